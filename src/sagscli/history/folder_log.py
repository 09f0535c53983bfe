"""All commits of a history in one reading, and what each of them did to the files that count."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sagscli.history.git import Repository
from sagscli.history.raw_log import FileChange, LoggedCommit, commits, output_of_log, start_log

_MOST_MOVED = 50
"""Files that went in a commit and may be one that came in it under another name."""

IsWanted = Callable[[str], bool]
"""Asked with a path of the repository, in NFC."""


class FileStep(NamedTuple):
    """What a commit did to a file. `commit` is its place among the commits of the log.

    `olds` is what stood there in each commit that it was made from; None for nothing. A merge is
    told of where it wrote something that none of its sides had. `moved` are the contents of
    files that went where this one came, or came where this one went.
    """

    commit: int
    olds: tuple[bytes | None, ...]
    blob: bytes | None
    moved: tuple[bytes, ...] = ()


class FolderLog(NamedTuple):
    """Commits, each after those it was made from, without their changes; the steps by path."""

    commits: list[LoggedCommit]
    steps: Mapping[str, list[FileStep]]


def folder_log(repository: Repository, is_wanted: IsWanted) -> FolderLog:
    """Return the history that leads to where one stands. Raises GitError.

    All of it is listed, whatever file it is about: clocks and signatures are of every commit.
    """
    log = FolderLog([], defaultdict(list))
    with start_log(repository, "--topo-order", "--reverse", "HEAD") as answer:
        output = output_of_log(answer, repository)
        if output is None:
            return log
        for _id, group in groupby(commits(output), attrgetter("id")):
            sides = list(group)  # a merge, against each of its parents
            at = len(log.commits)
            log.commits.append(sides[0]._replace(changes=()))
            if len(sides) >= len(sides[0].parents):
                for path, step in _steps(at, sides, is_wanted):
                    log.steps[path].append(step)
    return log


def _steps(
    at: int, sides: Iterable[LoggedCommit], is_wanted: IsWanted
) -> Iterator[tuple[str, FileStep]]:
    first, *others = (
        {change.path: change for change in side.changes if is_wanted(change.path)} for side in sides
    )
    came = _contents(first.values(), "blob", "old")
    gone = _contents(first.values(), "old", "blob")
    same = came & gone
    for path, change in first.items():
        changes = [change, *(side[path] for side in others if path in side)]
        if len(changes) <= len(others):
            continue
        is_move = (change.old is None or change.blob is None) and {change.old, change.blob} & same
        if not is_move:
            moved = gone if change.old is None else came if change.blob is None else ()
            olds = tuple(each.old for each in changes)
            yield path, FileStep(at, olds, change.blob, tuple(sorted(moved))[:_MOST_MOVED])


def _contents(changes: Iterable[FileChange], present: str, absent: str) -> set[bytes]:
    """Return the contents of files that are there on one side of a commit only."""
    return {getattr(each, present) for each in changes if getattr(each, absent) is None} - {None}
