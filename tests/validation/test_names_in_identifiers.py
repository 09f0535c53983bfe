"""Names in what is shown as it is written: numbers, paths and groups (SAG315)."""

import unicodedata
from typing import Any

import pytest

from sagscli.validation.context import Context
from sagscli.validation.names_in_identifiers import names
from tests.building import case_of, day, placement

CHILD = {"navn": "Åse Marie Eksempel", "forældre": [{"navn": "Eva Eksempel"}]}


def found(**keys: Any) -> list[tuple[str | int, ...]]:
    case = case_of(**{"barn": CHILD, **keys})
    return [one.at for one in names(Context(case, None, day("2026-10-05")))]


@pytest.mark.parametrize(
    "path",
    [
        "bilag/Åse Marie Eksempel.pdf",
        "bilag/eva_eksempel.pdf",
        "bilag/psyk-åse-2026.pdf",
        "bilag/EVA/psyk.pdf",
        unicodedata.normalize("NFD", "bilag/åse.pdf"),
    ],
)
def test_a_name_in_a_path(path) -> None:
    assert found(vurderinger=[{"art": "x", "bilag": path}]) == [("vurderinger", 0, "bilag")]
    assert found(møder=[{"art": "x", "bilag": path}]) == [("møder", 0, "bilag")]
    assert found(henvisninger=[{"til": "x", "bilag": ["a", path]}]) == [
        ("henvisninger", 0, "bilag", 1)
    ]


def test_a_last_name_alone_tells_too() -> None:
    assert found(vurderinger=[{"art": "x", "bilag": "bilag/eksempel.pdf"}])
    assert found(sag="VEJ-2026-Eksempel") == [("sag",)]
    assert found(sag="VEJ-2026-Evas") == [("sag",)]


@pytest.mark.parametrize("path", ["bilag/T-1/psyk.pdf", "bilag/evaluering.pdf", "bilag/marie.pdf"])
def test_no_name_in_a_path(path) -> None:
    """A first name is a word of its own; a middle name may be anything."""
    assert found(vurderinger=[{"art": "x", "bilag": path}]) == []


def test_a_name_in_the_case_number() -> None:
    assert found(sag="VEJ-2026-Eva") == [("sag",)]
    assert found(sag="VEJ-2026-001") == []


def test_a_group_may_be_called_after_somebody_else() -> None:
    assert found(tilbud=[placement(sted="Huset Eva")]) == []
    assert found(tilbud=[placement(sted="Hos Eva Eksempel")]) == [("tilbud", 0, "sted")]


def test_of_a_group_and_of_no_names_nothing_is_said() -> None:
    assert found(barn=None, gruppe={"navn": "Eva"}, sag="Eva") == []
    assert found(barn={"navn": None}, sag="Eva") == []


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ({"konsulent": "Åse Marie Eksempel"}, ("konsulent",)),
        ({"distrikt": "eva eksempel"}, ("distrikt",)),
        ({"barn": CHILD | {"dagtilbud": "Hos Eva Eksempel"}}, ("barn", "dagtilbud")),
        ({"skole": {"distriktsskole": "ÅSE MARIE EKSEMPELS skole"}}, None),
        ({"konsulent": "Åse Hansen"}, None),
    ],
)
def test_a_name_where_a_consultant_or_a_place_stands(keys, at) -> None:
    assert found(**keys) == ([at] if at is not None else [])
