"""Answer every requirement of a gate for a case on a day (V4 to V7, H1 to H14, K3)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from sagscli import days
from sagscli.case.as_of import as_known
from sagscli.case.decisions import is_decided
from sagscli.case.facts import about
from sagscli.case.pointing import pointed_out
from sagscli.case.records import Case, Referral
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, IsThere, always_there
from sagscli.referrals.kinds.registry import kind_of
from sagscli.referrals.ordering import Periods, PeriodsById, in_order, remark_on_order
from sagscli.referrals.paper_deadline import Calendar, papers_of
from sagscli.referrals.standing import Standing, State
from sagscli.rulesets.forms import plans_of_form
from sagscli.rulesets.records import ReferralKind, Requirement, Ruleset
from sagscli.rulesets.roles import acting


def gate(
    case: Case,
    ruleset: Ruleset,
    to: str,
    as_of: date,
    is_there: IsThere = always_there,
    calendar: Calendar | None = None,
) -> tuple[Standing, ...]:
    """Return how each requirement for `to` stands in `case` on `as_of`, in the ruleset's order."""
    return standings(context_of(case, ruleset, to, as_of, is_there, calendar))


def is_ready(kind: ReferralKind, standings: Iterable[Standing]) -> bool:
    """Return whether nothing is missing or unknown. Advice is always ready (A8)."""
    return bool(kind.advisory) or not any(standing.is_open for standing in standings)


def standings(context: EvaluationContext) -> tuple[Standing, ...]:
    """Return how each requirement stands for what is asked, in the ruleset's order.

    What several requirements ask of one form must be so in one and the same plan: the one that
    answers most of them, of equals the last in the case (H9).
    """
    forms = Counter(requirement.plan for requirement in context.kind.requirements)
    for form, times in forms.items():
        plans = plans_of_form(form, context.case, context.ruleset) if form is not None else []
        if form is not None and times > 1 and len(plans) > 1:
            keys = [f"handleplaner[{at}]" for at, _plan in plans]
            tried = [replace(context, plans={**context.plans, form: key}) for key in keys]
            context = max(reversed(tried), key=partial(_answered, form))
    return _standings(context)


def _answered(form: str, context: EvaluationContext) -> int:
    """Return how many requirements of a form are met with the plans as they are chosen."""
    pairs = zip(context.kind.requirements, _standings(context), strict=True)
    return sum(
        requirement.plan == form and standing.state is State.MET for requirement, standing in pairs
    )


def _standings(context: EvaluationContext) -> tuple[Standing, ...]:
    above: PeriodsById = {}
    every = []
    for requirement in context.kind.requirements:
        standing, above[requirement.id or ""] = _standing(requirement, context, above)
        every.append(standing)
    return tuple(every)


def context_of(
    case: Case,
    ruleset: Ruleset,
    to: str,
    as_of: date,
    is_there: IsThere = always_there,
    calendar: Calendar | None = None,
) -> EvaluationContext:
    """Return what is asked on `as_of`: the case's last referral `to` something, or an empty one.

    Without a referral, what is missing is still told. `calendar` are the folder's own meeting
    dates.
    """
    known = as_known(case, as_of)
    key, referral = _referral(known, to, as_of)
    papers = papers_of(referral, ruleset, as_of, calendar, case.district)
    return EvaluationContext(known, ruleset, referral, key, as_of, is_there, papers, calendar)


def _referral(case: Case, to: str, as_of: date) -> tuple[str, Referral]:
    """Return the referral asked about, and where it stands: the one sent that day, or the last.

    Without any, the one whose decision points to it: no second application is needed (H6).
    """
    referrals = [(at, each) for at, each in enumerate(case.referrals) if each.to == to]
    if not referrals:
        at, referral = pointed_out(case, to) or (None, Referral.model_validate({"til": to}))
        return "henvisninger" if at is None else f"henvisninger[{at}]", referral
    sent_then = [(at, each) for at, each in referrals if each.sent == as_of]
    at, referral = (sent_then or referrals)[-1]
    return f"henvisninger[{at}]", referral


def _standing(
    requirement: Requirement, context: EvaluationContext, above: PeriodsById
) -> tuple[Standing, Periods]:
    base = Standing(
        id=requirement.id or "",
        title=requirement.title or requirement.id or "",
        state=State.MET,
        responsible=acting(requirement.responsible or "", context.case, context.ruleset),
        detail="",
        source=requirement.source or "",
    )
    standing, periods = _standing_and_periods(requirement, context, above, base)
    if requirement.advisory and standing.is_open:
        return standing._replace(state=State.ADVISED), ()
    return standing, periods


def _standing_and_periods(
    requirement: Requirement, context: EvaluationContext, above: PeriodsById, base: Standing
) -> tuple[Standing, Periods]:
    """Return how a requirement stands, and what the case shows for it."""
    if requirement.stage == "afgørelse" and not is_decided(context.referral):
        # What belongs to the decision never holds back a sending (A33), also where it is made
        # without a meeting (H8).
        detail = _("waits for the decision")
        return base._replace(state=State.NOT_APPLICABLE, detail=detail, awaits=True), ()
    if requirement.about not in (None, about(context.case)):
        return base._replace(state=State.NOT_APPLICABLE), ()
    if requirement.only_if is not None:
        state, detail = _condition(requirement.only_if, context)
        if state is not State.MET:
            return base._replace(state=state, detail=detail), ()
    shown = kind_of(requirement).evaluate(requirement, context)
    evidence = in_order(requirement, shown, context, above)
    if not evidence.periods:
        why = evidence._asdict()
        return base._replace(**{name: why[name] for name in why if name in Standing._fields}), ()
    day = evidence.periods[0].ready
    # Others are asked to come after any of it: a consent that was renewed held before too.
    detail = _detail(requirement, evidence)
    remarks = (remark_on_order(requirement, day, context, above), evidence.periods[0].remark)
    remark = "; ".join(filter(None, remarks))
    return base._replace(met=day, detail=detail, remark=remark), shown.periods


def _detail(requirement: Requirement, evidence: Evidence) -> str:
    """Return when it came to be in place, and what is told beside.

    A judgement is met by a no as by a yes, so its answer stands beside its day (A26).
    """
    period = evidence.periods[0]
    answer = evidence.detail if requirement.judgement is not None else ""
    told = ", ".join(filter(None, (answer, days.short(period.ready)))) or evidence.detail
    return "; ".join(filter(None, (told, period.told)))


def _condition(judgement: str, context: EvaluationContext) -> tuple[State, str]:
    """Return whether a requirement applies that hangs on a judgement's answer (V5)."""
    title = context.kind.title_of(judgement)
    answer = context.referral.answers.get(judgement)
    if answer is None or answer.answer is None:
        return State.UNKNOWN, _('depends on: "{title}"').format(title=title)
    if not answer.answer:
        return State.NOT_APPLICABLE, _('the answer to "{title}" is no').format(title=title)
    return State.MET, ""
