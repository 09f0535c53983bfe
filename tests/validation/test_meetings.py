"""Meetings, held or planned, without what must be there before them (H10)."""

import pytest

from sagscli.ruleset_faults.checked_library import library_of
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


ENVIRONMENT = library_of(None).family("læringsmiljø").rulesets[-1]
GROUP = {"barn": None, "gruppe": {"navn": "Myretuen"}}
PHASES = [
    {"fase": "fase-1", "start": "2026-01-05", "afsluttet": "2026-03-06"},
    {"fase": "fase-3", "start": "2026-03-09", "slut": "2026-05-01"},
]


@pytest.mark.parametrize(
    ("on", "is_told"), [("2026-02-20", False), ("2026-03-20", True), ("2026-05-20", True)]
)
def test_a_stuemeeting_before_phase_3_is_another_one(on: str, is_told: bool) -> None:
    """L3; past its slut the phase still runs (A31)."""
    meetings = [{"art": "stuemøde", "afholdt": on, "drøftet": ["andet-emne"]}]
    assert bool(told("SAG309", ENVIRONMENT, **GROUP, faser=PHASES, møder=meetings)) is is_told
