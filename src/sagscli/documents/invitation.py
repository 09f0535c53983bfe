"""The letter that calls to a meeting: who comes, what it takes up, who prepares (V9, V13, H10)."""

from collections.abc import Iterator
from dataclasses import dataclass

from sagscli.case.facts import about
from sagscli.documents import parties, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.meetings import expected, next_meeting, when
from sagscli.documents.request import Request
from sagscli.documents.view_model import LabelledFact, Sheet, Table
from sagscli.language import _
from sagscli.rulesets.titles import in_sentence


@dataclass(frozen=True, kw_only=True)
class InvitationSheet(Sheet):
    """A letter to those who are to come to a meeting."""

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
        ahead = next_meeting(request, name)
        planned = ahead is not None and ahead.planned is not None
        yield Choice(
            "indkaldelse",
            name,
            kind.title or name,
            has_content=ahead is not None,
            lacks="" if planned else _("no day is planned; it is left open"),
        )


def sheet(request: Request, what: str) -> InvitationSheet:
    """Return the letter for the next meeting of a kind."""
    kind = request.ruleset.meetings[what]
    ahead = next_meeting(request, what)
    planned = ahead is not None and ahead.planned is not None
    latest = f"Senest {words.day(ahead.due)}" if ahead is not None and ahead.due is not None else ""
    convener = words.acts(request, kind.convenes)
    named = ahead is not None and bool(ahead.participants)
    may = [] if named else [words.acts(request, one) for one in kind.may_attend]
    must = [] if named else [words.acts(request, one) for one in kind.participants]
    facts = [
        *parties.about(request, number=False),
        LabelledFact("Dag", when(ahead) if planned else ""),
        *([LabelledFact("Mødet skal holdes", latest)] if latest else []),
        LabelledFact("Klokken", ""),
        LabelledFact("Sted", ""),
    ]
    return InvitationSheet(
        title=f"Indkaldelse til {in_sentence(kind.title or what)}",
        code=request.code,
        day=words.day(request.as_of),
        facts=tuple(facts),
        to=tuple(dict.fromkeys(must)) or tuple(expected(request, kind, ahead)),
        may_come=tuple(dict.fromkeys(may)) if must else (),
        agenda=tuple(kind.agenda.values()),
        preparation=_preparation(request, what),
        convened_by=convener,
        source=words.source(kind.source, request.ruleset, request.as_of),
    )


def _preparation(request: Request, meeting: str) -> Table | None:
    """Return who fills in what before the meeting, by the form filled in for it (V11, V12)."""
    rows = [
        (words.acts(request, one.by), one.title or name)
        for form in request.ruleset.forms.values()
        if form.meeting == meeting
        for name, one in form.fields_by_id.items()
        if "før" in one.when and one.by is not None
    ]
    return Table("Før mødet", ("Hvem", "Skriver"), tuple(rows)) if rows else None


DOCUMENT_TYPE = DocumentType("indkaldelse", choices, sheet)
