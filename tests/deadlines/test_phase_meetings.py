"""A room meeting has the source's points only in the phase that asks for it (L3, A31)."""

import pytest

from sagscli.deadlines.phase_meetings import is_of_its_phase
from tests.asking import GROUP, LEARNING
from tests.building import case_of, day

PHASE_3 = {"fase": "fase-3", "start": "2026-03-09", "slut": "2026-08-01"}


def _lies_in_its_phase(on: str, *stages: dict, meeting: str = "stuemøde") -> bool:
    case = case_of(gruppe=GROUP, faser=list(stages))
    return is_of_its_phase(meeting, day(on), case, LEARNING)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-03-08", False),
        ("2026-03-09", True),
        ("2026-08-01", True),
        ("2027-01-01", True),  # what was planned ends nothing; only what is recorded does
    ],
)
def test_a_phase_that_is_not_recorded_as_finished_goes_on(on, expected):
    """L3, A31."""
    assert _lies_in_its_phase(on, PHASE_3) is expected


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-03-08", False), ("2026-05-04", True), ("2026-05-05", False)]
)
def test_a_finished_phase_ends_with_its_last_day(on, expected):
    """L2: the day it is finished is the last in it."""
    assert _lies_in_its_phase(on, PHASE_3 | {"afsluttet": "2026-05-04"}) is expected


def test_another_phase_does_not_ask_for_it():
    """L3."""
    assert not _lies_in_its_phase("2026-04-06", PHASE_3 | {"fase": "fase-1"})
    assert not _lies_in_its_phase("2026-04-06")
    assert _lies_in_its_phase("2026-04-06", PHASE_3 | {"fase": "fase-1"}, PHASE_3)


def test_a_phase_without_a_start_holds_no_day():
    assert not _lies_in_its_phase("2026-04-06", {"fase": "fase-3"})


def test_a_kind_that_no_phase_asks_for_always_has_its_points():
    assert _lies_in_its_phase("2026-04-06", meeting="forældremøde")
    assert _lies_in_its_phase("2026-04-06", PHASE_3 | {"fase": "fase-1"}, meeting="forældremøde")
