"""The base of everything read from a file: frozen records whose keys are Danish."""

from datetime import date
from functools import cache
from typing import Any, ClassVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo

from sagscli.case.key_roles import DateRole, KeyRole


def key(
    danish: str,
    *,
    required: bool = False,
    default: Any = None,
    role: KeyRole | None = None,
    ref: str | None = None,
) -> Any:
    """Tie a field to its Danish key and its role, the only place where they meet.

    A required key may still be absent from the record: its absence is reported
    (SAG202) and the fact is unknown, so that one missing key hides no other problem.
    `ref` says what the words under the key must be among (SAG501).
    """
    extra: JsonDict = {}
    if required:
        extra["sag_required"] = True
    if ref is not None:
        extra["sag_ref"] = ref
    field: FieldInfo = Field(default=default, alias=danish, json_schema_extra=extra or None)
    if role is not None:
        field.metadata.append(role)
    return field


def role_of(field: FieldInfo) -> KeyRole | None:
    """Return what the key of a field is in the format, where that is said."""
    return next((role for role in field.metadata if isinstance(role, KeyRole)), None)


def _as_written(schema: dict[str, Any]) -> None:
    properties = schema.get("properties", {})
    for field in properties.values():
        if field.get("type") in ("array", "object"):
            field["type"] = [field["type"], "null"]  # a key with nothing after it is empty
        field.pop("sag_ref", None)
    names = [name for name, field in properties.items() if field.pop("sag_required", False)]
    if names:
        schema["required"] = names


def holds(annotation: Any, wanted: type) -> bool:
    """Return whether a field can have a `wanted`, by itself or in a list or mapping."""
    inner = get_args(annotation)[1:] if get_origin(annotation) is dict else get_args(annotation)
    return annotation is wanted or any(holds(part, wanted) for part in inner)


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
    def __pydantic_init_subclass__(cls, **_more: Any) -> None:
        """Refuse a date that says nothing of what it is. Raises TypeError."""
        for attribute, field in cls.model_fields.items():
            if holds(field.annotation, date) and not isinstance(role_of(field), DateRole):
                message = f"{cls.__name__}.{attribute} holds a date: say which by its role"
                raise TypeError(message)

    @classmethod
    def keys(cls) -> dict[str, FieldInfo]:
        """Return the record's fields by Danish key, in order."""
        return {field.alias or name: field for name, field in cls.model_fields.items()}

    @classmethod
    @cache
    def attributes(cls) -> dict[str, str]:
        """Return the names the record's fields have in the code by Danish key."""
        return {field.alias or name: name for name, field in cls.model_fields.items()}

    @classmethod
    @cache
    def refs(cls) -> dict[str, str]:
        """Return what the words of the record's fields must be among, by attribute."""
        return {
            attribute: str(field.json_schema_extra["sag_ref"])
            for attribute, field in cls.model_fields.items()
            if isinstance(field.json_schema_extra, dict) and "sag_ref" in field.json_schema_extra
        }


@cache
def required(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return (attribute, Danish key) of the fields of `record` that must be given."""
    return tuple(
        (attribute, field.alias or attribute)
        for attribute, field in record.model_fields.items()
        if isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("sag_required")
    )
