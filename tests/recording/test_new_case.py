"""A new case: its number by the pattern of the folder, its place, and its text."""

from datetime import date

import pytest

from sagscli.case.records import Case
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.recording.case_numbers import CaseNumbers
from sagscli.recording.new_case import NewCase, NewParent, text_of, values_of


@pytest.mark.parametrize(
    ("paths", "number"),
    [
        ([], "VEJ-2026-001"),
        (["sager/VEJ-2026-009.yaml"], "VEJ-2026-010"),
        (["sager/VEJ-2025-041.yaml"], "VEJ-2026-001"),
        (["sager/VEJ-2025-041.yaml", "sager/VEJ-2026-002.yaml"], "VEJ-2026-003"),
        (["sager/HAD-2026-044.yaml", "sager/VEJ-2026-002.yaml"], "VEJ-2026-003"),
        (["sager/vejle/LM-2026-04.yaml", "sager/HAD-2026-044.yaml"], "LM-2026-05"),
        (["sager/26-17.yaml"], "26-18"),
        (["sager/7.yaml", "sager/12.yaml"], "13"),
        (["sager/VEJ-2026-999.yaml"], "VEJ-2026-1000"),
        (["sager/alma.yaml"], "VEJ-2026-001"),
    ],
)
def test_the_next_free_number_goes_on_from_those_that_are_there(paths, number) -> None:
    assert CaseNumbers(paths, "sager").next(2026, "vejle") == number


@pytest.mark.parametrize(
    ("paths", "place"),
    [
        ([], "sager/VEJ-2026-003.yaml"),
        (["sager/2026/VEJ-2026-002.yaml"], "sager/2026/VEJ-2026-003.yaml"),
        (["sager/2025/VEJ-2025-002.yaml"], "sager/VEJ-2026-003.yaml"),
    ],
)
def test_it_lies_beside_the_last_one_of_its_row(paths, place) -> None:
    assert CaseNumbers(paths, "sager").place_for("VEJ-2026-003").replace("\\", "/") == place


def test_what_is_known_of_a_child_stands_in_its_file() -> None:
    case = NewCase(
        "VEJ-2026-003",
        consultant="kons-a",
        child="Nils: Eksempel",  # what YAML would read as a key
        born="2023-02-03",
        cpr="630223-4001",
        daycare="Regnbuen",
        parents=(
            NewParent("Eva Eksempel", custody=True),
            NewParent("Otto Eksempel", custody=False),
        ),
        school_start="2029-08-01",
    )
    record, problems = shape(Case, read(text_of(values_of(case), 2026).encode()).value)
    assert problems == []
    assert record.number == "VEJ-2026-003"
    assert record.child is not None
    assert record.child.name == "Nils: Eksempel"
    assert record.child.born == date(2023, 2, 3)
    assert [(parent.name, parent.custody) for parent in record.child.parents] == [
        ("Eva Eksempel", True),
        ("Otto Eksempel", False),
    ]
    assert record.school is not None


def test_a_group_has_no_child_a9() -> None:
    case = NewCase("LM-2026-05", group="Rød stue", room="Rød", daycare="Regnbuen")
    record, problems = shape(Case, read(text_of(values_of(case), 2026).encode()).value)
    assert problems == []
    assert record.child is None
    assert record.group is not None
    assert (record.group.name, record.group.room) == ("Rød stue", "Rød")
