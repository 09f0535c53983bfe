"""The timeline of a case: everything its ruleset asks for, with dates and reasons.

A pure function of a case and a ruleset; what day it is, is asked of
`sagscli.deadlines.status` afterwards.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sagscli.case.records import Case
from sagscli.case.remembered import remembered
from sagscli.dates import add_years
from sagscli.deadlines.counting import candidates_for, slot_among
from sagscli.deadlines.fulfilment import Slot, match, overtaken, slot_of
from sagscli.deadlines.obligation import DateTerm, Obligation
from sagscli.deadlines.scope import Ending, Scope
from sagscli.deadlines.subjects import scopes
from sagscli.deadlines.terms import interval_after, missing_key, reckon, repeated
from sagscli.deadlines.workdays import working_day_on_or_before
from sagscli.rulesets.records import DeadlineRule, Repeat, Ruleset
from sagscli.rulesets.roles import acting

_ONCE = frozenset({"barn", "gruppe", "tilbud", "fase"})
"""What a one-off obligation of has no number; of the others there can be several at a time."""

USUAL_COURSE_YEARS = 7
"""How far a cycle whose end is not known is shown at least; it goes on as far as is asked."""
FARTHEST_PLAN_YEARS = 10
"""How far beyond what is asked for a meeting that is planned makes such a cycle go on."""


@remembered
def timeline(case: Case, ruleset: Ruleset, until: date | None = None) -> tuple[Obligation, ...]:
    """Return the obligations of `case` under `ruleset`, in the ruleset's order.

    `until` is the last day anyone asks for. A cycle whose end is not known goes on to the first
    occurrence after it, so that there always is a next one. It only makes the answer longer:
    what the days before it show is the same whatever it is.
    """
    scopes_of: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Scope]] = {}
    result: list[Obligation] = []
    for rule in ruleset.deadlines:
        subjects = (rule.for_each, rule.except_for)
        if subjects not in scopes_of:  # many rules are asked of the same
            scopes_of[subjects] = list(scopes(rule, case, ruleset))
        for at, scope in enumerate(scopes_of[subjects], start=1):
            result += obligations(rule, scope, at, ruleset, until)
    return tuple(result)


class _AppliedRule(NamedTuple):
    """A rule that is asked of one thing, and what is the same for all that it makes due."""

    rule: DeadlineRule
    scope: Scope
    ending: Ending
    base: Obligation
    ruleset: Ruleset
    until: date | None
    """The last day anyone asks for."""

    def may_fall_due(self, day: date) -> bool:
        return self.ending.may_hold(day, self.until)

    def arises(self, day: date | None) -> date | None:
        return self.ending.arises(day, self.base.arises)


def obligations(
    rule: DeadlineRule, scope: Scope, at: int, ruleset: Ruleset, until: date | None = None
) -> Iterator[Obligation]:
    """Yield what `rule` makes due for the thing number `at` that it is asked of."""
    if rule.arises is not None and scope.event(rule.arises).day is None:
        return
    ending = scope.ending(rule)
    base = _base(rule, scope, at, ruleset, ending)
    applied = _AppliedRule(rule, scope, ending, base, ruleset, until)
    if rule.latest is None:
        yield _undated(applied)
        return
    terms = reckon(rule.latest, scope.event, ruleset, base.source)
    first = next((term for term in terms if term.binds), None)
    if first is None or first.day is None:
        missing = missing_key(rule.latest, terms, scope.event)
        if missing is not None:
            # What is done is done, whether or not one can say when it should have been.
            done = slot_of(candidates_for(rule, scope, ruleset)).done if rule.date_key else None
            yield base._replace(terms=terms, missing=missing, done=done)
    elif rule.repeat is None:
        yield from _single(applied, terms, first.day)
    elif rule.repeat.counted_from == "anker":
        yield from _cycle(applied, rule.repeat, first, first.day)
    else:
        yield from _chain(applied, rule.repeat, first)


def _base(
    rule: DeadlineRule, scope: Scope, at: int, ruleset: Ruleset, ending: Ending
) -> Obligation:
    return Obligation(
        rule=rule.id or "",
        occurrence=at if scope.kind not in _ONCE else 1,
        title=rule.title or rule.id or "",
        responsible=acting(scope.responsible(rule, ruleset), scope.case, ruleset),
        source=rule.source or "",
        short=rule.short,
        course=scope.label(ruleset),
        about=scope.about(ruleset) if not _is_of_one_tiltag(rule) else None,
        recurs=rule.repeat is not None,
        arises=scope.arises(rule),
        ends=ending.end,
    )


def _is_of_one_tiltag(rule: DeadlineRule) -> bool:
    """Return whether the rule's own title says which tiltag it is about."""
    return bool(rule.for_each) and all(subject.startswith("tiltag.") for subject in rule.for_each)


