"""What two versions of a case make together, from the version that both come from. Pure.

What only one of them changed is taken. What both changed alike is one change. Whatever else
both have touched is a conflict of that fact; nothing is guessed.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.history.changes.plain import plain
from sagscli.history.merging.entries import EntryTriple, entry_triples, is_certain
from sagscli.history.merging.sides import NOTHING, Side, entries_under, record_under
from sagscli.history.merging.steps import Conflict, MergePlan, MergeStep

_Kind = type[Record] | None


class _Place(NamedTuple):
    """The way to something in what stands here, and of what kind the record there is."""

    path: KeyPath
    kind: _Kind = None

    def at(self, part: str | int, kind: _Kind = None) -> "_Place":
        return _Place((*self.path, part), kind)


class Three(NamedTuple):
    """What both come from, what stands here, and what comes in."""

    base: Side
    here: Side
    incoming: Side

    def inner(self, key: str) -> "Three":
        """Return what each has under a key."""
        return Three(*(side.inner(key) for side in self))


def merge_plan(three: Three) -> MergePlan:
    """Return what is to be done to the version here to have what comes in too."""
    merger = _Merger(MergePlan())
    merger.mapping(three, _Place((), Case))
    return merger.plan


class _Merger:
    def __init__(self, plan: MergePlan) -> None:
        self.plan = plan

    def mapping(self, three: Three, place: _Place) -> None:
        keys = dict.fromkeys((*three.here.value, *three.incoming.value))
        for key in keys:
            self._value(three.inner(key), place, key)

    def _value(self, three: Three, outer: _Place, key: str) -> None:
        base, here, incoming = three
        if _same(here, incoming):
            return
        kind, entry_kind = record_under(outer.kind, key), entries_under(outer.kind, key)
        values = [side.value for side in three if not side.is_nothing]
        if isinstance(here.value, dict) and isinstance(incoming.value, dict):
            of_each = entry_kind if isinstance(here.record, dict) else None
            place = outer.at(key, kind)
            if of_each is not None:
                self._by_word(three, place, of_each)
            elif kind is not None and _contradict(three):
                self._leaf(three, place)
            else:
                self.mapping(_with_mapping(three), place)
        elif values and all(isinstance(value, list) for value in values):
            is_new = base.is_nothing and (here.is_nothing or incoming.is_nothing)
            if entry_kind is not None and not is_new:
                self._entries(three, outer.at(key), entry_kind)
            else:
                self._words(three, outer.at(key))
        else:
            self._leaf(three, outer.at(key))

    def _by_word(self, three: Three, place: _Place, kind: type[Record]) -> None:
        """Bring the records of a mapping together, such as the answers of a referral."""
        three = _with_mapping(three)
        for word in dict.fromkeys((*three.here.value, *three.incoming.value)):
            inner = three.inner(word)
            here, incoming = inner.here.value, inner.incoming.value
            are_mappings = isinstance(here, dict) and isinstance(incoming, dict)
            if are_mappings and not _contradict(inner):
                self.mapping(_with_mapping(inner), place.at(word, kind))
            elif not _same(inner.here, inner.incoming):
                self._leaf(inner, place.at(word))

    def _leaf(self, three: Three, place: _Place) -> None:
        """Take what only the incoming side changed; what both changed is a conflict."""
        base, here, incoming = three
        if _same(base, incoming):
            return
        steps = _taken(here, incoming, place.path)
        if _same(base, here):
            self.plan.steps += steps
            return
        was, now, new = (plain(_frozen(side.value)) for side in three)
        if new in (was, now):
            return
        if was == now:
            self.plan.steps += steps
        else:
            self.plan.conflicts.append(Conflict(place.path, tuple(steps)))

    def _words(self, three: Three, place: _Place) -> None:
        """Bring two lists of words together: each word that came, without those that went."""
        base, here, incoming = ([*(side.value or ())] for side in three)
        is_whole = base in (here, incoming) or not (here and incoming)
        if is_whole or not all(map(_are_words, (base, here, incoming))):
            self._leaf(three, place)
            return
        gone = [word for word in base if word not in incoming]
        came = [word for word in incoming if word not in base and word not in here]
        was_replaced = any(word not in here for word in gone)
        own = [word for word in here if word not in base and word not in incoming]
        if was_replaced and came and own:  # the same word put in another way by both
            self._leaf(three, place)
            return
        new = [*(word for word in here if word not in gone), *came]
        if not new:
            self.plan.steps.append(MergeStep("remove", place.path))
            return
        taken = [at for at, word in enumerate(here) if word in gone]
        self.plan.steps += (MergeStep("remove", (*place.path, at)) for at in taken)
        self.plan.steps += (MergeStep("append", place.path, word) for word in came)

    def _entries(self, three: Three, place: _Place, kind: type[Record]) -> None:
        news: list[Any] = []
        for triple in entry_triples(three, kind):
            self._entry(triple, place, kind, news)
        if not three.here.is_there:
            if news:
                self.plan.steps.append(MergeStep("add", place.path, news))
        else:
            self.plan.steps += (MergeStep("append", place.path, new) for new in news)

    def _entry(
        self, triple: EntryTriple, place: _Place, kind: type[Record], news: list[Any]
    ) -> None:
        base, here, incoming = triple.base, triple.here, triple.incoming
        path = (*place.path, triple.at) if triple.at is not None else place.path
        if here is None and base is None:
            news.append(incoming.value if incoming is not None else None)
        elif here is None:
            if incoming is not None and base is not None and not _same(base, incoming):
                self._conflict(path, _taken_entry(place.path, incoming, triple.list_here))
        elif incoming is None:
            if base is not None:
                steps = (MergeStep("remove", path),)
                if _same(base, here):
                    self.plan.steps += steps
                else:
                    self._conflict(path, steps)
        elif base is None and not is_certain(here, incoming, kind):
            self._conflict(
                path, (MergeStep("remove", path), MergeStep("append", place.path, incoming.value))
            )
        elif isinstance(here.value, dict) and isinstance(incoming.value, dict):
            inner = _with_mapping(Three(base or NOTHING, here, incoming))
            self.mapping(inner, _Place(path, kind))
        elif not _same(here, incoming):
            self._leaf(Three(base or NOTHING, here, incoming), _Place(path))

    def _conflict(self, path: KeyPath, steps: Sequence[MergeStep]) -> None:
        self.plan.conflicts.append(Conflict(path, tuple(steps)))


def _same(side: Side, other: Side) -> bool:
    return side.value == other.value or (side.is_nothing and other.is_nothing)


def _contradict(three: Three) -> bool:
    """Return whether both wrote a part that was not there, and a key of it in two ways.

    The rest of it belongs to that key: the reason of a refusal is no reason of a grant.
    """
    if not three.base.is_nothing:
        return False
    here, incoming = three.here.value, three.incoming.value
    return any(not _same(Side(here[key]), Side(incoming[key])) for key in here.keys() & incoming)


def _with_mapping(three: Three) -> Three:
    """Return three sides of which each is a mapping, if only an empty one."""
    return Three(
        *(side if isinstance(side.value, dict) else Side({}, side.record) for side in three)
    )


def _are_words(values: list[Any]) -> bool:
    """Return whether a list has words only, each once."""
    are_texts = all(isinstance(value, str) for value in values)
    return are_texts and len(set(values)) == len(values)


def _taken(here: Side, incoming: Side, path: KeyPath) -> list[MergeStep]:
    """Return the steps that put what comes in at `path`, whatever stands there."""
    if incoming.is_nothing:
        return [MergeStep("remove", path)] if not here.is_nothing else []
    return [MergeStep("set" if here.is_there else "add", path, incoming.value)]


def _taken_entry(path: KeyPath, incoming: Side, list_here: Side) -> list[MergeStep]:
    if not list_here.is_there:
        return [MergeStep("add", path, [incoming.value])]
    return [MergeStep("append", path, incoming.value)]


def _frozen(value: Any) -> Any:
    """Return a value of a file in a form that can be compared without its white space."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return (
        {key: _frozen(inner) for key, inner in value.items()} if isinstance(value, dict) else value
    )
