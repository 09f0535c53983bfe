"""What must be in place before a meeting: an arbejdsmøde takes the parents' consent (H10)."""

from typing import Any

import pytest

from sagscli.case.records import Case
from sagscli.referrals.meeting_gate import lacking_before, meetings_lacking
from tests.building import case_of, day
from tests.referrals.asking import HADERSLEV, TODAY

PARENTS = [{"navn": "Eva Eksempel", "forældremyndighed": "ja"}]
CHILD = {"navn": "Alma Eksempel", "født": "2022-03-14", "forældre": PARENTS}


def with_consent(given: str | None = None, **keys: Any) -> Case:
    consent = {"til": "tværfagligt-samarbejde", "givet": given, "af": ["Eva Eksempel"]}
    return case_of(barn=CHILD, samtykker=[consent] if given else [], **keys)


def lacking(case: Case, meeting: str, on: str = "2026-09-20") -> list[str]:
    return [each.id for each in lacking_before(case, HADERSLEV, meeting, day(on), day(on))]


@pytest.mark.parametrize(
    ("given", "expected"),
    [(None, ["samtykke"]), ("2026-09-20", []), ("2026-09-21", ["samtykke"])],
)
def test_an_working_meeting_takes_the_consent_of_that_day(given: str, expected: list[str]) -> None:
    """H10: the samtale before it is advice, and lacks nothing."""
    assert lacking(with_consent(given), "arbejdsmøde") == expected


def test_no_consent_is_asked_for_at_a_network_meeting() -> None:
    """H10: the parents are there themselves; what is a child's other referral is no meeting."""
    assert lacking(with_consent(), "netværksmøde") == []
    assert lacking(with_consent(), "ppv") == []


def test_a_later_meeting_is_not_judged_by_the_day_the_case_asked_for() -> None:
    asked = [{"til": "arbejdsmøde", "møde": "2026-03-26"}]
    assert lacking(with_consent("2026-09-01", henvisninger=asked), "arbejdsmøde") == []


def test_each_meeting_is_judged_by_its_own_day() -> None:
    meetings = [
        {"art": "arbejdsmøde", "afholdt": "2026-08-20"},
        {"art": "arbejdsmøde", "afholdt": "2026-09-20"},
        {"art": "arbejdsmøde", "planlagt": "2026-10-20"},
        {"art": "arbejdsmøde"},
    ]
    case = with_consent("2026-09-01", møder=meetings)
    told = [at for at, _meeting, _lacking in meetings_lacking(case, HADERSLEV, day(TODAY))]
    assert told == [0]
    told = [
        at for at, _m, _l in meetings_lacking(with_consent(møder=meetings), HADERSLEV, day(TODAY))
    ]
    assert told == [0, 1, 2]
