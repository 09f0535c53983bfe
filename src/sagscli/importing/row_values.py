"""What a row says of a case: the values under their keys, or why it cannot be told."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as ByName
from typing import Any, NamedTuple

from sagscli.case import cpr
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import record_at
from sagscli.casefile.day_guess import which_to_write, why_no_day
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.importing.cell_days import day_of
from sagscli.importing.mapping import Mapping
from sagscli.importing.target import PARENTS, ColumnKey
from sagscli.language import _
from sagscli.recording.asked_key import AnswerKind
from sagscli.sheets.sheet import CellFault, SheetCell, SheetRow, heading_key

NUMBER: KeyPath = ("sag",)
BORN: KeyPath = ("barn", "født")
CPR: KeyPath = ("barn", "cpr")
_CPR_DIGITS = 10
_BETWEEN_NAMES = re.compile(r"\s*(?:[;\n/&+]|\bog\b|\band\b)\s*")
_BETWEEN_WORDS = re.compile(r"\s*[;,\n]\s*")
_BETWEEN_TEXTS = re.compile(r"\s*[;\n]\s*")


class PlacedColumn(NamedTuple):
    """A column of the sheet (from 0) with its heading, and the key it is."""

    at: int
    heading: str
    target: ColumnKey


class RowReason(NamedTuple):
    """Why a row is refused, the column where there is one, and what to do. Names nobody."""

    message: str
    remedy: str | None = None
    column: int | None = None
    heading: str | None = None


class RowValues(NamedTuple):
    """What a row says, by the way to each key, and what in it cannot be read."""

    values: dict[KeyPath, Any]
    reasons: tuple[RowReason, ...]


def values_of_row(row: SheetRow, columns: Sequence[PlacedColumn], mapping: Mapping) -> RowValues:
    """Return what a row says under the keys of a case, with what is the same for every row."""
    values: dict[KeyPath, Any] = {}
    reasons: list[RowReason] = []
    for column in columns:
        cell = _in_words(row.cell(column.at), mapping.words)
        if cell.is_empty:
            continue
        answer = _read(cell, column.target)
        if isinstance(answer, RowReason):
            reasons.append(answer._replace(column=column.at, heading=column.heading))
        else:
            _put(values, column.target, answer)
    values |= dict(_constants(mapping, values))
    reasons += _numbers_put_right(values, columns)
    return RowValues(values, tuple(reasons))


def _in_words(cell: SheetCell, words: ByName[str, str]) -> SheetCell:
    word = words.get(heading_key(cell.text)) if words else None
    return cell if word is None else SheetCell(word)


def _read(cell: SheetCell, target: ColumnKey) -> Any:
    """Return what a cell says under a key, else the reason why it cannot be told."""
    if cell.fault is not None:
        return _reason_of(cell.fault)
    if target.is_day:
        day = day_of(cell)
        return _no_day(cell.text) if day is None else day.isoformat()
    if target.path == PARENTS:
        return _parents(cell.text)
    if target.key.is_many:
        is_word = target.key.kind in (AnswerKind.WORD, AnswerKind.ROLE, AnswerKind.CHOICE)
        between = _BETWEEN_WORDS if is_word else _BETWEEN_TEXTS
        return [part for part in between.split(cell.text) if part]
    return cell.text


def _parents(text: str) -> Any:
    if "," in text:
        return RowReason(
            _("whether the comma stands between two people, or in one name, cannot be told"),
            _('Write ";" or "og" between two, and the first name first.'),
        )
    return [{"navn": name} for name in _BETWEEN_NAMES.split(text) if name]


def _put(values: dict[KeyPath, Any], target: ColumnKey, answer: Any) -> None:
    """Put an answer under its key: behind what another column of the same key says."""
    before = values.get(target.path)
    if before is None:
        values[target.path] = answer
    elif isinstance(before, list):
        values[target.path] = [*before, *answer]
    else:
        values[target.path] = f"{before} {answer}"


def _constants(mapping: Mapping, values: ByName[KeyPath, Any]) -> Iterator[tuple[KeyPath, Any]]:
    """Yield what is the same for every row; of an entry of a list, where the row has that entry."""
    for target, text in mapping.constants:
        entry = target.entry
        if entry is None or any(path[: len(entry)] == entry for path in values):
            yield target.path, [text] if target.key.is_many else text


def _numbers_put_right(
    values: dict[KeyPath, Any], columns: Sequence[PlacedColumn]
) -> Iterator[RowReason]:
    """Give a CPR number of nine digits its first zero back, where the birth date says the same."""
    number = str(values.get(CPR, "")).replace(" ", "")
    digits = number.replace("-", "")
    if len(digits) != _CPR_DIGITS - 1 or not digits.isdecimal():
        return
    whole = f"0{digits}"
    born = cpr.birth_date(whole)
    if born is not None and born.isoformat() == values.get(BORN):
        values[CPR] = f"{whole[:6]}-{whole[6:]}"
        return
    reason = RowReason(
        _("a CPR number has ten digits, and this one nine"),
        _("Has Excel taken the first zero? Form the cells as text, and write it again."),
    )
    for column in columns:
        if column.target.path == CPR:
            yield reason._replace(column=column.at, heading=column.heading)


def _no_day(text: str) -> RowReason:
    return RowReason(
        why_no_day(text) or _("which day it is cannot be told"),
        which_to_write(text)
        or _("Write it as 2026-10-05, or with the month and all four digits of the year."),
    )


def _reason_of(fault: CellFault) -> RowReason:
    return {
        CellFault.FORMULA: RowReason(
            _("the cell has a formula that has not been reckoned"),
            _("Open the file in Excel, save it, and try again."),
        ),
        CellFault.ERROR: RowReason(
            _("Excel shows an error in the cell"), _("Put it right in Excel.")
        ),
        CellFault.MERGED: RowReason(
            _("the cell is merged with others"),
            _("Unmerge them in Excel, and write in each what is meant for it."),
        ),
        CellFault.DIGITS: RowReason(
            _("the number has more digits than Excel keeps"),
            _("Form the cells as text, and write it again."),
        ),
    }[fault]


def nested_values(values: ByName[KeyPath, Any]) -> dict[str, Any]:
    """Return values by the ways to them as those of a case file, its keys in their order.

    Entries of a list that the row does not have are left out.
    """
    root: dict[Any, Any] = {}
    for path, value in values.items():
        here = root
        for part in path[:-1]:
            here = here.setdefault(part, {})
        here[path[-1]] = value
    ordered: dict[str, Any] = _ordered(root, Case)
    return ordered


def _ordered(value: Any, record: type[Record] | None) -> Any:
    if isinstance(value, list):
        return [_ordered(entry, record) for entry in value]
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(part, int) for part in value):
        return [_ordered(value[at], record) for at in sorted(value)]
    keys = record.keys() if record is not None else {}
    order = [key for key in keys if key in value] + [key for key in value if key not in keys]
    return {key: _ordered(value[key], _below(record, key)) for key in order}


def _below(record: type[Record] | None, key: str) -> type[Record] | None:
    return record_at(record, (key,)) if record is not None else None