def _undated(applied: _AppliedRule) -> Obligation:
    """An obligation for which the source sets no date (V15, H7); a course has it from its start."""
    rule, scope, _ending, base, ruleset, _until = applied
    slot = slot_of(candidates_for(rule, scope, ruleset))
    return base._replace(done=slot.done, plans=slot.plans, arises=base.arises or scope.begins())


def _single(applied: _AppliedRule, terms: tuple[DateTerm, ...], due: date) -> Iterator[Obligation]:
    rule, scope, _ending, base, ruleset, _until = applied
    if applied.may_fall_due(due):
        began = scope.began() if scope.kind == "barn" else None
        is_before = began is not None and due < began
        slot, later = slot_among(due, rule, scope, ruleset)
        arises = applied.arises(due)
        yield _dated(
            base, terms, slot, ruleset, before_start=is_before, arises=arises, overtaken=later
        )


def _cycle(
    applied: _AppliedRule, repeat: Repeat, first: DateTerm, start: date
) -> Iterator[Obligation]:
    """A recurring obligation counted from the anchor (V9, A2, A14)."""
    rule, scope, ending, base, ruleset, _until = applied
    candidates = candidates_for(rule, scope, ruleset)
    days = [candidate.day for candidate in candidates if candidate.day is not None]
    terms = _occurrences(applied, repeat, first, start, max(days, default=None))
    slots = match(candidates, [term.day for term in terms if term.day], ending.turn)
    for at, (term, slot) in enumerate(zip(terms, slots, strict=True)):
        yield _dated(
            base,
            (term,),
            slot,
            ruleset,
            occurrence=at + 1,
            overtaken=overtaken(slots, at),
            arises=applied.arises(term.day),
        )


def _occurrences(
    applied: _AppliedRule, repeat: Repeat, first: DateTerm, start: date, last: date | None
) -> list[DateTerm]:
    """Return the dates of a cycle from `start`; `last` is the day of the last meeting for it."""
    ending, occurrences = applied.ending, list[DateTerm]()
    floor = ending.turn or add_years(start, USUAL_COURSE_YEARS)
    reach = _reach(start, applied.until, last)
    term = first
    while term.day is not None and applied.may_fall_due(term.day):
        before = occurrences[-1].day if occurrences else None
        is_asked = before is None or before <= reach
        if ending.end is None and term.day >= floor and not is_asked:
            break
        occurrences.append(term)
        term = repeated(first, repeat, len(occurrences), applied.ruleset)
        if term.day == occurrences[-1].day:
            break
    return occurrences


def _reach(first: date, until: date | None, last: date | None) -> date:
    """Return the day to which an open cycle goes: what is asked for, or a meeting beyond it."""
    reach = until or first
    return max(reach, min(last or reach, add_years(reach, FARTHEST_PLAN_YEARS)))


def _chain(applied: _AppliedRule, repeat: Repeat, first: DateTerm) -> Iterator[Obligation]:
    """A recurring obligation counted from the last held meeting, where a ruleset says so."""
    rule, scope, ending, base, ruleset, _until = applied
    candidates = candidates_for(rule, scope, ruleset)
    held = [candidate for candidate in candidates if candidate.held is not None]
    plans = tuple(
        candidate.planned
        for candidate in candidates
        if candidate.held is None and candidate.planned
    )
    term = first
    for at in range(len(held) + 1):
        if term.day is None or not applied.may_fall_due(term.day):
            return
        slot = slot_of([held[at]]) if at < len(held) else Slot(None, plans)
        arises = ending.arises(term.day, held[at - 1].held if at else base.arises)
        yield _dated(base, (term,), slot, ruleset, occurrence=at + 1, arises=arises)
        if slot.done is not None:
            term = interval_after(slot.done, repeat, ruleset, base.source)


def _dated(
    base: Obligation, terms: tuple[DateTerm, ...], slot: Slot, ruleset: Ruleset, **more: Any
) -> Obligation:
    """Return `base` with its date and what stands for it, and `more` of its fields."""
    binding = next(term for term in terms if term.binds)
    due = binding.day
    return base._replace(
        due=due,
        act_by=working_day_on_or_before(due, ruleset.calendar) if due is not None else None,
        terms=terms,
        done=slot.done,
        plans=slot.plans,
        expected=any(term.expected for term in terms if term.applies),
        **more,
    )
