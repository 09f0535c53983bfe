"""What happens on a day: meetings, plans, referrals, and the deadlines that are open."""

from collections.abc import Collection, Iterator
from datetime import date

from sagscli.case.records import Case, Referral
from sagscli.deadlines.obligation import Status
from sagscli.deadlines.status import planned_for
from sagscli.documents.picture import words
from sagscli.documents.picture.item import PictureItem
from sagscli.documents.picture.obligations import Standings
from sagscli.documents.picture.view_model import PictureRow, PictureState
from sagscli.rulesets.records import DeadlineRule, Ruleset

Ends = Collection[tuple[PictureRow, date | None]]

_STATES = {
    Status.PLANNED: PictureState.PLANNED,
    Status.PLANNED_LATE: PictureState.PLANNED,
    Status.UPCOMING: PictureState.UPCOMING,
    Status.OVERDUE: PictureState.OVERDUE,
    Status.MISSED: PictureState.MISSED,
}


def happenings(case: Case, ruleset: Ruleset, as_of: date, ends: Ends) -> Iterator[PictureItem]:
    """Yield what happens on one day; `ends` are the ends of bars, which say the same there."""
    standings = Standings(case, ruleset, as_of)
    yield from _held(case, ruleset, standings)
    yield from _planned(case, ruleset, standings)
    yield from _plans(case, ruleset, standings)
    for one in case.referrals:
        yield from _referral(one, ruleset, as_of)
    yield from _deadlines(ruleset, standings, ends)


def _held(case: Case, ruleset: Ruleset, standings: Standings) -> Iterator[PictureItem]:
    for one in case.meetings:
        if one.held is None:
            continue
        title = words.title_of(ruleset.meetings, one.kind, "Møde")
        fulfilled = standings.fulfilled("meeting", one.kind, one.held)
        if fulfilled is not None:
            title = words.obligation_title(fulfilled[0], ruleset)
        text = f"{title} – {words.done('afholdt', fulfilled)}"
        yield PictureItem(one.held, PictureRow.MEETING, text, PictureState.DONE)


def _planned(case: Case, ruleset: Ruleset, standings: Standings) -> Iterator[PictureItem]:
    """Yield meetings that are planned, but not for an obligation: those are told there."""
    for one in case.meetings:
        if one.held is not None or one.planned is None:
            continue
        title = words.title_of(ruleset.meetings, one.kind, "Møde")
        if one.planned < standings.as_of:
            text = f"{title} – {words.NOT_NOTED}"
            yield PictureItem(one.planned, PictureRow.MEETING, text, PictureState.DOUBTFUL)
        elif not standings.plans_for(one.kind, one.planned):
            yield PictureItem(
                one.planned, PictureRow.MEETING, f"{title} – planlagt", PictureState.PLANNED
            )


def _plans(case: Case, ruleset: Ruleset, standings: Standings) -> Iterator[PictureItem]:
    first = next(iter(ruleset.forms), None)
    for one in case.plans:
        if one.dated is not None:
            fulfilled = standings.fulfilled("plan", one.form or first, one.dated)
            text = f"{words.plan_title(one, ruleset)} – {words.done('skrevet', fulfilled)}"
            yield PictureItem(one.dated, PictureRow.PLAN, text, PictureState.DONE)


def _referral(one: Referral, ruleset: Ruleset, as_of: date) -> Iterator[PictureItem]:
    title = words.title_of(ruleset.referrals, one.to, "Henvisning")
    decided = one.decision.dated if one.decision is not None else None
    if one.sent is not None:
        yield PictureItem(one.sent, PictureRow.REFERRAL, f"{title} – sendt", PictureState.DONE)
    if decided is not None:
        outcome = (one.decision.outcome if one.decision is not None else None) or "afgjort"
        yield PictureItem(decided, PictureRow.REFERRAL, f"{title} – {outcome}", PictureState.DONE)
    elif one.meeting is not None and one.decision is None:
        kind, is_past = ruleset.referrals.get(one.to or ""), one.meeting < as_of
        if is_past and (kind is None or kind.decided_by is None):
            return  # no answer is asked for, so none is lacking
        text = words.NO_DECISION if is_past else words.ON_THE_AGENDA
        state = PictureState.DOUBTFUL if is_past else PictureState.PLANNED
        yield PictureItem(one.meeting, PictureRow.REFERRAL, f"{title} – {text}", state)


def _deadlines(ruleset: Ruleset, standings: Standings, ends: Ends) -> Iterator[PictureItem]:
    for one, standing, left in standings.open():
        rule = standings.rules[one.rule]
        planned = standing in (Status.PLANNED, Status.PLANNED_LATE)
        day = planned_for(one, standings.as_of) if planned else one.due
        row = _row(rule)
        is_told = standing is Status.UPCOMING and row is PictureRow.OTHER
        if day is None or (
            is_told and any((bar, day) in ends for bar in (PictureRow.PHASE, PictureRow.MEASURE))
        ):
            continue
        text = f"{words.obligation_title(one, ruleset)} – {words.to_come(one, standing)}"
        text += f" (og {left} til derefter)" if left else ""
        yield PictureItem(day, row, text, _STATES[standing], expected=one.expected)


def _row(rule: DeadlineRule) -> PictureRow:
    if rule.meeting is not None:
        return PictureRow.MEETING
    return PictureRow.PLAN if rule.plan is not None else PictureRow.OTHER
