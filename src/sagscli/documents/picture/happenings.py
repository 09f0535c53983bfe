"""What happens on a day: meetings, plans, referrals, and the deadlines that are open."""

from collections.abc import Collection, Iterator
from datetime import date

from sagscli.case.records import Case, Referral
from sagscli.deadlines.obligation import Status
from sagscli.deadlines.status import planned_for
from sagscli.documents.picture import words
from sagscli.documents.picture.item import Item
from sagscli.documents.picture.standings import Standings
from sagscli.documents.picture.view import Row, State
from sagscli.rulesets.records import DeadlineRule, Ruleset

Ends = Collection[tuple[Row, date | None]]

_STATES = {
    Status.PLANNED: State.PLANNED,
    Status.PLANNED_LATE: State.PLANNED,
    Status.UPCOMING: State.UPCOMING,
    Status.OVERDUE: State.OVERDUE,
    Status.MISSED: State.MISSED,
}


def happenings(case: Case, ruleset: Ruleset, as_of: date, ends: Ends) -> Iterator[Item]:
    """Yield what happens on one day; `ends` are the ends of bars, which say the same there."""
    standings = Standings(case, ruleset, as_of)
    yield from _held(case, ruleset, standings)
    yield from _planned(case, ruleset, standings)
    yield from _plans(case, ruleset, standings)
    for one in case.referrals:
        yield from _referral(one, ruleset, as_of)
    yield from _deadlines(ruleset, standings, ends)


def _held(case: Case, ruleset: Ruleset, standings: Standings) -> Iterator[Item]:
    for one in case.meetings:
        if one.held is None:
            continue
        title = words.title_of(ruleset.meetings, one.kind, "Møde")
        fulfilled = standings.fulfilled("meeting", one.kind, one.held)
        if fulfilled is not None:
            title = words.obligation_title(fulfilled[0], ruleset)
        text = f"{title} – {words.done('afholdt', fulfilled)}"
        yield Item(one.held, Row.MEETING, text, State.DONE)


def _planned(case: Case, ruleset: Ruleset, standings: Standings) -> Iterator[Item]:
    """Yield meetings that are planned, but not for an obligation: those are told there."""
    for one in case.meetings:
        if one.held is not None or one.planned is None:
            continue
        title = words.title_of(ruleset.meetings, one.kind, "Møde")
        if one.planned < standings.as_of:
            text = f"{title} – {words.NOT_NOTED}"
            yield Item(one.planned, Row.MEETING, text, State.DOUBTFUL)
        elif not standings.plans_for(one.kind, one.planned):
            yield Item(one.planned, Row.MEETING, f"{title} – planlagt", State.PLANNED)


def _plans(case: Case, ruleset: Ruleset, standings: Standings) -> Iterator[Item]:
    first = next(iter(ruleset.forms), None)
    for one in case.plans:
        if one.dated is not None:
            fulfilled = standings.fulfilled("plan", one.form or first, one.dated)
            text = f"{words.plan_title(one, ruleset)} – {words.done('skrevet', fulfilled)}"
            yield Item(one.dated, Row.PLAN, text, State.DONE)


def _referral(one: Referral, ruleset: Ruleset, as_of: date) -> Iterator[Item]:
    title = words.title_of(ruleset.referrals, one.to, "Henvisning")
    decided = one.decision.dated if one.decision is not None else None
    if one.sent is not None:
        yield Item(one.sent, Row.REFERRAL, f"{title} – sendt", State.DONE)
    if decided is not None:
        outcome = (one.decision.outcome if one.decision is not None else None) or "afgjort"
        yield Item(decided, Row.REFERRAL, f"{title} – {outcome}", State.DONE)
    elif one.meeting is not None and one.decision is None:
        kind, is_past = ruleset.referrals.get(one.to or ""), one.meeting < as_of
        if is_past and (kind is None or kind.decided_by is None):
            return  # no answer is asked for, so none is lacking
        text = words.NO_DECISION if is_past else words.ON_THE_AGENDA
        state = State.DOUBTFUL if is_past else State.PLANNED
        yield Item(one.meeting, Row.REFERRAL, f"{title} – {text}", state)


def _deadlines(ruleset: Ruleset, standings: Standings, ends: Ends) -> Iterator[Item]:
    for one, standing, left in standings.open():
        rule = standings.rules[one.rule]
        planned = standing in (Status.PLANNED, Status.PLANNED_LATE)
        day = planned_for(one, standings.as_of) if planned else one.due
        row = _row(rule)
        is_told = standing is Status.UPCOMING and row is Row.OTHER
        if day is None or (is_told and any((bar, day) in ends for bar in (Row.PHASE, Row.MEASURE))):
            continue
        text = f"{words.obligation_title(one, ruleset)} – {words.to_come(one, standing)}"
        text += f" (og {left} til derefter)" if left else ""
        yield Item(day, row, text, _STATES[standing], expected=one.expected)


def _row(rule: DeadlineRule) -> Row:
    if rule.meeting is not None:
        return Row.MEETING
    return Row.PLAN if rule.plan is not None else Row.OTHER
