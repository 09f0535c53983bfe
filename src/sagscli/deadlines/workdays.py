"""Danish working days: not Saturday, Sunday, a public holiday, 5 June, 24 or 31 December (F).

The days off are data, made from the `holidays` library by ``tools/make_calendar.py``.
Store Bededag is an ordinary day from 2024.
"""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path

CALENDARS = Path(__file__).parent / "calendars"
SATURDAY = 5
_DAY = timedelta(days=1)


@cache
def _days_off(calendar: str) -> dict[str, frozenset[str]]:
    text = (CALENDARS / f"{calendar}.json").read_text(encoding="utf-8")
    return {year: frozenset(days) for year, days in json.loads(text).items()}


@cache
def is_working_day(day: date, calendar: str = "dk") -> bool:
    """Return whether offices are open on `day`. Outside 1990 to 2110 only weekends are known."""
    if day.weekday() >= SATURDAY:
        return False
    return day.strftime("%m-%d") not in _days_off(calendar).get(str(day.year), frozenset())


def working_day_on_or_before(day: date, calendar: str = "dk") -> date:
    """Return the last working day on or before `day`: when to act to keep a deadline."""
    while not is_working_day(day, calendar):
        day -= _DAY
    return day


def add_working_days(anchor: date, count: int, calendar: str = "dk") -> date:
    """Return the `count`-th working day after `anchor` (before it when negative)."""
    step = _DAY if count >= 0 else -_DAY
    day = anchor
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, calendar):
            day += step
    return day
