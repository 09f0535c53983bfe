"""What each version of a case wrote down: the facts that it brought, changed or took away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from sagscli.case.records import Case
from sagscli.history.case_versions import Version
from sagscli.history.changes.comparison import FactChange, case_changes
from sagscli.history.past_case import PastCase, with_unread_from

Readings = Mapping[bytes, PastCase]
"""What versions say, by blob; one that git does not have is not there."""


@dataclass(frozen=True)
class WrittenVersion:
    """A version and what it wrote down: of a merge, what neither side had.

    `case` is how the case stood with it, what could not be read as it was before.
    """

    version: Version
    changes: tuple[FactChange, ...]
    case: Case | None
    lost: int = 0
    """How many places of it could not be read, where the rest could."""
    is_unread: bool = False
    """Nothing could be read of it, or git does not have its text."""
    was_whole: bool = True
    """All could be read of what it was made from."""
    was_unread: bool = False
    """Nothing could be read of something it was made from."""
    is_first: bool = False
    moved_from: str | None = None

    @property
    def is_whole(self) -> bool:
        """Return whether all of it could be read."""
        return not self.lost and not self.is_unread

    @property
    def is_gone(self) -> bool:
        """Return whether the file was taken away."""
        return self.version.blob is None

    @property
    def is_merge(self) -> bool:
        """Return whether it joins two histories of the case."""
        return len(self.version.parents) > 1


def case_life(versions: Sequence[Version], readings: Readings) -> list[WrittenVersion]:
    """Return what each version wrote down, newest first and after whatever it led to."""
    ordered = _newest_first(versions)
    story = _Story(readings)
    for version in reversed(ordered):
        story.add(version)
    return [story.written[version.commit] for version in ordered]


def _newest_first(versions: Sequence[Version]) -> list[Version]:
    """Return versions by the time they came, though never before one that was made from them."""
    by_commit = {version.commit: version for version in versions}
    children = dict.fromkeys(by_commit, 0)
    for version in versions:
        for parent in version.parents:
            if parent in children:
                children[parent] += 1
    ready: list[tuple[float, int, Version]] = []
    for at, version in enumerate(versions):
        if not children[version.commit]:
            heappush(ready, (-version.committed.timestamp(), at, version))
    ordered = []
    while ready:
        _time, at, version = heappop(ready)
        ordered.append(version)
        for parent in filter(by_commit.__contains__, dict.fromkeys(version.parents)):
            children[parent] -= version.parents.count(parent)
            if not children[parent]:
                older = by_commit[parent]
                heappush(ready, (-older.committed.timestamp(), at, older))
    return ordered


class _Story:
    """The versions so far, oldest first, each with the case as it stood."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self.written: dict[str, WrittenVersion] = {}
        self._below: dict[str, int] = {}
        """The versions that each was made from, itself included: a bit for each of all."""

    def add(self, version: Version) -> None:
        parents = [self.written[each] for each in version.parents if each in self.written]
        bits = 1 << len(self._below)
        for parent in parents:
            bits |= self._below[parent.version.commit]
        self._below[version.commit] = bits
        before = [parent.case for parent in parents if parent.case is not None]
        past = self._readings.get(version.blob or b"")
        case = with_unread_from(past, next(iter(before), None)) if past else None
        case = case if case is not None else next(iter(before), None)
        was_there = [parent.version.path for parent in parents if not parent.is_gone]
        self.written[version.commit] = WrittenVersion(
            version,
            tuple(self._changes(parents, case)) if version.blob is not None else (),
            case,
            lost=past.lost if past else 0,
            is_unread=version.blob is not None and (past is None or past.case is None),
            was_whole=all(parent.is_whole for parent in parents),
            was_unread=any(parent.is_unread for parent in parents),
            is_first=not parents,
            moved_from=_other_name(version.path, was_there),
        )

    def _changes(self, parents: list[WrittenVersion], case: Case | None) -> Iterator[FactChange]:
        if case is None:
            return
        if len(parents) < 2:  # noqa: PLR2004 - no merge
            before = parents[0].case if parents else None
            yield from case_changes(before or Case(), case)
            return
        told = set()
        for parent in parents:
            expected = self._brought_by_others(parent, parents)
            for change in case_changes(parent.case or Case(), case):
                if change.same_as not in expected and change.same_as not in told:
                    told.add(change.same_as)
                    yield change

    def _brought_by_others(
        self, parent: WrittenVersion, parents: list[WrittenVersion]
    ) -> set[object]:
        """Return what the other sides of a merge had written since they parted from this one."""
        result = set[object]()
        for other in parents:
            if other is not parent:
                base = self._base(parent, other)
                since = case_changes(base or Case(), other.case or Case())
                result |= {change.same_as for change in since}
        return result

    def _base(self, one_side: WrittenVersion, other: WrittenVersion) -> Case | None:
        """Return the case as it stood where two versions parted; the last such, where several."""
        common = self._below[one_side.version.commit] & self._below[other.version.commit]
        at = common.bit_length() - 1
        return list(self.written.values())[at].case if at >= 0 else None


def _other_name(path: str, before: Sequence[str]) -> str | None:
    return before[0] if before and path not in before else None
