"""The day that a text can only mean, however it is written; else the days that it may mean."""

import re
from collections.abc import Iterator
from datetime import date

from sagscli import days, letters
from sagscli.case.fields import FIRST_YEAR, LAST_YEAR
from sagscli.errors import UnknownNameError
from sagscli.language import _

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
# With nothing but strokes (1/3/2026) it may as well be American, from a program that speaks
# English. Neither dots nor hyphens are: a Danish Windows or Excel itself writes 01-03-2026.
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-./ ]+)([0-9]{1,2})([-./ ]+)([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-./ ])([0-9]{1,2})([-./ ])([0-9]{1,2})")
_EIGHT_DIGITS = re.compile(r"[0-9]{8}")
_NAMED = re.compile(
    r"(?:(?P<weekday>(?!den\b)[a-zæøå]+),? +)?(?:(?:den|d\.) *)?"
    r"(?P<day>[0-9]{1,2})\.? *(?P<month>[a-zæøå]+)\.?,? +(?P<year>[0-9]{4})"
)
_LONGEST_MONTH = 31
_CLOCK = re.compile(r"[t ,]+(?:kl\.? *)?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?z?")


def day_guess(text: str) -> date | None:
    """Return the one day that `text` can mean; None where there are several, or none."""
    possible = possible_days(text)
    return possible[0] if len(possible) == 1 else None


def possible_days(text: str) -> tuple[date, ...]:
    """Return the days that `text` can mean, the one that Danes would write so before others.

    3/4/2026 may be 3 April or, in English, 4 March. A year of two digits has no century, and six
    digits in a row no order (200522 may be 20 May 2022 or 22 May 2020): these are no day at all.
    """
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return tuple(dict.fromkeys(day for day in _readings(_plain(text)) if day.year in years))


def _plain(text: str) -> str:
    """Return a text in small letters, without a time of day behind its day."""
    plain = letters.typed(text).lower()
    clock = _CLOCK.search(plain)
    if clock is not None and clock.end() == len(plain) and clock.start() >= len("1/3-2026"):
        return plain[: clock.start()]
    return plain


def why_no_day(text: str) -> str | None:
    """Return why a text that is written as a day is none; None for one that is not so written."""
    plain = _plain(text)
    if next(_readings(plain), None) is not None:
        return _("the year must lie between {first} and {last}").format(
            first=FIRST_YEAR, last=LAST_YEAR
        )
    if match := _DAY_FIRST.fullmatch(plain):
        day, month, year = match[1], match[3], match[5]
    elif match := _YEAR_FIRST.fullmatch(plain):
        year, month, day = match[1], match[3], match[5]
    else:
        return None
    is_month = 1 <= int(month) <= len(_MONTHS) and FIRST_YEAR <= int(year) <= LAST_YEAR
    if not is_month or not 1 <= int(day) <= _LONGEST_MONTH:
        return None
    shown = days.of_every_year(int(month), int(day))
    return _("there is no {day} in {year}").format(day=shown, year=int(year))


def the_day(text: str, option: str | None = None) -> date:
    """Return the one day that a text can mean, which was typed for `option`.

    Raises UnknownNameError for one that is no day, and for one that may be two.
    """
    guess = day_guess(text)
    if guess is not None:
        return guess
    shown = f'"{text.strip()}"' if option is None else f'{option}: "{text}"'
    if (either := which_to_write(text)) is not None:
        raise UnknownNameError(
            _("{day} may be two days.").format(day=shown), f"{either[:1].upper()}{either[1:]}."
        )
    if (why := why_no_day(text)) is not None:
        raise UnknownNameError(
            _("{day} is not a day: {reason}.").format(day=shown, reason=why),
            _("Write it as 2026-10-05."),
        )
    raise UnknownNameError(_("{day} is not a day.").format(day=shown), _("Write it as 2026-10-05."))


def which_to_write(text: str) -> str | None:
    """Return what to write in place of a text that may be several days; None for others."""
    possible = possible_days(text)
    if len(possible) < 2:  # noqa: PLR2004 - several
        return None
    first, second, *_rest = possible
    return _("write {first_iso} for {first}, or {second_iso} for {second}").format(
        first=days.long(first),
        first_iso=first.isoformat(),
        second=days.long(second),
        second_iso=second.isoformat(),
    )


def _readings(text: str) -> Iterator[date]:
    if match := _DAY_FIRST.fullmatch(text):
        danish = list(_day(match[5], match[3], match[1]))
        yield from danish
        if danish and match[2].strip() == match[4].strip() == "/":  # 3/14/2026 is a slip
            yield from _day(match[5], match[1], match[3])
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
