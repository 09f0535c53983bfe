"""What is planned after its deadline is no good news, and is not coloured as such."""

from typing import Any

from sagscli.app.worklist import Worklist
from sagscli.case.records import Case
from sagscli.render.deadlines.table import format_table
from tests.app.test_worklist import case, listed
from tests.building import meeting


def styles(*cases: Case) -> dict[str, Any]:
    """Return the style of each line's first words, by those words."""
    result: Worklist = listed(*cases)
    bits = [bit for line in format_table(result, 100) for bit in line]
    return {str(bit[0]).strip(): bit[1] if len(bit) > 1 else "" for bit in bits}


IN_TIME = case("T-1", "2026-08-03", meeting(planned="2026-10-30"))
LATE = case("T-2", "2026-07-10", meeting(planned="2026-10-30"))


def test_a_meeting_planned_after_its_deadline_is_not_green() -> None:
    found = styles(IN_TIME, LATE)
    assert found["Planned (2)"] != "green"
    assert found["2026-10-10"] == "bad"
    assert found["2026-11-03"] == "green"


def test_a_group_of_meetings_in_time_is_green() -> None:
    assert styles(IN_TIME)["Planned (1)"] == "green"
    assert styles(LATE)["Planned (1)"] == "bad"
