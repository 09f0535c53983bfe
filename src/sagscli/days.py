"""Days as people write them (F): 01-11-2026 in Danish tables, 1. november 2026 in running text.

The names are CLDR's, written down here: reading them from Babel took a tenth of the time of every
list. tests/test_days.py holds the two together.
"""

from datetime import date
from typing import NamedTuple

from sagscli.language import current


class _Names(NamedTuple):
    """What a language calls months and weekdays, January and Monday first, in full and short."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_DANISH = _Names(
    _words("januar februar marts april maj juni juli august september oktober november december"),
    _words("jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec."),
    _words("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    _words("man tirs ons tors fre lør søn"),
)
_ENGLISH = _Names(
    _words("January February March April May June July August September October November December"),
    _words("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
    _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    _words("Mon Tue Wed Thu Fri Sat Sun"),
)


def short(day: date | None) -> str:
    """Return a day for a table: 01-11-2026 in Danish, 2026-11-01 in English; "" for None."""
    if day is None:
        return ""
    return day.strftime("%d-%m-%Y") if _is_danish() else day.isoformat()


def weekday(day: date) -> str:
    """Return such as "fre 30-10" or "Fri 30 Oct", for a day whose year is plain from beside it."""
    if _is_danish():
        return f"{_DANISH.short_weekdays[day.weekday()]} {day:%d-%m}"
    return (
        f"{_ENGLISH.short_weekdays[day.weekday()]} {day.day} {_ENGLISH.short_months[day.month - 1]}"
    )


def long(day: date) -> str:
    """Return such as "1. november 2026"."""
    return f"{of_every_year(day.month, day.day)} {day.year}"


def full(day: date) -> str:
    """Return such as "mandag den 5. oktober 2026"."""
    between = " den " if _is_danish() else ", "
    names = _DANISH if _is_danish() else _ENGLISH
    return f"{names.weekdays[day.weekday()]}{between}{long(day)}"


def of_every_year(month: int, day: int) -> str:
    """Return such as "1. november": a day without its year."""
    if _is_danish():
        return f"{day}. {_DANISH.months[month - 1]}"
    return f"{day} {_ENGLISH.months[month - 1]}"


def danish(day: date) -> str:
    """Return such as "2. marts 2026", whatever the language: documents are Danish."""
    return f"{day.day}. {danish_month(day)}"


def danish_compact(day: date) -> str:
    """Return such as "2. mar. 2026", whatever the language."""
    return f"{day.day}. {_DANISH.short_months[day.month - 1]} {day.year}"


def danish_month(day: date) -> str:
    """Return such as "marts 2026", whatever the language."""
    return f"{_DANISH.months[day.month - 1]} {day.year}"


def danish_tick(day: date) -> str:
    """Return such as "mar", for an axis, whatever the language."""
    return _DANISH.short_months[day.month - 1].rstrip(".")


def _is_danish() -> bool:
    return current() == "da"
