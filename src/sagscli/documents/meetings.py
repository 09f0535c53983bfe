"""The meeting a document is for: when it is due, who comes, and what it takes up."""

from datetime import date
from typing import NamedTuple

from sagscli.case.records import Meeting
from sagscli.deadlines.obligation import FINISHED, Obligation
from sagscli.deadlines.status import exists, status
from sagscli.documents import words
from sagscli.documents.numbering import numbered
from sagscli.documents.request import Request
from sagscli.rulesets.records import MeetingKind


class NextMeeting(NamedTuple):
    """The next meeting of a kind: the day it is planned for, and the last day for it.

    `participants` are those the case names for a planned one.
    """

    planned: date | None
    due: date | None
    act_by: date | None
    expected: bool
    participants: tuple[str, ...] = ()


def next_meeting(request: Request, kind: str) -> NextMeeting | None:
    """Return the next meeting of a kind: the planned one, else the one that is due (V9, V14).

    A planned one has the last day of the deadline it stands for, which need not be the first
    that is open (A15).
    """
    plan = _planned(request, kind)
    due = _due(request, kind)
    if plan is None:
        one = next(iter(due), None)
        return NextMeeting(None, one.due, one.act_by, one.expected) if one is not None else None
    one = next((one for one in due if plan.planned in one.plans), None)
    if one is None:
        return NextMeeting(plan.planned, None, None, expected=False, participants=plan.participants)
    return NextMeeting(plan.planned, one.due, one.act_by, one.expected, plan.participants)


def _planned(request: Request, kind: str) -> Meeting | None:
    ahead = [
        one
        for one in request.case.meetings
        if one.kind == kind
        and one.held is None
        and one.planned is not None
        and one.planned >= request.as_of
    ]
    return min(ahead, key=lambda one: one.planned or date.max, default=None)


def _due(request: Request, kind: str) -> list[Obligation]:
    rules = {rule.id for rule in request.ruleset.deadlines if rule.meeting == kind}
    found = [
        one
        for one in request.obligations
        if one.rule in rules
        and exists(one, request.as_of)
        and status(one, request.as_of) not in FINISHED
    ]
    return sorted(found, key=lambda one: one.due or date.max)


def when(one: NextMeeting | None) -> str:
    """Return when the next meeting is, as a letter says it; "" when nothing is known."""
    if one is None:
        return ""
    if one.planned is not None:
        return words.day(one.planned)
    if one.due is None:
        return ""
    text = f"Senest {words.day(one.due)}"
    return f"{text} (ud fra forventet skolestart)" if one.expected else text


def expected(request: Request, kind: MeetingKind | None, ahead: NextMeeting | None) -> list[str]:
    """Return who is to come: those the case names, else those who must and those who may (V9)."""
    if ahead is not None and ahead.participants:
        return [words.role(request, one) for one in ahead.participants]
    if kind is None:
        return []
    return list(
        dict.fromkeys(words.acts(request, one) for one in (*kind.participants, *kind.may_attend))
    )


def held(request: Request, kind: str) -> list[tuple[int, Meeting]]:
    """Return the meetings of a kind that were held, with their numbers, in order of day.

    A number in the case goes first, then that of the deadline the meeting fulfilled (A15), then
    the place in the row.
    """
    fulfilled = _fulfilled(request, kind)
    there = [
        one if one.number else one.model_copy(update={"number": fulfilled.get(one.held)})
        for one in request.case.meetings
        if one.kind == kind and one.held is not None
    ]
    there.sort(key=lambda one: one.held or date.min)
    return numbered(there)


def _fulfilled(request: Request, kind: str) -> dict[date | None, int]:
    """Return, by day, which occurrence of its deadline a meeting of a kind fulfilled (A15).

    With several courses at a time two of them would have one number: then none is used.
    """
    rules = {rule.id for rule in request.ruleset.deadlines if rule.meeting == kind}
    found = [(one.done, one.occurrence) for one in request.obligations if one.rule in rules]
    days: dict[date | None, int] = {day: number for day, number in found if day is not None}
    return days if len(set(days.values())) == len(days) else {}
