"""The JSON Schema of a case with a ruleset's own words, for editors that complete them."""

from typing import Any

from sagscli.case.key_roles import Participant, RoleOrPerson, Word
from sagscli.case.records import Case
from sagscli.case.tagged import records_with, tagged
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.words import words_for


def case_schema(ruleset: Ruleset | None) -> dict[str, Any]:
    """Return the schema of a case; with a ruleset its kinds, roles and tiltag are offered.

    A tiltag may be another word than those of the catalogue (H15), and who took part may be named;
    the others may not.
    """
    schema = Case.model_json_schema(by_alias=True)
    if ruleset is None:
        return schema
    definitions: dict[str, Any] = schema["$defs"]
    for record in (*records_with(Case, Word), *records_with(Case, RoleOrPerson)):
        properties: dict[str, Any] = definitions[record.__name__]["properties"]
        for key in (*tagged(record, Word), *tagged(record, RoleOrPerson)):
            if words := list(words_for(key.role, ruleset)):
                is_open = isinstance(key.role, Participant) or (
                    isinstance(key.role, Word) and key.role.is_open
                )
                properties[key.danish] = _offering(properties[key.danish], words, is_open=is_open)
    return schema


def _offering(schema: dict[str, Any], words: list[str], *, is_open: bool) -> dict[str, Any]:
    """Return a field's schema with the words it may have; an open one may have others too."""
    others = [{"type": "string"}] if is_open else []
    if "items" in schema:
        items: dict[str, Any] = {"anyOf": [{"enum": words}, *others]} if others else {"enum": words}
        return schema | {"items": items}
    kept = {name: value for name, value in schema.items() if name in ("title", "default")}
    return kept | {"anyOf": [{"enum": words}, *others, {"type": "null"}]}
