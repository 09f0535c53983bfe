"""A case on one page, for the leader: where it stands, what is due, what has been."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sagscli.deadlines.obligation import FINISHED, Obligation, Status
from sagscli.deadlines.status import exists, planned_for, status
from sagscli.documents import parties, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.picture import Picture, case_picture
from sagscli.documents.request import Request
from sagscli.documents.view_model import LabelledFact, Sheet, Table
from sagscli.pathways.progress import Reached, standings
from sagscli.referrals.checklist import checklist, open_referrals
from sagscli.referrals.standing import State
from sagscli.rulesets.titles import titled

_STATUS = {
    Status.OVERDUE: "Overskredet",
    Status.PLANNED: "Planlagt",
    Status.PLANNED_LATE: "Planlagt for sent",
    Status.UPCOMING: "Kommer",
    Status.OPEN: "Åben, uden dato",
    Status.UNKNOWN: "Kan ikke beregnes",
    Status.DONE: "Gjort",
    Status.DONE_LATE: "Gjort for sent",
    Status.MISSED: "Ikke gjort",
}
_REACHED = {
    Reached.DONE: "gjort",
    Reached.REFUSED: "afslået",
    Reached.UNDER_WAY: "i gang",
    Reached.PASSED: "ikke registreret",
    Reached.AHEAD: "",
}


@dataclass(frozen=True, kw_only=True)
class OverviewSheet(Sheet):
    """A case on one page: what is `ahead`, the course, and what is `behind`."""

    ahead: tuple[Table, ...]
    behind: tuple[Table, ...]
    picture: Picture | None


def choices(_request: Request) -> Iterator[Choice]:
    """Yield the one overview of the case."""
    yield Choice("overblik", "", "Overblik over sagen", has_content=True)


def sheet(request: Request, _what: str) -> OverviewSheet:
    """Return the overview of the case on the day asked for."""
    return OverviewSheet(
        title="Overblik over sagen",
        subtitle=f"{request.ruleset.title or ''}, pr. {words.day(request.as_of)}",
        code=request.code,
        day=words.day(request.as_of),
        facts=(*parties.about(request, number=False), *_facts(request)),
        ahead=tuple(table for table in _ahead(request) if table.rows),
        behind=tuple(table for table in _behind(request) if table.rows),
        picture=case_picture(request.case, request.ruleset, request.as_of),
    )


def _facts(request: Request) -> Iterator[LabelledFact]:
    case = request.case
    if case.child is not None:
        yield LabelledFact("Født", words.day(case.child.born))
    if case.consultant:
        yield LabelledFact("Konsulent", request.people.text(case.consultant))
    for one in case.placements:
        label = titled(request.ruleset.placements, one.kind)
        where = ", ".join(
            part
            for part in (
                request.people.text(one.place),
                f"fra {words.day(one.start)}" if one.start else "",
                f"til {words.day(one.end)}" if one.end else "",
            )
            if part
        )
        yield LabelledFact(label, where)


_HEADS = ("Hvad", "Senest", "Hvem", "Hvordan det står")


def _ahead(request: Request) -> Iterator[Table]:
    yield Table("Det næste", _HEADS, tuple(_obligations(request, finished=False)))
    yield Table("Henvisninger i gang", ("Til", "På plads", "Mangler"), tuple(_referrals(request)))


def _behind(request: Request) -> Iterator[Table]:
    yield from _ways(request)
    yield Table("Det, der har været", _HEADS, tuple(_obligations(request, finished=True)))


def _obligations(request: Request, *, finished: bool) -> Iterator[tuple[str, ...]]:
    there = [one for one in request.obligations if exists(one, request.as_of)]
    for one in sorted(there, key=lambda one: one.due or date.max):
        standing = status(one, request.as_of)
        if (standing in FINISHED) is finished:
            yield _obligation(request, one, standing)


def _obligation(request: Request, one: Obligation, standing: Status) -> tuple[str, ...]:
    number = f" nr. {one.occurrence}" if one.recurs else ""
    about = f": {request.people.text(one.about)}" if one.about else ""
    plan = planned_for(one, request.as_of) if standing not in FINISHED else one.done
    word = _STATUS[standing]
    return (
        f"{one.title}{about}{number}",
        words.short(one.due) + (" (forventet)" if one.expected and one.due else ""),
        words.role(request, one.responsible),
        f"{word} {words.short(plan)}" if plan is not None else word,
    )


def _referrals(request: Request) -> Iterator[tuple[str, ...]]:
    for to in open_referrals(request.case, request.ruleset, request.as_of):
        kind = request.ruleset.referrals.get(to)
        if kind is None:
            continue
        found = checklist(
            request.whole,
            request.ruleset,
            to,
            request.as_of,
            is_there=request.is_there,
            calendar=request.calendar,
        )
        asked = len(found.items) - found.count(State.NOT_APPLICABLE)
        lacks = (
            "Kun anbefalinger; intet står i vejen"
            if kind.advisory
            else "; ".join(item.standing.title for item in found.open)
        )
        yield kind.title or to, f"{found.count(State.MET)} af {asked}", lacks or "Intet"


def _ways(request: Request) -> Iterator[Table]:
    for one in standings(request.case, request.ruleset, request.as_of):
        if not one.is_begun:
            continue
        rows = tuple(
            (mark.step.title or "", _REACHED[mark.reached], words.short(mark.day))
            for mark in one.marks
        )
        yield Table(one.way.title or "", ("Trin", "Hvor langt", "Dato"), rows)


DOCUMENT_TYPE = DocumentType("overblik", choices, sheet)
