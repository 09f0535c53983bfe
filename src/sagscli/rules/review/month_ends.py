"""Where a rule's answer hangs on how months are counted: a search over four years of days.

Adding months is not associative, and not every month has the day. The search finds the
days from which rounding down or up, or counting from the anchor or step by step, differ.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sagscli.model.ruleset import DeadlineRule, Ruleset
from sagscli.rules.dates import add_months

FIRST_DAY = date(2024, 1, 1)
DAYS = 1461
"""Four years, so that there is a 29 February among them."""


@dataclass(frozen=True)
class Doubt:
    """A choice that changes a rule's answer: counted from `day` it is `first`, or `second`."""

    kind: Literal["month-end", "chaining"]
    event: str
    ways: "Ways"
    day: date
    first: date
    second: date

    def is_shown_by(self, anchor: date) -> bool:
        """Return whether the choice changes the answer for this anchor too."""
        first, second = self.ways(anchor)
        return first != second


Ways = Callable[[date], tuple[date, date]]
"""The two answers for an anchor."""


def doubts(rule: DeadlineRule, ruleset: Ruleset) -> Iterator[Doubt]:
    """Yield the choices that change the answer of `rule`, each with the first day it does."""
    for limb in rule.latest.limbs if rule.latest is not None else ():
        # Counted backwards a date never moves up (A4), so there is no choice.
        if limb.months and limb.after is not None:
            yield from _first("month-end", limb.after, _rounding(limb.months))
            step = _step(rule)
            if step:
                yield from _first("chaining", limb.after, _chaining(limb.months, step, ruleset))


def _step(rule: DeadlineRule) -> int | None:
    if rule.repeat is None or rule.repeat.counted_from != "anker":
        return None  # from the last held is step by step, and means to be (A2)
    return rule.repeat.months


def _rounding(months: int) -> Ways:
    return lambda day: (add_months(day, months, "ned"), add_months(day, months, "op"))


def _chaining(months: int, step: int, ruleset: Ruleset) -> Ways:
    end = ruleset.month_end
    return lambda day: (
        add_months(day, months + step, end),
        add_months(add_months(day, months, end), step, end),
    )


def _first(kind: Literal["month-end", "chaining"], event: str, ways: Ways) -> Iterator[Doubt]:
    for at in range(DAYS):
        day = FIRST_DAY + timedelta(days=at)
        first, second = ways(day)
        if first != second:
            yield Doubt(kind, event, ways, day, first, second)
            return
