"""A sheet as it was read: its rows, each cell with what stands in it and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sagscli import letters
from sagscli.case import cpr
from sagscli.errors import SagError
from sagscli.language import _

MOST_ROWS = 5000
"""Rows below the headings of a sheet that are read; a municipality has far fewer children."""
MOST_COLUMNS = 300
_LETTERS = 26


class SheetError(SagError):
    """A file that is no sheet `sag` can read, or a sheet that is not as it has to be."""


class CellFault(StrEnum):
    """Why it cannot be told what stands in a cell."""

    FORMULA = "formula"
    """It is reckoned, and nobody has reckoned it since the file was written."""
    ERROR = "error"
    """Excel itself shows an error there, such as #N/A."""
    MERGED = "merged"
    """It is one with others, so its value may be meant for each of them."""
    DIGITS = "digits"
    """A number of more digits than Excel keeps: the last ones are gone."""


class SheetCell(NamedTuple):
    """What stands in a cell: as text, and as a day where it is one.

    `counted` is the day that a number without the form of a date stands for where it is meant as
    Excel's own count of days.
    """

    text: str = ""
    day: date | None = None
    counted: date | None = None
    is_number: bool = False
    fault: CellFault | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands there, not even something that cannot be read."""
        return not self.text and self.fault is None


class SheetRow(NamedTuple):
    """A row with its number as Excel counts it, from 1."""

    number: int
    cells: tuple[SheetCell, ...]

    @property
    def is_blank(self) -> bool:
        """Return whether nothing stands in the row."""
        return all(cell.is_empty for cell in self.cells)

    def cell(self, column: int) -> SheetCell:
        """Return the cell of a column, counted from 0; an empty one beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else SheetCell()


class HiddenParts(NamedTuple):
    """What nobody sees in a workbook: rows (from 1) and columns (from 0), and other sheets."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    sheets: tuple[str, ...] = ()


NOTHING_HIDDEN = HiddenParts()


@dataclass(frozen=True)
class SheetRows:
    """The rows of a sheet that are not blank. `is_text`: it was a file of separated values."""

    rows: Sequence[SheetRow]
    is_text: bool = False
    hidden: HiddenParts = NOTHING_HIDDEN


@dataclass(frozen=True)
class HeadedSheet:
    """A sheet with its headings by column, "" for a column without one, and the rows below."""

    header_row: int
    headings: tuple[str, ...]
    rows: Sequence[SheetRow]
    is_text: bool = False
    hidden: HiddenParts = NOTHING_HIDDEN

    def columns_of(self, heading: str) -> list[int]:
        """Return the columns with a heading, capitals aside."""
        wanted = heading_key(heading)
        return [at for at, own in enumerate(self.headings) if own and heading_key(own) == wanted]

    def is_ragged(self, row: SheetRow) -> bool:
        """Return whether a row of separated values has not as many as there are headings."""
        beyond = row.cells[len(self.headings) :]
        is_longer = any(not cell.is_empty for cell in beyond)
        return self.is_text and (len(row.cells) < len(self.headings) or is_longer)


def heading_key(heading: str) -> str:
    """Return a heading as it is compared."""
    return letters.comparable(" ".join(heading.split()))


def column_letter(column: int) -> str:
    """Return what Excel calls a column, counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def headed(sheet: SheetRows, header_row: int | None = None) -> HeadedSheet:
    """Return a sheet with its headings: of the row with that number, else of its first row.

    Raises SheetError where there are none, or where what stands there are no headings.
    """
    if not sheet.rows:
        raise SheetError(
            _("the sheet is empty."), _("Check that it is the right file, and the right sheet.")
        )
    header = _header(sheet, header_row)
    below = [row for row in sheet.rows if row.number > header.number]
    if len(below) > MOST_ROWS:
        raise too_many_rows()
    headings = tuple(" ".join(cell.text.split()) for cell in header.cells)
    while headings and not headings[-1]:
        headings = headings[:-1]
    return HeadedSheet(header.number, headings, below, sheet.is_text, sheet.hidden)


def _header(sheet: SheetRows, wanted: int | None) -> SheetRow:
    first = sheet.rows[0]
    header = first if wanted is None else _numbered(sheet.rows, wanted)
    if header is None:
        raise SheetError(
            _("row {row} of the sheet is empty, and cannot be the headings.").format(row=wanted),
            _("Say with --header-row which row has them."),
        )
    if any(map(_is_data, header.cells)):
        raise SheetError(
            _("row {row} of the sheet has data in it, and no headings.").format(row=header.number),
            _(
                "Put a row above the first child that says what each column is, or say with "
                "--header-row which row does."
            ),
        )
    return header


def _numbered(rows: Sequence[SheetRow], number: int) -> SheetRow | None:
    return next((row for row in rows if row.number == number), None)


def _is_data(cell: SheetCell) -> bool:
    """Return whether a cell holds what no heading is: a day, a number, a CPR number, a fault."""
    if cell.fault not in (None, CellFault.MERGED):
        return True
    is_number = cell.is_number or cell.text.replace("-", "").isdecimal()
    return cell.day is not None or is_number or bool(cpr.numbers_in(cell.text))


def too_many_rows() -> SheetError:
    """Say that a sheet has more rows than are read."""
    return SheetError(
        _("the sheet has more than {n} rows, and no more are read at a time.").format(n=MOST_ROWS),
        _("Part it in several files, and import one after the other."),
    )


def without_blank(rows: Iterator[SheetRow]) -> list[SheetRow]:
    """Return the rows that are not blank. Raises SheetError for very many, without reading on."""
    kept: list[SheetRow] = []
    for row in rows:
        if not row.is_blank:
            kept.append(row)
        if len(kept) > MOST_ROWS + _MOST_ABOVE:
            raise too_many_rows()
    return kept


_MOST_ABOVE = 100
"""Rows that may stand above the headings."""
