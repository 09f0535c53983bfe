"""Which occurrence a meeting fulfils, and which fact a one-off obligation (A15)."""

import pytest

from tests.building import (
    BORN_2022,
    case_of,
    day,
    found,
    meeting,
    placement,
    standing,
    starting,
    the,
)


def done_days(case) -> list[str | None]:
    days = [one.done for one in found(case, "statusmøde")]
    return [one.isoformat() if one is not None else None for one in days]


@pytest.mark.parametrize(
    ("held", "occurrence"),
    [
        ("2026-03-02", None),  # on the anchor: no review of what has just begun
        ("2026-03-03", 1),
        ("2026-06-02", 1),
        ("2026-09-01", 1),  # 91 days after 2 June, 92 before 2 December
        ("2026-09-02", 2),  # 92 days after, 91 before
        ("2026-12-02", 2),
        ("2027-03-03", 2),  # 91 days from either: a tie goes to the earlier
        ("2027-03-04", 3),
        ("2028-07-31", 5),
        ("2029-01-01", 5),  # nearest is the last
    ],
)
def test_a_meeting_fulfils_the_nearest_occurrence(held, occurrence):
    """A15: due 2 June and 2 December 2026, 2 June 2027 …"""
    expected = [held if number == occurrence else None for number in range(1, 6)]
    assert done_days(starting("2026-03-02", meeting(held))) == expected


def test_the_first_meeting_in_a_window_counts_and_others_are_extra():
    """A15."""
    case = starting("2026-03-02", meeting("2026-06-10"), meeting("2026-05-20"))
    assert done_days(case) == ["2026-05-20", None, None, None, None]
    assert standing(case, "statusmøde", "2026-07-01")[:2] == ["done", "upcoming"]


def test_a_named_number_holds_against_the_nearest():
    """A15."""
    case = starting("2026-03-02", meeting("2026-11-30", number=1))
    assert done_days(case)[:2] == ["2026-11-30", None]
    assert standing(case, "statusmøde", "2026-11-30")[:2] == ["done_late", "upcoming"]


def test_a_named_meeting_holds_against_an_unnamed_one():
    """A15."""
    case = starting("2026-03-02", meeting("2026-05-20"), meeting("2026-06-10", number=1))
    assert done_days(case)[:2] == ["2026-06-10", None]


def test_a_named_meeting_that_is_only_planned_leaves_the_held_one_standing():
    """A15."""
    planned = meeting(planned="2026-06-10", number=1)
    assert done_days(starting("2026-03-02", meeting("2026-05-20"), planned))[0] == "2026-05-20"


@pytest.mark.parametrize("number", [0, 6, 99])
def test_a_number_no_occurrence_has_fulfils_none(number):
    """A15: the number holds, so the meeting is not moved to another."""
    assert done_days(starting("2026-03-02", meeting("2026-06-02", number=number))) == [None] * 5


def test_the_last_occurrence_can_be_named():
    """A15: numbers count from 1 to the last."""
    case = starting("2026-03-02", meeting("2026-06-02", number=5))
    assert done_days(case) == [None, None, None, None, "2026-06-02"]


@pytest.mark.parametrize("number", [None, 1])
def test_meetings_before_the_anchor_do_not_count(number):
    """A15."""
    case = starting("2026-03-02", meeting("2026-03-01", number=number))
    assert done_days(case) == [None] * 5


def test_other_kinds_of_meeting_do_not_count():
    case = starting("2026-03-02", meeting("2026-06-02", art="forældremøde"))
    assert done_days(case) == [None] * 5


def test_a_later_fulfilled_occurrence_makes_an_empty_earlier_one_missed():
    """A15."""
    case = starting("2026-03-02", meeting("2027-06-01"))
    assert standing(case, "statusmøde", "2027-05-31")[:3] == ["overdue", "overdue", "planned"]
    expected = ["missed", "missed", "done", "upcoming", "upcoming"]
    assert standing(case, "statusmøde", "2027-06-01") == expected


def test_the_first_later_fulfilled_occurrence_overtakes():
    """A15: number 2 was held on 2 December, number 3 on 2 June."""
    case = starting("2026-03-02", meeting("2026-12-02"), meeting("2027-06-02"))
    first, second, third, *_rest = found(case, "statusmøde")
    assert first.overtaken == day("2026-12-02")
    assert second.overtaken == day("2027-06-02")
    assert third.overtaken is None
    assert standing(case, "statusmøde", "2026-12-02")[0] == "missed"


def test_a_meeting_counts_by_the_day_it_was_held_and_not_by_the_day_planned():
    """A15: planned for number 1, held for number 2."""
    case = starting("2026-03-02", meeting("2026-11-25", planned="2026-06-01"))
    assert done_days(case)[:2] == [None, "2026-11-25"]
    before = starting("2026-03-02", meeting("2026-03-10", planned="2026-02-20"))
    assert done_days(before)[0] == "2026-03-10"


def test_a_planned_meeting_stands_for_the_nearest_occurrence():
    """A15."""
    case = starting("2026-03-02", meeting(planned="2026-11-25"))
    assert standing(case, "statusmøde", "2026-05-01")[:2] == ["upcoming", "planned"]


@pytest.mark.parametrize(
    ("dated", "expected"),
    [("2026-03-01", None), ("2026-03-02", "2026-03-02"), ("2026-07-01", "2026-07-01")],
)
def test_a_plan_counts_on_or_after_the_start(dated, expected):
    """V8; design: the first fitting fact on or after the anchor."""
    done = the(starting("2026-03-02", handleplaner=[{"dato": dated}]), "handleplan").done
    assert (done.isoformat() if done else None) == expected


def test_the_first_of_several_plans_counts():
    """V8."""
    plans = [{"dato": "2026-11-20"}, {}, {"dato": "2026-05-20"}]
    assert the(starting("2026-03-02", handleplaner=plans), "handleplan").done == day("2026-05-20")


def test_a_plan_dated_later_has_not_been_written_yet_and_is_not_planned():
    """V8; only a meeting can be planned."""
    case = starting("2026-03-02", handleplaner=[{"dato": "2026-07-01"}])
    assert standing(case, "handleplan", "2026-06-02") == ["upcoming"]
    assert standing(case, "handleplan", "2026-06-30") == ["overdue"]
    assert standing(case, "handleplan", "2026-07-01") == ["done_late"]


@pytest.mark.parametrize(
    ("dated", "expected"),
    [("2027-01-03", ["2027-01-03", None]), ("2027-01-04", [None, "2027-01-04"])],
)
def test_a_plan_counts_for_the_course_it_was_written_in(dated, expected):
    """V8: from the day the next course starts, a plan is that one's."""
    courses = [placement("2026-03-02", "2026-08-03"), placement("2027-01-04")]
    case = case_of(barn=BORN_2022, tilbud=courses, handleplaner=[{"dato": dated}])
    days = [plan.done for plan in found(case, "handleplan")]
    assert [done.isoformat() if done else None for done in days] == expected
