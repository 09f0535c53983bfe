"""What was held before the course it would count for (A15): told, unless it counts for another."""

import pytest

from sagscli.deadlines.uncounted import before_the_course
from tests.building import VEJLE, case_of, meeting, placement


def _early(*meetings: dict, **keys) -> list[tuple[str, str]]:
    case = case_of(**({"tilbud": [placement("2026-06-01")], "møder": list(meetings)} | keys))
    return [(fact.path, since.isoformat()) for fact, since in before_the_course(case, VEJLE)]


def test_a_status_meeting_before_the_start_counts_for_nothing():
    """V9, A15: as when the start was corrected afterwards."""
    assert _early(meeting("2026-05-20")) == [("møder[0].afholdt", "2026-06-02")]


@pytest.mark.parametrize("held", ["2026-06-02", "2026-08-20"])
def test_from_the_day_after_the_start_on_it_counts(held):
    """V9."""
    assert _early(meeting(held)) == []


def test_one_of_an_earlier_course_counts_for_that_one():
    """V9: held before the second course began, in the first."""
    courses = [placement("2025-06-01", "2026-01-31"), placement("2026-06-01")]
    assert _early(meeting("2025-08-20"), tilbud=courses) == []
    told = _early(meeting("2025-05-20"), meeting("2025-08-20"), tilbud=courses)
    assert told == [("møder[0].afholdt", "2025-06-02")]


def test_what_a_referral_asks_for_is_no_mistake_before_the_start():
    """V6c: the parents' meeting belongs before the referral, and so before the start."""
    assert _early(meeting("2026-05-20", art="forældremøde")) == []


def test_a_plan_dated_before_the_start():
    """V8, A15."""
    plans = [{"nummer": "1", "dato": "2026-05-20"}]
    assert _early(handleplaner=plans) == [("handleplaner[0].dato", "2026-06-01")]
    assert _early(handleplaner=[plans[0] | {"dato": "2026-08-20"}]) == []
