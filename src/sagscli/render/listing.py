"""One list, four formats: a result gives itself as a `Listing` once, and is written by these."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from sagscli import days
from sagscli.app.note import Note
from sagscli.app.workspace import Dialect
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.language import _
from sagscli.render.json_text import NOTES, note_value
from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import Line, Style, paragraph
from sagscli.safety import clean

T = TypeVar("T")
Cell = str | int | bool | date | Sequence[str] | Sequence[int] | None
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, in wide signs too."""
_LATER_FORMULA = re.compile(r"([;,][\s\"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""One after a separator: a program that reads the other dialect begins a cell there."""
_AROUND = ' "'
VERSION = 1


@dataclass(frozen=True)
class ListColumn(Generic[T]):
    """A column: its key and value for programs, its heading and cell for people.

    Without a heading it is for programs only; without a key, for people only. Without a `cell`
    the value is shown. One that is `below` stands under the row in a table, for it is long. The
    rest is how the table lays it out; see `Column`.
    """

    key: str
    value: Callable[[T], Cell]
    heading: str | None = None
    cell: Callable[[T], str] | None = None
    wraps: bool = False
    right: bool = False
    optional: bool = False
    labelled: bool = False
    below: bool = False

    def shown(self, row: T) -> str:
        """Return what people see of a row."""
        return clean(self.cell(row) if self.cell is not None else _in_words(self.value(row)))

    def told(self, row: T) -> str:
        """Return what people see of a row where the heading does not stand over it."""
        text = self.shown(row)
        return f"{self.heading}: {text}" if self.labelled and text else text

    def laid_out(self) -> Column[T]:
        """Return the column of a table."""
        heading = self.heading or ""
        return Column(
            lambda _row: heading,
            self.shown,
            wraps=self.wraps,
            right=self.right,
            optional=self.optional,
            labelled=self.labelled,
        )


class Remark(NamedTuple):
    """A sentence under a row or under the list."""

    text: str
    style: Style = "dim"


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A list: what it is called, its columns and rows, and what is to be said beside them.

    `key` is what programs find the rows under. `is_titled` says that the table has the title.
    `told` are notes that programs have too, and `errors` what makes a list of cases less than
    whole; None for a list of something else.
    """

    key: str
    title: str
    columns: Sequence[ListColumn[T]]
    rows: Sequence[T]
    as_of: date | None = None
    notes: Sequence[Remark] = ()
    empty: str = ""
    style: Callable[[T], Style] = lambda _row: ""
    remarks: Callable[[T], Sequence[Remark]] = lambda _row: ()
    is_titled: bool = True
    told: Sequence[Note] = ()
    errors: Sequence[Diagnostic] | None = None
    dialect: Dialect = "standard"

    def for_programs(self) -> list[Mapping[str, Cell]]:
        """Return the rows by the keys of their columns."""
        return [
            {column.key: column.value(row) for column in self.columns if column.key}
            for row in self.rows
        ]


def format_table(listing: Listing[T], columns: int) -> list[Line]:
    """Return a list as styled lines: its rows fitted to `columns`, remarks below each."""
    lines = paragraph(listing.title, columns, "title") if listing.is_titled else []
    for_people = [column for column in listing.columns if column.heading is not None]
    shown = [column.laid_out() for column in for_people if not column.below]
    below = [column for column in for_people if column.below]
    if not listing.rows:
        return [*lines, *paragraph(listing.empty, columns)]
    layout = fit(shown, listing.rows, columns)
    lines += [] if layout.stacked else [layout.header(listing.rows[0])]
    for at, row in enumerate(listing.rows):
        lines += layout.rows(at, listing.style(row))
        under = " · ".join(filter(None, (column.told(row) for column in below)))
        for remark in (*([Remark(under)] if under else []), *listing.remarks(row)):
            lines += paragraph(f"└ {remark.text}", columns, remark.style, 4)
    lines += [()] if listing.notes else []
    for note in listing.notes:
        lines += paragraph(note.text, columns, note.style)
    return lines


def format_json(listing: Listing[T]) -> dict[str, object]:
    """Return a list for a program: its rows by the keys of its columns."""
    document: dict[str, object] = {"version": VERSION}
    if listing.as_of is not None:
        document["as_of"] = listing.as_of.isoformat()
    document[listing.key] = listing.for_programs()
    if listing.errors is not None:
        from sagscli.render.diagnostics.machine import diagnostic_value

        document["diagnostics"] = [diagnostic_value(each) for each in listing.errors]
    document[NOTES] = [note_value(each) for each in listing.told]
    return document


def format_csv(listing: Listing[T]) -> str:
    """Return a list for spreadsheets, with the keys of the columns as headings.

    "standard" is RFC 4180 with commas; "excel" is what a Danish Excel opens by a
    double click: semicolons, and a byte order mark so that æøå come out right.
    """
    import csv  # a table needs neither
    import io

    is_excel = listing.dialect == "excel"
    out = io.StringIO()
    separator = ";" if is_excel else ","
    out.write(separator.join(column.key for column in listing.columns if column.key) + "\r\n")
    # Every text is quoted, which does not help one who reads it as the other dialect.
    writer = csv.writer(
        out, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC
    )
    for row in listing.for_programs():
        writer.writerow([_csv_cell(value) for value in row.values()])
    return ("\ufeff" if is_excel else "") + out.getvalue()


def _csv_cell(value: Cell) -> str | int | None:
    """Return a value as a cell.

    Text that a spreadsheet would take for a formula is disarmed with an apostrophe, in the midst
    of a cell too where the other dialect would part it; numbers of ours need none.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    text = clean(value if isinstance(value, str) else ", ".join(map(str, value)))
    text = _LATER_FORMULA.sub(r"\1'", text)
    # A quotation mark before the sign is part of the text, and none to who reads the other dialect.
    return f"'{text}" if text.lstrip(_AROUND).startswith(_FORMULA) else text


def format_markdown(listing: Listing[T]) -> str:
    """Return a list for a mail or minutes; remarks on a row are its last cell."""
    from sagscli.documents.template_filters import markdown

    lines = [f"# {markdown(listing.title)}", ""]
    if listing.rows:
        lines += _markdown_table(listing)
    else:
        lines += [markdown(listing.empty)]
    for note in listing.notes:
        lines += ["", markdown(note.text)]
    return "\n".join(lines) + "\n"


def _markdown_table(listing: Listing[T]) -> list[str]:
    from sagscli.documents.template_filters import markdown

    shown = [column for column in listing.columns if column.heading is not None]
    headings = [column.heading or "" for column in shown]
    rows = [[column.shown(row) for column in shown] for row in listing.rows]
    remarks = ["; ".join(remark.text for remark in listing.remarks(row)) for row in listing.rows]
    if any(remarks):
        headings.append(_("Remarks"))
        rows = [[*cells, clean(remark)] for cells, remark in zip(rows, remarks, strict=True)]
    texts = [[markdown(cell) for cell in cells] for cells in (headings, *rows)]
    texts.insert(1, ["---"] * len(headings))
    return [f"| {' | '.join(cells)} |" for cells in texts]


def _in_words(value: Cell) -> str:
    if isinstance(value, date):
        return days.short(value)
    if value is None:
        return ""
    return str(value) if isinstance(value, str | int) else ", ".join(map(str, value))
