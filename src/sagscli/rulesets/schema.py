"""The JSON Schema of a case with a ruleset's own words, for editors that complete them."""

from collections.abc import Mapping
from typing import Any

from sagscli.case.editor_schema import editor_schema, only, titled
from sagscli.case.key_meanings import MEANINGS
from sagscli.case.key_roles import Participant, RoleOrPerson, Word
from sagscli.case.records import Case, Meeting, Plan, Referral
from sagscli.case.tagged import records_with, tagged
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.word_meanings import meanings_for, meanings_under
from sagscli.rulesets.words import TOPICS

_KEYED_BY_WORDS = ((Meeting, "stillingtagen"), (Referral, "skøn"), (Plan, "felter"))
"""The keys below which words of the ruleset are keys themselves."""


def case_schema(ruleset: Ruleset | None) -> dict[str, Any]:
    """Return the schema of a case; with a ruleset its kinds, roles and tiltag are offered.

    A tiltag may be another word than those of the catalogue (H15), a topic another than those of
    the agenda (V9), and who took part may be named; the others may not.
    """
    schema = editor_schema(Case, MEANINGS)
    if ruleset is None:
        return schema
    definitions: dict[str, Any] = schema["$defs"]
    for record in dict.fromkeys((*records_with(Case, Word), *records_with(Case, RoleOrPerson))):
        properties: dict[str, Any] = definitions[record.__name__]["properties"]
        for key in (*tagged(record, Word), *tagged(record, RoleOrPerson)):
            if words := meanings_for(key.role, ruleset):
                _offer(properties[key.danish], words, is_open=_is_open(key.role))
    for record, danish in _KEYED_BY_WORDS:
        below = definitions[record.__name__]["properties"][danish]["anyOf"][0]
        below["properties"] = {
            word: {**titled(word, meaning), "allOf": [below["additionalProperties"]]}
            for word, meaning in meanings_under(danish, ruleset).items()
        }
    return schema


def _is_open(role: Word | RoleOrPerson) -> bool:
    if isinstance(role, Word):
        return role.is_open or role.section == TOPICS
    return isinstance(role, Participant)


def _offer(field: dict[str, Any], words: Mapping[str, str], *, is_open: bool) -> None:
    """Let a field's schema offer the words it may have; an open one may have others too."""
    offered = {"enum": list(words), "enumDescriptions": list(words.values())}
    others = [{"type": "string"}] if is_open else []
    [main, *_rest] = field["anyOf"]
    if "items" in main:
        main["items"] = {"anyOf": [offered, *others]} if others else offered
    else:
        field["anyOf"] = [offered, *others, only("null")]
