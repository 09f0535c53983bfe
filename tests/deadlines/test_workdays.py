"""Danish working days (F), and the last one on or before a deadline."""

import importlib.util
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.deadlines.workdays import (
    CALENDARS,
    add_working_days,
    is_working_day,
    working_day_on_or_before,
)
from tests.building import day, thoroughly

TOOL = Path(__file__).parents[2] / "tools" / "make_calendar.py"
DAYS = st.dates(date(1990, 1, 15), date(2110, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-31",  # Saturday
        "2026-11-01",  # Sunday
        "2026-01-01",
        "2026-04-02",  # skærtorsdag
        "2026-04-03",  # langfredag
        "2026-04-06",  # 2. påskedag
        "2026-05-14",  # Kristi himmelfartsdag
        "2026-05-25",  # 2. pinsedag
        "2026-06-05",  # grundlovsdag, a Friday
        "2026-12-24",
        "2026-12-25",
        "2025-12-26",  # a Friday
        "2026-12-31",
        "2023-05-05",  # store bededag, for the last time
    ],
)
def test_days_on_which_offices_are_closed(text):
    assert not is_working_day(day(text))


@pytest.mark.parametrize(
    "text",
    [
        "2024-04-26",  # store bededag would have been here
        "2025-05-16",
        "2026-05-01",
        "2026-05-15",  # the Friday after Kristi himmelfartsdag
        "2026-04-01",
        "2026-04-07",
        "2026-12-23",
        "2026-12-30",
        "2026-10-30",
    ],
)
def test_ordinary_days(text):
    assert is_working_day(day(text))


@pytest.mark.parametrize(
    ("due", "act_by"),
    [
        ("2026-11-01", "2026-10-30"),
        ("2026-02-28", "2026-02-27"),
        ("2026-08-30", "2026-08-28"),
        ("2027-02-28", "2027-02-26"),
        ("2026-04-06", "2026-04-01"),  # Easter Monday, and five days off before it
        ("2026-05-14", "2026-05-13"),
        ("2026-05-25", "2026-05-22"),
        ("2026-06-05", "2026-06-04"),
        ("2026-12-26", "2026-12-23"),
        ("2027-01-03", "2026-12-30"),
        ("2023-05-05", "2023-05-04"),
        ("2024-04-26", "2024-04-26"),
        ("2026-10-30", "2026-10-30"),
    ],
)
def test_the_last_working_day_on_or_before(due, act_by):
    """F: a municipality's "at latest" gives no right to roll forward."""
    assert working_day_on_or_before(day(due)) == day(act_by)


@pytest.mark.parametrize(
    ("anchor", "count", "expected"),
    [
        ("2026-03-02", 10, "2026-03-16"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-04-01", 1, "2026-04-07"),
        ("2026-04-07", -1, "2026-04-01"),
        ("2026-04-07", -3, "2026-03-30"),
        ("2026-12-23", 1, "2026-12-28"),
        ("2026-12-23", 4, "2027-01-04"),
        ("2026-03-07", 0, "2026-03-07"),
    ],
)
def test_counting_working_days(anchor, count, expected):
    """A4: where a ruleset says arbejdsdage."""
    assert add_working_days(day(anchor), count) == day(expected)


@thoroughly
@given(due=DAYS)
def test_nothing_but_days_off_lies_between_the_two(due):
    act_by = working_day_on_or_before(due)
    assert act_by <= due
    assert is_working_day(act_by)
    between = [act_by + timedelta(days=n) for n in range(1, (due - act_by).days + 1)]
    assert not any(is_working_day(one) for one in between)


@thoroughly
@given(anchor=DAYS, count=st.integers(1, 40))
def test_counting_back_from_a_working_day_undoes_counting_forward(anchor, count):
    anchor = working_day_on_or_before(anchor)
    later = add_working_days(anchor, count)
    assert is_working_day(later)
    assert add_working_days(later, -count) == anchor


@pytest.mark.parametrize("year", [1990, 2014, 2026, 2036, 2110])
def test_the_three_other_days_are_off_in_every_year(year):
    """F: 5 June, 24 and 31 December."""
    assert not any(is_working_day(date(year, *one)) for one in ((6, 5), (12, 24), (12, 31)))


def test_the_data_file_is_what_the_tool_makes():
    spec = importlib.util.spec_from_file_location("make_calendar", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert (CALENDARS / "dk.json").read_text(encoding="utf-8") == tool.calendar()
