"""How people write a CPR number in a text, and the figures that only look like one (F).

What is known here is hidden wherever it stands, and reported: one definition for all. Years of
two figures and of four, signs and words between the halves, figures spelt one by one, the digits
of every writing, and marks between them that no one sees.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

_DIGIT = "[0-9]"
_SIGN = "[^0-9A-Za-z\u00c0-\u024f\n]"
_SIGNS = f"{_SIGN}{{0,3}}"
"""What may stand between the digits: signs and spaces, in a class that is quick to look for."""
# Each digit spelt out, neighbours looked at afterwards: three times as fast as counting
# and looking behind, and this runs over the whole text of every file.
_ANYWHERE = re.compile(f"{(_DIGIT * 2 + _SIGNS) * 2}{_DIGIT * 2}({_SIGNS}){_DIGIT * 4}")
"""Ten digits with a dash, dots, slashes or spaces."""
_COMMIT = re.compile(r"(?<![^\W_])(?=[0-9]*[a-f])(?:[0-9a-f]{40}|[0-9a-f]{64})(?![^\W_])")
"""The id of a commit, whose figures say nothing: one in a hundred has ten in a row."""
_RUN = re.compile(f"{_DIGIT}*")
_USUAL = re.compile(r"[0-9]{6}[- ]?[0-9]{4}")

# The digit comes first and the look behind it after: so it is digits that are looked for.
_APART = re.compile(
    rf"""(?P<day>{_DIGIT}(?<!{_DIGIT * 2})(?:
        {_DIGIT}(?P<pairs>{_SIGN}{{1,2}}){_DIGIT * 2}(?P=pairs){_DIGIT * 2}(?:{_DIGIT * 2})?
        | (?P<singles>{_SIGN}{{1,3}}){_DIGIT}(?:(?P=singles){_DIGIT}){{4}}
        | {_DIGIT * 5}(?:{_DIGIT * 2})?
    ))(?P<gap>[^0-9\n]{{0,32}})(?P<end>
        {_DIGIT * 4} | {_DIGIT * 2}(?P<pair>[ ./-]){_DIGIT * 2}
        | {_DIGIT}(?P<single>[ ./-]){_DIGIT}(?:(?P=single){_DIGIT}){{2}}
    )(?!{_DIGIT})""",
    re.VERBOSE,
)
"""A birth date and four digits, further apart or in smaller pieces."""
_TOO_LONG = re.compile(
    rf"({_DIGIT * 6})(?<!{_DIGIT * 7}){_DIGIT}?"
    rf" ?[-\u2010-\u2015\u2212] ?{_DIGIT}{{4,5}}(?!{_DIGIT})"
)
"""A digit typed twice, before the dash or after it."""
_WITH_YEAR = re.compile(
    rf"({_DIGIT}{{4}}(?<!{_DIGIT * 5})(?:19|20){_DIGIT}{{2}})"
    rf" ?[-\u2010-\u2015\u2212] ?{_DIGIT}{{4}}(?!{_DIGIT})"
)
"""A year of four figures, whichever century the number itself means."""

_BESIDE_A_DATE = re.compile(
    r"[0-9]{2}(?=[^0-9]*\s)[^0-9-]+([0-9]{2})-([0-9]{2})-((?:19|20)[0-9]{2})"
)
"""A figure, a space, and a date as tables write it: "13/13  02-10-2026" holds no number."""
_AMOUNT = re.compile(r"\s?(?:kr\b|kroner\b|dkk\b|%|,-|\.-)", re.IGNORECASE)
TAKEN_FOR_OURS = range(1920, 1937)
"""Years of birth, in numbers of old people, that are more likely years of now: 010126 1030."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 5
_OTHER_FIGURE = re.compile(
    r"kl|klokken|kr|kroner|dkk|til|tlf|telefon|mobil|lokal|(?-i:X+)", re.IGNORECASE
)
"""Words in front of a figure that is no part of a number; X stands for one that is hidden."""
_OF_A_NUMBER = re.compile(r"cpr|nr|num|løb|sidste|fire|cif|kontrol", re.IGNORECASE)
"""What the words between a date with signs in it and a number's last digits speak of."""
_RAISED = re.compile(r"[^\W0-9]{4,}")
"""Figures that are raised, lowered or ringed: so many are a number, and one is a note's."""


