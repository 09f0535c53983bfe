"""Times of commits that cannot be right: a clock that ran backwards, or a day that was made up."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sagscli.history.raw_log import LoggedCommit

TOLERATED = timedelta(hours=1)
"""How far two clocks may be apart, or one be put right, without anybody being told."""

_Latest = dict[str, datetime]
"""The last time that each author wrote something down, in what a commit goes on from."""


class ClockFinding(NamedTuple):
    """A commit of an earlier time than what it was built on (SAG603): how much earlier."""

    commit: LoggedCommit
    back: timedelta


def clocks(commits: Sequence[LoggedCommit]) -> Iterator[ClockFinding]:
    """Yield the commits whose times run backwards; each comes after those it was made from.

    They do where it came into the history before what it was built on did; where it was written
    after it came in; and where its author had written something later below it already. Work
    that was moved on top of others' (a rebase) keeps its order for each author.
    """
    waiting: dict[str, int] = {}
    for commit in commits:
        for parent in commit.parents:
            waiting[parent] = waiting.get(parent, 0) + 1
    came: dict[str, datetime] = {}
    latest: dict[str, _Latest] = {}
    for commit in commits:
        below = _joined([latest.get(parent, {}) for parent in commit.parents])
        last = below.get(commit.author, commit.authored)
        back = max(
            last - commit.authored,
            commit.authored - commit.committed,
            *(came[each] - commit.committed for each in commit.parents if each in came),
            timedelta(0),
        )
        if back > TOLERATED:
            yield ClockFinding(commit, back)
        came[commit.id] = commit.committed
        latest[commit.id] = {**below, commit.author: max(last, commit.authored)}
        _forget(commit, waiting, latest)


def _joined(sides: Sequence[_Latest]) -> _Latest:
    if len(sides) == 1:
        return sides[0]
    names = dict.fromkeys(name for side in sides for name in side)
    return {name: max(side[name] for side in sides if name in side) for name in names}


def _forget(commit: LoggedCommit, waiting: dict[str, int], latest: dict[str, _Latest]) -> None:
    """Let go of what is known below commits that nothing more is built on."""
    for parent in commit.parents:
        waiting[parent] -= 1
        if not waiting[parent]:
            latest.pop(parent, None)
