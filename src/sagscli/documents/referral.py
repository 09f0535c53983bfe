"""A referral or an indstilling, made from its requirements (V5 to V7, H4, H5, H7, H11, H12)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sagscli.case.records import Answer, Referral
from sagscli.documents import evidence, parties, referral_selection, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.request import DocumentError, Request
from sagscli.documents.view_model import Field, LabelledFact, MeasureView, Sheet, Signature, Table
from sagscli.language import _, counted
from sagscli.referrals.checklist import Checklist, checklist, gates_for, in_doubt
from sagscli.referrals.standing import Standing, State
from sagscli.rulesets.records import Judgement, ReferralKind


class NotReadyError(DocumentError):
    """A referral that lacks something; it is printed as a draft only."""

    def __init__(self, checklist_: Checklist) -> None:
        super().__init__(
            _('"{title}" is not ready to be sent, so it is not made.').format(
                title=words.paper_title(checklist_.kind)
            ),
            _("Put in place what is missing, or add --draft to have it marked as a draft."),
        )
        self.checklist = checklist_


@dataclass(frozen=True, kw_only=True)
class ReferralSheet(Sheet):
    """A referral: the questions answered, what it rests on, what goes with it, what is in place.

    `has_room` says that what is not filled in has room to write; what is ready has none.
    """

    reason: Field | None
    answers: tuple[Field, ...] = ()
    tables: tuple[Table, ...] = ()
    measures: tuple[MeasureView, ...] = ()
    enclosures: tuple[str, ...] = ()
    in_place: Table | None = None
    has_room: bool = True


def choices(request: Request) -> Iterator[Choice]:
    """Yield what the case can be referred to; what is a meeting has a letter of its own."""
    for name in gates_for(request.case, request.ruleset):
        if name in request.ruleset.meetings:
            continue
        requirements = checklist_of(request, name)
        yield Choice(
            "henvisning",
            name,
            words.paper_title(requirements.kind),
            has_content=referral_selection.has_content(request, name),
            lacks=_lacks(requirements),
            is_refused=_is_draft(request, requirements),
            numbers=referral_selection.numbers(request, name),
        )


def _is_draft(request: Request, requirements: Checklist) -> bool:
    """Return whether it is printed as a draft only: it lacks something, and was not sent.

    What was sent is printed as it was sent, also where today's rules ask for more.
    """
    is_sent = referral_selection.is_sent(request, requirements.to)
    return not requirements.is_ready and (requirements.is_doubtful or not is_sent)


def _lacks(requirements: Checklist) -> str:
    """Return what is not met, and what the paper leaves out or leaves room for."""
    parts = []
    if requirements.is_doubtful and not (requirements.open or requirements.kind.advisory):
        parts.append(_("the file has errors"))
    elif requirements.open and not requirements.kind.advisory:
        n = len(requirements.open)
        parts.append(counted("{n} requirement is not met", "{n} requirements are not met", n))
    if requirements.wants_reason:
        parts.append(
            _("no begrundelse is recorded; it is left out")
            if requirements.is_ready and not requirements.kind.advisory
            else _("no begrundelse is recorded; room is left for it")
        )
    return "; ".join(parts)


def checklist_of(request: Request, to: str) -> Checklist:
    """Return the checklist on the day the referral was sent, or the day asked for."""
    day = referral_selection.judging_day(request, to)
    requirements = checklist(
        referral_selection.without_others(request, to, day),
        request.ruleset,
        to,
        day,
        is_there=request.is_there,
        calendar=request.calendar,
    )
    return in_doubt(requirements) if request.is_doubtful else requirements


def check(request: Request, what: str) -> None:
    """Raise NotReadyError for a referral that lacks something, unless a draft will do."""
    referral_selection.check_number(request, what)
    requirements = checklist_of(request, what)
    if _is_draft(request, requirements) and not request.draft:
        raise NotReadyError(requirements)


def sheet(request: Request, what: str) -> ReferralSheet:
    """Return the referral, marked as a draft where it lacks something."""
    requirements = checklist_of(request, what)
    request_then = replace(request, as_of=requirements.as_of)  # what came later was not sent along
    referral = requirements.referral or Referral.model_validate({"til": what})
    kind = requirements.kind
    has_room = _has_room(request, requirements)
    facts = (*parties.about(request), *_facts(request, kind, referral))
    return ReferralSheet(
        title=words.paper_title(kind),
        code=request.code,
        day=words.day(requirements.as_of),
        draft=_is_draft(request, requirements),
        facts=tuple(fact for fact in facts if fact.text or has_room),
        reason=_reason(request, requirements, referral),
        answers=tuple(_answers(request, requirements, referral)),
        tables=tuple(table for table in evidence.tables(request_then, kind) if table.rows),
        measures=tuple(evidence.measures(request_then, kind)),
        enclosures=tuple(evidence.enclosures(request_then, kind, referral)),
        in_place=_in_place(requirements),
        has_room=has_room,
        signatures=tuple(_signatures(request, kind)),
        source=words.source(kind.source, request.ruleset, requirements.as_of),
    )


def _has_room(request: Request, requirements: Checklist) -> bool:
    """Return whether something can still be written on it: a draft, or an underretning unsent.

    What can be sent as it is has no empty box: it is left out, and the checklist asks for it.
    """
    if _is_draft(request, requirements):
        return True
    is_sent = referral_selection.is_sent(request, requirements.to)
    return bool(requirements.kind.advisory) and not is_sent


def _reason(request: Request, requirements: Checklist, referral: Referral) -> Field | None:
    """Return why it is asked for, or room for it."""
    if referral.reason is None and not _has_room(request, requirements):
        return None
    return Field("Hvad det handler om", request.people.text(referral.reason), lines=6)


def _facts(request: Request, kind: ReferralKind, referral: Referral) -> Iterator[LabelledFact]:
    """Yield the referral's own dates and people, those that its kind asks for."""
    date_keys = {requirement.date_key for requirement in kind.requirements}
    child = request.case.child
    if child is not None and child.born is not None:
        yield LabelledFact("Født", words.day(child.born))
    yield LabelledFact("Til", words.role(request, kind.decided_by))
    if request.mailbox is not None and kind.decided_by is not None:
        yield LabelledFact("Sendes til", request.mailbox)
    if referral.meeting is not None:
        yield LabelledFact("Møde", words.day(referral.meeting))
    if referral.wished_start is not None:
        yield LabelledFact("Ønsket opstart", words.day(referral.wished_start))
    for key, label, day in (
        ("anbefalet", "Anbefalet", referral.recommended),
        ("accepteret", "Forældrene har sagt ja", referral.accepted),
        ("udarbejdet", "Skrevet", referral.written),
    ):
        if key in date_keys or day is not None:
            yield LabelledFact(label, words.day(day))
        if key == "accepteret" and referral.agreed_at is not None:
            title = request.title(request.ruleset.meetings, referral.agreed_at)
            yield LabelledFact("Aftalt ved", title)
    writer = _writer(kind)
    if referral.by is not None or writer is not None:
        title = words.role(request, referral.by) or words.acting_title(request, writer)
        yield LabelledFact("Skrevet af", title)
    if referral.sent is not None:
        yield LabelledFact("Sendt", words.day(referral.sent))


