"""What becomes due, when it stops, and who acts: Vejle's leaflet on whole cases."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.deadlines.obligation import Status
from sagscli.deadlines.status import exists, status
from sagscli.deadlines.timeline import timeline
from tests.building import (
    BORN_2022,
    SCHOOL_MEETING,
    VEJLE,
    act_bys,
    case_of,
    day,
    dues,
    found,
    meeting,
    placement,
    school_meeting,
    standing,
    starting,
    the,
    thoroughly,
)


def test_the_plan_is_due_three_months_after_the_start():
    """V8."""
    plan = the(starting("2026-03-02"), "handleplan")
    assert (plan.due, plan.act_by) == (day("2026-06-02"), day("2026-06-02"))
    assert plan.responsible == "minigruppens-personale"
    assert plan.terms[0].event_date == day("2026-03-02")
    assert not plan.recurs


def test_status_meetings_recur():
    """V9."""
    assert all(one.recurs for one in found(starting("2026-03-02"), "statusmøde"))


def test_the_plan_and_the_first_meeting_fall_due_on_the_same_day():
    """A1."""
    case = starting("2026-08-31")
    assert the(case, "handleplan").due == found(case, "statusmøde")[0].due == day("2026-11-30")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-02", ["2026-06-02", "2026-12-02", "2027-06-02", "2027-12-02", "2028-06-02"]),
        ("2026-08-31", ["2026-11-30", "2027-05-31", "2027-11-30", "2028-05-31"]),
        ("2026-09-01", ["2026-12-01", "2027-06-01", "2027-12-01", "2028-06-01"]),
        ("2027-11-29", ["2028-02-29"]),
        ("2028-04-30", ["2028-07-30"]),
        ("2028-05-01", []),
    ],
)
def test_status_meetings_three_months_after_the_start_and_then_every_six(start, expected):
    """V9, A2: counted from the start, until the expected school start on 1 August 2028."""
    assert dues(starting(start), "statusmøde") == expected


def test_a_start_on_30_november():
    """V9, F: the nominal dates stay in their weekends; act_by is the Friday before."""
    case = starting("2025-11-30", barn={"født": "2020-03-01"}, skole={"start": "2027-03-01"})
    assert dues(case, "statusmøde") == ["2026-02-28", "2026-08-30", "2027-02-28"]
    assert act_bys(case, "statusmøde") == ["2026-02-27", "2026-08-28", "2027-02-26"]


def test_month_ends_rounded_up_where_the_ruleset_says_so():
    """månedsslut: op."""
    up = VEJLE.model_copy(update={"month_end": "op"})
    expected = ["2026-12-01", "2027-05-31", "2027-12-01", "2028-05-31"]
    assert dues(starting("2026-08-31"), "statusmøde", up) == expected
    assert dues(starting("2026-08-31"), "handleplan", up) == ["2026-12-01"]


def test_a_late_first_meeting_does_not_move_the_next():
    """A14, A2."""
    case = starting("2026-08-31", meeting("2026-12-10"))
    first, second, *_rest = found(case, "statusmøde")
    assert (first.done, second.done) == (day("2026-12-10"), None)
    assert second.due == day("2027-05-31")
    assert standing(case, "statusmøde", "2026-12-15")[:2] == ["done_late", "upcoming"]


@pytest.mark.parametrize("number", [1, None])
def test_the_start_corrected_after_the_first_meeting_was_held(number):
    """A2: number 1 stays done, number 2 moves with the start."""
    held = meeting("2026-11-26", number=number)
    before, after = starting("2026-08-31", held), starting("2026-09-01", held)
    assert dues(before, "statusmøde")[1] == "2027-05-31"
    first, second, *_rest = found(after, "statusmøde")
    assert first.done == day("2026-11-26")
    assert (second.occurrence, second.due, second.done) == (2, day("2027-06-01"), None)


def test_counted_from_the_last_held_meeting_where_the_ruleset_says_so():
    """A2: the option."""
    chained = _chained()
    case = starting("2026-08-31", meeting("2026-12-10"))
    assert dues(case, "statusmøde", chained) == ["2026-11-30", "2027-06-10"]
    assert dues(starting("2026-08-31"), "statusmøde", chained) == ["2026-11-30"]
    again = starting("2026-08-31", meeting("2027-06-01"), meeting("2026-12-10"))
    assert dues(again, "statusmøde", chained) == ["2026-11-30", "2027-06-10", "2027-12-01"]


def test_counted_from_the_last_held_meeting_the_next_ends_with_the_course():
    """A2, A13: 10 July 2028 + 6 months lies after the expected school start."""
    case = starting("2027-11-30", meeting("2028-02-10"))
    assert dues(case, "statusmøde", _chained()) == ["2028-02-29"]


def test_counted_from_the_last_held_meeting_seen_from_before_it():
    """A2: what hangs on a meeting that has not been held yet has not come about."""
    case = starting("2026-08-31", meeting("2026-12-10"))
    assert standing(case, "statusmøde", "2026-12-05", _chained()) == ["planned_late"]
    assert standing(case, "statusmøde", "2026-12-10", _chained()) == ["done_late", "upcoming"]


def test_counted_from_the_last_held_meeting_a_planned_one_stands_for_the_next():
    case = starting("2026-08-31", meeting("2026-12-10"), meeting(planned="2027-06-08"))
    expected = ["done_late", "planned"]
    assert standing(case, "statusmøde", "2027-01-01", _chained()) == expected


def _chained():
    rules = [
        one.model_copy(
            update={"repeat": one.repeat.model_copy(update={"counted_from": "sidst-afholdt"})}
        )
        if one.id == "statusmøde"
        else one
        for one in VEJLE.deadlines
    ]
    return VEJLE.model_copy(update={"deadlines": tuple(rules)})


def test_the_roles_of_an_enrolled_child():
    """V8, V13, V15."""
    case = case_of(
        barn=BORN_2022, tilbud=[placement("2026-03-02")], møder=[school_meeting("2027-10-20")]
    )
    roles = {one.rule: one.responsible for one in timeline(case, VEJLE)}
    assert roles == {
        "handleplan": "minigruppens-personale",
        "statusmøde": "minigruppens-personale",
        SCHOOL_MEETING: "daginstitutionsleder",
        "beslutningsreferat": "daginstitution",
    }


def test_for_a_child_not_enrolled_the_consultant_acts_for_the_leader_and_for_nobody_else():
    """V7, A10: a child in a minigruppe is enrolled, so its staff keep the plan and meetings."""
    case = case_of(
        barn={"født": "2022-03-14"},
        tilbud=[placement("2026-03-02")],
        møder=[school_meeting("2027-10-20")],
    )
    obligations = timeline(case, VEJLE)
    of_the_case = {"yderligere-aftale"}
    assert {one.rule for one in obligations} == {one.id for one in VEJLE.deadlines} - of_the_case
    responsible = {one.rule: one.responsible for one in obligations}
    assert responsible == {
        "handleplan": "minigruppens-personale",
        "statusmøde": "minigruppens-personale",
        SCHOOL_MEETING: "småbørnskonsulent",
        "beslutningsreferat": "daginstitution",  # V15 says the institution, and A10 no more
    }


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2026-12-02", ["2026-06-02"]),  # due on the last day: it does not arise
        ("2026-12-03", ["2026-06-02", "2026-12-02"]),
        ("2026-06-02", []),
    ],
)
def test_what_falls_due_on_or_after_the_end_does_not_arise(end, expected):
    """design: obligations tied to a course stop with it."""
    case = case_of(barn=BORN_2022, tilbud=[placement("2026-03-02", end)])
    assert dues(case, "statusmøde") == expected
    assert dues(case, "handleplan") == expected[:1]


@pytest.mark.parametrize(
    ("school_start", "last"),
    [("2027-06-02", "2026-12-02"), ("2027-06-03", "2027-06-02"), ("2029-08-01", "2029-06-02")],
)
def test_a_given_school_start_ends_it(school_start, last):
    case = starting("2026-03-02", skole={"start": school_start})
    assert dues(case, "statusmøde")[-1] == last


def test_the_end_comes_before_the_school_start():
    """design: ophør, else skolestart."""
    case = case_of(
        barn=BORN_2022,
        skole={"start": "2028-08-01"},
        tilbud=[placement("2026-03-02", "2026-09-01")],
    )
    assert dues(case, "statusmøde") == ["2026-06-02"]
    assert dues(case, SCHOOL_MEETING) == ["2027-11-01"]


def test_without_birth_date_and_school_start_the_cycle_is_bounded():
    """No child is in daycare for more than seven years: 14 meetings, the last in the seventh."""
    all_dues = dues(starting("2026-03-02", barn={"navn": "A"}), "statusmøde")
    assert len(all_dues) == 14
    assert (all_dues[0], all_dues[-1]) == ("2026-06-02", "2032-12-02")


def test_a_case_with_neither_child_nor_group_is_still_reckoned():
    assert dues(case_of(tilbud=[placement("2026-08-31")]), "handleplan") == ["2026-11-30"]


@pytest.mark.parametrize("recorded", ["end", "school"])
def test_an_open_obligation_of_an_ended_course_is_missed(recorded):
    """A18: from the recorded day on."""
    case = (
        case_of(barn=BORN_2022, tilbud=[placement("2026-03-02", "2026-10-01")])
        if recorded == "end"
        else starting("2026-03-02", skole={"start": "2026-10-01"})
    )
    assert standing(case, "statusmøde", "2026-09-30") == ["overdue"]
    assert standing(case, "statusmøde", "2026-10-01") == ["missed"]
    assert standing(case, "handleplan", "2026-10-01") == ["missed"]


def test_an_expected_school_start_ends_nothing():
    """A18, A13."""
    case = starting("2024-03-04", barn={"født": "2019-05-05"})
    assert standing(case, SCHOOL_MEETING, "2026-01-01") == ["overdue"]
    assert standing(case, "handleplan", "2026-01-01") == ["overdue"]


def test_what_was_fulfilled_stays_so_when_the_course_has_ended():
    """A18."""
    case = case_of(
        barn=BORN_2022,
        tilbud=[placement("2026-03-02", "2026-10-01")],
        møder=[meeting("2026-06-03")],
    )
    assert standing(case, "statusmøde", "2027-01-01") == ["done_late"]


STARTS = st.dates(day("2024-01-01"), day("2027-12-31"))


@thoroughly
@given(start=STARTS, length=st.integers(0, 1500))
def test_every_due_date_is_a_sum_of_months_from_the_start(start, length):
    """V9, F: counted here by another way than the engine's."""
    end = start + timedelta(days=length)
    case = case_of(barn=BORN_2022, tilbud=[placement(start.isoformat(), end.isoformat())])
    obligations = found(case, "statusmøde")
    for at, one in enumerate(obligations):
        assert one.occurrence == at + 1
        months = start.month - 1 + 3 + 6 * at
        assert (one.due.year, one.due.month) == (start.year + months // 12, months % 12 + 1)
        next_day = one.due + timedelta(days=1)
        assert one.due.day == start.day or (one.due.day < start.day and next_day.day == 1)
        assert one.act_by <= one.due < end
        assert sum(term.binds for term in one.terms) == 1
    following = start.month - 1 + 3 + 6 * len(obligations)
    assert (start.year + following // 12, following % 12 + 1) >= (end.year, end.month)


@thoroughly
@given(start=STARTS, held=st.dates(day("2024-01-01"), day("2029-12-31")))
def test_a_held_meeting_fulfils_at_most_one_occurrence_and_none_is_nearer(start, held):
    """A15."""
    case = case_of(
        barn={"født": "2024-01-01"},
        tilbud=[placement(start.isoformat())],
        møder=[meeting(held.isoformat())],
    )
    obligations = found(case, "statusmøde")
    fulfilled = [one for one in obligations if one.done is not None]
    if held <= start:
        assert not fulfilled
        return
    (one,) = fulfilled
    distance = abs(one.due - held)
    assert all(
        abs(other.due - held) > distance
        for other in obligations
        if other.occurrence < one.occurrence
    )
    assert all(abs(other.due - held) >= distance for other in obligations)


def test_statuses_cover_the_whole_case_of_the_handbook():
    """The same case on four days."""
    case = starting(
        "2026-03-02",
        meeting("2026-06-01", planned="2026-06-01", number=1),
        meeting(planned="2026-12-03"),
        handleplaner=[{"dato": "2026-06-01"}],
    )
    for today, expected in (
        ("2026-05-31", ["planned", "planned_late"]),
        ("2026-06-01", ["done", "planned_late"]),
        ("2026-12-03", ["done", "planned_late"]),
        ("2026-12-04", ["done", "overdue"]),
    ):
        assert standing(case, "statusmøde", today)[:2] == expected


def test_what_has_not_arisen_is_told_apart_from_what_stands():
    one = the(case_of(barn=BORN_2022, møder=[school_meeting("2027-10-20")]), "beslutningsreferat")
    assert not exists(one, day("2027-10-19"))
    assert status(one, day("2027-10-20")) is Status.OPEN
