"""Ways to a key of a case file, such as ``indsatser[1].evalueres``, for programs and for people."""

import re
from collections.abc import Sequence

from sagscli.language import _

Path = tuple[str | int, ...]

DATES = frozenset(
    {
        "født",
        "opstart",
        "afholdt",
        "bestilt",
        "dato",
        "givet",
        "start",
        "slut",
        "evalueres",
        "evalueret",
    }
    | {"referat-udsendt", "anbefalet", "accepteret", "udarbejdet", "sendt", "møde"}
)
"""Keys under which a date is written."""

_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_ENTRY = re.compile(r"(?:[^.\[\]]+\.)*([^.\[\]]+)\[(\d+)\]\.?(.*)")
_REFERRAL = "henvisninger."


def path_of(key: str) -> Path:
    """Return "tilbud[0].opstart" as ("tilbud", 0, "opstart")."""
    return tuple(name or int(index) for name, index in _PART.findall(key))


def readable_all(keys: Sequence[str]) -> str:
    """Return ways to keys as people count; of one entry: "mål" and "tegn" in indsatser, entry 2."""
    found = [_ENTRY.fullmatch(key) for key in keys]
    whole = [one for one in found if one is not None and one[3] and "[" not in one[3]]
    if len(whole) < len(keys) or len({one.group(1, 2) for one in whole}) > 1:
        return enumerated([readable(key) for key in keys])
    section, index = whole[0].group(1, 2)
    return _("{key} in {section}, entry {number}").format(
        key=enumerated([f'"{one[3]}"' for one in whole]), section=section, number=int(index) + 1
    )


def enumerated(words: Sequence[str]) -> str:
    """Return words as they are told in a sentence: one, two and three."""
    *before, last = words
    return _("{words} and {last}").format(words=", ".join(before), last=last) if before else last


def readable(key: str) -> str:
    """Return a way to a key as people count: "evalueres" in indsatser, entry 2."""
    found = _ENTRY.fullmatch(key)
    if found is None:
        return _plain(key)
    section, index, rest = found.groups()
    if not rest:
        return _("{section}, entry {number}").format(section=section, number=int(index) + 1)
    return _("{key} in {section}, entry {number}").format(
        key=readable(rest), section=section, number=int(index) + 1
    )


def _plain(key: str) -> str:
    """Return a way without numbers: "født" under "barn"; of a referral to come, in the referral."""
    if key.startswith(_REFERRAL):
        return _("{key} in the referral").format(key=_plain(key.removeprefix(_REFERRAL)))
    last, *above = (f'"{part}"' for part in reversed(key.split(".")))
    for part in above:
        last = _("{key} under {part}").format(key=last, part=part)
    return last


def wanting(keys: Sequence[str]) -> str:
    """Return what to do about keys that have nothing: write the dates, or fill them in."""
    are_dates = all(next(reversed(path_of(key)), "") in DATES for key in keys)
    text = _("write the date under {key}") if are_dates else _("fill in {key}")
    return text.format(key=readable_all(keys))
