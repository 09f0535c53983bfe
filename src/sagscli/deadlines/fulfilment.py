"""Say which occurrence a meeting stands for (A15).

The one whose due date lies nearest, a tie going to the earlier; a number in the
case file holds instead. The first held meeting in a window counts, others there
are extra.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from sagscli.case.records import Case
from sagscli.case.remembered import remembered
from sagscli.rulesets.forms import plans_of_form
from sagscli.rulesets.records import Ruleset


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


class Candidates:
    """The candidates of one kind in a case, by day."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        dated = [(day, each) for each in candidates if (day := each.day) is not None]
        dated.sort(key=itemgetter(0))
        self._days = [day for day, _candidate in dated]
        self._candidates = [candidate for _day, candidate in dated]

    def within(self, since: date | None, before: date | None) -> list[Candidate]:
        """Return those from `since` until before `before`; None: however early, or late."""
        first = bisect_left(self._days, since) if since is not None else None
        end = bisect_left(self._days, before) if before is not None else None
        return self._candidates[first:end]


@remembered
def meetings_of(case: Case, kind: str) -> Candidates:
    """Return the case's meetings of `kind`."""
    return Candidates(
        Candidate(meeting.held, meeting.planned, meeting.number)
        for meeting in case.meetings
        if meeting.kind == kind
    )


@remembered
def plans_of(case: Case, form: str, ruleset: Ruleset) -> Candidates:
    """Return the case's plans of `form`."""
    plans = plans_of_form(form, case, ruleset)
    return Candidates(Candidate(plan.dated, is_document=True) for _at, plan in plans)


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
            within = dues if turn is None or day >= turn else dues[:before]
            if within:
                nearest[_nearest(day, within)].append(candidate)
        elif 1 <= candidate.number <= len(dues):
            named[candidate.number - 1].append(candidate)
    return [slot_of([*by_name, *by_day]) for by_name, by_day in zip(named, nearest, strict=True)]


def _nearest(day: date, dues: Sequence[date]) -> int:
    return min(range(len(dues)), key=lambda at: (abs((dues[at] - day).days), at))


def overtaken(slots: Sequence[Slot], at: int) -> date | None:
    """Return the first day a later occurrence than `at` was fulfilled, if one was."""
    return min((slot.done for slot in slots[at + 1 :] if slot.done is not None), default=None)
