"""A cycle whose end is not known goes on as far as anyone asks, whatever day it is (V9, A18)."""

import pytest

from sagscli.case.records import Case
from sagscli.deadlines.obligation import Obligation
from sagscli.deadlines.status import exists, status
from sagscli.deadlines.timeline import timeline
from sagscli.rulesets.records import Ruleset
from tests.building import VEJLE, case_of, day, meeting, placement, ruleset_of

CYCLE = {
    "id": "opfølgning",
    "for-hver": "tilbud.minigruppe",
    "møde": "statusmøde",
    "senest": {"efter": "opstart", "måneder": "3"},
    "gentag": {"måneder": "6"},
    "indtil": ["ophør"],
}
ENDLESS = ruleset_of(CYCLE)


def there(case: Case, on: str, ahead: str | None = None, ruleset: Ruleset = ENDLESS):
    """Return the obligations of a cycle that exist on a day, asked for until `ahead`."""
    rows: list[Obligation] = [
        one
        for one in timeline(case, ruleset, day(ahead or on))
        if one.recurs and exists(one, day(on))
    ]
    return rows


def place(*held: str, start: str = "2015-01-10", **keys) -> Case:
    meetings = [meeting(one) for one in held]
    return case_of(barn={"navn": "A"}, tilbud=[placement(start)], møder=meetings, **keys)


@pytest.mark.parametrize(
    "on", ["2016-01-01", "2022-04-09", "2022-04-10", "2026-10-05", "2060-01-01"]
)
def test_there_always_is_a_next_one(on: str):
    """V9: seven years are no end."""
    last = there(place(), on)[-1]
    assert (status(last, day(on)).value, last.due > day(on)) == ("upcoming", True)


def test_a_meeting_after_the_seventh_year_fulfils_its_own_occurrence():
    """A15: not the last one that was thought of."""
    rows = there(place("2026-10-08"), "2026-11-01")
    assert [str(one.due) for one in rows if one.done] == ["2026-10-10"]


def test_a_meeting_planned_beyond_what_is_asked_for_stands_for_its_own_occurrence():
    """A15."""
    case = case_of(
        barn={"navn": "A"}, tilbud=[placement("2015-01-10")], møder=[meeting(planned="2029-10-01")]
    )
    rows = there(case, "2026-11-01")
    assert [str(one.due) for one in rows if one.plans] == ["2029-10-10"]


@pytest.mark.parametrize("far", ["2026-11-01", "2030-01-01"])
def test_asking_further_only_makes_the_answer_longer(far: str):
    """design: the timeline knows no today."""
    case = place("2024-10-01", "2026-04-02")
    near, long = there(case, "2026-11-01"), there(case, "2026-11-01", far)
    assert long[: len(near)] == near


OLD = {"navn": "A", "født": "2020-05-05"}
"""Expected to start school on 1 August 2026 (A13)."""


def test_an_expected_school_start_that_has_gone_by_ends_nothing():
    """A13, A18: until it is recorded, the child is there and its meetings go on."""
    case = case_of(barn=OLD, tilbud=[placement("2026-01-10")])
    dated = [str(one.due) for one in there(case, "2026-07-31", "2027-07-31", VEJLE)]
    assert dated == ["2026-04-10"]
    dated = [str(one.due) for one in there(case, "2026-08-01", None, VEJLE)]
    assert dated == ["2026-04-10", "2026-10-10"]
    assert len(there(case, "2027-08-01", None, VEJLE)) == 4


def test_a_recorded_school_start_ends_them():
    """A18."""
    case = case_of(barn=OLD, skole={"start": "2026-08-01"}, tilbud=[placement("2026-01-10")])
    assert len(there(case, "2027-08-01", None, VEJLE)) == 1


def test_what_was_held_before_the_expected_start_is_not_for_what_comes_after_it():
    """A15, A18: the same answer however far ahead is asked."""
    case = case_of(barn=OLD, tilbud=[placement("2026-01-10")], møder=[meeting("2026-07-25")])
    for ahead in ("2026-07-30", "2027-07-30"):
        [only] = there(case, "2026-07-30", ahead, VEJLE)
        assert only.done == day("2026-07-25")
