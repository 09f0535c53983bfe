"""How deadlines were met: counted by rule and institution, out of all that fell due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.collation import danish
from sagscli.deadlines.obligation import Obligation, Status
from sagscli.deadlines.status import exists, status
from sagscli.deadlines.timeline import timeline
from sagscli.rulesets.records import Ruleset


@dataclass(frozen=True)
class DeadlineCount:
    """The deadlines of one rule in one institution, by what became of them.

    `late`: met, but after the day. `missed`: never met, and no longer possible (A15, A18).
    `overdue`: the day has passed, and it still can be met.
    """

    ruleset: str
    rule: str
    title: str
    institution: str
    met: int = 0
    late: int = 0
    missed: int = 0
    overdue: int = 0

    @property
    def due(self) -> int:
        """Return how many there were in all."""
        return self.met + self.late + self.missed + self.overdue


_OVERDUE = (Status.OVERDUE, Status.PLANNED_LATE)
_COUNTED = (Status.DONE, Status.DONE_LATE, Status.MISSED, *_OVERDUE)


def deadline_counts(
    case: Case, ruleset: Ruleset, as_of: date, since: date | None
) -> Iterator[DeadlineCount]:
    """Yield each deadline of a case that was met, or whose day came, by `as_of`.

    With `since` only those whose day is then or later. One that lay before its course began
    could not be met (A17), and one without a day cannot be late: neither is counted.
    """
    about = case.child or case.group
    institution = (about.daycare if about is not None else None) or ""
    for obligation in timeline(as_known(case, as_of), ruleset, as_of):
        state = _state(obligation, as_of, since)
        if state in _COUNTED:
            yield DeadlineCount(
                ruleset.id or "",
                obligation.rule,
                obligation.title,
                institution,
                met=int(state is Status.DONE),
                late=int(state is Status.DONE_LATE),
                missed=int(state is Status.MISSED),
                overdue=int(state in _OVERDUE),
            )


def _state(obligation: Obligation, as_of: date, since: date | None) -> Status | None:
    """Return what became of a deadline; None for one that is not counted."""
    due = obligation.due
    if due is None or obligation.before_start or not exists(obligation, as_of):
        return None
    if since is not None and due < since:
        return None
    state = status(obligation, as_of)
    is_met = state in (Status.DONE, Status.DONE_LATE)
    return state if is_met or due < as_of else None


def summed(counts: Iterable[DeadlineCount]) -> list[DeadlineCount]:
    """Return one count for each rule and institution, in the order of their names."""
    sums: dict[tuple[str, str, str], DeadlineCount] = {}
    for count in counts:
        key = (count.ruleset, count.rule, count.institution)
        known = sums.get(key)
        sums[key] = count if known is None else _added(known, count)
    return [sums[key] for key in sorted(sums, key=_in_danish)]


def _in_danish(key: tuple[str, str, str]) -> tuple[str, str, tuple[str, str]]:
    return (*key[:2], danish(key[2]))


def _added(count: DeadlineCount, other: DeadlineCount) -> DeadlineCount:
    return replace(
        count,
        met=count.met + other.met,
        late=count.late + other.late,
        missed=count.missed + other.missed,
        overdue=count.overdue + other.overdue,
    )
