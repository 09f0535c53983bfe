"""The base of everything read from a file: frozen records whose keys are Danish."""

from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo


def key(danish: str, *, required: bool = False, default: Any = None) -> Any:
    """Tie a field to its Danish key, the only place where the two meet.

    A required key may still be absent from the record: its absence is reported
    (SAG202) and the fact is unknown, so that one missing key hides no other problem.
    """
    extra: JsonDict | None = {"sag_required": True} if required else None
    return Field(default=default, alias=danish, json_schema_extra=extra)


def _as_written(schema: dict[str, Any]) -> None:
    properties = schema.get("properties", {})
    for field in properties.values():
        if field.get("type") in ("array", "object"):
            field["type"] = [field["type"], "null"]  # a key with nothing after it is empty
    names = [name for name, field in properties.items() if field.pop("sag_required", False)]
    if names:
        schema["required"] = names


class Record(BaseModel):
    """A frozen record; unknown keys are refused."""

    identity: ClassVar[tuple[str, ...]] = ()
    """The keys that say of two entries of a list whether they are one and the same."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        # Annotations of nested records are built once, with the outermost one.
        defer_build=True,
        json_schema_extra=_as_written,
    )

    @classmethod
    def keys(cls) -> dict[str, FieldInfo]:
        """Return the record's fields by Danish key, in order."""
        return {field.alias or name: field for name, field in cls.model_fields.items()}

    @classmethod
    @cache
    def attributes(cls) -> dict[str, str]:
        """Return the names the record's fields have in the code by Danish key."""
        return {field.alias or name: name for name, field in cls.model_fields.items()}


@cache
def required(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return (attribute, Danish key) of the fields of `record` that must be given."""
    return tuple(
        (attribute, field.alias or attribute)
        for attribute, field in record.model_fields.items()
        if isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("sag_required")
    )