class Spelling(NamedTuple):
    """Where a number stands in a text, where what is hidden of it begins, and its ten digits."""

    start: int
    secret: int
    end: int
    digits: str
    is_usual: bool = False
    """Six digits and four, parted by a hyphen, a space or nothing."""
    is_apart: bool = False
    """A day beside other figures may look like it."""
    year: int | None = None
    """The year, where it has four figures."""


def spellings_in(text: str) -> list[Spelling]:
    """Return what is spelt as a number in `text`, whether its date is real or not.

    Two may begin in one row of figures; of these no more than one is real.
    """
    return _spelt(text, _close_in, _apart_in)


def mistyped_in(text: str) -> list[Spelling]:
    """Return what has a digit too many or another century, and is otherwise spelt as a number."""
    return _spelt(text, _too_long_in, _of_another_century_in)


def _spelt(text: str, *looks: Callable[[str], Iterator[Spelling]]) -> list[Spelling]:
    plain, places = _in_plain_digits(text)
    spelt = [each for look in looks for each in look(plain)]
    if places is not None:
        spelt = [_placed(each, places) for each in spelt]
    ids = [each.span() for each in _COMMIT.finditer(text)] if spelt else []
    return (
        [each for each in spelt if not any(a <= each.start < b for a, b in ids)] if ids else spelt
    )


def _placed(spelling: Spelling, places: Sequence[int]) -> Spelling:
    start, secret, end = spelling.start, spelling.secret, spelling.end
    return spelling._replace(start=places[start], secret=places[secret], end=places[end - 1] + 1)


def _close_in(plain: str) -> Iterator[Spelling]:
    """Yield ten digits wherever they stand with no further digit on either side.

    They are looked for from each run of digits on: in VEJ-2026-001-7403224005 the number's are
    not the first ten. Each run is looked at once, so a text of digits takes no longer.
    """
    number = _ANYWHERE.search(plain)
    while number is not None:
        start, end = number.span()
        digits = digits_of(number[0])
        is_other = _is_beside_a_date(number[0]) or _is_other_figure(number, digits, number[1])
        if _stands_alone(plain, start, end) and not is_other:
            is_usual = _USUAL.fullmatch(number[0]) is not None
            yield Spelling(start, end - 4, end, digits, is_usual)
        run = _RUN.match(plain, start)
        number = _ANYWHERE.search(plain, run.end() if run is not None else end)


def _apart_in(plain: str) -> Iterator[Spelling]:
    """Yield numbers whose halves stand further apart, or in smaller pieces."""
    number = _APART.search(plain)
    while number is not None:
        day, end = digits_of(number["day"]), digits_of(number["end"])
        digits = day[:4] + day[-2:] + end
        if _goes_on(number):  # and is told from what follows it by nothing: a row of figures
            number = _APART.search(plain, number.end())
            continue
        if _is_one(number, digits):
            year = int(day[4:]) if len(day) > 6 else None  # noqa: PLR2004 - ddmmyyyy
            start, stop = number.span()
            yield Spelling(start, number.start("end"), stop, digits, is_apart=True, year=year)
        run = _RUN.match(plain, number.start())
        number = _APART.search(plain, run.end() if run is not None else number.end())


def _too_long_in(plain: str) -> Iterator[Spelling]:
    for number in _TOO_LONG.finditer(plain):
        start, end = number.span()
        digits = digits_of(number[0])[:10]
        if len(digits_of(number[0])) > len(digits):
            yield Spelling(start, number.end(1), end, digits)


def _of_another_century_in(plain: str) -> Iterator[Spelling]:
    for number in _WITH_YEAR.finditer(plain):
        digits = digits_of(number[0])
        yield Spelling(number.start(), number.end(1), number.end(), digits[:4] + digits[6:])


