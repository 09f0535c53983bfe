"""Values as they are compared: what says nothing is no difference."""

from datetime import date
from functools import cache
from typing import Any

from sagscli.case.key_roles import DateRole, Happened
from sagscli.case.record import Record
from sagscli.case.tagged import tagged

Facts = dict[str, Any]
"""What a record says, by Danish key, as it is compared; keys that say nothing are left out."""


def plain(value: Any) -> Any:
    """Return `value` without what says nothing: white space, order of words, blank fields.

    What it returns can be kept in a set.
    """
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Record):
        return tuple(facts_of(value).items())
    if isinstance(value, tuple):
        inner = [plain(each) for each in value]
        is_of_texts = all(isinstance(each, str) for each in inner)
        return tuple(sorted(inner) if is_of_texts else inner)
    if isinstance(value, dict):
        return tuple((name, told) for name in sorted(value) if (told := plain(value[name])))
    return value


def facts_of(record: Record) -> Facts:
    """Return what a record says, by Danish key."""
    values = ((danish, plain(getattr(record, name))) for danish, name in _attributes(type(record)))
    return {danish: value for danish, value in values if value is not None and value != ()}


@cache
def _attributes(record: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple(record.attributes().items())


@cache
def date_keys_of(record: type[Record]) -> frozenset[str]:
    """Return the Danish keys under which a record of this class has a date."""
    return frozenset(key.danish for key in tagged(record, DateRole))


@cache
def happened_keys_of(record: type[Record]) -> frozenset[str]:
    """Return those of them that say when something happened."""
    return frozenset(key.danish for key in tagged(record, Happened))


def number_of_entry(record: Record) -> int | None:
    """Return the number that an entry says it has (A15); None where it says none."""
    number = getattr(record, "number", None)
    return number if isinstance(number, int) else None


def dates_of(record: Record) -> dict[str, date]:
    """Return the dates of a record by Danish key, in the order of the format."""
    attributes, keys = type(record).attributes(), date_keys_of(type(record))
    values = ((key, getattr(record, name)) for key, name in attributes.items() if key in keys)
    return {key: value for key, value in values if value is not None}
