"""The JSON Schema of records, made for editors: what a key means, and nothing idle to choose.

An editor offers whatever a schema lists. So this one has no defaults, and what may stand under
nearly every key but is worth no offer (nothing, true and false) is said as what it is not.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from sagscli.case.fields import OneIsAList
from sagscli.case.record import Record
from sagscli.case.walk import nested
from sagscli.language import _

JsonSchema = dict[str, Any]

_KINDS = ("string", "number", "boolean", "array", "object", "null")
_IDLE = ("boolean", "null")
_DROPPED = ("default", "title")


def editor_schema(record: type[Record], meanings: Mapping[str, Mapping[str, str]]) -> JsonSchema:
    """Return the schema of a record and those in it, with what their keys mean.

    `meanings` are by the name of the record's class and the key; they are translated here.
    """
    schema: JsonSchema = record.model_json_schema(by_alias=True)
    definitions: dict[str, JsonSchema] = schema.get("$defs", {})
    for inner in dict.fromkeys(_records(record)):
        own = schema if inner is record else definitions[inner.__name__]
        of_keys = meanings.get(inner.__name__, {})
        if of_keys:  # then the class's own words, for those who read the code, are not needed
            own.pop("description", None)
            own.pop("title", None)
        own["properties"] = {
            key: titled(key, _(of_keys[key]) if key in of_keys else None)
            | _without_idle(_also_one(own["properties"][key], field))
            for key, field in inner.keys().items()
        }
    return schema


def _also_one(schema: JsonSchema, field: FieldInfo) -> JsonSchema:
    """Return the schema of a list with its entry beside it, where one value stands for a list."""
    if OneIsAList not in field.metadata or "items" not in schema:
        return schema
    return {"anyOf": [schema["items"], schema]}


def _records(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for _attribute, _danish, inner, _many in nested(record):
        yield from _records(inner)


def titled(word: str, meaning: str | None) -> JsonSchema:
    """Return a title made of a key or an id, with what it means."""
    title = word.replace("-", " ")
    described = {"description": meaning} if meaning else {}
    return {"title": title[:1].upper() + title[1:], **described}


def only(*kinds: str) -> JsonSchema:
    """Return what accepts values of some types, said so that no editor offers one.

    Where a value fits it, an editor joins the titles of all alternatives. Its own is a blank, which
    yaml-language-server leaves out; without one the key's would stand there twice.
    """
    return {"title": " ", "not": {"type": [kind for kind in _KINDS if kind not in kinds]}}


def _without_idle(schema: JsonSchema) -> JsonSchema:
    """Return a schema that accepts the same, and lists nothing idle."""
    kept = {name: _deeper(value) for name, value in schema.items() if name not in _DROPPED}
    if kept.get("format") == "date":
        kept["patternErrorMessage"] = _("Write the date as 2026-03-01.")
    if "anyOf" in kept:
        return kept | {"anyOf": list(_flat(kept["anyOf"]))}
    if "enum" in kept:  # true and false are no words for yes and no (SAG206)
        return kept | {"enum": [word for word in kept["enum"] if isinstance(word, str)]}
    return _by_type(kept)


def _deeper(value: Any) -> Any:
    if isinstance(value, dict):
        return _without_idle(value)
    is_schemas = isinstance(value, list) and all(isinstance(each, dict) for each in value)
    return [_without_idle(each) for each in value] if is_schemas else value


def _by_type(schema: JsonSchema) -> JsonSchema:
    """Return a schema of several types as alternatives, where some of them are idle offers."""
    kinds = schema.get("type", ())
    kinds = [kinds] if isinstance(kinds, str) else kinds
    idle = [kind for kind in kinds if kind in _IDLE]
    if not idle:
        return schema
    rest = [kind for kind in kinds if kind not in _IDLE]
    if not rest:
        return only(*idle)
    return {"anyOf": [schema | {"type": rest if len(rest) > 1 else rest[0]}, only(*idle)]}


def _flat(alternatives: Sequence[JsonSchema]) -> Iterator[JsonSchema]:
    """Yield alternatives without any inside another, and all that is idle as the last."""
    flat = [
        inner
        for schema in alternatives
        for inner in (schema["anyOf"] if list(schema) == ["anyOf"] else [schema])
    ]
    refused = [set(schema["not"]["type"]) for schema in flat if "not" in schema]
    yield from (schema for schema in flat if "not" not in schema)
    if refused:
        yield only(*(kind for kind in _KINDS if kind not in set.intersection(*refused)))
