"""CPR numbers: their form, their birth date, and keeping them out of sight (F)."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

_FORM = re.compile(r"([0-9]{6})-?([0-9]{4})")
_DIGIT = "[0-9]"
_SIGNS = "[^0-9A-Za-z\u00c0-\u024f\n]{0,3}"
"""What may stand between the digits: signs and spaces, in a class that is quick to look for."""
# Each digit spelt out, neighbours looked at afterwards: three times as fast as counting
# and looking behind, and this runs over the whole text of every file.
_ANYWHERE = re.compile(f"{(_DIGIT * 2 + _SIGNS) * 3}{_DIGIT * 4}")
"""Ten digits in any spelling: with a dash, dots, slashes or spaces."""
_RUN = re.compile(f"{_DIGIT}*")
_USUAL = re.compile(r"[0-9]{6}[- ]?[0-9]{4}")

_BESIDE_A_DATE = re.compile(
    r"[0-9]{2}(?=[^0-9]*\s)[^0-9-]+([0-9]{2})-([0-9]{2})-((?:19|20)[0-9]{2})"
)
"""A figure, a space, and a date as tables write it: "13/13  02-10-2026" holds no number."""

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
    plain = _in_plain_digits(text)
    return [_digits(plain[start:end]) for start, end in places_in(text)]


@lru_cache(maxsize=1)
def places_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where in `text` such numbers stand; the last text looked at is remembered."""
    return tuple(
        number.span() for number in _alone_in(text) if birth_date(_digits(number[0])) is not None
    )


def masked(text: str) -> str:
    """Return `text` with the last four digits of every CPR number hidden."""
    hidden = _hidden_in(text)
    if not hidden:
        return text
    signs = list(text)
    for number in hidden:
        signs[number.end() - 4 : number.end()] = "XXXX"
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
        start, end = number.span()
        signs[start:end] = re.sub(r"\w", "X", text[start:end])
    return "".join(signs)


def _hidden_in(text: str) -> list[re.Match[str]]:
    """Return the numbers that are kept out of sight, whether or not their birth date is real.

    Ten digits in an odd spelling may be something else; with a real birth date they are not.
    """
    return [
        number
        for number in _alone_in(text)
        if _USUAL.fullmatch(number[0]) is not None or birth_date(_digits(number[0])) is not None
    ]


def _alone_in(text: str) -> Iterator[re.Match[str]]:
    """Yield ten digits wherever they stand with no further digit on either side.

    They are looked for from each run of digits on: in VEJ-2026-001-7403224005 the number's are
    not the first ten. Each run is looked at once, so a text of digits takes no longer.
    """
    plain = _in_plain_digits(text)
    number = _ANYWHERE.search(plain)
    while number is not None:
        if _stands_alone(number):
            yield number
        run = _RUN.match(plain, number.start())
        number = _ANYWHERE.search(plain, run.end() if run is not None else number.end())


def _stands_alone(number: re.Match[str]) -> bool:
    """Return whether no further digit stands on either side, and it is no date beside a figure."""
    text, start, end = number.string, number.start(), number.end()
    if _is_digit(text[max(start - 1, 0) : start]) or _is_digit(text[end : end + 1]):
        return False
    return not _is_beside_a_date(number[0])


def _in_plain_digits(text: str) -> str:
    """Return `text` with the digits of every writing as 0 to 9, each where it stood."""
    if text.isascii():
        return text
    odd = {ord(sign): str(unicodedata.decimal(sign)) for sign in set(text) if _is_odd(sign)}
    return text.translate(odd) if odd else text


def _is_odd(sign: str) -> bool:
    return sign > "9" and sign.isdecimal()


def _is_digit(sign: str) -> bool:
    return "0" <= sign <= "9"


def _digits(text: str) -> str:
    return "".join(filter(_is_digit, text))


def _is_beside_a_date(text: str) -> bool:
    parts = _BESIDE_A_DATE.fullmatch(text)
    if parts is None:
        return False
    day, month, year = map(int, parts.groups())
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
