"""The schemas that a case folder keeps for editors."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sagscli import language
from sagscli.app import find_ruleset
from sagscli.case.editor_schema import editor_schema
from sagscli.case.key_meanings import MEANINGS
from sagscli.casefile.settings import Settings
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.ruleset_schema import ruleset_schema
from sagscli.rulesets.schema import case_schema
from sagscli.upkeep.starting_files import FolderWishes, StartingFile, schema_file

_CASE, _WORDS, _ANY = "sag", "sag-ord", "sag-alle"


def schema_files(root: str, wishes: FolderWishes, today: date) -> Iterator[StartingFile]:
    """Yield the schemas of a folder: of its cases, with its ruleset's words, and of the rest.

    A case that follows another ruleset than the folder's is held to no words. Raises
    UnknownNameError for a ruleset that is not there.
    """
    spoken: language.Language = "en" if wishes.language == "en" else "da"
    ruleset = _ruleset(root, wishes.ruleset, today)
    with language.speaking(spoken):
        if ruleset is None:
            yield schema_file(_CASE, _with_head(case_schema(None)))
        else:
            yield schema_file(_CASE, _with_head(_by_ruleset(ruleset)))
            yield schema_file(_WORDS, _with_head(case_schema(ruleset)))
            yield schema_file(_ANY, _with_head(case_schema(None)))
        yield schema_file("indstillinger", _with_head(editor_schema(Settings, MEANINGS)))
        yield schema_file("regler", _with_head(ruleset_schema()))


def _ruleset(root: str, name: str | None, today: date) -> Ruleset | None:
    if name is None:
        return None
    return find_ruleset.version(library_of(root), name, today).ruleset


def _by_ruleset(ruleset: Ruleset) -> dict[str, Any]:
    """Return the schema that leads on to one of two, by the ruleset that a case names."""
    return {
        "if": {"properties": {"regelsæt": {"const": ruleset.id}}},
        "then": {"$ref": f"{_WORDS}.json"},
        "else": {"$ref": f"{_ANY}.json"},
    }


def _with_head(body: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}
