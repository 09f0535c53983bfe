"""A date is offered only where it is the one thing a text can mean (F)."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.casefile.day_guess import day_guess, possible_days, the_day, which_to_write
from sagscli.errors import UnknownNameError

MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
ORDERS = (
    *(("%d%m%Y", 8), ("%Y%m%d", 8)),
    *(("%d%m%y", 6), ("%y%m%d", 6)),
)


def readings(digits: str) -> set[date]:
    """Return every day that digits in a row may mean: day first or year first, of any century."""
    found: set[date] = set()
    for order, length in ORDERS:
        if len(digits) != length:
            continue
        parts = dict.fromkeys("dmY", "")
        at = 0
        for letter in order.replace("%", ""):
            size = 4 if letter == "Y" else 2
            parts[letter.upper() if letter == "y" else letter] = digits[at : at + size]
            at += size
        centuries = ("19", "20") if length == 6 else ("",)
        for century in centuries:
            try:
                day = date(int(century + parts["Y"]), int(parts["m"]), int(parts["d"]))
            except ValueError:
                continue
            if 1900 <= day.year <= 2099:
                found.add(day)
    return found


@given(st.text(alphabet="0123456789", min_size=1, max_size=9))
def test_digits_in_a_row_are_offered_as_their_only_reading(digits: str):
    guess = day_guess(digits)
    assert guess is None or readings(digits) == {guess}


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d%m%Y", "%Y%m%d"]))
def test_eight_digits_of_a_day_are_never_another_day(day: date, order: str):
    assert day_guess(day.strftime(order)) in (day, None)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d%m%y", "%y%m%d"]))
def test_six_digits_of_a_day_are_no_day(day: date, order: str):
    assert day_guess(day.strftime(order)) is None


@given(st.integers(0, 40), st.integers(0, 99), st.sampled_from("-./ "), st.sampled_from("-./ "))
def test_a_year_of_two_digits_has_no_century(day: int, year: int, first: str, second: str):
    assert day_guess(f"{day}{first}3{second}{year:02}") is None


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS, 1)))
def test_every_month_by_its_name(month: int, name: str):
    for day, year in product((1, 9, 28, 30, 31), (1999, 2026)):
        for text in (
            f"{day}. {name} {year}",
            f"den {day}. {name} {year}",
            f"{day} {name[:3]} {year}",
        ):
            try:
                meant = date(year, month, day)
            except ValueError:
                meant = None
            assert day_guess(text) == meant
        assert day_guess(f"{name} {year}") is None
        assert day_guess(f"{day}. {name} 26") is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("200522", None),
        ("010926", None),
        ("1. september 2026", "2026-09-01"),
        ("tirsdag den 1. september 2026", "2026-09-01"),
        ("onsdag den 1. september 2026", None),
        ("2026–03–01", "2026-03-01"),
        ("“2026-06-01”", "2026-06-01"),
        ("2026-03-01T10:00", "2026-03-01"),
        ("1/3-2026", "2026-03-01"),
        ("1/3 2026", "2026-03-01"),
        ("3/4/2026", None),
        ("03 / 04 / 2026", None),
        ("13/4/2026", "2026-04-13"),
        ("3/3/2026", "2026-03-03"),
        ("4/13/2026", None),
        ("03-04-2026", "2026-04-03"),
        ("3.4.2026", "2026-04-03"),
        ("2026-111", None),
        ("26-03-01", None),
        ("31/4-2026", None),
    ],
)
def test_what_can_be_read_for_certain(text: str, meant: str | None):
    guess = day_guess(text)
    assert (guess.isoformat() if guess else None) == meant


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_with_strokes_alone_it_may_be_english(day: date):
    """Certain only where the month cannot be the day: 13/4, or 3/3."""
    is_certain = day.day > 12 or day.day == day.month
    text = f"{day.day}/{day.month}/{day.year}"
    assert day_guess(text) == (day if is_certain else None)
    assert possible_days(text)[0] == day
    assert (which_to_write(text) is None) == is_certain
    assert day_guess(f"{day.day}/{day.month}-{day.year}") == day


def test_of_a_day_that_may_be_two_both_are_said():
    with pytest.raises(UnknownNameError) as raised:
        the_day("3/4/2026", "--date")
    assert raised.value.message == '--date: "3/4/2026" may be two days.'
    assert raised.value.remedy == (
        "Write 2026-04-03 for 3 April 2026, or 2026-03-04 for 4 March 2026."
    )
