"""Which entry of a list is which on three sides, and which of the new ones may be the same."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sagscli.case.group_records import Documentation
from sagscli.case.record import Record
from sagscli.case.records import Evaluation, Meeting, Narrative
from sagscli.history.changes.matching import matched
from sagscli.history.changes.plain import date_keys_of, facts_of, number_of_entry
from sagscli.history.merging.sides import Side

_MANY_OF_A_KIND = (Meeting, Narrative, Documentation, Evaluation)
"""What a case has many of, so that two of one kind are two where nothing says they are one."""


_PAIRED = -1


class EntryTriple(NamedTuple):
    """An entry on the three sides, None where it is not; `at` is its place here."""

    base: Side | None
    here: Side | None
    incoming: Side | None
    at: int | None
    list_here: Side


def entry_triples(three: Any, kind: type[Record]) -> Iterator[EntryTriple]:
    """Yield every entry of three lists of records: those here in their order, then the others."""
    lists = [side.entries(kind) for side in three]
    base, here, incoming = lists
    of_here = _partners(base, here)
    of_incoming = _partners(base, incoming)
    pairs = dict(_new_pairs(here, incoming, (of_here, of_incoming), kind))
    by_base = {then: at for at, then in of_incoming.items()}
    told = set(pairs.values())
    for at, entry in enumerate(here):
        then = of_here.get(at)
        other = pairs.get(at) if then is None else by_base.get(then)
        yield EntryTriple(
            base[then] if then is not None else None,
            entry,
            incoming[other] if other is not None else None,
            at,
            three.here,
        )
    for at, entry in enumerate(incoming):
        then = of_incoming.get(at)
        if at not in told and (then is None or then not in of_here.values()):
            yield EntryTriple(
                base[then] if then is not None else None, None, entry, None, three.here
            )


def _partners(base: list[Side], now: list[Side]) -> dict[int, int]:
    """Return the place in the base of each entry that was there."""
    pairs = matched([side.record for side in base], [side.record for side in now])
    return {pair.now: pair.then for pair in pairs if pair.now is not None and pair.then is not None}


def _new_pairs(
    here: list[Side],
    incoming: list[Side],
    known: tuple[dict[int, int], dict[int, int]],
    kind: type[Record],
) -> Iterator[tuple[int, int]]:
    """Yield the entries that both wrote and that are, or may be, one and the same."""
    mine, others = (
        [at for at in range(len(side)) if at not in partners]
        for side, partners in zip((here, incoming), known, strict=True)
    )
    records = [here[at].record for at in mine], [incoming[at].record for at in others]
    free = set(others)
    for pair in matched(*records):
        if pair.then is not None and pair.now is not None:
            free.discard(others[pair.now])
            yield mine[pair.then], others[pair.now]
            mine[pair.then] = _PAIRED
    for at in mine:
        other = next(
            (each for each in free if at >= 0 and _may_be(here[at], incoming[each], kind)), None
        )
        if other is not None:
            free.discard(other)
            yield at, other


def _may_be(here: Side, incoming: Side, kind: type[Record]) -> bool:
    """Return whether two new entries may be one: of one kind, of which there is one as a rule."""
    if not kind.identity or issubclass(kind, _MANY_OF_A_KIND):
        return False
    numbers = {number_of_entry(side.record) for side in (here, incoming)} - {None}
    facts = [facts_of(side.record) for side in (here, incoming)]
    named = [[each.get(key) for key in kind.identity] for each in facts]
    return len(numbers) < 2 and named[0] == named[1] and any(named[0])  # noqa: PLR2004 - differ


def is_certain(here: Side, incoming: Side, kind: type[Record]) -> bool:
    """Return whether two new entries are one for certain, so that each key is looked at by itself.

    They are where they have a number or a day in common, or nothing that says otherwise and no
    days at all.
    """
    if here.value == incoming.value:
        return True
    facts, others = facts_of(here.record), facts_of(incoming.record)
    if any(facts.get(key) != others.get(key) for key in kind.identity):
        return False
    number = number_of_entry(here.record)
    if number is not None and number == number_of_entry(incoming.record):
        return True
    dates = date_keys_of(kind)
    shared = {key for key in dates if key in facts and facts[key] == others.get(key)}
    return bool(shared) or not dates
