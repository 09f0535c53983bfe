"""Keys by their role: the fields of a record that have one, and the values that stand there."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from sagscli.case.record import Record, role_of
from sagscli.case.walk import PlacedRecord, nested, numbered
from sagscli.diagnostics.diagnostic import KeyPath


class TaggedKey(NamedTuple):
    """A field with a role: its name in the code, its Danish key, and the role."""

    attribute: str
    danish: str
    role: Any


TaggedValue = tuple[KeyPath, Any, TaggedKey]
"""A place, the value there, and the key it stands under; plain, for there are very many."""


@cache
def tagged(record: type[Record], role: type) -> tuple[TaggedKey, ...]:
    """Return the fields of `record` that have a role of this kind."""
    return tuple(
        TaggedKey(attribute, field.alias or attribute, declared)
        for attribute, field in record.model_fields.items()
        if isinstance(declared := role_of(field), role)
    )


@cache
def records_with(record: type[Record], role: type) -> tuple[type[Record], ...]:
    """Return the class `record` and those below it that have a key of such a role, in order."""
    below = (kind for _, _, inner, _ in nested(record) for kind in records_with(inner, role))
    own = (record,) if tagged(record, role) else ()
    return tuple(dict.fromkeys((*own, *below)))


class _Plan(NamedTuple):
    """Where to look for keys of a role, and where not: reckoned once for a class of records."""

    own: tuple[TaggedKey, ...]
    below: tuple[tuple[str, str, bool, Any], ...]
    """Of the fields that lead to more: attribute, Danish key, whether it is a list, plan."""


@cache
def _plan(record: type[Record], role: type) -> _Plan:
    below = tuple(
        (attribute, danish, is_many, _plan(inner, role))
        for attribute, danish, inner, is_many in nested(record)
        if records_with(inner, role)
    )
    return _Plan(tagged(record, role), below)


def values_of(record: Record, role: type) -> list[TaggedValue]:
    """Return what `record` and the records below it have under keys of a role, with its place.

    The entries of a list come one by one.
    """
    values: list[TaggedValue] = []
    _collect(record, _plan(type(record), role), (), values)
    return values


def plain_values_of(record: Record, role: type) -> list[Any]:
    """Return the same without places and keys, for those who ask this of every case."""
    values: list[Any] = []
    _collect_plain(record, _plan(type(record), role), values)
    return values


def _collect_plain(record: Record, plan: _Plan, values: list[Any]) -> None:
    own, below = plan
    for attribute, _danish, _role in own:
        value = getattr(record, attribute)
        if value.__class__ is tuple:
            values += value
        elif value is not None:
            values.append(value)
    for attribute, _danish, is_many, inner_plan in below:
        value = getattr(record, attribute)
        if value and not is_many:
            _collect_plain(value, inner_plan, values)
        elif value:
            for inner in value.values() if value.__class__ is dict else value:
                _collect_plain(inner, inner_plan, values)


def values_in(placed: Iterable[PlacedRecord], role: type) -> list[TaggedValue]:
    """Return what these records themselves have under keys of a role, with its place."""
    values: list[TaggedValue] = []
    for path, record in placed:
        if keys := tagged(record.__class__, role):
            _collect_own(record, keys, path, values)
    return values


def _collect(record: Record, plan: _Plan, path: KeyPath, values: list[TaggedValue]) -> None:
    own, below = plan
    _collect_own(record, own, path, values)
    for attribute, danish, is_many, inner_plan in below:
        value = getattr(record, attribute)
        if is_many and value:
            for place, inner in numbered(value):
                _collect(inner, inner_plan, (*path, danish, place), values)
        elif value:
            _collect(value, inner_plan, (*path, danish), values)


def _collect_own(
    record: Record, keys: Iterable[TaggedKey], path: KeyPath, values: list[TaggedValue]
) -> None:
    written = record.__dict__
    for key in keys:
        attribute, danish, _role = key
        value = written[attribute]
        if value.__class__ is tuple:
            for index, item in enumerate(value):
                values.append(((*path, danish, index), item, key))
        elif value is not None:
            values.append(((*path, danish), value, key))
