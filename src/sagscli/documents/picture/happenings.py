"""What happens on a day: meetings, plans, referrals, and the deadlines that are open."""

from collections.abc import Collection, Iterator
from datetime import date

from sagscli.case.records import Case, Decision, Referral
from sagscli.deadlines.obligation import Status
from sagscli.deadlines.status import planned_for
from sagscli.documents.picture import words
from sagscli.documents.picture.item import PictureItem
from sagscli.documents.picture.obligations import CaseObligations
from sagscli.documents.picture.view_model import PictureRow, PictureState
from sagscli.rulesets.forms import form_of
from sagscli.rulesets.records import DeadlineRule, Ruleset
from sagscli.rulesets.titles import in_sentence

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
    obligations = CaseObligations(case, ruleset, as_of)
    yield from _held(case, ruleset, obligations)
    yield from _planned(case, ruleset, obligations)
    yield from _plans(case, ruleset, obligations)
    for referral in case.referrals:
        yield from _referral(referral, ruleset, as_of)
    yield from _deadlines(ruleset, obligations, ends)


def _held(case: Case, ruleset: Ruleset, obligations: CaseObligations) -> Iterator[PictureItem]:
    for meeting in case.meetings:
        if meeting.held is None:
            continue
        title = words.title_of(ruleset.meetings, meeting.kind, "Møde")
        fulfilled = obligations.fulfilled("meeting", meeting.kind, meeting.held)
        if fulfilled is not None:
            title = words.obligation_title(fulfilled[0], ruleset)
        text = f"{title} – {words.done('afholdt', fulfilled)}"
        yield PictureItem(meeting.held, PictureRow.MEETING, text, PictureState.DONE)


def _planned(case: Case, ruleset: Ruleset, obligations: CaseObligations) -> Iterator[PictureItem]:
    """Yield meetings that are planned, but not for an obligation: those are told there."""
    for meeting in case.meetings:
        if meeting.held is not None or meeting.planned is None:
            continue
        title = words.title_of(ruleset.meetings, meeting.kind, "Møde")
        if meeting.planned < obligations.as_of:
            text = f"{title} – {words.NOT_NOTED}"
            yield PictureItem(meeting.planned, PictureRow.MEETING, text, PictureState.DOUBTFUL)
        elif not obligations.plans_for(meeting.kind, meeting.planned):
            yield PictureItem(
                meeting.planned, PictureRow.MEETING, f"{title} – planlagt", PictureState.PLANNED
            )


def _plans(case: Case, ruleset: Ruleset, obligations: CaseObligations) -> Iterator[PictureItem]:
    for plan in case.plans:
        if plan.dated is not None:
            fulfilled = obligations.fulfilled("plan", form_of(plan, ruleset), plan.dated)
            text = f"{words.plan_title(plan, ruleset)} – {words.done('skrevet', fulfilled)}"
            yield PictureItem(plan.dated, PictureRow.PLAN, text, PictureState.DONE)


def _referral(referral: Referral, ruleset: Ruleset, as_of: date) -> Iterator[PictureItem]:
    title = words.title_of(ruleset.referrals, referral.to, "Henvisning")
    decision = referral.decision
    decided = decision.dated if decision is not None else None
    if referral.sent is not None:
        yield PictureItem(referral.sent, PictureRow.REFERRAL, f"{title} – sendt", PictureState.DONE)
    if decided is not None:
        outcome = _outcome(decision, ruleset) if decision is not None else ""
        yield PictureItem(decided, PictureRow.REFERRAL, f"{title} – {outcome}", PictureState.DONE)
    elif referral.meeting is not None and decision is None:
        kind, is_past = ruleset.referrals.get(referral.to or ""), referral.meeting < as_of
        if is_past and (kind is None or kind.decided_by is None):
            return  # no answer is asked for, so none is lacking
        text = words.NO_DECISION if is_past else words.ON_THE_AGENDA
        state = PictureState.DOUBTFUL if is_past else PictureState.PLANNED
        yield PictureItem(referral.meeting, PictureRow.REFERRAL, f"{title} – {text}", state)


def _deadlines(ruleset: Ruleset, obligations: CaseObligations, ends: Ends) -> Iterator[PictureItem]:
    for obligation, standing, left in obligations.open():
        rule = obligations.rules[obligation.rule]
        planned = standing in (Status.PLANNED, Status.PLANNED_LATE)
        day = planned_for(obligation, obligations.as_of) if planned else obligation.due
        row = _row(rule)
        # A deadline that is the end of a bar (a phase, an evaluation) is told by the bar.
        may_be_an_end = standing is Status.UPCOMING and row is PictureRow.OTHER
        is_an_end = any((bar, day) in ends for bar in (PictureRow.PHASE, PictureRow.MEASURE))
        if day is None or (may_be_an_end and is_an_end):
            continue
        title = words.obligation_title(obligation, ruleset)
        text = f"{title} – {words.to_come(obligation, standing)}"
        text += f" (og {left} til derefter)" if left else ""
        yield PictureItem(day, row, text, _STATES[standing], expected=obligation.expected)


def _row(rule: DeadlineRule) -> PictureRow:
    if rule.meeting is not None:
        return PictureRow.MEETING
    return PictureRow.PLAN if rule.plan is not None else PictureRow.OTHER


def _outcome(decision: Decision, ruleset: Ruleset) -> str:
    """Return what was decided, and what it points to (H6)."""
    titles = [words.title_of(ruleset.referrals, word, word) for word in decision.points_to]
    pointing = [f"peger på {', '.join(map(in_sentence, titles))}"] if titles else []
    return ", ".join([*filter(None, [decision.outcome]), *pointing]) or "afgjort"
