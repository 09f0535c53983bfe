"""What the fields of a ruleset refer to is declared on them, and leads somewhere (SAG501)."""

import json

import pytest

from sagscli.case.record import Record
from sagscli.case.walk import nested
from sagscli.ruleset_faults.references import references
from sagscli.ruleset_faults.unknown_words import CHOICES
from sagscli.rulesets.records import VOCABULARY, FormField, Requirement, Ruleset, Step
from tests.rulesets.test_rulesets import ALL


def records_below(record: type[Record]) -> set[type[Record]]:
    """Return a class of records and all that stand in it."""
    found = {record}
    for _name, _danish, inner, _many in nested(record):
        found |= records_below(inner)
    return found


def test_every_field_refers_to_a_section_or_to_a_choice_and_none_is_left_over():
    """A ref that nothing looks up would be silent."""
    declared = {ref for record in records_below(Ruleset) for ref in record.refs().values()}
    assert declared - {*VOCABULARY} == {*CHOICES}


def test_a_field_says_what_it_refers_to_by_its_name_in_the_code():
    assert Step.refs()["phase"] == "faser"
    assert Requirement.refs()["by_date"] == "referral limit"
    assert FormField.refs() == {"by": "roller", "together": "roller", "last": "form field"}


def test_what_a_field_refers_to_is_no_part_of_the_schema():
    """The schema is for editors, and says nothing but what JSON Schema has words for."""
    assert "sag_" not in json.dumps(Ruleset.model_json_schema(by_alias=True))


@pytest.mark.parametrize("version", ALL)
def test_a_word_comes_with_the_records_around_it(version):
    """The ruleset is the outermost of them, and the word stands in the innermost."""
    for reference in references(version.ruleset):
        assert reference.around[0] is version.ruleset
        *_between, innermost = reference.around
        if reference.ref != "kilder":
            declared = type(innermost).refs().values()
            assert reference.ref in declared or "subject" in declared
