"""A version of a case, or a part of one, as it is compared: its values, and them as a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested
from sagscli.casefile.document import Document
from sagscli.casefile.shape import shape


@dataclass(frozen=True)
class Side:
    """Values as they stand in a file, and the record that they are, where they are one."""

    value: Any
    record: Any = None
    is_there: bool = True
    """Its key stands in the file, if only with nothing behind it."""

    @property
    def is_nothing(self) -> bool:
        """Return whether it says nothing: a key without a value is no more than no key."""
        return self.value in (None, "", [], {})

    def inner(self, key: str) -> "Side":
        """Return what stands under a key; without one, nothing."""
        values = self.value if isinstance(self.value, dict) else {}
        inner, record = None, self.record
        if isinstance(record, Mapping):
            inner = record.get(key)
        elif isinstance(record, Record):
            inner = getattr(record, type(record).attributes().get(key, ""), None)
        return Side(values.get(key), inner, key in values)

    def entries(self, kind: type[Record]) -> "list[Side]":
        """Return the entries of a list; one that is no record of `kind` says nothing as one."""
        values = self.value if isinstance(self.value, list) else []
        fits = isinstance(self.record, tuple) and len(self.record) == len(values)
        records = self.record if fits else [kind() for _value in values]
        return [Side(value, record) for value, record in zip(values, records, strict=True)]


NOTHING = Side(None, is_there=False)


def side_of(document: Document) -> Side:
    """Return the side that a file which could be read is."""
    case, _problems = shape(Case, document.value or {})
    return Side(document.value or {}, case)


def entries_under(kind: type[Record] | None, key: str) -> type[Record] | None:
    """Return what kind of records the list under a key has; None where it has none."""
    return _inner(kind, key, is_many=True)


def record_under(kind: type[Record] | None, key: str) -> type[Record] | None:
    """Return what kind of record stands under a key, or under each word of a mapping there."""
    return _inner(kind, key, is_many=False)


def _inner(kind: type[Record] | None, key: str, *, is_many: bool) -> type[Record] | None:
    if kind is None:
        return None
    wanted = {danish: inner for _name, danish, inner, many in nested(kind) if many is is_many}
    return wanted.get(key)