def _is_one(number: re.Match[str], digits: str) -> bool:
    """Return whether what stands apart is one number, as far as its words and signs tell."""
    if _is_other_figure(number, digits, number["gap"]):
        return False
    words = _WORD.findall(number["gap"])
    if len(words) > _MOST_WORDS or any(map(_OTHER_FIGURE.fullmatch, words)):
        return False
    if not words:
        return len(number["gap"]) <= 8  # noqa: PLR2004 - signs and spaces, a few
    is_dated = number["pairs"] is not None  # a date that other figures may follow
    return not is_dated or _OF_A_NUMBER.search(number["gap"]) is not None


def _goes_on(number: re.Match[str]) -> bool:
    """Return whether more figures stand before or after, parted as these are: a telephone's."""
    text = number.string
    for parts, at, step in (
        (number["pairs"] or number["singles"], number.start() - 1, -1),
        (number["pair"] or number["single"], number.end(), 1),
    ):
        if parts is not None and _is_digit(_sign(text, at + step * len(parts))):
            between = text[at : at + len(parts)] if step > 0 else text[at - len(parts) + 1 : at + 1]
            if between == parts:
                return True
    return False


def _is_other_figure(number: re.Match[str], digits: str, gap: str) -> bool:
    """Return whether a day is followed by a time of day or an amount: 010126 1030, 4500 kr."""
    if gap.strip() in ("-", "\N{EN DASH}", "\N{EM DASH}") or not gap:
        return False
    year, hour, minute = int(digits[4:6]), int(digits[6:8]), int(digits[8:])
    if 1900 + year in TAKEN_FOR_OURS and hour < 24 and minute < 60:  # noqa: PLR2004
        return int(digits[:2]) <= 31 and int(digits[2:4]) <= 12  # noqa: PLR2004
    is_parted = gap != " " or not number[0][:6].isdigit()
    return is_parted and _AMOUNT.match(number.string, number.end()) is not None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether no further digit stands on either side."""
    return not (_is_digit(_sign(text, start - 1)) or _is_digit(_sign(text, end)))


def _sign(text: str, at: int) -> str:
    return text[at : at + 1] if at >= 0 else ""


def _in_plain_digits(text: str) -> tuple[str, Sequence[int] | None]:
    """Return `text` with the digits of every writing as 0 to 9, without marks no one sees.

    Where there were such marks, where each sign stood comes with it.
    """
    if text.isascii():
        return text, None
    signs = [sign for sign in set(text) if sign > "~"]
    odd = {ord(sign): str(unicodedata.digit(sign)) for sign in signs if sign.isdigit()}
    plain = text
    if odd:
        decimal = {point: digit for point, digit in odd.items() if chr(point).isdecimal()}
        raised = {point: digit for point, digit in odd.items() if point not in decimal}
        plain = text.translate(decimal)
        if raised:
            plain = _RAISED.sub(lambda run: run[0].translate(raised), plain)
    if not any(map(_is_unseen, signs)):
        return plain, None
    places = [at for at, sign in enumerate(plain) if not _is_unseen(sign)]
    return "".join(plain[at] for at in places), places


def _is_unseen(sign: str) -> bool:
    """Return whether a sign is a mark on another, or one that nobody sees."""
    return sign > "~" and (sign == "\ufffd" or unicodedata.category(sign) in ("Cf", "Mn", "Me"))


def _is_digit(sign: str) -> bool:
    return "0" <= sign <= "9"


def digits_of(text: str) -> str:
    """Return the digits 0 to 9 of `text`."""
    return "".join(filter(_is_digit, text))


def _is_beside_a_date(text: str) -> bool:
    parts = _BESIDE_A_DATE.fullmatch(text)
    if parts is None:
        return False
    day, month, year = map(int, parts.groups())
    return 1 <= day <= 31 and 1 <= month <= 12 and year > 0  # noqa: PLR2004
