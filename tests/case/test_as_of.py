"""A case as it was known on a day: later facts have not happened (design, `--as-of`)."""

from sagscli.case.as_of import NOT_YET, as_known
from tests.building import BORN_2022, case_of, day, meeting, placement

DECIDED = {"til": "minigruppe", "afgørelse": {"dato": "2026-02-05", "udfald": "bevilget"}}


def test_a_meeting_held_later_stands_as_planned_for_its_planned_day():
    case = case_of(møder=[meeting("2026-05-01", planned="2025-12-01", sent="2026-05-03")])
    [known] = as_known(case, day("2025-11-20")).meetings
    assert (known.held, known.planned) == (None, day("2025-12-01"))
    assert known.minutes_sent is None


def test_when_the_planned_day_had_gone_by_it_stands_for_the_day_it_came_to_be_held():
    case = case_of(møder=[meeting("2026-05-01", planned="2025-12-01")])
    [known] = as_known(case, day("2026-01-15")).meetings
    assert (known.held, known.planned) == (None, day("2026-05-01"))


def test_what_was_already_done_stays():
    case = case_of(
        barn=BORN_2022,
        møder=[meeting("2026-05-01", sent="2026-05-03")],
        handleplaner=[{"dato": "2026-05-01"}, {"dato": "2026-11-01"}],
        henvisninger=[DECIDED],
        tilbud=[placement("2026-09-01", "2027-01-01")],
    )
    known = as_known(case, day("2026-05-02"))
    assert known.meetings[0].held == day("2026-05-01")
    assert known.meetings[0].minutes_sent is None
    assert [plan.dated for plan in known.plans] == [day("2026-05-01"), None]
    assert known.plans[1].form == NOT_YET  # it keeps its place in the list
    assert known.referrals == case.referrals
    assert known.placements == case.placements  # what is to come was written down as such


def test_a_plan_approved_later_is_not_approved_yet():
    case = case_of(handleplaner=[{"dato": "2026-05-01", "godkendt": "2026-05-08"}])
    [known] = as_known(case, day("2026-05-07")).plans
    assert (known.dated, known.approved) == (day("2026-05-01"), None)
    assert as_known(case, day("2026-05-08")) is case


def test_a_decision_to_come_is_not_known():
    case = case_of(henvisninger=[DECIDED])
    assert as_known(case, day("2026-02-04")).referrals[0].decision is None
    assert as_known(case, day("2026-02-05")) is case
