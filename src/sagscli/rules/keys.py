"""Ways to a key of a case file, such as ``indsatser[1].evalueres``, for programs and for people."""

import re

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


def wanting(key: str) -> str:
    """Return what to do about a key that has nothing: write the date, or fill it in."""
    last = next(reversed(path_of(key)), "")
    text = _("write the date under {key}") if last in DATES else _("fill in {key}")
    return text.format(key=readable(key))
