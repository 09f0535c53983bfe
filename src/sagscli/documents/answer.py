"""The written answer on a decision (H7)."""

from collections.abc import Iterator
from dataclasses import dataclass

from sagscli.case.records import Decision, Referral
from sagscli.documents import parties, referral_selection, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.request import Request
from sagscli.documents.view_model import Field, LabelledFact, Sheet, Signature
from sagscli.language import _
from sagscli.referrals.checklist import gates_for
from sagscli.rulesets.records import ReferralKind
from sagscli.rulesets.records.deadlines import subject_of
from sagscli.rulesets.titles import in_sentence


@dataclass(frozen=True, kw_only=True)
class AnswerSheet(Sheet):
    """A letter with a decision: what was asked, the answer, why, and what a refusal leaves open."""

    to: str
    subject: str
    answer: str
    granted: bool
    points_to: str
    period: str
    reason: Field | None
    complaint: Field | None


def choices(request: Request) -> Iterator[Choice]:
    """Yield what the case has asked someone for who decides."""
    for name in gates_for(request.case, request.ruleset):
        kind = request.ruleset.referrals[name]
        if kind.decided_by is None or not referral_selection.referrals_to(request, name):
            continue
        referral = _answered_referral(request, name)
        is_decided = referral.decision is not None and referral.decision.is_made
        lacks = ""
        if not is_decided:
            lacks = _("no decision is recorded; room is left for it")
        elif referral.decision is not None and _lacks_reason(referral.decision):
            lacks = _("no begrundelse is recorded; room is left for it")
        yield Choice(
            "svar",
            name,
            kind.title or name,
            has_content=is_decided,
            lacks=lacks,
            numbers=referral_selection.numbers(request, name),
        )


def _lacks_reason(decision: Decision) -> bool:
    return decision.outcome != "bevilget" and not decision.reason


def _answered_referral(request: Request, name: str) -> Referral:
    selected = referral_selection.selected_decided(request, name)
    return selected.referral if selected is not None else Referral.model_validate({"til": name})


def sheet(request: Request, what: str) -> AnswerSheet:
    """Return the answer to the referral of a number; without one to the last that has one."""
    kind = request.ruleset.referrals[what]
    decision = _answered_referral(request, what).decision or Decision.model_validate({})
    child = request.case.child
    parents = child.parents if child is not None else ()
    # The answer is for who holds forældremyndighed; where that is not told, for every parent (A12).
    custody_holders = [parent for parent in parents if parent.custody] or parents
    names = [request.people.name(parent.name) for parent in custody_holders]
    return AnswerSheet(
        title=_title(kind),
        code=request.code,
        day=words.day(request.as_of),
        facts=(
            *parties.about(request),
            LabelledFact("Behandlet af", words.role(request, kind.decided_by)),
            LabelledFact("Afgørelsens dato", words.day(decision.dated)),
        ),
        to=words.listed(names) if child is not None else "Daginstitutionens ledelse",
        subject=_subject(request, kind) or what,
        answer={"bevilget": "Bevilget", "afslag": "Afslag"}.get(decision.outcome or "", ""),
        granted=decision.outcome == "bevilget",
        points_to=_points_to(request, decision),
        period=_period(kind, decision),
        reason=_reason(request, decision),
        complaint=_complaint(kind, decision),
        signatures=(Signature(words.role(request, kind.decided_by)),),
        source=_source(request, what, decision),
    )


def _subject(request: Request, kind: ReferralKind) -> str:
    """Return what the decision is about: the place or the help a yes gives, else the referral."""
    granted = request.ruleset.placements.get(kind.grants or "")
    return (granted.title if granted is not None else None) or kind.title or ""


def _points_to(request: Request, decision: Decision) -> str:
    """Return what the decision points to, as a sentence lists it (H6)."""
    kinds = request.ruleset.referrals
    return words.listed(in_sentence(request.title(kinds, word)) for word in decision.points_to)


def _reason(request: Request, decision: Decision) -> Field | None:
    """Return why; what was granted needs no reason, but may have one."""
    if not decision.reason and not _lacks_reason(decision):
        return None
    return Field("Begrundelse", request.people.text(decision.reason), lines=6)


def _title(kind: ReferralKind) -> str:
    """Return what the letter is called; an answer is "på" a paper, and "vedrørende" a thing."""
    text = in_sentence(words.paper_title(kind))
    is_paper = text.startswith(("henvisning", "indstilling", "ansøgning"))
    return f"Svar {'på' if is_paper else 'vedrørende'} {text}"


def _period(kind: ReferralKind, decision: Decision) -> str:
    """Return how long what was granted lasts, where the source limits it (H4).

    From which day it lasts is a date of its own in the case (A5), and not reckoned here.
    """
    if kind.months is None or decision.outcome != "bevilget":
        return ""
    return f"Det gælder i {kind.months} måneder."


def _complaint(kind: ReferralKind, decision: Decision) -> Field | None:
    if decision.outcome != "afslag":
        return None
    return Field("Sådan kan I klage", kind.complaint or "", lines=3)


def _source(request: Request, what: str, decision: Decision) -> str:
    """Return where the answer comes from; "" where no source asks for a written one (V, H7).

    The law is called what it was called the day the decision was made (A7).
    """
    asked_for = any(
        rule.date_key == "svar-sendt" and ("henvisning", what) in map(subject_of, rule.for_each)
        for rule in request.ruleset.deadlines
    )
    text = request.ruleset.referrals[what].source if asked_for else None
    return words.source(text, request.ruleset, decision.dated or request.as_of)


DOCUMENT_TYPE = DocumentType("svar", choices, sheet, check=referral_selection.check_number)
