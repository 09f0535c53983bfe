"""What counts for a rule: from which day, and which of the rules that ask for one thing (A15)."""

from datetime import date, timedelta

from sagscli.deadlines.fulfilment import (
    Candidate,
    Slot,
    match,
    meetings_of,
    overtaken,
    plans_of,
    slot_of,
)
from sagscli.deadlines.scope import Scope, counts_from
from sagscli.deadlines.terms import reckon
from sagscli.rulesets.records import DeadlineRule, Ruleset


def candidates_for(rule: DeadlineRule, scope: Scope, ruleset: Ruleset) -> list[Candidate]:
    """Return what of the case may fulfil `rule` for one thing, by day."""
    if rule.date_key is not None:
        day = scope.event(rule.date_key).day
        return [Candidate(day, is_document=True)] if day is not None else []
    if scope.kind == "tilbud" and scope.begins() is None:
        return []  # what comes before a course that has no start yet cannot be told from it
    since = counts_for(rule, scope)
    if rule.meeting is not None:
        return meetings_of(scope.case, rule.meeting).within(since, scope.following)
    if rule.plan is None:
        return []
    return plans_of(scope.case, rule.plan, ruleset).within(since, scope.following)


def counts_for(rule: DeadlineRule, scope: Scope) -> date | None:
    """Return the first day on which something can fulfil `rule`; None when any day does."""
    if rule.counts_from is not None:
        return counts_from(rule.counts_from, scope)
    if rule.arises is not None:
        return scope.event(rule.arises).day
    begins = scope.begins()
    if begins is not None and rule.meeting is not None and scope.is_begun_by(rule.meeting):
        return begins + timedelta(days=1)  # what it began with is not its own first review
    return begins


def slot_among(
    due: date, rule: DeadlineRule, scope: Scope, ruleset: Ruleset
) -> tuple[Slot, date | None]:
    """Return what stands for a deadline that comes once, and when a later one was fulfilled.

    Where several such rules ask for the same kind of the same thing, they are matched like the
    occurrences of one: a meeting fulfils the one whose due date lies nearest (A15).
    """
    candidates = candidates_for(rule, scope, ruleset)
    others = [other for other in alike(rule, ruleset) if other is not rule]
    if not others:
        return slot_of(candidates), None
    dues = sorted([due, *(day for other in others if (day := _due(other, scope, ruleset)))])
    slots = match(candidates, dues)
    at = dues.index(due)
    return slots[at], overtaken(slots, at)


def alike(rule: DeadlineRule, ruleset: Ruleset) -> list[DeadlineRule]:
    """Return the rules that make one thing due once, of the same kind and the same subject."""
    fulfilled_by = (rule.meeting, rule.plan)
    return [
        other
        for other in ruleset.deadlines
        if fulfilled_by != (None, None)
        and (other.meeting, other.plan) == fulfilled_by
        and _subjects(other) == _subjects(rule)
        and other.latest is not None
        and other.repeat is None
    ]


def _subjects(rule: DeadlineRule) -> tuple[frozenset[str], frozenset[str], str | None]:
    """Return what a rule is asked of: without for-hver that is the child."""
    return frozenset(rule.for_each or ("barn",)), frozenset(rule.except_for), rule.about


def _due(rule: DeadlineRule, scope: Scope, ruleset: Ruleset) -> date | None:
    if rule.latest is None or (rule.arises is not None and scope.event(rule.arises).day is None):
        return None
    terms = reckon(rule.latest, scope.event, ruleset, rule.source or "")
    return next((term.day for term in terms if term.binds), None)
