"""The JSON Schema of rulesets, for the editors of those who write them."""

from typing import Any

from sagscli.case.editor_schema import editor_schema
from sagscli.rulesets.records import Ruleset

_IN_PART = "InPart"
"""What the names of records end with that may be given in part."""
_NEEDED = ("id", "regelsæt")
"""What says which entry, or which ruleset, is changed: it is there also in part."""


def ruleset_schema() -> dict[str, Any]:
    """Return the schema of a ruleset; one that extends another may give its entries in part."""
    schema = editor_schema(Ruleset, {})
    whole, definitions = schema["properties"], schema["$defs"]
    in_part = {f"{name}{_IN_PART}": _in_part(record) for name, record in definitions.items()}
    return schema | {
        "$defs": definitions | in_part,
        "properties": {key: {"title": field["title"]} for key, field in whole.items()},
        "required": ["regelsæt"],
        "if": {"required": ["udvider"]},
        "then": {"properties": {key: _in_part(field) for key, field in whole.items()}},
        "else": {"properties": whole, "required": schema["required"]},
    }


def _in_part(schema: Any) -> Any:
    """Return a schema in which a record need not have what the one it changes has."""
    if isinstance(schema, list):
        return [_in_part(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    partial = {key: _in_part(value) for key, value in schema.items()}
    if isinstance(reference := schema.get("$ref"), str):
        partial["$ref"] = f"{reference}{_IN_PART}"
    if isinstance(needed := schema.get("required"), list):
        partial["required"] = [key for key in needed if key in _NEEDED]
    return partial
