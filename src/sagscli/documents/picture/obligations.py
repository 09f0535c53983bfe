"""How the obligations of a case stand on a day, found by what fulfils them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from sagscli.case.records import Case
from sagscli.deadlines.obligation import Obligation, Status
from sagscli.deadlines.status import exists, planned_for, status
from sagscli.deadlines.timeline import timeline
from sagscli.rulesets.records import Ruleset

MOST_AHEAD = 6
"""How many of one rule's occurrences to come are drawn: a cycle can go on for years."""

_OPEN = (Status.PLANNED, Status.PLANNED_LATE, Status.OVERDUE, Status.MISSED)
_DONE = (Status.DONE, Status.DONE_LATE)

StandingObligation = tuple[Obligation, Status]


class CaseObligations:
    """The obligations of `case` that there are on `as_of`; the case is as it was known then."""

    def __init__(self, case: Case, ruleset: Ruleset, as_of: date) -> None:
        self.as_of = as_of
        self.rules = {rule.id or "": rule for rule in ruleset.deadlines}
        self._all: list[StandingObligation] = [
            (obligation, status(obligation, as_of))
            for obligation in timeline(case, ruleset, as_of)
            if exists(obligation, as_of)
        ]

    def fulfilled(self, record: str, kind: str | None, day: date) -> StandingObligation | None:
        """Return what the `record` ("meeting", "plan") of `kind` on `day` fulfilled."""
        return self._fulfilled.get((record, kind, day))

    @cached_property
    def _fulfilled(self) -> dict[tuple[str, str | None, date | None], StandingObligation]:
        first: dict[tuple[str, str | None, date | None], StandingObligation] = {}
        for obligation, standing in self._all:
            rule = self.rules[obligation.rule]
            for record, kind in (("meeting", rule.meeting), ("plan", rule.plan)):
                if standing in _DONE and kind is not None:
                    first.setdefault((record, kind, obligation.done), (obligation, standing))
        return first

    def plans_for(self, kind: str | None, day: date) -> bool:
        """Return whether a meeting of `kind` planned for `day` stands for an obligation."""
        return (kind, day) in self._planned

    @cached_property
    def _planned(self) -> set[tuple[str | None, date | None]]:
        return {
            (self.rules[obligation.rule].meeting, planned_for(obligation, self.as_of))
            for obligation, standing in self._all
            if standing in _OPEN
        }

    def open(self) -> Iterator[tuple[Obligation, Status, int]]:
        """Yield what is not done and has a day; of a cycle to come, the nearest only.

        The last of those comes with how many more there are.
        """
        ahead: defaultdict[object, list[StandingObligation]] = defaultdict(list)
        for obligation, standing in self._all:
            if obligation.due is None:
                continue
            if standing is Status.UPCOMING:
                first = obligation.terms[0].event_date if obligation.terms else None
                ahead[obligation.rule, first, obligation.course].append((obligation, standing))
            elif standing in _OPEN:
                yield obligation, standing, 0
        for cycle in ahead.values():
            nearest = cycle[:MOST_AHEAD]
            for obligation, standing in nearest:
                is_last = obligation is nearest[-1][0]
                yield obligation, standing, len(cycle) - len(nearest) if is_last else 0
