"""The day in a cell is the one it can only mean."""

from datetime import date

import pytest

from sagscli.importing.cell_days import day_of
from sagscli.sheets.sheet import SheetCell

DAY = date(2022, 3, 14)


@pytest.mark.parametrize(
    "text", ["14/3-2022", "14.03.2022", "14. marts 2022", "2022-03-14", "20220314"]
)
def test_texts_as_danes_write_days(text) -> None:
    assert day_of(SheetCell(text)) == DAY


@pytest.mark.parametrize("text", ["14/3-22", "140322", "3/14/2022", "2022", "marts 2022", "ukendt"])
def test_a_text_that_may_be_several_days_is_none(text) -> None:
    assert day_of(SheetCell(text)) is None


def test_a_day_is_itself_and_a_number_is_excels_count() -> None:
    assert day_of(SheetCell("x", day=DAY)) == DAY
    assert day_of(SheetCell("44634", counted=DAY, is_number=True)) == DAY
    assert day_of(SheetCell("44634,5", counted=DAY, is_number=True)) == DAY


def test_a_number_that_may_be_a_date_without_its_zero_is_no_day() -> None:
    """40322: 24 May 2010 to Excel, 4 March 2022 to who typed 040322."""
    assert day_of(SheetCell("40322", counted=date(2010, 5, 24), is_number=True)) is None


def test_a_number_in_a_text_file_is_no_count() -> None:
    assert day_of(SheetCell("44634")) is None
