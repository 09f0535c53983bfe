"""Why an obligation of a case is due when it is, and what would change the answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sagscli.case.key_paths import path_of, value_at, with_value
from sagscli.case.records import Case
from sagscli.deadlines.counting import counts_for
from sagscli.deadlines.obligation import Obligation
from sagscli.deadlines.scope import Scope
from sagscli.deadlines.subjects import scopes
from sagscli.deadlines.timeline import obligations
from sagscli.deadlines.uncounted import DatedFact, too_early
from sagscli.rulesets.records import DeadlineRule, Ruleset


class Event(NamedTuple):
    """A date of the case that a reckoning hangs on: its name, its key, and the day."""

    name: str
    key: str
    day: date | None
    expected: bool


class Trial(NamedTuple):
    """What becomes of an obligation when `key` were `day` instead; `due` None: it vanishes."""

    key: str
    day: date
    due: date | None


class Window(NamedTuple):
    """The days on which a meeting or plan counts for an obligation; None: without end."""

    first: date | None
    last: date | None


@dataclass(frozen=True)
class Reckoned:
    """One obligation with all that its answer hangs on."""

    obligation: Obligation
    rule: DeadlineRule
    scope: Scope
    events: tuple[Event, ...]
    window: Window | None
    ends: tuple[Event, ...]
    """The events of `indtil`; a date on or before the due day makes it vanish."""
    trials: tuple[Trial, ...]
    too_early: tuple[DatedFact, ...] = ()
    """What is of the kind that is asked for, and lies before all that counts."""


def reckoned(
    case: Case, rule: DeadlineRule, ruleset: Ruleset, until: date | None = None
) -> list[Reckoned]:
    """Return every obligation of `rule` in `case`, in order, with what its answer hangs on.

    `until` is the last day asked for, as for a timeline.
    """
    answers = []
    early = tuple(too_early(rule, case, ruleset))
    for at, scope in enumerate(scopes(rule, case, ruleset), start=1):
        due_here = list(obligations(rule, scope, at, ruleset, until))
        dues = [obligation.due for obligation in due_here if obligation.due is not None]
        for obligation in due_here:
            events = tuple(_events(rule, scope))
            answers.append(
                Reckoned(
                    obligation,
                    rule,
                    scope,
                    events,
                    _window(obligation, rule, scope, dues),
                    tuple(_event(name, scope) for name in rule.until),
                    tuple(_trials(obligation, scope, events, rule, ruleset, until)),
                    early,
                )
            )
    return answers


def _events(rule: DeadlineRule, scope: Scope) -> Iterator[Event]:
    terms = rule.latest.terms if rule.latest is not None else ()
    names = [term.event for term in terms]
    names += ["skolestart" for term in terms if term.when is not None]
    names += [rule.arises] if rule.arises is not None else []
    for name in dict.fromkeys(names):
        yield _event(name, scope)


def _event(name: str, scope: Scope) -> Event:
    fact = scope.event(name)
    return Event(name, scope.key_of(name), fact.day, fact.expected)


def _window(
    obligation: Obligation, rule: DeadlineRule, scope: Scope, dues: Sequence[date]
) -> Window | None:
    """Return the days that count for an obligation: nearer to its due day than to another (A15)."""
    if rule.date_key is not None:
        return None
    since = counts_for(rule, scope)
    last = scope.following - timedelta(days=1) if scope.following is not None else None
    if rule.repeat is None or obligation.due is None:
        return Window(since, last)
    if rule.repeat.counted_from != "anker":  # the first that is held is the first, and so on
        return Window(obligation.arises + timedelta(days=1) if obligation.arises else since, last)
    at = obligation.occurrence - 1
    if at > 0:
        first = _midway(dues[at - 1], dues[at]) + timedelta(days=1)
        since = max(first, since) if since is not None else first
    if at + 1 < len(dues):
        halfway = _midway(dues[at], dues[at + 1])
        last = min(halfway, last) if last is not None else halfway
    return Window(since, last)


def _midway(day: date, other: date) -> date:
    return day + timedelta(days=(other - day).days // 2)


def _trials(
    obligation: Obligation,
    scope: Scope,
    events: Sequence[Event],
    rule: DeadlineRule,
    ruleset: Ruleset,
    until: date | None,
) -> Iterator[Trial]:
    """Yield what a day later under each event's key would give, reckoned anew."""
    for event in events:
        if event.day is None or obligation.due is None:
            continue
        path = path_of(event.key)
        given = event.day if not event.expected else value_at(scope.case, path)
        if given is None:
            continue
        day = given + timedelta(days=1)
        changed = with_value(scope.case, path, day)
        again = [
            due.due
            for at, other in enumerate(scopes(rule, changed, ruleset), start=1)
            for due in obligations(rule, other, at, ruleset, until)
            if due.occurrence == obligation.occurrence and other.key == scope.key
        ]
        yield Trial(event.key, day, again[0] if again else None)
