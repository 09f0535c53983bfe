"""Rows of an Excel workbook: values as Excel last reckoned them, days as days, zeros kept."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import IO, Any

from sagscli import letters
from sagscli.language import _
from sagscli.sheets.file_kind import broken
from sagscli.sheets.number_form import MOST_DIGITS, in_form
from sagscli.sheets.package import Overlooked, overlooked, refuse_bombs
from sagscli.sheets.sheet import (
    MOST_COLUMNS,
    CellFault,
    HiddenParts,
    SheetCell,
    SheetError,
    SheetRow,
    SheetRows,
    without_blank,
)

_FIRST_COUNTED, _LAST_COUNTED = 10_000, 99_999
"""Numbers that may be a count of days: 1927 to 2173. Below these they are years, or anything."""
_EMPTY = SheetCell()


def read_workbook(path: str, wanted: str | None) -> SheetRows:
    """Return the rows of a sheet of a workbook: the one called `wanted`, else the only one.

    No macro and no formula is run. Raises SheetError.
    """
    with _told_apart():
        refuse_bombs(path)
        with open(path, "rb") as file:  # by its name alone, openpyxl would refuse some
            book = _opened(file)
            sheet = _chosen(book, wanted)
            aside = overlooked(path, sheet.title)
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            hidden = HiddenParts(
                aside.hidden_rows, aside.hidden_columns, tuple(_hidden_beside(book, sheet))
            )
            return SheetRows(without_blank(_rows(sheet, aside, book.epoch)), hidden=hidden)


@contextmanager
def _told_apart() -> Iterator[None]:
    """Let what openpyxl says of a damaged file, in its many ways, be one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except SheetError:
        raise
    except Exception:  # noqa: BLE001 - it is the file that is at fault, whatever was raised
        raise broken() from None


def _opened(file: IO[bytes]) -> Any:
    from openpyxl import load_workbook

    return load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _chosen(book: Any, wanted: str | None) -> Any:
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if wanted is not None:
        same = [name for name in sheets if letters.comparable(name) == letters.comparable(wanted)]
        if not same:
            raise SheetError(
                _('the workbook has no sheet called "{name}".').format(name=wanted),
                _("It has: {names}.").format(names=_listed(list(sheets))),
            )
        return sheets[same[0]]
    seen = [name for name, sheet in sheets.items() if sheet.sheet_state == "visible"]
    names = seen or list(sheets)
    if not names:
        raise broken()
    if len(names) > 1:
        raise SheetError(
            _("the workbook has several sheets: {names}.").format(names=_listed(names)),
            _('Say with --sheet which one, or with "ark" in the mapping.'),
        )
    return sheets[names[0]]


def _hidden_beside(book: Any, chosen: Any) -> Iterator[str]:
    """Yield the sheets that are hidden, but for the one that was asked for."""
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible" and sheet.title != chosen.title:
            yield sheet.title


def _listed(names: Sequence[str], most: int = 10) -> str:
    return ", ".join(f'"{name}"' for name in names[:most]) + (", …" if len(names) > most else "")


def _rows(sheet: Any, aside: Overlooked, epoch: datetime) -> Iterator[SheetRow]:
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        read = [_cell(cell, epoch) if cell.value is not None else _EMPTY for cell in cells]
        for column in aside.uncounted.get(number, ()):
            read[column] = SheetCell(fault=CellFault.FORMULA)
        for left, right in aside.merged_in(number):
            span = slice(left, right + 1)
            read[span] = [cell._replace(fault=CellFault.MERGED) for cell in read[span]]
        while read and read[-1] is _EMPTY:  # each row comes as wide as the widest may be
            read.pop()
        yield SheetRow(number, tuple(read))


def _cell(cell: Any, epoch: datetime) -> SheetCell:
    value = cell.value
    if cell.data_type == "e":
        return SheetCell(fault=CellFault.ERROR)
    if isinstance(value, bool):
        return SheetCell("ja" if value else "nej")
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "", epoch)
    if isinstance(value, datetime):
        return SheetCell(value.date().isoformat(), day=value.date())
    if isinstance(value, date):
        return SheetCell(value.isoformat(), day=value)
    return SheetCell(str(value).strip())


def _number(value: float, form: str, epoch: datetime) -> SheetCell:
    if abs(value) >= 10**MOST_DIGITS:
        return SheetCell(fault=CellFault.DIGITS)
    return SheetCell(in_form(value, form), counted=_counted(value, epoch), is_number=True)


def _counted(value: float, epoch: datetime) -> date | None:
    """Return the day that a number is in Excel's count of days, from 1900 or 1904 on."""
    if not _FIRST_COUNTED <= value <= _LAST_COUNTED:
        return None
    from openpyxl.utils.datetime import from_excel

    moment = from_excel(value, epoch)
    return moment.date() if isinstance(moment, datetime) else None
