"""The referat of a meeting; the beslutningsreferat of the one about school (V15)."""

from collections.abc import Iterator
from dataclasses import dataclass

from sagscli.case.records import Meeting
from sagscli.documents import parties, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.meetings import held
from sagscli.documents.request import DocumentError, Request
from sagscli.documents.view_model import Field, LabelledFact, Sheet
from sagscli.language import _
from sagscli.rulesets.records import MeetingKind


@dataclass(frozen=True, kw_only=True)
class MinutesSheet(Sheet):
    """A referat: what was taken up, what was said and decided, and whom it goes to."""

    discussed: tuple[str, ...]
    left_out: tuple[str, ...]
    text: Field
    to: tuple[str, ...]


def choices(request: Request) -> Iterator[Choice]:
    """Yield the kinds of meetings that were held in the case."""
    for name, kind in request.ruleset.meetings.items():
        there = held(request, name)
        if not there:
            continue
        last = there[-1][1]
        yield Choice(
            "referat",
            name,
            f"{kind.minutes}: {kind.title or name}" if kind.minutes else kind.title or name,
            has_content=True,
            lacks="" if last.minutes else _("no referat is written; room is left for it"),
            numbers=tuple(number for number, _one in there),
        )


def _called(kind: MeetingKind) -> str:
    return kind.minutes or "Referat"


def sheet(request: Request, what: str) -> MinutesSheet:
    """Return the referat of the last meeting of a kind, or of the one of a number."""
    kind = request.ruleset.meetings[what]
    number, one = _asked(request, what)
    people = request.people
    title = kind.title or what
    return MinutesSheet(
        title=_called(kind),
        subtitle=f"{title} {words.day(one.held)}",
        code=request.code,
        day=words.day(request.as_of),
        facts=(
            *parties.about(request, number=False),
            LabelledFact(
                "Møde", f"{title} nummer {number}" if len(held(request, what)) > 1 else title
            ),
            LabelledFact("Afholdt", words.day(one.held)),
            LabelledFact("Deltagere", words.roles(request, one.participants)),
            *([LabelledFact("Udsendt", words.day(one.minutes_sent))] if one.minutes_sent else []),
        ),
        discussed=tuple(kind.agenda.get(topic, people.text(topic)) for topic in one.discussed),
        left_out=tuple(
            kind.agenda.get(topic, topic)
            for topic in kind.must_discuss
            if one.discussed and topic not in one.discussed
        ),
        text=Field(
            "Beslutninger" if kind.minutes else "Referat", people.text(one.minutes), lines=10
        ),
        to=tuple(words.role(request, each) for each in one.participants),
        source=words.source(kind.source, request.ruleset, request.as_of),
    )


def _asked(request: Request, what: str) -> tuple[int, Meeting]:
    there = held(request, what)
    if request.number is None:
        return there[-1]
    for number, one in there:
        if number == request.number:
            return number, one
    numbers = ", ".join(str(number) for number, _one in there)
    raise DocumentError(
        _("there is no held meeting number {number} of that kind.").format(number=request.number),
        _("The case has: {numbers}.").format(numbers=numbers),
    )


DOCUMENT_TYPE = DocumentType("referat", choices, sheet, check=_asked)
