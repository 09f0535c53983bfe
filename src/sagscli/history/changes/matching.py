"""Which entry of a list is which in a later version of it: by what it is, not where it stands."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from sagscli.case.record import Record
from sagscli.history.changes.plain import (
    Facts,
    date_keys_of,
    facts_of,
    happened_keys_of,
    number_of_entry,
)

MOST_COMPARED = 40_000
"""Pairs of entries that are looked at closely; beyond that, those of a kind go by their order."""
_DATE = 10
"""How much more a date in common says than another key."""


class EntryPair(NamedTuple):
    """An entry then and now, by their places; None where it is not."""

    then: int | None
    now: int | None


class _ListEntry(NamedTuple):
    at: int
    record: Record
    facts: Facts

    @property
    def identity(self) -> Hashable:
        return tuple(self.facts.get(key) for key in self.record.identity)


def matched(then: Sequence[Record], now: Sequence[Record]) -> list[EntryPair]:
    """Return every entry of two versions of a list: pairs in today's order, then what is gone.

    First those that say the same, then those of one kind and number, then those that have most
    in common, dates above all. Two numbers that differ are two entries (A15).
    """
    old, new = _entries(then), _entries(now)
    partner: dict[int, int] = {}
    for key in (_whole, _kind_and_number):
        _pair_alike(old, new, partner, key)
    partner |= _nearest(_left(old, partner.values()), _left(new, partner))
    taken = set(partner.values())
    pairs = [EntryPair(partner.get(at), at) for at in range(len(now))]
    return [*pairs, *(EntryPair(at, None) for at in range(len(then)) if at not in taken)]


def _entries(records: Sequence[Record]) -> list[_ListEntry]:
    return [_ListEntry(at, record, facts_of(record)) for at, record in enumerate(records)]


def _left(entries: list[_ListEntry], taken: Iterable[int]) -> list[_ListEntry]:
    known = set(taken)
    return [entry for entry in entries if entry.at not in known]


def _whole(entry: _ListEntry) -> Hashable:
    return tuple(entry.facts.items())


def _kind_and_number(entry: _ListEntry) -> Hashable:
    number = number_of_entry(entry.record)
    return None if number is None else (entry.identity, number)


def _pair_alike(
    old: list[_ListEntry],
    new: list[_ListEntry],
    partner: dict[int, int],
    key: Callable[[_ListEntry], Hashable],
) -> None:
    """Pair the entries that have the same key, in their order."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    taken = set(partner.values())
    for entry in reversed(old):
        if entry.at not in taken:
            waiting[key(entry)].append(entry.at)
    for entry in new:
        alike = key(entry)
        if entry.at not in partner and alike is not None and waiting.get(alike):
            partner[entry.at] = waiting[alike].pop()


def _nearest(old: list[_ListEntry], new: list[_ListEntry]) -> dict[int, int]:
    """Return then by now for what is left, those that have most in common first."""
    if len(old) * len(new) > MOST_COMPARED:
        return _in_order(old, new)
    scored = [
        (-score, abs(entry.at - other.at), entry.at, other.at)
        for entry in new
        for other in old
        if (score := _in_common(other, entry)) is not None
    ]
    pairs: dict[int, int] = {}
    for _score, _distance, at, other_at in sorted(scored):
        if at not in pairs and other_at not in pairs.values():
            pairs[at] = other_at
    return pairs


def _in_order(old: list[_ListEntry], new: list[_ListEntry]) -> dict[int, int]:
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for entry in reversed(old):
        waiting[entry.identity].append(entry.at)
    return {entry.at: waiting[entry.identity].pop() for entry in new if waiting.get(entry.identity)}


def _in_common(then: _ListEntry, now: _ListEntry) -> int | None:
    """Return how much two entries share; None where they cannot be one.

    Of one kind they may be one that was moved, unless what happened did so on two days and
    nothing else is shared. Of two kinds they are one whose kind was put right, with its date.
    """
    numbers = number_of_entry(then.record), number_of_entry(now.record)
    if None not in numbers and numbers[0] != numbers[1]:
        return None
    kind = type(now.record)
    own = set(kind.identity)
    shared = {key for key, value in now.facts.items() if then.facts.get(key) == value} - own
    dates = len(shared & date_keys_of(kind))
    score = _DATE * dates + len(shared)
    if own and then.identity == now.identity:
        happened = happened_keys_of(kind) & then.facts.keys() & now.facts.keys()
        return None if not shared and happened else score + 1
    is_most = 2 * len(shared) >= max(len(then.facts.keys() - own), len(now.facts.keys() - own))
    return score if (dates and is_most) or (not own and shared) else None
