"""A referral or an indstilling, made from its requirements (V5 to V7, H4, H5, H7, H11, H12)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sagscli.case.records import Referral
from sagscli.deadlines.explanation import citation
from sagscli.documents import evidence, parties, referral_selection, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.request import DocumentError, Request
from sagscli.documents.view_model import Field, LabelledFact, MeasureView, Sheet, Signature, Table
from sagscli.language import _, ngettext
from sagscli.referrals.checklist import Checklist, checklist, gates_for, in_doubt
from sagscli.referrals.standing import Standing, State
from sagscli.rulesets.records import ReferralKind


class NotReadyError(DocumentError):
    """A referral that lacks something; it is printed as a draft only."""

    def __init__(self, found: Checklist) -> None:
        super().__init__(
            _('"{title}" is not ready to be sent, so it is not made.').format(
                title=words.paper_title(found.kind)
            ),
            _("Put in place what is missing, or add --draft to have it marked as a draft."),
        )
        self.checklist = found


@dataclass(frozen=True, kw_only=True)
class ReferralSheet(Sheet):
    """A referral: the questions answered, what it rests on, what goes with it, what is in place."""

    reason: Field | None
    answers: tuple[Field, ...] = ()
    tables: tuple[Table, ...] = ()
    measures: tuple[MeasureView, ...] = ()
    enclosures: tuple[str, ...] = ()
    in_place: Table | None = None


def choices(request: Request) -> Iterator[Choice]:
    """Yield what the case can be referred to; what is a meeting has a letter of its own."""
    for name in gates_for(request.case, request.ruleset):
        if name in request.ruleset.meetings:
            continue
        found = checked(request, name)
        yield Choice(
            "henvisning",
            name,
            words.paper_title(found.kind),
            has_content=referral_selection.is_made(request, name),
            lacks="" if found.is_ready else _lacks(found),
            is_refused=not found.is_ready,
            numbers=referral_selection.numbers(request, name),
        )


def _lacks(found: Checklist) -> str:
    if not found.open:
        return _("the file has errors")
    text = ngettext("{n} requirement is not met", "{n} requirements are not met", len(found.open))
    return text.format(n=len(found.open))


def checked(request: Request, to: str) -> Checklist:
    """Return the checklist on the day the referral was sent, or the day asked for."""
    day = referral_selection.day_of(request, to)
    found = checklist(
        referral_selection.without_others(request, to, day),
        request.ruleset,
        to,
        day,
        is_there=request.is_there,
        calendar=request.calendar,
    )
    return in_doubt(found) if request.is_doubtful else found


def check(request: Request, what: str) -> None:
    """Raise NotReadyError for a referral that lacks something, unless a draft will do."""
    referral_selection.required(request, what)
    found = checked(request, what)
    if not found.is_ready and not request.draft:
        raise NotReadyError(found)


def sheet(request: Request, what: str) -> ReferralSheet:
    """Return the referral, marked as a draft where it lacks something."""
    found = checked(request, what)
    then = replace(request, as_of=found.as_of)  # what came later was not sent along
    referral = found.referral or Referral.model_validate({"til": what})
    kind = found.kind
    return ReferralSheet(
        title=words.paper_title(kind),
        code=request.code,
        day=words.day(request.as_of),
        draft=not found.is_ready,
        facts=(*parties.about(request), *_facts(request, kind, referral)),
        reason=_reason(request, kind, referral),
        answers=tuple(_answers(request, found, referral)),
        tables=tuple(table for table in evidence.tables(then, kind) if table.rows),
        measures=tuple(evidence.measures(then, kind)),
        enclosures=tuple(evidence.enclosures(then, kind, referral)),
        in_place=_in_place(found),
        signatures=tuple(_signatures(request, kind)),
        source=words.source(kind.source, request.ruleset, request.as_of),
    )


def _reason(request: Request, kind: ReferralKind, one: Referral) -> Field | None:
    """Return why it is asked for; an underretning, and what is not sent, has room for it."""
    if one.sent is not None and one.reason is None and not kind.advisory:
        return None
    return Field("Hvad det handler om", request.people.text(one.reason), lines=6)


def _facts(request: Request, kind: ReferralKind, one: Referral) -> Iterator[LabelledFact]:
    """Yield the referral's own dates and people, those that its kind asks for."""
    asked = {each.date_key for each in kind.requirements}
    child = request.case.child
    if child is not None and child.born is not None:
        yield LabelledFact("Født", words.day(child.born))
    yield LabelledFact("Til", words.role(request, kind.decided_by))
    if one.meeting is not None:
        yield LabelledFact("Møde", words.day(one.meeting))
    for key, label, day in (
        ("anbefalet", "Anbefalet", one.recommended),
        ("accepteret", "Forældrene har sagt ja", one.accepted),
        ("udarbejdet", "Skrevet", one.written),
    ):
        if key in asked or day is not None:
            yield LabelledFact(label, words.day(day))
    writer = next((each.written_by for each in kind.requirements if each.written_by), None)
    if one.by is not None or writer is not None:
        yield LabelledFact("Skrevet af", words.role(request, one.by) or words.acts(request, writer))
    if one.sent is not None:
        yield LabelledFact("Sendt", words.day(one.sent))


