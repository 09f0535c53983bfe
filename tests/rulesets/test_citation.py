"""How a citation is written out."""

import pytest

from sagscli.rulesets.citation import citation, citation_with_ids, first_id, without_ids
from tests.building import VEJLE


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "folder: Statusmøder (V9)",
            "Minigrupper i daginstitutioner, Vejle Kommune: Statusmøder (V9)",
        ),
        (
            "folder: Målgruppe (V2); Overordnede rammer: I (V1)",
            (
                "Minigrupper i daginstitutioner, Vejle Kommune: "
                "Målgruppe (V2); Overordnede rammer: I (V1)"
            ),
        ),
        ("andet: Statusmøder (V9)", "andet: Statusmøder (V9)"),
        ("folder", "folder"),
        ("", ""),
    ],
)
def test_a_citation_is_written_out(source, expected):
    assert citation_with_ids(source, VEJLE) == expected


def test_a_citation_without_its_ruleset_stays_short():
    assert citation_with_ids("folder: Statusmøder (V9)", None) == "folder: Statusmøder (V9)"


def test_a_document_without_a_publisher():
    source = VEJLE.sources["folder"].model_copy(update={"publisher": None})
    ruleset = VEJLE.model_copy(update={"sources": {"folder": source}})
    assert citation("folder: Side 4 (V9)", ruleset) == "Minigrupper i daginstitutioner: Side 4"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "folder: Statusmøder (V8–V9, A1)",
            "Minigrupper i daginstitutioner, Vejle Kommune: Statusmøder",
        ),
        (
            "folder: Målgruppe (V2); folder: Statusmøder (V6a,V9)",
            "Minigrupper i daginstitutioner, Vejle Kommune: Målgruppe; Statusmøder",
        ),
        ("folder: (A7)", "Minigrupper i daginstitutioner, Vejle Kommune"),
        ("andet: Side 4 (kun på tryk)", "andet: Side 4 (kun på tryk)"),
        ("andet: Skemaet (B2)", "andet: Skemaet (B2)"),
    ],
)
def test_people_read_it_without_our_ids(source, expected):
    assert citation(source, VEJLE) == expected


def test_ids_in_a_text():
    assert without_ids("A form (V10 to V12).\n\nA level (H2)") == "A form.\n\nA level"
    assert first_id("Statusmøder (V8,\nV9) og (A1)") == "V8"
    assert first_id("Skemaet (B2), A4") is None
