"""Reckon the last day of a rule from the events of a case, term by term (V14, A3)."""

from collections.abc import Callable
from datetime import date, timedelta

from sagscli.case.facts import Fact
from sagscli.dates import add_months, last_before
from sagscli.deadlines.obligation import DateTerm
from sagscli.deadlines.workdays import add_working_days
from sagscli.rulesets.records import Condition, Latest, Repeat, Ruleset, TermRule
from sagscli.rulesets.records.deadlines import Unit

Events = Callable[[str], Fact]
"""Look an event up by its Danish name."""


def reckon(latest: Latest, events: Events, ruleset: Ruleset, source: str) -> tuple[DateTerm, ...]:
    """Return every term of `latest`, with the binding one marked.

    A term without a date names what is missing through its event. With several
    terms none binds as long as one that may count has no date: unknown is
    neither early nor late.
    """
    terms = [_term(rule, events, ruleset, source) for rule in _first(latest)]
    if latest.otherwise is not None and terms[0].day is None:
        # What the case does not set, the rule does (A5).
        terms = [
            terms[0]._replace(applies=False),
            _term(latest.otherwise, events, ruleset, source),
        ]
    counting = [term for term in terms if term.applies]
    if not counting or any(term.day is None for term in counting):
        return tuple(terms)
    choose = max if latest.latest_of else min
    binding = choose(counting, key=lambda term: term.day or date.max)
    return tuple(term._replace(binds=term is binding) for term in terms)


def missing_key(latest: Latest, terms: tuple[DateTerm, ...], events: Events) -> str | None:
    """Return the first key that is missing for a term that may count.

    None when no key is: then the term does not apply, or its event is known not to be.
    """
    names = [
        name
        for rule, term in zip(latest.terms, terms, strict=False)
        if term.applies
        for name in (term.event, "skolestart" if rule.when is not None else term.event)
    ]
    return next((key for name in names if (key := events(name).missing)), None)


def _first(latest: Latest) -> tuple[TermRule, ...]:
    return latest.earliest_of or latest.latest_of or (latest,)


def _term(rule: TermRule, events: Events, ruleset: Ruleset, source: str) -> DateTerm:
    event = rule.event
    fact = events(event)
    amount, unit = rule.amount
    cited = rule.source or source
    term = DateTerm(rule.direction, event, fact.day, amount, unit, rule.last, None, cited)
    applies = _applies(rule.when, events)
    if fact.day is None or applies is None:
        return term._replace(applies=applies is not False)
    day = term_day(rule, fact.day, ruleset)
    return term._replace(day=day, applies=applies, expected=fact.expected)


def _applies(condition: Condition | None, events: Events) -> bool | None:
    """Return whether a term's condition holds; None when that cannot be known."""
    if condition is None or condition.school_start_is is None:
        return True
    start = events("skolestart").day
    return (start.month, start.day) == condition.school_start_is if start is not None else None


def term_day(rule: TermRule, event: date, ruleset: Ruleset) -> date:
    """Return the day that a reckoning gives for its event."""
    if rule.last is not None:
        return last_before(rule.last, event)
    if rule.on is not None:
        return event
    amount, unit = rule.amount
    return _moved(event, amount if rule.after else -amount, unit, ruleset)


def _moved(event: date, amount: int, unit: Unit, ruleset: Ruleset) -> date:
    if unit == "months":
        return add_months(event, amount, ruleset.month_end)
    if unit == "working_days":
        return add_working_days(event, amount, ruleset.calendar)
    return event + timedelta(days=amount * (7 if unit == "weeks" else 1))


def repeated(first: DateTerm, repeat: Repeat, times: int, ruleset: Ruleset) -> DateTerm:
    """Return `first` moved by `times` intervals.

    Months are added to the anchor in one sum, never to an earlier result (A2).
    """
    unit: Unit = "months" if repeat.months is not None else "weeks"
    step = (repeat.months or repeat.weeks or 0) * times
    if first.day is None or first.event_date is None or not step:
        return first
    if unit == first.unit and first.direction == "after":
        amount = first.amount + step
        day = _moved(first.event_date, amount, unit, ruleset)
        return first._replace(amount=amount, day=day)
    return first._replace(day=_moved(first.day, step, unit, ruleset))


def interval_after(held: date, repeat: Repeat, ruleset: Ruleset, source: str) -> DateTerm:
    """Return the term of an interval that is counted from the last held meeting (A2)."""
    unit: Unit = "months" if repeat.months is not None else "weeks"
    amount = repeat.months or repeat.weeks or 0
    day = _moved(held, amount, unit, ruleset)
    return DateTerm("after", "sidst-afholdt", held, amount, unit, None, day, source, binds=True)