def _answers(request: Request, found: Checklist, one: Referral) -> Iterator[Field]:
    """Yield the questions of judgement with their answers and reasons; not those that fall away."""
    kind = found.kind
    away = (item.standing for item in found.items)
    left_out = {one.id for one in away if one.state is State.NOT_APPLICABLE}
    for asked in kind.requirements:
        if asked.judgement is None or asked.stage == "afgørelse" or asked.id in left_out:
            continue
        answer = one.answers.get(asked.id or "")
        hint, text = "", ""
        if answer is not None and answer.answer is not None:
            who = ", ".join(
                part for part in (words.role(request, answer.by), words.day(answer.dated)) if part
            )
            said = "Ja" if answer.answer else "Nej"
            hint = who
            text = (
                f"{said}. {request.people.text(answer.reason)}".strip()
                if answer.reason
                else f"{said}."
            )
        yield Field(asked.judgement.question or asked.title or "", text, hint, lines=2)


def _in_place(found: Checklist) -> Table | None:
    """Return what the source asks for, how it stands, and which sentence asks for it.

    What is advice only is for those who write, and has no place on the paper (A8).
    """
    if found.kind.advisory:
        return None
    said = {
        State.MET: "På plads",
        State.MISSING: "Mangler",
        State.UNKNOWN: "Ikke oplyst",
        State.NOT_APPLICABLE: "Ikke relevant",
    }
    later = {one.id for one in found.kind.requirements if one.stage == "afgørelse"}
    rows = tuple(
        (
            one.standing.title,
            _how(said[one.standing.state], one.standing, later),
            citation(one.standing.source, found.ruleset, found.as_of),
        )
        for one in found.items
    )
    heads = ("Krav", "Hvordan det står", "Kilde")
    return Table("Det har vi set efter", heads, rows) if rows else None


def _how(word: str, standing: Standing, later: Collection[str | None]) -> str:
    """Return how a requirement stands; what belongs to the meeting that decides waits for it."""
    if standing.state is State.NOT_APPLICABLE and standing.id in later:
        return "Afventer mødet"
    detail = words.quoted(standing.detail)
    if detail.startswith(word.lower()):
        return detail[:1].upper() + detail[1:]
    return f"{word}: {detail}" if detail else word


def _signatures(request: Request, kind: ReferralKind) -> Iterator[Signature]:
    """Yield a line for each who signs: parents where the source says so (H7), and the writer."""
    child = request.case.child
    if child is not None and any(one.form == "skriftlig" for one in kind.requirements):
        yield from parties.holder_signatures(request)
    writer = next((one.written_by for one in kind.requirements if one.written_by), None)
    leader = writer or next(
        (one.responsible for one in kind.requirements if one.date_key or one.consent), None
    )
    if leader is not None:
        yield Signature(words.acts(request, leader))
    elif kind.advisory:
        yield Signature("Afsender")


DOCUMENT_TYPE = DocumentType("henvisning", choices, sheet, check=check)
