"""Where a rule's answer hangs on how months are counted: a search over four years of days.

Adding months is not associative, and not every month has the day. The search finds the
days from which rounding down or up, or counting from the anchor or step by step, differ.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sagscli.dates import MonthEnd, add_months
from sagscli.deadlines.terms import term_day
from sagscli.rulesets.records import DeadlineRule, Ruleset, TermRule

FIRST_DAY = date(2024, 1, 1)
COURSE_MONTHS = 84
"""Seven years: no child is in daycare longer."""
_ENDS: tuple[MonthEnd, ...] = ("ned", "op")
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

    def is_shown_by(self, anchor: date, dues: Collection[date]) -> bool:
        """Return whether dates reckoned from an anchor show which choice was made."""
        first, second = self.ways(anchor)
        return first != second and (first in dues or second in dues)


Ways = Callable[[date], tuple[date, date]]
"""The two answers for an anchor."""


def doubts(rule: DeadlineRule, ruleset: Ruleset) -> Iterator[Doubt]:
    """Yield the choices that change the answer of `rule`, each with the first day it does."""
    both = {end: ruleset.model_copy(update={"month_end": end}) for end in _ENDS}
    for term in rule.latest.terms if rule.latest is not None else ():
        step = _step(rule)
        # What shows at once is asked for first; else what shows within a course (A2).
        first, near, far = (
            _Row(term, step, times, both, ruleset.month_end)
            for times in (0, 1, COURSE_MONTHS // step if step else 0)
        )
        # Counted backwards a date never moves up (A4), so there is no choice.
        if step or (term.months and term.after is not None):
            yield from _first("month-end", term.event, (first.rounded, near.rounded, far.rounded))
        if step:
            yield from _first("chaining", term.event, (near.chained, far.chained))


def _step(rule: DeadlineRule) -> int:
    if rule.repeat is None or rule.repeat.counted_from != "anker":
        return 0  # from the last held is step by step, and means to be (A2)
    return rule.repeat.months or 0


@dataclass(frozen=True)
class _Row:
    """The row of dates that a reckoning and its interval make, under each choice."""

    term: TermRule
    step: int
    times: int
    rulesets: dict[MonthEnd, Ruleset]
    month_end: MonthEnd

    def rounded(self, day: date) -> tuple[date, date]:
        """Return the first pair that differs when months end downwards and upwards."""
        down, up = (self._dates(day, end) for end in _ENDS)
        return _differing(down, up)

    def chained(self, day: date) -> tuple[date, date]:
        """Return the first pair that differs when counted from the anchor and step by step."""
        whole = self._dates(day, self.month_end)
        one_by_one = [whole[0]]
        for _more in whole[1:]:
            one_by_one.append(add_months(one_by_one[-1], self.step, self.month_end))
        return _differing(whole, one_by_one)

    def _dates(self, day: date, month_end: MonthEnd) -> list[date]:
        """Return the dates from an anchor: the first, and those that repeat it."""
        term = self.term
        first = term_day(term, day, self.rulesets[month_end])
        dates = [first]
        for times in range(1, 1 + (self.times if self.step else 0)):
            more = times * self.step
            by_anchor = term.months is not None and term.after is not None
            anchor, months = (day, (term.months or 0) + more) if by_anchor else (first, more)
            dates.append(add_months(anchor, months, month_end))
        return dates


def _differing(whole: Sequence[date], stepwise: Sequence[date]) -> tuple[date, date]:
    pairs = list(zip(whole, stepwise, strict=True))
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])


def _first(
    kind: Literal["month-end", "chaining"], event: str, several: Sequence[Ways]
) -> Iterator[Doubt]:
    for ways in several:
        for at in range(DAYS):
            day = FIRST_DAY + timedelta(days=at)
            first, second = ways(day)
            if first != second:
                yield Doubt(kind, event, ways, day, first, second)
                return
