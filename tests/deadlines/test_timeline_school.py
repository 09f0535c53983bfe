"""The preparatory school meeting and its minutes (V13 to V15, A3, A13, A16, A17)."""

import pytest

from sagscli.deadlines.timeline import timeline
from tests.building import (
    BORN_2022,
    SCHOOL_MEETING,
    VEJLE,
    case_of,
    day,
    dues,
    found,
    placement,
    school_meeting,
    standing,
    the,
)


@pytest.mark.parametrize(
    ("school_start", "due", "act_by"),
    [
        ("2027-08-01", "2026-11-01", "2026-10-30"),
        ("2028-08-01", "2027-11-01", "2027-11-01"),
        ("2028-08-31", "2028-02-29", "2028-02-29"),
        ("2027-08-31", "2027-02-28", "2027-02-26"),
        ("2027-08-02", "2027-02-02", "2027-02-02"),
        ("2027-07-31", "2027-01-31", "2027-01-29"),
        ("2027-05-01", "2026-11-01", "2026-10-30"),
        ("2027-10-06", "2027-04-06", "2027-04-06"),
    ],
)
def test_six_months_before_the_start_or_1_november_for_1_august(school_start, due, act_by):
    """V14, A3: før-skole and rullende skolestart have the six months only."""
    case = case_of(barn={"født": "2021-05-05"}, skole={"start": school_start})
    one = the(case, SCHOOL_MEETING)
    assert (one.due, one.act_by) == (day(due), day(act_by))
    assert not one.expected


def test_both_limbs_are_kept_and_one_binds():
    """A3."""
    one = the(case_of(barn=BORN_2022, skole={"start": "2027-08-01"}), SCHOOL_MEETING)
    six_months, november = one.terms
    assert (six_months.day, six_months.binds) == (day("2027-02-01"), False)
    assert (november.day, november.binds) == (day("2026-11-01"), True)
    assert six_months.applies
    assert november.applies


def test_the_limb_for_1_august_is_kept_but_does_not_apply_to_other_starts():
    """V14, A3."""
    one = the(case_of(barn=BORN_2022, skole={"start": "2028-08-31"}), SCHOOL_MEETING)
    six_months, november = one.terms
    assert (six_months.binds, november.binds, november.applies) == (True, False, False)


@pytest.mark.parametrize(
    ("born", "due"),
    [
        ("2021-01-01", "2026-11-01"),
        ("2021-12-31", "2026-11-01"),
        ("2022-01-01", "2027-11-01"),
        ("2020-02-29", "2025-11-01"),
    ],
)
def test_an_unknown_school_start_is_1_august_of_the_year_the_child_turns_six(born, due):
    """A13, F."""
    one = the(case_of(barn={"født": born}), SCHOOL_MEETING)
    assert (one.due, one.expected) == (day(due), True)
    assert all(term.expected for term in one.terms)


def test_with_a_decided_deferral_the_given_date_rules():
    """A13."""
    school = {"start": "2028-08-01", "udsættelse": "ja"}
    one = the(case_of(barn={"født": "2021-05-05"}, skole=school), SCHOOL_MEETING)
    assert (one.due, one.expected) == (day("2027-11-01"), False)


def test_a_deferral_without_a_date_is_expected_to_be_by_one_year():
    """F: deferral by one year."""
    case = case_of(barn={"født": "2021-05-05"}, skole={"udsættelse": "ja"})
    one = the(case, SCHOOL_MEETING)
    assert (one.due, one.expected) == (day("2027-11-01"), True)
    not_deferred = case_of(barn={"født": "2021-05-05"}, skole={"udsættelse": "nej"})
    assert the(not_deferred, SCHOOL_MEETING).due == day("2026-11-01")


def test_a_given_start_needs_no_birth_date():
    assert dues(case_of(barn={}, skole={"start": "2027-08-01"}), SCHOOL_MEETING) == ["2026-11-01"]


def test_without_birth_date_and_start_nothing_can_be_reckoned():
    """design, unknown: `missing` names the key."""
    one = the(case_of(barn={}), SCHOOL_MEETING)
    assert (one.due, one.act_by, one.missing) == (None, None, "barn.født")
    assert not any(term.binds for term in one.terms)
    assert len(one.terms) == 2
    assert standing(case_of(barn={}), SCHOOL_MEETING, "2026-01-01") == ["unknown"]


@pytest.mark.parametrize(
    ("held", "counts"),
    [
        ("2025-10-10", False),
        ("2025-12-31", False),
        ("2026-01-01", True),
        ("2026-10-30", True),
        ("2027-02-01", True),
    ],
)
def test_a_school_meeting_counts_from_the_calendar_year_before_the_start(held, counts):
    """V13, A16: one held before the start was postponed does not."""
    case = case_of(
        barn={"født": "2020-05-05"},
        skole={"start": "2027-08-01", "udsættelse": "ja"},
        møder=[school_meeting(held)],
    )
    assert the(case, SCHOOL_MEETING).done == (day(held) if counts else None)


