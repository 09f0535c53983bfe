"""How a citation is written out."""

import pytest

from sagscli.rulesets.citation import citation
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
    assert citation(source, VEJLE) == expected


def test_a_citation_without_its_ruleset_stays_short():
    assert citation("folder: Statusmøder (V9)", None) == "folder: Statusmøder (V9)"


def test_a_document_without_a_publisher():
    source = VEJLE.sources["folder"].model_copy(update={"publisher": None})
    ruleset = VEJLE.model_copy(update={"sources": {"folder": source}})
    assert citation("folder: Side 4 (V9)", ruleset) == "Minigrupper i daginstitutioner: Side 4 (V9)"
