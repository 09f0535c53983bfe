"""Ways to a key of a case file, such as ``indsatser[1].evalueres``, for programs and for people."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from sagscli.case.key_roles import DateRole
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.tagged import records_with, tagged
from sagscli.case.walk import record_at
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.language import _

_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_ENTRY = re.compile(r"(?:[^.\[\]]+\.)*([^.\[\]]+)\[(\d+)\]\.?(.*)")
_REFERRAL = "henvisninger."


def path_of(key: str) -> KeyPath:
    """Return "tilbud[0].opstart" as ("tilbud", 0, "opstart")."""
    return tuple(name or int(index) for name, index in _PART.findall(key))


def value_at(value: Any, path: KeyPath) -> Any:
    """Return what stands at the end of a path in a record, mapping or list; None for nothing."""
    for part in path:
        if isinstance(value, Record):
            value = getattr(value, type(value).attributes().get(str(part), ""), None)
        elif isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, tuple | list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def with_value(record: Any, path: KeyPath, value: Any) -> Any:
    """Return `record` with `value` at the end of a path that is there; nothing else changes."""
    if not path:
        return value
    part, *rest = path
    if isinstance(record, tuple):
        at = int(part)
        return (*record[:at], with_value(record[at], tuple(rest), value), *record[at + 1 :])
    if isinstance(record, dict):
        return record | {part: with_value(record.get(part), tuple(rest), value)}
    attribute = type(record).attributes()[part]
    inner = with_value(getattr(record, attribute), tuple(rest), value)
    return record.model_copy(update={attribute: inner})


@cache
def date_keys() -> frozenset[str]:
    """Return the keys under which a case has a date, wherever they stand."""
    dated = (tagged(record, DateRole) for record in records_with(Case, DateRole))
    return frozenset(key.danish for keys in dated for key in keys)


def is_date(path: KeyPath) -> bool:
    """Return whether a date stands at the end of a path of a case."""
    return _is_date(tuple(part for part in path if isinstance(part, str)))


@cache
def _is_date(names: tuple[str, ...]) -> bool:
    record = record_at(Case, names[:-1])
    return record is not None and any(key.danish == names[-1] for key in tagged(record, DateRole))


def readable_all(keys: Sequence[str]) -> str:
    """Return ways to keys as people count; of one entry: "mål" and "tegn" in indsatser, entry 2."""
    matches = [_ENTRY.fullmatch(key) for key in keys]
    whole = [match for match in matches if match is not None and match[3] and "[" not in match[3]]
    if len(whole) < len(keys) or len({match.group(1, 2) for match in whole}) > 1:
        return enumerated([readable(key) for key in keys])
    section, index = whole[0].group(1, 2)
    return _("{key} in {section}, entry {number}").format(
        key=enumerated([f'"{match[3]}"' for match in whole]), section=section, number=int(index) + 1
    )


def enumerated(words: Sequence[str]) -> str:
    """Return words as they are told in a sentence: one, two and three."""
    *before, last = words
    return _("{words} and {last}").format(words=", ".join(before), last=last) if before else last


def readable(key: str) -> str:
    """Return a way to a key as people count: "evalueres" in indsatser, entry 2."""
    match = _ENTRY.fullmatch(key)
    if match is None:
        return _plain(key)
    section, index, rest = match.groups()
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
    are_dates = all(is_date(path_of(key)) for key in keys)
    text = _("write the date under {key}") if are_dates else _("fill in {key}")
    return text.format(key=readable_all(keys))
