"""The JSON Schema of a case with a ruleset's own words, for editors that complete them."""

from collections.abc import Iterable
from typing import Any

from sagscli.case.records import Case
from sagscli.rulesets.records import Ruleset


def case_schema(ruleset: Ruleset | None) -> dict[str, Any]:
    """Return the schema of a case; with a ruleset its kinds, roles and tiltag are offered.

    A tiltag may be another word than those of the catalogue (H15); the others may not.
    """
    schema = Case.model_json_schema(by_alias=True)
    if ruleset is None:
        return schema
    definitions: dict[str, Any] = schema["$defs"]
    for record, key, words in _words(ruleset):
        if words:
            properties: dict[str, Any] = definitions[record]["properties"]
            properties[key] = _offering(properties[key], words, closed=key != "tiltag")
    return schema


def _words(ruleset: Ruleset) -> Iterable[tuple[str, str, list[str]]]:
    roles = list(ruleset.roles)
    topics = [topic for kind in ruleset.meetings.values() for topic in kind.agenda]
    yield "Meeting", "art", list(ruleset.meetings)
    yield "Meeting", "deltagere", roles
    yield "Meeting", "drøftet", list(dict.fromkeys(topics))
    yield "Assessment", "art", list(ruleset.assessments)
    yield "Assessment", "af", roles
    yield "Placement", "art", list(ruleset.placements)
    yield "Consent", "til", list(ruleset.consents)
    yield "Referral", "til", list(ruleset.referrals)
    yield "Referral", "af", roles
    yield "Answer", "af", roles
    yield "Measure", "niveau", list(ruleset.levels)
    yield "Measure", "tiltag", list(ruleset.actions)
    yield "Stage", "fase", list(ruleset.phases)
    yield "Plan", "skema", list(ruleset.forms)
    yield "Plan", "deltagere", roles
    yield "Narrative", "af", roles
    yield "Narrative", "belyser", list(ruleset.themes)


def _offering(schema: dict[str, Any], words: list[str], *, closed: bool) -> dict[str, Any]:
    """Return a field's schema with the words it may have; an open one may have others too."""
    if "items" in schema:
        return schema | {"items": {"enum": words}}
    kept = {name: value for name, value in schema.items() if name in ("title", "default")}
    others = [] if closed else [{"type": "string"}]
    return kept | {"anyOf": [{"enum": words}, *others, {"type": "null"}]}
