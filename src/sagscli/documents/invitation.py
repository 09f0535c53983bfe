"""The letter that calls to a meeting: who comes, what it takes up, who prepares (V9, V13, H10)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sagscli.case.facts import about
from sagscli.deadlines.phase_meetings import is_of_its_phase
from sagscli.documents import parties, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.meetings import (
    NextMeeting,
    boxes,
    boxes_of_people,
    chosen_participants,
    day_text,
    next_meeting,
    without_choice,
)
from sagscli.documents.request import Request
from sagscli.documents.view_model import LabelledFact, Sheet, Table
from sagscli.language import _
from sagscli.referrals.meeting_gate import lacking_before
from sagscli.referrals.standing import Standing
from sagscli.rulesets.records import FormField, MeetingKind
from sagscli.rulesets.titles import in_sentence


@dataclass(frozen=True, kw_only=True)
class InvitationSheet(Sheet):
    """A letter to those who are to come to a meeting.

    `may_come` are roles, and people around the family, each with a box to tick.
    """

    to: tuple[str, ...]
    may_come: tuple[str, ...]
    agenda: tuple[str, ...]
    preparation: Table | None
    convened_by: str


def choices(request: Request) -> Iterator[Choice]:
    """Yield the meetings of the ruleset that the case can have."""
    for name, kind in request.ruleset.meetings.items():
        if kind.about not in (about(request.case), "begge"):
            continue
        meeting = next_meeting(request, name)
        yield Choice(
            "indkaldelse",
            name,
            kind.title or name,
            has_content=meeting is not None,
            lacks="; ".join([*_lacks(request, kind, meeting), *_lacking(request, name, meeting)]),
        )


def _lacks(request: Request, kind: MeetingKind, meeting: NextMeeting | None) -> Iterator[str]:
    meant, to_choose = without_choice(request, kind.participants)
    if meeting is None or meeting.planned is None:
        yield _("no day is planned; it is left open")
    elif not meeting.participants and (to_choose or not meant):
        yield _("nobody is chosen; there are boxes to tick")


def _lacking(request: Request, name: str, meeting: NextMeeting | None) -> Iterator[str]:
    """Yield what must be there before a meeting that the case plans, and is not (H10)."""
    for standing in _standings(request, name, meeting) if meeting is not None else ():
        yield _('"{title}" is lacking').format(title=standing.title)


def _standings(request: Request, name: str, meeting: NextMeeting | None) -> list[Standing]:
    day = (meeting.planned if meeting is not None else None) or request.as_of
    return lacking_before(request.case, request.ruleset, name, day, request.as_of)


def sheet(request: Request, what: str) -> InvitationSheet:
    """Return the letter for the next meeting of a kind."""
    kind = request.ruleset.meetings[what]
    meeting = next_meeting(request, what)
    # Whom the case names for a planned meeting goes before whom the ruleset does; of those who
    # only may come, nobody is called without a choice (V9).
    chosen = chosen_participants(request, meeting)
    meant, to_choose = without_choice(request, kind.participants)
    return InvitationSheet(
        title=f"Indkaldelse til {in_sentence(kind.title or what)}",
        code=request.code,
        day=words.day(request.as_of),
        facts=(
            *parties.about(request, number=False),
            *_time_and_place(meeting),
            *(LabelledFact(each.title, "Mangler") for each in _standings(request, what, meeting)),
        ),
        to=tuple(chosen or words.acting_titles(request, meant)),
        may_come=() if chosen else tuple(_to_choose(request, to_choose, kind)),
        agenda=_agenda(request, what, meeting),
        preparation=_preparation(request, what),
        convened_by=words.acting_title(request, kind.convenes),
        source=words.source(kind.source, request.ruleset, request.as_of),
    )


def _to_choose(request: Request, roles: Iterable[str], kind: MeetingKind) -> Iterator[str]:
    """Yield whom there is a choice of: roles, and the people of the case who are of any (H10)."""
    yield from boxes(request, (*roles, *kind.may_attend))
    yield from boxes_of_people(request, (*kind.participants, *kind.may_attend))


def _agenda(request: Request, what: str, meeting: NextMeeting | None) -> tuple[str, ...]:
    """Return what the meeting takes up; in another phase than its own that is left open (L3)."""
    day = (meeting.planned if meeting is not None else None) or request.as_of
    is_one = is_of_its_phase(what, day, request.case, request.ruleset)
    return tuple(request.ruleset.meetings[what].agenda.values()) if is_one else ()


def _time_and_place(meeting: NextMeeting | None) -> Iterator[LabelledFact]:
    """Yield the day it is planned for and the last day for it; the rest is left to write."""
    is_planned = meeting is not None and meeting.planned is not None
    yield LabelledFact("Dag", day_text(meeting) if is_planned else "")
    if meeting is not None and meeting.due is not None:
        label = "Mødet skulle have været holdt" if meeting.is_overdue else "Mødet skal holdes"
        yield LabelledFact(label, f"Senest {words.day(meeting.due)}")
    yield LabelledFact("Klokken", "")
    yield LabelledFact("Sted", "")


def _preparation(request: Request, meeting: str) -> Table | None:
    """Return who fills in what before the meeting, by the form filled in for it (V11, V12)."""
    rows = [
        (words.acting_title(request, field.by), _to_write(field, name))
        for form in request.ruleset.forms.values()
        if form.meeting == meeting
        for name, field in form.fields_by_id.items()
        if "før" in field.when and field.by is not None
    ]
    return Table("Før mødet", ("Hvem", "Skriver"), tuple(rows)) if rows else None


def _to_write(field: FormField, name: str) -> str:
    """Return a field, which is only a draft where the meeting may adjust it (V12)."""
    title = field.title or name
    return f"{title} (udkast)" if "under" in field.when else title


DOCUMENT_TYPE = DocumentType("indkaldelse", choices, sheet)
