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
from sagscli.pathways.next_step import NextStep, next_step
from sagscli.pathways.progress import Reached, standings
from sagscli.referrals.checklist import Checklist, checklist, in_doubt, open_referrals
from sagscli.referrals.standing import State

_STATUS = {
    Status.OVERDUE: "Overskredet",
    Status.PLANNED: "Planlagt",
    Status.PLANNED_LATE: "Planlagt for sent",
    Status.UPCOMING: "Kommende",
    Status.OPEN: "Åben, uden dato",
    Status.UNKNOWN: "Kan ikke beregnes",
    Status.DONE: "Udført",
    Status.DONE_LATE: "Udført for sent",
    Status.MISSED: "Ikke nået",
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
        facts=tuple(fact for fact in _all_facts(request) if fact.text),
        ahead=tuple(table for table in _ahead(request) if table.rows),
        behind=tuple(table for table in _behind(request) if table.rows),
        picture=case_picture(request.case, request.ruleset, request.as_of),
    )


def _all_facts(request: Request) -> Iterator[LabelledFact]:
    """Yield what stands at its head; what is not known is left out, for it is no form."""
    yield from parties.about(request, number=False)
    yield from _facts(request)
    yield from _next(request)


def _facts(request: Request) -> Iterator[LabelledFact]:
    case = request.case
    if case.child is not None:
        yield LabelledFact("Født", words.day(case.child.born))
    people = words.listed(words.person(request, each.name) for each in case.people if each.name)
    yield LabelledFact("Omkring barnet og familien", people)
    if case.consultant:
        yield LabelledFact("Konsulent", request.people.text(case.consultant))
    for placement in case.placements:
        label = request.title(request.ruleset.placements, placement.kind)
        where = ", ".join(
            part
            for part in (
                request.people.text(placement.place),
                f"fra {words.day(placement.start)}" if placement.start else "",
                f"til {words.day(placement.end)}" if placement.end else "",
            )
            if part
        )
        yield LabelledFact(label, where)


def _next(request: Request) -> Iterator[LabelledFact]:
    """Yield the one next step, the same as sag show names."""
    case, ruleset, as_of = request.case, request.ruleset, request.as_of
    ways = standings(case, ruleset, as_of)
    checklists = [*_checklists(request)]
    step = next_step(case, ruleset, as_of, request.obligations, checklists, ways)
    if step is not None:
        owners = words.listed(step.who)
        title = words.quoted(request.people.text(step.title))
        text = ", ".join(part for part in (title, _when(step)) if part)
        yield LabelledFact("Næste trin", f"{text}. Hvem: {owners}" if owners else text)


def _when(step: NextStep) -> str:
    if step.day is None or step.is_planned:
        return words.day(step.day)
    before = "skulle være gjort senest" if step.is_overdue else "senest"
    return f"{before} {words.day(step.day)}"


_HEADS = ("Hvad", "Senest", "Hvem", "Status")


def _ahead(request: Request) -> Iterator[Table]:
    yield Table("Åbne frister", _HEADS, tuple(_obligation_rows(request, finished=False)))
    yield Table(
        "Henvisninger i gang", ("Til", "På plads", "Mangler"), tuple(_referral_rows(request))
    )


def _behind(request: Request) -> Iterator[Table]:
    yield from _pathways(request)
    yield Table("Tidligere frister", _HEADS, tuple(_obligation_rows(request, finished=True)))


def _obligation_rows(request: Request, *, finished: bool) -> Iterator[tuple[str, ...]]:
    obligations = [
        obligation for obligation in request.obligations if exists(obligation, request.as_of)
    ]
    for obligation in sorted(obligations, key=lambda obligation: obligation.due or date.max):
        standing = status(obligation, request.as_of)
        if (standing in FINISHED) is finished:
            yield _obligation_row(request, obligation, standing)


def _obligation_row(request: Request, obligation: Obligation, standing: Status) -> tuple[str, ...]:
    number = f" nr. {obligation.occurrence}" if obligation.recurs else ""
    about = f": {request.people.text(obligation.about)}" if obligation.about else ""
    plan = planned_for(obligation, request.as_of) if standing not in FINISHED else obligation.done
    standing_word = _STATUS[standing]
    return (
        f"{obligation.title}{about}{number}",
        words.short(obligation.due)
        + (" (forventet)" if obligation.expected and obligation.due else ""),
        words.role(request, obligation.responsible),
        f"{standing_word} {words.short(plan)}" if plan is not None else standing_word,
    )


def _checklists(request: Request) -> Iterator[Checklist]:
    for to in open_referrals(request.case, request.ruleset, request.as_of):
        if to in request.ruleset.referrals:
            answer = checklist(
                request.whole,
                request.ruleset,
                to,
                request.as_of,
                is_there=request.is_there,
                calendar=request.calendar,
            )
            yield in_doubt(answer) if request.is_doubtful else answer


def _referral_rows(request: Request) -> Iterator[tuple[str, ...]]:
    for requirements in _checklists(request):
        kind = requirements.kind
        applicable = requirements.applicable
        lacks = (
            "Kun anbefalinger; intet står i vejen"
            if kind.advisory
            else "; ".join(item.standing.title for item in requirements.open)
        )
        yield (
            kind.title or requirements.to,
            f"{requirements.count(State.MET)} af {applicable}",
            lacks or "Intet",
        )


def _pathways(request: Request) -> Iterator[Table]:
    for pathway in standings(request.case, request.ruleset, request.as_of):
        if not pathway.is_begun:
            continue
        rows = tuple(
            (
                mark.step.title or "",
                "planlagt" if mark.planned is not None else _REACHED[mark.reached],
                words.short(mark.day or mark.planned),
            )
            for mark in pathway.marks
        )
        yield Table(pathway.way.title or "", ("Trin", "Status", "Dato"), rows)


DOCUMENT_TYPE = DocumentType("overblik", choices, sheet)