def _answers(request: Request, requirements: Checklist, referral: Referral) -> Iterator[Field]:
    """Yield the questions of judgement with their answers and reasons; not those that fall away."""
    standings = [item.standing for item in requirements.items]
    left_out = {each.id for each in standings if each.state is State.NOT_APPLICABLE}
    for requirement in requirements.kind.requirements:
        question, is_later = requirement.judgement, requirement.stage == "afgørelse"
        if question is not None and not is_later and requirement.id not in left_out:
            answer = referral.answers.get(requirement.id or "")
            who, text = _answer(request, answer)
            boxes = _examples(request, question, answer)
            title = question.question or requirement.title or ""
            yield Field(title, text, who, lines=2, boxes=boxes)


def _examples(request: Request, question: Judgement, answer: Answer | None) -> tuple[str, ...]:
    """Return the needs the source names, with a box for each to tick (V2, R2).

    What else is ticked are words of the case, in which someone may be named.
    """
    ticked = answer.examples if answer is not None else ()
    others = [request.people.text(word) for word in ticked if word not in question.examples]
    boxes = [f"{'☒' if name in ticked else '☐'} {text}" for name, text in question.examples.items()]
    return (*boxes, *(f"☒ {word}" for word in others))


def _answer(request: Request, answer: Answer | None) -> tuple[str, str]:
    """Return who answered and when, and what; both "" without an answer."""
    if answer is None or answer.answer is None:
        return "", ""
    who = (words.role(request, answer.by), words.day(answer.dated))
    text = f"{'Ja' if answer.answer else 'Nej'}. {request.people.text(answer.reason)}"
    return ", ".join(part for part in who if part), text.strip()


_STATES = {
    State.MET: "På plads",
    State.MISSING: "Mangler",
    State.UNKNOWN: "Ikke oplyst",
    State.NOT_APPLICABLE: "Ikke relevant",
    State.ADVISED: "Anbefales",
}


def _in_place(requirements: Checklist) -> Table | None:
    """Return what the source asks for, how it stands, and which sentence asks for it.

    What is advice only is for those who write, and has no place on the paper (A8).
    """
    kind = requirements.kind
    if kind.advisory:
        return None
    judged = {each.id for each in kind.requirements if each.judgement is not None}
    rows = tuple(
        (
            item.standing.title,
            _standing_text(item.standing, judged),
            words.source(item.standing.source, requirements.ruleset, requirements.as_of),
        )
        for item in requirements.items
        if item.standing.state is not State.ADVISED
    )
    heads = ("Krav", "Status", "Kilde")
    return Table("Tjekliste", heads, rows) if rows else None


def _standing_text(standing: Standing, judged: Collection[str | None]) -> str:
    """Return how a requirement stands; what belongs to the decision waits for it (A33).

    A judgement is answered, by a yes or a no (A26).
    """
    if standing.awaits:
        return "Afventer afgørelsen"
    is_answered = standing.state is State.MET and standing.id in judged
    state_word = "Besvaret" if is_answered else _STATES[standing.state]
    detail = words.quoted(standing.detail)
    if detail.startswith(state_word.lower()):
        return detail[:1].upper() + detail[1:]
    return f"{state_word}: {detail}" if detail else state_word


def _signatures(request: Request, kind: ReferralKind) -> Iterator[Signature]:
    """Yield a line for each who signs: parents where the source says so (H7), and the writer."""
    has_child = request.case.child is not None
    if has_child and any(requirement.form == "skriftlig" for requirement in kind.requirements):
        yield from parties.holder_signatures(request)
    # Where no one is named as its writer, who has to put its dates and consents in place signs.
    first_owner = next(
        (each.responsible for each in kind.requirements if each.date_key or each.consent), None
    )
    signer = _writer(kind) or first_owner
    if signer is not None:
        yield Signature(words.acting_title(request, signer))
    elif kind.advisory:
        yield Signature("Afsender")


def _writer(kind: ReferralKind) -> str | None:
    return next((each.written_by for each in kind.requirements if each.written_by), None)


DOCUMENT_TYPE = DocumentType("henvisning", choices, sheet, check=check)
