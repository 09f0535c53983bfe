"""The day that a cell can only mean."""

from datetime import date

from sagscli.casefile.day_guess import day_guess
from sagscli.sheets.sheet import SheetCell

_LOST_ZERO = 5
"""Digits that a date of six has where the zero before its day was lost: 40322 for 040322."""


def day_of(cell: SheetCell) -> date | None:
    """Return the day in a cell; None where it may be several, or none.

    A number of five digits is Excel's count of days, unless it may be a day, month and year
    without its first zero: 40322 is 24 May 2010 to Excel, and 4 March 2022 to who typed 040322.
    """
    if cell.day is not None:
        return cell.day
    guess = day_guess(cell.text)
    if guess is not None or cell.counted is None:
        return guess
    return None if _may_be_written_out(cell.text) else cell.counted


def _may_be_written_out(text: str) -> bool:
    digits = text.partition(",")[0]
    if len(digits) != _LOST_ZERO:
        return True
    day, month, year = int(digits[0]), int(digits[1:3]), int(digits[3:])
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
