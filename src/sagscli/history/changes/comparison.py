"""Two readings of a case, compared: entries that came or went, keys that were set or changed."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.history.changes.matching import matched
from sagscli.history.changes.plain import number_of_entry, plain


@dataclass(frozen=True, slots=True)
class FactChange:
    """A key that has another value, or with a `path` that ends in a number, a whole entry.

    `old` is None for what was not there, `new` for what is there no more. `path` is where it
    stands now, of what is gone where it stood. `within` are the records on the way, outermost
    first, as they are now; of what is gone, as they were.
    """

    path: KeyPath
    old: Any
    new: Any
    within: tuple[Record, ...]

    @property
    def is_entry(self) -> bool:
        """Return whether a whole entry came or went."""
        return isinstance(self.path[-1], int)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys on the way without places in lists: ("møder", "afholdt")."""
        return tuple(part for part in self.path if isinstance(part, str))

    @property
    def same_as(self) -> Hashable:
        """Return what is alike for the same change made in another version of the case."""
        return (self.outcome, plain(self.old))

    @property
    def outcome(self) -> Hashable:
        """Return what came of it, whatever stood there before."""
        entries = tuple(
            (*(plain(getattr(each, each.attributes()[key])) for key in each.identity),
             number_of_entry(each))
            for each in self.within
        )  # fmt: skip
        return (self.keys, entries, plain(self.new))


def case_changes(then: Case, now: Case) -> tuple[FactChange, ...]:
    """Return what is different in a case, in the order of the format."""
    return tuple(record_changes(then, now))


def record_changes(
    then: Record, now: Record, path: KeyPath = (), within: tuple[Record, ...] = ()
) -> Iterator[FactChange]:
    """Yield what is different between two versions of a record that stands at `path`."""
    below = {danish: is_many for _name, danish, _kind, is_many in nested(type(now))}
    for danish, attribute in type(now).attributes().items():
        old, new = getattr(then, attribute), getattr(now, attribute)
        if old == new:
            continue
        here = (*path, danish)
        if danish not in below:
            yield from _key_changes(old, new, here, within)
        elif not below[danish]:
            yield from _part_changes(old, new, here, within)
        elif isinstance(new, dict):
            yield from _by_word(old, new, here, within)
        else:
            yield from _list_changes(old, new, here, within)


def _key_changes(
    old: Any, new: Any, path: KeyPath, within: tuple[Record, ...]
) -> Iterator[FactChange]:
    if isinstance(new, dict) and isinstance(old, dict):
        for word in dict.fromkeys((*old, *new)):
            yield from _key_changes(old.get(word), new.get(word), (*path, word), within)
        return
    before, after = plain(old), plain(new)
    if before != after:
        yield FactChange(
            path,
            None if before in (None, ()) else old,
            None if after in (None, ()) else new,
            within,
        )


def _part_changes(
    old: Record | None, new: Record | None, path: KeyPath, within: tuple[Record, ...]
) -> Iterator[FactChange]:
    """Yield what is different in a part that is there or not, such as ``barn``."""
    inside = new if new is not None else old
    if inside is not None:
        nothing = type(inside)()
        inner = (*within, inside)
        yield from record_changes(
            nothing if old is None else old, nothing if new is None else new, path, inner
        )


def _by_word(
    old: Mapping[str, Record], new: Mapping[str, Record], path: KeyPath, within: tuple[Record, ...]
) -> Iterator[FactChange]:
    for word in dict.fromkeys((*old, *new)):
        yield from _part_changes(old.get(word), new.get(word), (*path, word), within)


def _list_changes(
    old: tuple[Record, ...], new: tuple[Record, ...], path: KeyPath, within: tuple[Record, ...]
) -> Iterator[FactChange]:
    for then, now in matched(old, new):
        if now is None and then is not None:
            if plain(old[then]):
                yield FactChange((*path, then), old[then], None, (*within, old[then]))
        elif now is not None and then is None:
            if plain(new[now]):
                yield FactChange((*path, now), None, new[now], (*within, new[now]))
        elif now is not None and then is not None:
            yield from record_changes(old[then], new[now], (*path, now), (*within, new[now]))


def facts_of_entry(change: FactChange) -> Iterator[FactChange]:
    """Yield what is said by an entry that came or went, key by key."""
    record = change.new if change.new is not None else change.old
    if not isinstance(record, Record):
        return
    nothing = type(record)()
    then, now = (nothing, record) if change.new is not None else (record, nothing)
    yield from record_changes(then, now, change.path, change.within)


def facts_below(change: FactChange) -> Iterator[FactChange]:
    """Yield a change key by key: of an entry, what it and the entries in it say."""
    if not change.is_entry:
        yield change
        return
    for fact in facts_of_entry(change):
        yield from facts_below(fact)
