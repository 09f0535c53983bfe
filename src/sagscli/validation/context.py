"""What a check may look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import PlacedRecord, fields_of_type, records
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.rulesets.records import Ruleset


@dataclass(frozen=True)
class Context:
    """A case, the ruleset it follows (None when that is not known), and the day asked for.

    `text` is the file the case was read from, when there is one. `unread` are the
    places in it whose values could not be used: what is missing there was not left out.
    """

    case: Case
    ruleset: Ruleset | None
    today: date
    text: str | None = None
    unread: frozenset[KeyPath] = frozenset()

    def is_whole(self, path: KeyPath) -> bool:
        """Return whether nothing at, above or below `path` was left unread."""
        if path in self._above_unread:
            return False
        return not any(path[:length] in self.unread for length in range(len(path)))

    @cached_property
    def _above_unread(self) -> frozenset[KeyPath]:
        return frozenset(one[:end] for one in self.unread for end in range(len(one) + 1))

    @cached_property
    def records(self) -> list[PlacedRecord]:
        """Every record of the case with its path."""
        return records(self.case)

    @cached_property
    def dates(self) -> list[tuple[KeyPath, Record, str, date]]:
        """Every date of the case: its path, its record, its attribute and itself."""
        return [
            ((*path, danish), record, attribute, day)
            for path, record in self.records
            for attribute, danish in fields_of_type(type(record), date)
            if (day := getattr(record, attribute)) is not None
        ]


def texts_of(case: Case) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text of a case with its path."""
    for path, record in records(case):
        for danish, value in _texts(record):
            if isinstance(value, str):
                yield (*path, danish), value
            elif isinstance(value, tuple):
                yield from (((*path, danish, at), text) for at, text in enumerate(value))
            elif isinstance(value, dict):
                yield from (
                    ((*path, danish, k), text) for k, text in value.items() if isinstance(text, str)
                )


def _texts(record: Record) -> Iterator[tuple[str, object]]:
    for attribute, field in type(record).model_fields.items():
        value = getattr(record, attribute)
        if isinstance(value, str | dict) or (
            isinstance(value, tuple) and value and isinstance(value[0], str)
        ):
            yield field.alias or attribute, value
