"""What one version of a case wrote down, as the lines of its history."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import is_

from sagscli.case.key_roles import DateRole, Happened
from sagscli.case.record import Record, role_of
from sagscli.case.records import Case, Consent, Narrative
from sagscli.history.case_life import WrittenVersion
from sagscli.history.changes.comparison import FactChange, facts_below

_IN_ITS_NAME = ("nummer", "sted", "form")
"""Keys by which an entry is named beside those that say which one it is."""


class LineKind(StrEnum):
    """What a line of a history tells."""

    BEGUN = "begun"
    SET = "set"
    CHANGED = "changed"
    CLEARED = "cleared"
    ADDED = "added"
    """An entry that says no more than what it is."""
    REMOVED = "removed"
    MOVED = "moved"
    GONE = "gone"
    UNREADABLE = "unreadable"
    MENDED = "mended"
    LAYOUT = "layout"
    """The file was changed, and nothing that it says of the case."""


@dataclass(frozen=True)
class HistoryLine:
    """One thing that was written down, and the version that did it.

    `changes` are the keys it is about: one, or all that an entry got at once beside its dates.
    """

    kind: LineKind
    written: WrittenVersion
    changes: tuple[FactChange, ...] = ()

    @property
    def happened(self) -> date | None:
        """Return the day of what was written down, where it had happened by then.

        What was only planned has not, whenever it was to be.
        """
        is_day = self.kind in (LineKind.SET, LineKind.CHANGED) and len(self.changes) == 1
        role = _role(self.changes[0]) if is_day else None
        day = self.changes[0].new if role is not None else None
        if role is None or not isinstance(day, date):
            return None
        had_happened = day <= self.written.version.authored.date() and role.event is not None
        return day if isinstance(role, Happened) or had_happened else None


def lines_of(written: WrittenVersion, keys: tuple[str, ...]) -> Iterator[HistoryLine]:
    """Yield what a version wrote down; with `keys` only what is about them."""
    about_file = [] if keys else [HistoryLine(kind, written) for kind in _kinds(written)]
    about_facts = [
        HistoryLine(kind, written, changes) for kind, changes in told(written.changes, keys)
    ]
    yield from about_file
    yield from about_facts
    if not keys and not about_file and not about_facts and not written.is_merge:
        # What stands where nothing can be read may well have been changed.
        yield HistoryLine(LineKind.LAYOUT if written.is_whole else LineKind.UNREADABLE, written)


def _kinds(written: WrittenVersion) -> Iterator[LineKind]:
    if written.is_gone:
        yield LineKind.GONE
        return
    if written.is_first:
        yield LineKind.BEGUN
    if written.moved_from is not None:
        yield LineKind.MOVED
    is_worse = not written.is_whole and written.was_whole
    if is_worse or (written.is_unread and not written.was_unread):
        yield LineKind.UNREADABLE
    is_whole_again = written.is_whole and not written.was_whole
    if is_whole_again or (written.was_unread and not written.is_unread):
        yield LineKind.MENDED


ToldChanges = tuple[LineKind, tuple[FactChange, ...]]


def told(changes: Iterable[FactChange], keys: tuple[str, ...] = ()) -> Iterator[ToldChanges]:
    """Yield changes as they are told; what an entry got at once, dates aside, is one thing."""
    waiting: list[FactChange] = []
    for change in changes:
        facts = [fact for fact in facts_told(change) if _is_about(fact, keys)]
        is_gone = change.is_entry and change.new is None
        if is_gone or (change.is_entry and not facts):
            yield from _together(waiting)
            if _is_about(change, keys) or facts:
                yield LineKind.REMOVED if is_gone else LineKind.ADDED, (change,)
            continue
        for fact in facts:
            if waiting and not _is_of_one_record(waiting[-1], fact):
                yield from _together(waiting)
            kind = _kind(fact)
            if kind is LineKind.SET and _role(fact) is None:
                waiting.append(fact)
            else:
                yield kind, (fact,)
    yield from _together(waiting)


def _is_of_one_record(this: FactChange, other: FactChange) -> bool:
    """Return whether two changes are of the very same record; two answers may read alike."""
    return len(this.within) == len(other.within) and all(map(is_, this.within, other.within))


def _together(waiting: list[FactChange]) -> Iterator[ToldChanges]:
    if waiting:
        yield LineKind.SET, tuple(waiting)
        waiting.clear()


def facts_told(change: FactChange) -> Iterator[FactChange]:
    """Yield a change key by key; what an entry is known by is told with it anyway."""
    if not change.is_entry:
        yield change
        return
    for fact in facts_below(change):
        if fact.within and fact.keys[-1] not in _named_by(fact.within[-1]):
            yield fact


def _named_by(record: Record) -> tuple[str, ...]:
    if isinstance(record, Narrative):
        return ()
    own = _IN_ITS_NAME if not isinstance(record, Consent) else ()
    return (*record.identity, *own)


def _kind(fact: FactChange) -> LineKind:
    if fact.old is None:
        return LineKind.SET
    return LineKind.CLEARED if fact.new is None else LineKind.CHANGED


def _role(fact: FactChange) -> DateRole | None:
    """Return what kind of a day stands under a key; None where no day does."""
    field = (type(fact.within[-1]) if fact.within else Case).keys().get(fact.keys[-1])
    role = role_of(field) if field is not None else None
    return role if isinstance(role, DateRole) else None


def _is_about(change: FactChange, keys: tuple[str, ...]) -> bool:
    """Return whether the keys stand on the way to a change, in their order."""
    way = iter(change.keys)
    return all(key in way for key in keys)
