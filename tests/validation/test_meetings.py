"""Meetings, held or planned, without what must be there before them (H10)."""

import pytest

from tests.validation.test_plans_and_measures import CHILD, told

PARENT = {"forældre": [{"navn": "Eva Eksempel", "forældremyndighed": "ja"}]}
CONSENT = {"til": "tværfagligt-samarbejde", "givet": "2026-09-10", "af": ["Eva Eksempel"]}


@pytest.mark.parametrize("key", ["afholdt", "planlagt"])
@pytest.mark.parametrize(("consents", "is_told"), [([], True), ([CONSENT], False)])
def test_an_working_meeting_without_consent_is_told(
    key: str, consents: list, is_told: bool
) -> None:
    """H10: the only thing its source makes a condition."""
    on = "2026-09-20" if key == "afholdt" else "2026-10-20"
    meetings = [{"art": "arbejdsmøde", key: on}]
    places = told("SAG346", barn=CHILD | PARENT, møder=meetings, samtykker=consents)
    assert places == ([("møder", 0, key)] if is_told else [])


def test_a_network_meeting_asks_for_nothing() -> None:
    """H10."""
    assert (
        told(
            "SAG346", barn=CHILD | PARENT, møder=[{"art": "netværksmøde", "afholdt": "2026-09-20"}]
        )
        == []
    )
