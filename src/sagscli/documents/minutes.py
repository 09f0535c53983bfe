"""The referat of a meeting; the beslutningsreferat of the one about school (V15)."""

from collections.abc import Iterator
from dataclasses import dataclass

from sagscli.case.records import Meeting
from sagscli.case.topics import not_taken_up, topics_of
from sagscli.deadlines.phase_meetings import is_of_its_phase
from sagscli.documents import parties, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.meetings import boxes, held
from sagscli.documents.request import DocumentError, Request
from sagscli.documents.view_model import Field, LabelledFact, Sheet
from sagscli.language import _
from sagscli.rulesets.records import MeetingKind


@dataclass(frozen=True, kw_only=True)
class MinutesSheet(Sheet):
    """A referat: what was taken up, what was said and decided, and whom it goes to.

    `positions` are the topics that a position was taken on; `discussed` are the others (V9).
    """

    discussed: tuple[str, ...]
    positions: tuple[Field, ...]
    left_out: tuple[str, ...]
    text: Field
    to: tuple[str, ...]
    may_get: tuple[str, ...] = ()


def choices(request: Request) -> Iterator[Choice]:
    """Yield the kinds of meetings that were held in the case."""
    for name, kind in request.ruleset.meetings.items():
        meetings = held(request, name)
        if not meetings:
            continue
        last = meetings[-1][1]
        yield Choice(
            "referat",
            name,
            f"{kind.minutes}: {kind.title or name}" if kind.minutes else kind.title or name,
            has_content=True,
            lacks="" if last.minutes else _("no referat is written; room is left for it"),
            numbers=tuple(number for number, _meeting in meetings),
        )


def _document_title(kind: MeetingKind) -> str:
    return kind.minutes or "Referat"


def sheet(request: Request, what: str) -> MinutesSheet:
    """Return the referat of the last meeting of a kind, or of the one of a number."""
    kind = request.ruleset.meetings[what]
    number, meeting = _selected(request, what)
    people = request.people
    title = kind.title or what
    return MinutesSheet(
        title=_document_title(kind),
        subtitle=f"{title} {words.day(meeting.held)}",
        code=request.code,
        day=words.day(request.as_of),
        facts=(
            *parties.about(request, number=False),
            LabelledFact(
                "Møde", f"{title} nummer {number}" if len(held(request, what)) > 1 else title
            ),
            LabelledFact("Afholdt", words.day(meeting.held)),
            LabelledFact("Deltagere", words.roles(request, meeting.participants)),
            *_sent(meeting),
        ),
        discussed=tuple(_discussed(kind, meeting, request)),
        positions=tuple(_positions(kind, meeting, request)),
        # Where no topic at all is noted, nothing is known to have been left out.
        left_out=tuple(
            kind.agenda.get(topic, topic) for topic in _not_taken_up(kind, meeting, request)
        ),
        text=Field(
            "Beslutninger" if kind.minutes else "Referat", people.text(meeting.minutes), lines=10
        ),
        to=_to(request, kind, meeting),
        may_get=() if kind.minutes or meeting.minutes_to else _may_get(request, meeting),
        source=words.source(kind.source, request.ruleset, meeting.held or request.as_of),
    )


def _discussed(kind: MeetingKind, meeting: Meeting, request: Request) -> Iterator[str]:
    for topic in topics_of(meeting):
        if not meeting.positions.get(topic):
            yield _topic(topic, kind, request)


def _positions(kind: MeetingKind, meeting: Meeting, request: Request) -> Iterator[Field]:
    for topic, position in meeting.positions.items():
        if position:
            yield Field(_topic(topic, kind, request), request.people.text(position))


def _not_taken_up(kind: MeetingKind, meeting: Meeting, request: Request) -> list[str]:
    day = meeting.held or request.as_of
    is_one = is_of_its_phase(meeting.kind, day, request.case, request.ruleset)
    return not_taken_up(kind.must_discuss, meeting) if is_one and topics_of(meeting) else []


def _to(request: Request, kind: MeetingKind, meeting: Meeting) -> tuple[str, ...]:
    """Return whom the case says it was sent to, else who took part where they are to get it."""
    participants = meeting.participants if kind.minutes else ()
    return tuple(words.role(request, who) for who in meeting.minutes_to or participants)


def _may_get(request: Request, meeting: Meeting) -> tuple[str, ...]:
    """Return those who took part, each with a box to tick: only a beslutningsreferat is sent (V15).

    No paper is sent to the child.
    """
    return tuple(boxes(request, (who for who in meeting.participants if who != "barn")))


def _topic(topic: str, kind: MeetingKind, request: Request) -> str:
    """Return a topic by its title; one of the meeting's own as it is written, as a heading."""
    own = request.people.text(topic)
    return kind.agenda.get(topic) or own[:1].upper() + own[1:]


def _sent(meeting: Meeting) -> Iterator[LabelledFact]:
    if meeting.minutes_sent is not None:
        yield LabelledFact("Udsendt", words.day(meeting.minutes_sent))


def _selected(request: Request, what: str) -> tuple[int, Meeting]:
    meetings = held(request, what)
    if request.number is None:
        return meetings[-1]
    for number, meeting in meetings:
        if number == request.number:
            return number, meeting
    numbers = ", ".join(str(number) for number, _meeting in meetings)
    raise DocumentError(
        _("there is no held meeting number {number} of that kind.").format(number=request.number),
        _("The case has: {numbers}.").format(numbers=numbers),
    )


DOCUMENT_TYPE = DocumentType("referat", choices, sheet, check=_selected)
