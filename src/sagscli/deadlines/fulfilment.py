"""Say which occurrence a meeting stands for (A15).

The one whose due date lies nearest, a tie going to the earlier; a number in the
case file holds instead. The first held meeting in a window counts, others there
are extra.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sagscli.case.records import Case, Plan


class Candidate(NamedTuple):
    """A meeting or document that may fulfil something.

    `held` is when it was held or dated, `planned` when it is planned for.
    """

    held: date | None
    planned: date | None = None
    number: int | None = None
    is_document: bool = False
    """Documents are dated; only a meeting can be planned."""

    @property
    def day(self) -> date | None:
        """Return the day it counts by: held, else planned."""
        return self.held or self.planned

    @property
    def plans(self) -> frozenset[date]:
        """Return the days it stands as planned for, seen from before them.

        The day a meeting was held is one of them.
        """
        days = () if self.is_document else (self.planned, self.held)
        return frozenset(day for day in days if day is not None)


class Slot(NamedTuple):
    """What stands for one occurrence: the day it was fulfilled, and days planned for it."""

    done: date | None = None
    plans: tuple[date, ...] = ()


def meetings_of(case: Case, kind: str, since: date | None, before: date | None) -> list[Candidate]:
    """Return the case's meetings of `kind` from `since` until before `before`, by day."""
    meetings = [
        Candidate(meeting.held, meeting.planned, meeting.number)
        for meeting in case.meetings
        if meeting.kind == kind
    ]
    return _within(meetings, since, before)


def dated_among(plans: Iterable[Plan], since: date | None, before: date | None) -> list[Candidate]:
    """Return the dated ones of `plans` from `since` until before `before`, by day."""
    found = [Candidate(plan.dated, is_document=True) for plan in plans]
    return _within(found, since, before)


def _within(
    candidates: list[Candidate], since: date | None, before: date | None
) -> list[Candidate]:
    inside = [
        candidate
        for candidate in candidates
        if candidate.day is not None
        and (since is None or candidate.day >= since)
        and (before is None or candidate.day < before)
    ]
    return sorted(inside, key=lambda candidate: candidate.day or date.max)


def slot_of(candidates: Sequence[Candidate]) -> Slot:
    """Return what `candidates`, all in one window, do for it: the first that was held counts."""
    done = next((candidate.held for candidate in candidates if candidate.held is not None), None)
    plans = {day for candidate in candidates for day in candidate.plans}
    return Slot(done, tuple(sorted(plans)))


def match(
    candidates: Sequence[Candidate], dues: Sequence[date], turn: date | None = None
) -> list[Slot]:
    """Return a slot for each due date; numbers count from 1 along `dues` (A15).

    A meeting that names its number counts before those that lie nearest. What falls due from
    `turn` on was not there before it, so an earlier meeting can stand for none of that.
    """
    before = sum(turn is None or due < turn for due in dues)
    named: list[list[Candidate]] = [[] for _ in dues]
    nearest: list[list[Candidate]] = [[] for _ in dues]
    for candidate in candidates:
        if candidate.number is None:
            day = candidate.day
            if day is None:
                continue
            there = dues if turn is None or day >= turn else dues[:before]
            if there:
                nearest[_nearest(day, there)].append(candidate)
        elif 1 <= candidate.number <= len(dues):
            named[candidate.number - 1].append(candidate)
    return [slot_of([*by_name, *by_day]) for by_name, by_day in zip(named, nearest, strict=True)]


def _nearest(day: date, dues: Sequence[date]) -> int:
    return min(range(len(dues)), key=lambda at: (abs((dues[at] - day).days), at))


def overtaken(slots: Sequence[Slot], at: int) -> date | None:
    """Return the first day a later occurrence than `at` was fulfilled, if one was."""
    return min((slot.done for slot in slots[at + 1 :] if slot.done is not None), default=None)
