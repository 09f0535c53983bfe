"""No text of a case is a formula in a sheet, whichever list it stands in and whoever reads it."""

import csv
import io
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.render.formats import FORMATS
from sagscli.render.listing import ListColumn, Listing, format_csv

SIGNS = "=+-@＝＋－＠"
TEXT = st.text(st.sampled_from(f"{SIGNS}\t\r\n ;,\"'|a1\u200b\ufeff"), max_size=12)


@dataclass
class Row:
    """A row of a list, as any command makes them."""

    cells: list[str]


def test_every_list_for_sheets_is_written_by_the_one_that_disarms() -> None:
    writers = {formats["csv"].writer for formats in FORMATS.values() if "csv" in formats}
    assert writers == {"listing:format_csv"}
    assert sum("csv" in formats for formats in FORMATS.values()) >= 8


@pytest.mark.parametrize("dialect", ["excel", "standard"])
@given(cells=st.lists(TEXT, min_size=3, max_size=3))
def test_no_cell_is_live_in_either_dialect_and_every_text_is_quoted(dialect, cells) -> None:
    columns: list[ListColumn[Row]] = [
        ListColumn("a", lambda row: row.cells[0]),
        ListColumn("b", lambda row: row.cells[1]),
        ListColumn("c", lambda row: row.cells[2:]),
    ]
    listing = Listing("rows", "T", columns, [Row(cells)], dialect=dialect)
    text = format_csv(listing).removeprefix("\ufeff")
    own = ";" if dialect == "excel" else ","
    [_headings, row] = csv.reader(io.StringIO(text), delimiter=own)
    assert len(row) == 3
    assert text.partition("\r\n")[2].count(f'"{own}"') >= 2
    for separator in ",;":
        # Who reads the other dialect may meet a quotation mark in the midst of a cell.
        around = " " if separator == own else ' "'
        for line in list(csv.reader(io.StringIO(text), delimiter=separator))[1:]:
            assert not [cell for cell in line if cell.strip(around).startswith(tuple(SIGNS))], text
