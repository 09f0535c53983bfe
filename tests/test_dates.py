"""Month arithmetic (F): the same day of the month, or the month's last; never chained."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.dates import add_months, add_years, last_before
from tests.building import day, thoroughly

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
MONTHS = st.integers(-240, 240)
MONTH_DAYS = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda one: (one.month, one.day))


def months_between(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        ("2026-03-02", 3, "2026-06-02"),
        ("2026-03-02", 0, "2026-03-02"),
        ("2026-03-31", 0, "2026-03-31"),
        ("2026-08-31", 3, "2026-11-30"),
        ("2026-08-31", 9, "2027-05-31"),
        ("2026-08-31", 15, "2027-11-30"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2025-11-30", 9, "2026-08-30"),
        ("2025-11-30", 15, "2027-02-28"),
        ("2027-11-29", 3, "2028-02-29"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2027-11-28", 3, "2028-02-28"),
        ("2026-10-31", 2, "2026-12-31"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2028-08-31", -6, "2028-02-29"),
        ("2027-08-31", -6, "2027-02-28"),
        ("2027-08-01", -6, "2027-02-01"),
        ("2027-03-31", -1, "2027-02-28"),
        ("2027-01-15", -1, "2026-12-15"),
    ],
)
def test_months_end_on_the_same_day_or_the_months_last(anchor, months, expected):
    """F: a period in months."""
    assert add_months(day(anchor), months) == day(expected)


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        ("2026-08-31", 3, "2026-12-01"),
        ("2026-08-31", 9, "2027-05-31"),
        ("2025-11-30", 3, "2026-03-01"),
        ("2027-11-29", 3, "2028-02-29"),
        ("2027-11-30", 3, "2028-03-01"),
        ("2026-08-30", 3, "2026-11-30"),
        ("2028-08-31", -6, "2028-02-29"),  # A4: a backward deadline is never moved later
    ],
)
def test_a_ruleset_may_round_up_to_the_first_of_the_next_month(anchor, months, expected):
    """månedsslut: op."""
    assert add_months(day(anchor), months, "op") == day(expected)


def test_three_and_six_months_are_not_nine_when_chained():
    """F: 31 August + 9 months is 31 May; by way of 30 November it would be 30 May."""
    anchor = day("2026-08-31")
    assert add_months(anchor, 9) == day("2027-05-31")
    assert add_months(add_months(anchor, 3), 6) == day("2027-05-30")


@pytest.mark.parametrize(
    ("anchor", "years", "expected"),
    [
        ("2020-02-29", 1, "2021-02-28"),
        ("2020-02-29", 3, "2023-02-28"),
        ("2020-02-29", 4, "2024-02-29"),
        ("2020-02-29", 80, "2100-02-28"),
        ("2021-02-28", 3, "2024-02-28"),
        ("2022-03-14", 3, "2025-03-14"),
    ],
)
def test_a_birthday_on_29_february(anchor, years, expected):
    """F: in a common year the month's last day, and never 1 March."""
    assert add_years(day(anchor), years) == day(expected)


@pytest.mark.parametrize(
    ("month_day", "event", "expected"),
    [
        ((11, 1), "2027-08-01", "2026-11-01"),
        ((11, 1), "2027-11-02", "2027-11-01"),
        ((11, 1), "2027-11-01", "2026-11-01"),
        ((11, 1), "2027-10-31", "2026-11-01"),
        ((11, 1), "2027-01-01", "2026-11-01"),
        ((12, 31), "2027-01-01", "2026-12-31"),
        ((1, 1), "2027-01-01", "2026-01-01"),
    ],
)
def test_the_last_calendar_day_before_an_event(month_day, event, expected):
    """V14, A3: 1 November of the year before a start on 1 August."""
    assert last_before(month_day, day(event)) == day(expected)


@thoroughly
@given(anchor=DAYS, months=MONTHS)
def test_months_land_in_the_right_month_on_the_day_or_its_end(anchor, months):
    result = add_months(anchor, months)
    assert months_between(anchor, result) == months
    length = calendar.monthrange(result.year, result.month)[1]
    assert result.day == min(anchor.day, length)


@thoroughly
@given(anchor=DAYS, months=MONTHS)
def test_rounding_up_is_at_most_a_day_later_and_only_forwards_where_the_day_is_missing(
    anchor, months
):
    down, up = add_months(anchor, months, "ned"), add_months(anchor, months, "op")
    if down.day == anchor.day or months < 0:
        assert up == down
    else:
        assert up == down + timedelta(days=1)
        assert up.day == 1


@thoroughly
@given(anchor=DAYS, fewer=MONTHS, more=MONTHS, end=st.sampled_from(["ned", "op"]))
def test_more_months_are_later(anchor, fewer, more, end):
    if fewer < more:
        assert add_months(anchor, fewer, end) < add_months(anchor, more, end)


@thoroughly
@given(anchor=DAYS, other=DAYS, months=MONTHS)
def test_a_later_anchor_is_never_due_earlier(anchor, other, months):
    first, second = sorted([anchor, other])
    assert add_months(first, months) <= add_months(second, months)


@thoroughly
@given(month_day=MONTH_DAYS, event=DAYS)
def test_the_last_day_lies_before_the_event_and_within_a_year(month_day, event):
    result = last_before(month_day, event)
    assert (result.month, result.day) == month_day
    assert result < event
    assert date(result.year + 1, *month_day) >= event
