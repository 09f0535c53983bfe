"""Every word of a ruleset that must be among others, as its field declares it (`ref`)."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from sagscli.case.record import Record
from sagscli.case.walk import records
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.rulesets.citation import BETWEEN
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.records.deadlines import SECTION_OF, subject_of

RecordT = TypeVar("RecordT", bound=Record)


class Reference(NamedTuple):
    """A word at a place, and what it must be among."""

    at: KeyPath
    word: str
    ref: str
    """A section of the ruleset, or a smaller choice (`unknown_words`)."""
    around: tuple[Record, ...]
    """The records that it stands in, the ruleset first."""


def references(ruleset: Ruleset) -> Iterator[Reference]:
    """Yield every word of a ruleset that refers to something, in the order of its records."""
    placed = dict(records(ruleset))
    for path, record in placed.items():
        around = tuple(placed[path[:at]] for at in range(len(path) + 1) if path[:at] in placed)
        for attribute, ref in type(record).refs().items():
            value = getattr(record, attribute)
            if not value:
                continue
            for at, word in words_at((*path, danish(type(record), attribute)), value):
                what, which = subject_of(word)
                if ref == "subject" and what in SECTION_OF:
                    yield Reference(at, which, SECTION_OF[what], around)
                yield Reference(at, word, ref, around)
    for path, source in citations(ruleset):
        for citation in source.split(BETWEEN):
            short, colon, _where = citation.partition(":")
            if colon:
                yield Reference(path, short.strip(), "kilder", (ruleset,))


def words_at(key: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    """Yield the words of a key's value, each with its own place."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        yield from (((*key, name), name) for name in value)
    else:
        yield from (((*key, at), word) for at, word in enumerate(value or ()))


def danish(record: type[Record], attribute: str) -> str:
    """Return the Danish key of a field of a record."""
    return record.model_fields[attribute].alias or attribute


def citations(ruleset: Ruleset) -> Iterator[tuple[KeyPath, str]]:
    """Yield every citation of a ruleset with its place."""
    for path, record in records(ruleset):
        source = getattr(record, "source", None)
        if isinstance(source, str):
            yield (*path, "kilde"), source


def records_of(record: Record, kind: type[RecordT]) -> Iterator[tuple[KeyPath, RecordT]]:
    """Yield every record of a kind in another, with the way to it."""
    return ((path, inner) for path, inner in records(record) if isinstance(inner, kind))
