"""sag schema: the JSON Schema of a kind of file."""

from datetime import date
from typing import Any

from sagscli.app import find_ruleset
from sagscli.case.editor_schema import editor_schema
from sagscli.case.key_meanings import MEANINGS
from sagscli.casefile.settings import Settings
from sagscli.rulesets.ruleset_schema import ruleset_schema
from sagscli.rulesets.schema import case_schema


def schema(kind: str, ruleset: str | None, folder: str | None, today: date) -> dict[str, Any]:
    """Return the schema of "case", "settings" or "ruleset" files; a case's with a ruleset's words.

    Raises UnknownNameError for a ruleset that is not there.
    """
    if kind == "case":
        version = None
        if ruleset is not None:
            version = find_ruleset.version(find_ruleset.library(folder), ruleset, today)
        body = case_schema(version.ruleset if version is not None else None)
    elif kind == "settings":
        body = editor_schema(Settings, MEANINGS)
    else:
        body = ruleset_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}
