"""A number as Excel shows it, where its form keeps zeros: 17 as 0017."""

import re

_ZEROS = re.compile(r"(?:\[\$[^\]]*\])?((?:0|-|\\.|\"[^\"]*\"| )+)(?:;.*)?", re.DOTALL)
_SIGNS = re.compile(r"0|-| |\\(.)|\"([^\"]*)\"", re.DOTALL)
MOST_DIGITS = 15
"""Excel keeps no more digits of a number than these."""


def in_form(number: float, form: str) -> str:
    """Return a number as text: with the zeros and hyphens of a form such as ``000000-0000``.

    A form that keeps no zeros changes nothing; a number that is none too whole is written with a
    comma, as Danes do.
    """
    if number != int(number):
        return repr(number).replace(".", ",")
    digits = str(int(number))
    match = _ZEROS.fullmatch(form)
    if match is None or not digits.isdecimal() or "0" not in match[1]:
        return digits
    return _filled(digits, match[1])


def _filled(digits: str, form: str) -> str:
    """Return digits in the places of a form, from the right; those beyond it stand before it."""
    places = list(_SIGNS.finditer(form))
    size = sum(place[0] == "0" for place in places)
    digits = digits.rjust(size, "0")
    before, rest = digits[: len(digits) - size], iter(digits[len(digits) - size :])
    signs = (
        next(rest) if place[0] == "0" else (place[1] or place[2] or place[0]) for place in places
    )
    return before + "".join(signs)
