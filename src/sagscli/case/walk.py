"""Walk through a record and the records in it, each with its key path."""

import types
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from sagscli.case.record import Record
from sagscli.diagnostics.diagnostic import KeyPath

Nested = tuple[str, str, type[Record], bool]
"""Attribute, Danish key, record class, and whether it is a list of them."""

PlacedRecord = tuple[KeyPath, Record]
"""A record and the way to it."""


def records(record: Record) -> list[PlacedRecord]:
    """Return `record` and every record below it, outermost first, each with its path."""
    placed: list[PlacedRecord] = []
    _collect(record, (), placed)
    return placed


def _collect(record: Record, path: KeyPath, placed: list[PlacedRecord]) -> None:
    placed.append((path, record))
    values = record.__dict__
    for attribute, danish, inner_class, is_many in nested(record.__class__):
        value = values[attribute]
        if not value:
            continue
        if not is_many:
            _collect(value, (*path, danish), placed)
        elif nested(inner_class):
            for place, inner in numbered(value):
                _collect(inner, (*path, danish, place), placed)
        else:  # most records hold no others
            placed += [((*path, danish, place), inner) for place, inner in numbered(value)]


def numbered(value: Any) -> Iterable[tuple[str | int, Any]]:
    """Return the entries of a list or a mapping, each with its number or name."""
    return enumerate(value) if value.__class__ is tuple else value.items()


@cache
def nested(record: type[Record]) -> tuple[Nested, ...]:
    """Return the fields of `record` that hold records of their own."""
    fields = []
    for attribute, field in record.model_fields.items():
        inner, many = _inner_record(field.annotation)
        if inner is not None:
            fields.append((attribute, field.alias or attribute, inner, many))
    return tuple(fields)


@cache
def fields_of_type(record: type[Record], wanted: type) -> tuple[tuple[str, str], ...]:
    """Return (attribute, Danish key) of the plain fields of `record` that hold a `wanted`."""
    return tuple(
        (attribute, field.alias or attribute)
        for attribute, field in record.model_fields.items()
        if _is_plain(field.annotation, wanted)
    )


def record_at(root: type[Record], path: KeyPath) -> type[Record] | None:
    """Return the class of the record at `path`, or None when there is none."""
    record: type[Record] | None = root
    for part in path:
        if record is None:
            return None
        inner = {danish: cls for _, danish, cls, _ in nested(record)}
        if isinstance(part, str) and part in inner:
            record = inner[part]
        elif isinstance(part, str) and part in record.keys():  # noqa: SIM118 - a method of ours
            return None
    return record


def _inner_record(annotation: Any) -> tuple[type[Record] | None, bool]:
    if isinstance(annotation, type) and not get_origin(annotation):
        return (annotation, False) if issubclass(annotation, Record) else (None, False)
    many = get_origin(annotation) in (tuple, dict)
    for argument in get_args(annotation):
        inner, deeper = _inner_record(argument)
        if inner is not None:
            return inner, many or deeper
    return None, False


def _is_plain(annotation: Any, wanted: type) -> bool:
    if annotation is wanted:
        return True
    if get_origin(annotation) in (Annotated, Union, types.UnionType):
        return any(_is_plain(argument, wanted) for argument in get_args(annotation))
    return False
