"""How the obligations of a case stand on a day, found by what fulfils them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sagscli.case.records import Case
from sagscli.deadlines.obligation import Obligation, Status
from sagscli.deadlines.status import exists, planned_for, status
from sagscli.deadlines.timeline import timeline
from sagscli.rulesets.records import Ruleset

MOST_AHEAD = 6
"""How many of one rule's occurrences to come are drawn: a cycle can go on for years."""

_OPEN = (Status.PLANNED, Status.PLANNED_LATE, Status.OVERDUE, Status.MISSED)
_DONE = (Status.DONE, Status.DONE_LATE)

ItemStanding = tuple[Obligation, Status]


class Standings:
    """The obligations of `case` that there are on `as_of`; the case is as it was known then."""

    def __init__(self, case: Case, ruleset: Ruleset, as_of: date) -> None:
        self.as_of = as_of
        self.rules = {rule.id or "": rule for rule in ruleset.deadlines}
        self._all: list[ItemStanding] = [
            (one, status(one, as_of)) for one in timeline(case, ruleset) if exists(one, as_of)
        ]

    def fulfilled(self, record: str, kind: str | None, day: date) -> ItemStanding | None:
        """Return what the `record` ("meeting", "plan") of `kind` on `day` fulfilled."""
        for one, standing in self._all:
            if kind is None or getattr(self.rules[one.rule], record) != kind:
                continue
            if standing in _DONE and one.done == day:
                return one, standing
        return None

    def plans_for(self, kind: str | None, day: date) -> bool:
        """Return whether a meeting of `kind` planned for `day` stands for an obligation."""
        return any(
            standing in _OPEN
            and self.rules[one.rule].meeting == kind
            and planned_for(one, self.as_of) == day
            for one, standing in self._all
        )

    def open(self) -> Iterator[tuple[Obligation, Status, int]]:
        """Yield what is not done and has a day; of a cycle to come, the nearest only.

        The last of those comes with how many more there are.
        """
        ahead: dict[tuple[str, date | None, str | None], list[ItemStanding]] = defaultdict(list)
        for one, standing in self._all:
            if one.due is None:
                continue
            if standing is Status.UPCOMING:
                first = one.terms[0].event_date if one.terms else None
                ahead[one.rule, first, one.course].append((one, standing))
            elif standing in _OPEN:
                yield one, standing, 0
        for cycle in ahead.values():
            shown = cycle[:MOST_AHEAD]
            for one, standing in shown:
                is_last = one is shown[-1][0]
                yield one, standing, len(cycle) - len(shown) if is_last else 0
