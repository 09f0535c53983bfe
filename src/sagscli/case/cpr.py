"""CPR numbers: their form, their birth date, and keeping them out of sight (F)."""

import re
from datetime import date
from functools import lru_cache

_FORM = re.compile(r"([0-9]{6})-?([0-9]{4})")
# Each digit spelt out, neighbours looked at afterwards: three times as fast as counting
# and looking behind, and this runs over the whole text of every file.
_ANYWHERE = re.compile(f"({'[0-9]' * 6})([- ]?)({'[0-9]' * 4})")

REPLACEMENT_SHIFT = 60
"""A replacement number (erstatningspersonnummer) has this added to its day."""

_NONE = -1
_CENTURIES = [(_NONE, 1900)] * 4 + [(36, 1900)] + [(57, 1800)] * 4 + [(36, 1900)]
"""By seventh digit: up to which year it means the 2000s, and the century otherwise."""


def birth_date(number: str) -> date | None:
    """Return the birth date a CPR number carries, replacement numbers included.

    The seventh digit and the year give the century: 0 to 3 the 1900s; 4 and 9 the
    years 2000 to 2036, else 1937 to 1999; 5 to 8 the years 2000 to 2057, else 1858 to
    1899. None when the text has not the form of a number, or its date does not
    exist. The modulus-11 check is left out: it has not been guaranteed since 2007.
    """
    parts = _FORM.fullmatch(number)
    if not parts:
        return None
    day, month, year = (int(parts[1][at : at + 2]) for at in (0, 2, 4))
    if day > REPLACEMENT_SHIFT:
        day -= REPLACEMENT_SHIFT
    try:
        return date(_century(int(parts[2][0]), year) + year, month, day)
    except ValueError:
        return None


def _century(seventh: int, year: int) -> int:
    last_of_2000s, else_century = _CENTURIES[seventh]
    return 2000 if year <= last_of_2000s else else_century


def has_form(number: str) -> bool:
    """Return whether `number` is six digits and four, with or without a hyphen."""
    return _FORM.fullmatch(number) is not None


def numbers_in(text: str) -> list[str]:
    """Return whatever in `text` looks like a CPR number with a real birth date; digits only."""
    return [text[start : start + 6] + text[end - 4 : end] for start, end in places_in(text)]


@lru_cache(maxsize=1)
def places_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where in `text` such numbers stand; the last text looked at is remembered."""
    return tuple(
        number.span()
        for number in _ANYWHERE.finditer(text)
        if _stands_alone(number) and birth_date(number[1] + number[3])
    )


def masked(text: str) -> str:
    """Return `text` with the last four digits of every CPR number hidden."""
    return _ANYWHERE.sub(_hidden, text)


def _hidden(number: re.Match[str]) -> str:
    return f"{number[1]}{number[2]}XXXX" if _stands_alone(number) else number[0]


def _stands_alone(number: re.Match[str]) -> bool:
    """Return whether no further digit stands on either side."""
    text, start, end = number.string, number.start(), number.end()
    return not (text[start - 1 : start].isdigit() or text[end : end + 1].isdigit())
