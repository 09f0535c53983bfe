"""CPR numbers: their form, their birth date, and keeping them out of sight (F)."""

import re
from datetime import date
from functools import lru_cache

from sagscli.case.cpr_spellings import TAKEN_FOR_OURS, Spelling, mistyped_in, spellings_in

_FORM = re.compile(r"([0-9]{6})-?([0-9]{4})")
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
    return [number.digits for number in _numbers(text)]


def places_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where in `text` such numbers stand."""
    return tuple((number.start, number.end) for number in _numbers(text))


@lru_cache(maxsize=1)
def _numbers(text: str) -> list[Spelling]:
    """Return the numbers in a text, in order; the last text looked at is remembered."""
    numbers: list[Spelling] = []
    for each in sorted(spellings_in(text)):
        is_after = not numbers or each.start >= numbers[-1].end
        if is_after and _is_real(each):
            numbers.append(each)
    return numbers


def masked(text: str) -> str:
    """Return `text` with the last four digits of every CPR number hidden."""
    hidden = _hidden_in(text)
    if not hidden:
        return text
    signs = list(text)
    for number in hidden:
        for at in range(number.secret, number.end):
            signs[at] = "X" if signs[at].isdigit() else signs[at]
    return "".join(signs)


def without_end(number: str) -> str:
    """Return what stands for a number with all hidden that follows its sixth digit."""
    digits = [at for at, sign in enumerate(number) if sign.isdigit()]
    start = digits[5] + 1 if len(digits) > 5 else 0  # noqa: PLR2004 - six digits are a birth date
    return number[:start] + "".join("X" if sign.isalnum() else sign for sign in number[start:])


def left_out(text: str) -> str:
    """Return `text` with every CPR number hidden whole, its birth date too."""
    signs = list(text)
    for number in _hidden_in(text):
        signs[number.start : number.end] = re.sub(r"\w", "X", text[number.start : number.end])
    return "".join(signs)


def _hidden_in(text: str) -> list[Spelling]:
    """Return the numbers that are kept out of sight, whether or not their birth date is real.

    Ten digits in an odd spelling may be something else; with a real birth date they are not.
    """
    return [
        each
        for each in (*spellings_in(text), *mistyped_in(text))
        if each.is_usual or _is_real(each)
    ]


_OLDEST = 1900


def _is_real(number: Spelling) -> bool:
    """Return whether the birth date of a number exists, and is one of a person who may live.

    With its halves far apart, that of somebody born in the 1920s is a day of ours and a figure.
    """
    born = birth_date(number.digits)
    if born is None or (number.year is not None and born.year != number.year):
        return False
    return not number.is_apart or (born.year >= _OLDEST and born.year not in TAKEN_FOR_OURS)