def test_postponing_the_start_makes_a_new_meeting_due():
    """A16: the same meeting, before and after."""
    held = school_meeting("2025-10-10")
    barn = {"født": "2020-05-05"}
    before = case_of(barn=barn, skole={"start": "2026-08-01"}, møder=[held])
    after = case_of(barn=barn, skole={"start": "2027-08-01"}, møder=[held])
    assert standing(before, SCHOOL_MEETING, "2026-05-01") == ["done"]
    assert standing(after, SCHOOL_MEETING, "2026-05-01") == ["upcoming"]
    assert dues(after, SCHOOL_MEETING) == ["2026-11-01"]


def test_the_first_fitting_meeting_fulfils_it():
    case = case_of(
        barn=BORN_2022,
        skole={"start": "2027-08-01"},
        møder=[school_meeting("2027-01-10"), school_meeting("2026-10-10")],
    )
    assert the(case, SCHOOL_MEETING).done == day("2026-10-10")


@pytest.mark.parametrize(
    ("start", "before_start"),
    [("2027-01-10", True), ("2026-11-02", True), ("2026-11-01", False), ("2026-03-02", False)],
)
def test_a_deadline_before_the_course_began_stays_and_is_marked(start, before_start):
    """A17."""
    case = case_of(
        barn={"født": "2021-05-05"}, skole={"start": "2027-08-01"}, tilbud=[placement(start)]
    )
    one = the(case, SCHOOL_MEETING)
    assert (one.due, one.before_start) == (day("2026-11-01"), before_start)


def test_the_first_of_several_courses_decides_what_lies_before_the_start():
    """A17."""
    case = case_of(
        barn={"født": "2021-05-05"},
        skole={"start": "2027-08-01"},
        tilbud=[placement("2027-01-10"), placement("2026-03-02", "2026-12-01")],
    )
    assert not the(case, SCHOOL_MEETING).before_start


def test_a_child_without_a_place_has_the_school_meeting_only():
    """V8, V9 belong to the minigruppe."""
    obligations = timeline(case_of(barn=BORN_2022), VEJLE)
    assert [one.rule for one in obligations] == [SCHOOL_MEETING]


def test_the_minutes_have_no_date_and_come_about_with_the_meeting():
    """V15: the source sets none, so none is invented (design, `open`)."""
    case = case_of(barn=BORN_2022, møder=[school_meeting("2027-10-20")])
    one = the(case, "beslutningsreferat")
    assert (one.due, one.act_by, one.missing, one.done) == (None, None, None, None)
    assert standing(case, "beslutningsreferat", "2027-10-19") == []
    assert standing(case, "beslutningsreferat", "2027-10-20") == ["open"]


def test_the_minutes_are_done_when_they_are_sent():
    """V15."""
    case = case_of(barn=BORN_2022, møder=[school_meeting("2027-10-20", sent="2027-11-05")])
    assert standing(case, "beslutningsreferat", "2027-11-04") == ["open"]
    assert standing(case, "beslutningsreferat", "2027-11-05") == ["done"]


def test_no_minutes_of_a_meeting_that_is_only_planned():
    """V15."""
    case = case_of(barn=BORN_2022, møder=[school_meeting(planned="2027-10-20")])
    assert found(case, "beslutningsreferat") == []


def test_minutes_are_numbered_in_the_order_the_meetings_were_held():
    """V15: whatever their order in the file."""
    late, early = school_meeting("2027-10-20"), school_meeting("2026-10-20", sent="2026-10-25")
    for meetings in ([late, early], [early, late]):
        first, second = found(case_of(barn=BORN_2022, møder=meetings), "beslutningsreferat")
        assert (first.occurrence, first.arises) == (1, day("2026-10-20"))
        assert first.done == day("2026-10-25")
        assert (second.occurrence, second.arises, second.done) == (2, day("2027-10-20"), None)


def test_unsent_minutes_end_with_the_school_start():
    """V15, A18."""
    case = case_of(
        barn={"født": "2021-05-05"},
        skole={"start": "2027-08-01"},
        møder=[school_meeting("2026-10-20")],
    )
    assert standing(case, "beslutningsreferat", "2027-07-31") == ["open"]
    assert standing(case, "beslutningsreferat", "2027-08-01") == ["missed"]


@pytest.mark.parametrize(
    ("end", "count"),
    [("2024-09-03", 2), ("2024-05-25", 2), ("2024-02-28", 1), (None, 2)],
)
def test_the_earlier_of_end_and_school_start_ends_a_course(end, count):
    """A18: nothing falls due on or after it."""
    case = case_of(
        barn={"født": "2018-12-09"},
        skole={"start": "2024-05-25"},
        tilbud=[placement("2023-05-31", end)],
    )
    meetings = found(case, "statusmøde")
    assert [one.due for one in meetings] == [day("2023-08-31"), day("2024-02-29")][:count]
    assert {one.ends for one in meetings} == {min(day(end or "2024-05-25"), day("2024-05-25"))}


def test_an_expected_school_start_does_not_cut_before_a_recorded_end():
    """A13, A18: what is recorded is known better."""
    case = case_of(barn={"født": "2018-12-09"}, tilbud=[placement("2024-05-31", "2025-03-31")])
    assert found(case, "statusmøde")[-1].due == day("2025-02-28")
