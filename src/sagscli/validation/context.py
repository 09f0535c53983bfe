"""What a check may look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from sagscli.case.key_roles import DateRole
from sagscli.case.record import Record, holds
from sagscli.case.records import Case
from sagscli.case.tagged import TaggedValue, values_in
from sagscli.case.walk import PlacedRecord, numbered, records
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
        return frozenset(path[:end] for path in self.unread for end in range(len(path) + 1))

    @cached_property
    def records(self) -> list[PlacedRecord]:
        """Every record of the case with its path."""
        return records(self.case)

    @cached_property
    def dates(self) -> list[TaggedValue]:
        """Every date of the case."""
        return values_in(self.records, DateRole)


def texts_of(case: Case) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text of a case with its path."""
    for path, record in records(case):
        for attribute, danish in _text_keys(type(record)):
            value = getattr(record, attribute)
            if isinstance(value, str):
                yield (*path, danish), value
            elif value:
                for place, text in numbered(value):
                    if text is not None:
                        yield (*path, danish, place), text


@cache
def _text_keys(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return (attribute, Danish key) of what holds one text, several, or one by each name."""
    return tuple(
        (attribute, field.alias or attribute)
        for attribute, field in record.model_fields.items()
        if holds(field.annotation, str)
    )
