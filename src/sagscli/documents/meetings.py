"""The meeting a document is for: when it is due, who comes, and what it takes up."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from sagscli.case.people import PARENTS
from sagscli.case.records import Meeting
from sagscli.deadlines.obligation import FINISHED, Obligation
from sagscli.deadlines.status import exists, status
from sagscli.documents import words
from sagscli.documents.numbering import numbered
from sagscli.documents.request import Request
from sagscli.rulesets.roles import stands_for
from sagscli.rulesets.titles import in_sentence


class NextMeeting(NamedTuple):
    """The next meeting of a kind: the day it is planned for, and the last day for it.

    `participants` are those the case names for a planned one. `is_overdue` says that the last day
    has gone by.
    """

    planned: date | None
    due: date | None
    expected: bool
    participants: tuple[str, ...] = ()
    is_overdue: bool = False


def next_meeting(request: Request, kind: str) -> NextMeeting | None:
    """Return the next meeting of a kind: the planned one, else the one that is due (V9, V14).

    A planned one has the last day of the deadline it stands for, which need not be the first
    that is open (A15).
    """
    meeting = _planned(request, kind)
    obligations = _due(request, kind)
    if meeting is not None:
        obligations = [due for due in obligations if meeting.planned in due.plans]
    elif not obligations:
        return None
    day, participants = (meeting.planned, meeting.participants) if meeting else (None, ())
    if not obligations:
        return NextMeeting(day, None, expected=False, participants=participants)
    first = obligations[0]
    is_overdue = first.due is not None and first.due < request.as_of
    return NextMeeting(day, first.due, first.expected, participants, is_overdue)


def _planned(request: Request, kind: str) -> Meeting | None:
    ahead = [
        meeting
        for meeting in request.case.meetings
        if meeting.kind == kind
        and meeting.held is None
        and meeting.planned is not None
        and meeting.planned >= request.as_of
    ]
    return min(ahead, key=lambda meeting: meeting.planned or date.max, default=None)


def _due(request: Request, kind: str) -> list[Obligation]:
    rules = {rule.id for rule in request.ruleset.deadlines if rule.meeting == kind}
    due = [
        obligation
        for obligation in request.obligations
        if obligation.rule in rules
        and exists(obligation, request.as_of)
        and status(obligation, request.as_of) not in FINISHED
    ]
    return sorted(due, key=lambda obligation: obligation.due or date.max)


def day_text(meeting: NextMeeting | None) -> str:
    """Return when the next meeting is, as a letter says it; "" when nothing is known."""
    if meeting is None:
        return ""
    if meeting.planned is not None:
        return words.day(meeting.planned)
    if meeting.due is None:
        return ""
    text = f"Senest {words.day(meeting.due)}"
    if meeting.is_overdue:
        return f"Skulle have været holdt {in_sentence(text)}"
    return f"{text} (ud fra forventet skolestart)" if meeting.expected else text


def chosen_participants(request: Request, meeting: NextMeeting | None) -> list[str]:
    """Return whom the case names for a meeting: for them a choice was made."""
    named = meeting.participants if meeting is not None else ()
    return [words.role(request, who) for who in named]


def boxes(request: Request, roles: Iterable[str]) -> list[str]:
    """Return those who may come, each with a box to tick: nobody is told unless chosen (V9).

    Where only the relevant ones of a group are meant, there is room for who that is (V6b, V13).
    """
    titles = (words.with_the_relevant(request, role) for role in roles)
    return [f"☐ {title}" for title in dict.fromkeys(titles)]


def boxes_of_people(request: Request, roles: Collection[str]) -> list[str]:
    """Return the people of the case who are of a meeting's `roles`, each with a box (H10).

    Of a meeting that the ruleset names nobody for it is everyone. Who has no role is of the
    family, and may come where the parents do.
    """
    of_meeting = {included for role in roles for included in stands_for(role, request.ruleset)}
    return [
        f"☐ {words.person(request, person.name)}"
        for person in request.case.people
        if person.name
        and (not roles or stands_for(person.role or PARENTS, request.ruleset) & of_meeting)
    ]


def without_choice(request: Request, roles: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the roles that are meant as they stand, and those of which some are to be chosen."""
    known, every = request.ruleset.roles, list(roles)
    to_choose = [role for role in every if role in known and known[role].is_chosen_from]
    return [role for role in every if role not in to_choose], to_choose


def held(request: Request, kind: str) -> list[tuple[int, Meeting]]:
    """Return the meetings of a kind that were held, with their numbers, in order of day.

    A number in the case goes first, then that of the deadline the meeting fulfilled (A15), then
    the place in the row.
    """
    fulfilled = _fulfilled(request, kind)
    meetings = [
        meeting.model_copy(update={"number": meeting.number or fulfilled.get(meeting.held)})
        for meeting in request.case.meetings
        if meeting.kind == kind and meeting.held is not None
    ]
    return numbered(sorted(meetings, key=lambda meeting: meeting.held or date.min))


def _fulfilled(request: Request, kind: str) -> dict[date | None, int]:
    """Return, by day, which occurrence of its deadline a meeting of a kind fulfilled (A15).

    With several courses at a time two of them would have one number: then none is used.
    """
    rules = {rule.id for rule in request.ruleset.deadlines if rule.meeting == kind}
    occurrences = [
        (obligation.done, obligation.occurrence)
        for obligation in request.obligations
        if obligation.rule in rules
    ]
    days: dict[date | None, int] = {day: number for day, number in occurrences if day is not None}
    return days if len(set(days.values())) == len(days) else {}
