"""Dates counted from an anchor (F).

A period in months ends on the same day of the month; where that day does not
exist, on the month's last day ("ned") or on the first of the next ("op"). Dates
are always counted from the anchor, never chained: 31 August + 3 and + 9 months
is 30 November and 31 May.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dateutil.relativedelta import relativedelta

MonthEnd = Literal["ned", "op"]


@lru_cache(maxsize=512)
def _months(count: int) -> relativedelta:
    return relativedelta(months=count)


@lru_cache(maxsize=1 << 16)
def add_months(anchor: date, months: int, month_end: MonthEnd = "ned") -> date:
    """Return the day `months` after `anchor` (before it when negative)."""
    day = anchor + _months(months)
    # Counted backwards, later would be too late: a deadline never moves that way (A4).
    if month_end == "op" and months > 0 and day.day < anchor.day:
        return day + timedelta(days=1)
    return day


def add_years(anchor: date, years: int) -> date:
    """Return the day `years` after `anchor`; 29 February becomes the 28th."""
    return add_months(anchor, 12 * years)


def last_before(month_day: tuple[int, int], event: date) -> date:
    """Return the latest calendar day `month_day` that lies before `event`."""
    this_year = date(event.year, *month_day)
    return this_year if this_year < event else date(event.year - 1, *month_day)


def first_after(days: Sequence[date], day: date) -> date | None:
    """Return the first of ascending `days` that comes after `day`; None when none does."""
    at = bisect_right(days, day)
    return days[at] if at < len(days) else None
