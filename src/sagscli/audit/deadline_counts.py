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

OVERDUE = (Status.OVERDUE, Status.PLANNED_LATE)
_COUNTED = (Status.DONE, Status.DONE_LATE, Status.MISSED, *OVERDUE)


@dataclass(frozen=True)
class Tally:
    """Deadlines by what became of them.

    `late`: met, but after the day. `missed`: never met, and no longer possible (A15, A18).
    `overdue`: the day has passed, and it still can be met.
    """

    met: int = 0
    late: int = 0
    missed: int = 0
    overdue: int = 0

    @property
    def due(self) -> int:
        """Return how many there were in all."""
        return self.met + self.late + self.missed + self.overdue

    @property
    def not_met(self) -> int:
        """Return how many were not met, whether or not they still can be."""
        return self.missed + self.overdue

    def __add__(self, other: "Tally") -> "Tally":
        """Return both together."""
        return Tally(
            self.met + other.met,
            self.late + other.late,
            self.missed + other.missed,
            self.overdue + other.overdue,
        )


def tally_of(state: Status) -> Tally:
    """Return the tally of one deadline that stands so."""
    return Tally(
        met=int(state is Status.DONE),
        late=int(state is Status.DONE_LATE),
        missed=int(state is Status.MISSED),
        overdue=int(state in OVERDUE),
    )


@dataclass(frozen=True)
class DeadlineCount:
    """The deadlines of one rule in one institution."""

    ruleset: str
    rule: str
    title: str
    institution: str
    tally: Tally


def counted(
    case: Case, ruleset: Ruleset, as_of: date, since: date | None
) -> Iterator[tuple[Obligation, Status]]:
    """Yield each deadline of a case that was met, or whose day came, by `as_of`.

    With `since` only those whose day is then or later. One that lay before its course began
    could not be met (A17), and one without a day cannot be late: neither is counted.
    """
    for obligation in timeline(as_known(case, as_of), ruleset, as_of):
        state = _state(obligation, as_of, since)
        if state in _COUNTED:
            yield obligation, state


def deadline_counts(
    case: Case, ruleset: Ruleset, as_of: date, since: date | None
) -> Iterator[DeadlineCount]:
    """Yield a count for each deadline of a case that is `counted`."""
    about = case.child or case.group
    institution = (about.daycare if about is not None else None) or ""
    for obligation, state in counted(case, ruleset, as_of, since):
        yield DeadlineCount(
            ruleset.id or "", obligation.rule, obligation.title, institution, tally_of(state)
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
        sums[key] = count if known is None else replace(known, tally=known.tally + count.tally)
    return [sums[key] for key in sorted(sums, key=_in_danish)]


def _in_danish(key: tuple[str, str, str]) -> tuple[str, str, tuple[str, str]]:
    return (*key[:2], danish(key[2]))
