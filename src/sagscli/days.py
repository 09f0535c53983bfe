"""Days as people write them (F): 01-11-2026 in Danish tables, 1. november 2026 in running text."""

from datetime import date
from functools import lru_cache

from sagscli.language import current


def short(day: date | None) -> str:
    """Return a day for a table: 01-11-2026 in Danish, 2026-11-01 in English; "" for None."""
    if day is None:
        return ""
    return day.strftime("%d-%m-%Y") if current() == "da" else day.isoformat()


def weekday(day: date) -> str:
    """Return such as "fre 30-10", for a day whose year is plain from beside it."""
    form = "EEE dd-MM" if current() == "da" else "EEE d MMM"
    return _formatted(day, form).replace(".", "")


def long(day: date) -> str:
    """Return such as "1. november 2026"."""
    return _formatted(day, "long")


def danish(day: date) -> str:
    """Return such as "2. marts 2026", whatever the language: documents are Danish."""
    return _in_words(day, "long", "da")


def danish_compact(day: date) -> str:
    """Return such as "2. mar. 2026", whatever the language."""
    return _in_words(day, "medium", "da")


def danish_month(day: date) -> str:
    """Return such as "marts 2026", whatever the language."""
    return _in_words(day, "MMMM y", "da")


def danish_tick(day: date) -> str:
    """Return such as "mar", for an axis, whatever the language."""
    return _in_words(day, "MMM", "da").rstrip(".")


def of_every_year(month: int, day: int) -> str:
    """Return such as "1. november": a day without its year."""
    return _formatted(date(2000, month, day), "d. MMMM" if current() == "da" else "d MMMM")


def full(day: date) -> str:
    """Return such as "mandag den 5. oktober 2026"."""
    return _formatted(day, "full")


def _formatted(day: date, form: str) -> str:
    return _in_words(day, form, "da" if current() == "da" else "en_GB")


@lru_cache(maxsize=4096)
def _in_words(day: date, form: str, locale: str) -> str:
    """Return a day as Babel writes it; a long list has the same days over and over."""
    from babel.dates import format_date

    return format_date(day, form, locale=locale)
