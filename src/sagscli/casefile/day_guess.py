"""The day that a text can only mean, however it is written."""

import re
from collections.abc import Iterator
from datetime import date

from sagscli import letters
from sagscli.case.fields import FIRST_YEAR, LAST_YEAR

_MONTHS = (
    ("januar", "january", "jan"),
    ("februar", "february", "feb"),
    ("marts", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_WEEKDAYS = (
    ("mandag", "monday"),
    ("tirsdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lørdag", "saturday"),
    ("søndag", "sunday"),
)
_MONTH_OF = {name: at for at, names in enumerate(_MONTHS, 1) for name in names}
_WEEKDAY_OF = {name: at for at, names in enumerate(_WEEKDAYS) for name in names}

# As Danes write it, the day before the month: 1/3-2026, 01.03.2026, 1-3-2026; or 2026/3/1.
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-./ ]+)([0-9]{1,2})([-./ ]+)([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-./ ])([0-9]{1,2})([-./ ])([0-9]{1,2})")
_EIGHT_DIGITS = re.compile(r"[0-9]{8}")
_NAMED = re.compile(
    r"(?:(?P<weekday>(?!den\b)[a-zæøå]+),? +)?(?:(?:den|d\.) *)?"
    r"(?P<day>[0-9]{1,2})\.? *(?P<month>[a-zæøå]+)\.?,? +(?P<year>[0-9]{4})"
)
_CLOCK = re.compile(r"[t ,]+(?:kl\.? *)?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?z?")


def day_guess(text: str) -> date | None:
    """Return the one day that `text` can mean; None where there are several, or none.

    A year of two digits has no century, and six digits in a row no order: 200522 may be 20 May
    2022 or 22 May 2020.
    """
    plain = letters.typed(text).lower()
    clock = _CLOCK.search(plain)
    if clock is not None and clock.end() == len(plain) and clock.start() >= len("1/3-2026"):
        plain = plain[: clock.start()]
    days = {day for day in _readings(plain) if FIRST_YEAR <= day.year <= LAST_YEAR}
    return days.pop() if len(days) == 1 else None


def _readings(text: str) -> Iterator[date]:
    if match := _DAY_FIRST.fullmatch(text):
        yield from _day(match[5], match[3], match[1])
    elif match := _YEAR_FIRST.fullmatch(text):
        if match[2] == match[4]:
            yield from _day(match[1], match[3], match[5])
    elif _EIGHT_DIGITS.fullmatch(text):
        yield from _day(text[:4], text[4:6], text[6:])
        yield from _day(text[4:], text[2:4], text[:2])
    elif (match := _NAMED.fullmatch(text)) and match["month"] in _MONTH_OF:
        for day in _day(match["year"], str(_MONTH_OF[match["month"]]), match["day"]):
            weekday = match["weekday"]
            if weekday is None or _WEEKDAY_OF.get(weekday) == day.weekday():
                yield day


def _day(year: str, month: str, day: str) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return
