"""One look for each kind of requirement, at what the case shows for it."""

from collections.abc import Callable
from datetime import date

from sagscli import days
from sagscli.case import cpr
from sagscli.case.facts import school_start
from sagscli.case.key_paths import readable
from sagscli.case.people import people_of
from sagscli.case.records import Plan
from sagscli.language import _
from sagscli.referrals.evidence import (
    EvaluationContext,
    Evidence,
    best,
    blank_keys,
    lacking,
    needs,
    shown,
)
from sagscli.referrals.kinds.consents import consent
from sagscli.referrals.kinds.decisions import granted
from sagscli.referrals.kinds.measures import measure
from sagscli.referrals.kinds.meetings import meeting, not_there
from sagscli.rulesets.ages import outside
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import absent, acting, is_among, stands_for, title
from sagscli.rulesets.titles import in_sentence, titled
from sagscli.safety import clean, without_full_names

Look = Callable[[Requirement, EvaluationContext], Evidence]


def _who(by: str | None, context: EvaluationContext) -> str:
    """Return the title of a role; who is none is a person, and not named."""
    if by in context.ruleset.roles:
        return in_sentence(title(by or "", context.ruleset))
    return _("someone who is not a role")


def _titles(roles: tuple[str, ...], context: EvaluationContext) -> str:
    """Return the titles of those who may, with the deputies of a child not enrolled (A10)."""
    acts = dict.fromkeys(acting(role, context.case, context.ruleset) for role in roles)
    return ", ".join(in_sentence(title(role, context.ruleset)) for role in acts)


def assessment(one: Requirement, context: EvaluationContext) -> Evidence:
    """A dated assessment by a profession that may make it (V5)."""
    kind = context.ruleset.assessments.get(one.assessment or "")
    name = titled(context.ruleset.assessments, one.assessment)
    makers = kind.by if kind is not None else ()
    found = []
    for at, there in enumerate(context.case.assessments):
        key = f"vurderinger[{at}]"
        if there.kind != one.assessment:
            continue
        ordered = ("bestilt",) if one.after else ()
        blank = blank_keys(there, (*ordered, "dato", "af", *one.filled), key)
        if blank:
            found.append(needs(*blank))
        elif there.enclosure is not None and not context.is_there(there.enclosure):
            text = _('the enclosure "{path}" of {record} is not in the folder')
            path = _path(there.enclosure, context)
            missing = lacking(text.format(path=path, record=readable(key)))
            found.append(missing._replace(keys=(f"{key}.bilag",)))
        elif makers and not any(there.by in stands_for(role, context.ruleset) for role in makers):
            text = _("made by {role}, but must be made by: {roles}").format(
                role=_who(there.by, context), roles=_titles(makers, context)
            )
            found.append(lacking(text))
        else:
            found.append(shown(there.dated, there.ordered))
    return best(found, _("no {assessment} is recorded").format(assessment=in_sentence(name)))


def _path(enclosure: str, context: EvaluationContext) -> str:
    """Return the path of an enclosure as lists show it: people by their initials, no number."""
    return cpr.masked(without_full_names(clean(enclosure), people_of(context.case)))


def dated(one: Requirement, context: EvaluationContext) -> Evidence:
    """A date of the referral itself, such as the recommendation (V6d)."""
    record = context.referral
    names = type(record).attributes()
    day = getattr(record, names.get(one.date_key or "", ""), None)
    key = f"{context.key}.{one.date_key}"
    return shown(day) if day is not None else needs(key)


def written(one: Requirement, context: EvaluationContext) -> Evidence:
    """The role that wrote the referral; another one for a child not enrolled (V6d, V7)."""
    role = acting(one.written_by or "", context.case, context.ruleset)
    by = context.referral.by
    if by is None:
        return needs(f"{context.key}.af")
    if is_among(one.written_by or "", [by], context.case, context.ruleset):
        return shown(context.referral.written)
    text = _("written by {role}, but must be written by {wanted}").format(
        role=_who(by, context), wanted=in_sentence(title(role, context.ruleset))
    )
    return lacking(text)


def age(one: Requirement, context: EvaluationContext) -> Evidence:
    """The child's age on the day of the meeting that decides, or the day asked for (V2, R1)."""
    kind = context.ruleset.placements.get(one.age_for or "")
    if context.case.child is None or context.case.child.born is None:
        return needs("barn.født", unknown=True)
    day, on = _day_of_age(context)
    fault = outside(kind.ages, context.case, day) if kind is not None and kind.ages else None
    if fault is None:
        return shown(None, detail=on)
    start = school_start(context.case)
    if fault == "old" and kind is not None and kind.ages is not None:
        by_school = kind.ages.until == "skolestart"
        if by_school and start.expected:  # by age it has gone by; whether it has is not known
            return needs("skole.start", unknown=True)
    text = (
        _("the child is too young on {day}")
        if fault == "young"
        else _("the child is too old on {day}")
    )
    return lacking(text.format(day=on))


def _day_of_age(context: EvaluationContext) -> tuple[date, str]:
    """Return the day an age is taken on, and the same in words."""
    decision = context.referral.decision
    if context.referral.meeting is not None:
        day, text = context.referral.meeting, _("{day}, the day of the meeting")
    elif decision is not None and decision.dated is not None:
        day, text = decision.dated, _("{day}, the day of the decision")
    elif context.papers.meeting is not None:
        day, text = context.papers.meeting, _("{day}, the day of the meeting that can be reached")
    else:
        day, text = context.as_of, "{day}"
    return day, text.format(day=days.short(day))


def judgement(one: Requirement, context: EvaluationContext) -> Evidence:
    """A question that a named role has answered in the case; never computed."""
    answer = context.referral.answers.get(one.id or "")
    key = f"{context.key}.skøn.{one.id}"
    if one.judgement is None or answer is None or answer.answer is None:
        by = () if answer is not None and answer.by is not None else (f"{key}.af",)
        unanswered = needs(f"{key}.svar", *by, unknown=True)
        return unanswered._replace(detail=_("the question is not answered"))
    if answer.by is None:
        return needs(f"{key}.af")
    makers = one.judgement.by
    given = [answer.by]
    if makers and not any(is_among(role, given, context.case, context.ruleset) for role in makers):
        text = _("answered by {role}, but must be answered by: {roles}").format(
            role=_who(answer.by, context), roles=_titles(makers, context)
        )
        return lacking(text)
    if one.judgement.wanted is not None and answer.answer is not one.judgement.wanted:
        word = _("yes") if answer.answer else _("no")
        return lacking(_("the answer is {word}").format(word=word))
    return shown(answer.dated)


def plan(one: Requirement, context: EvaluationContext) -> Evidence:
    """A dated handleplan with the fields and participants it must have (H2, H9)."""
    name = titled(context.ruleset.forms, one.plan)
    answers = context.plans.get(one.plan or "")
    found = [
        _plan(one, context, context.case.plans[at], f"handleplaner[{at}]")
        for at in plans_of(one.plan or "", context)
        if answers in (None, at)
    ]
    return best(found, _('no handleplan "{form}" is recorded').format(form=name))


def plans_of(form: str, context: EvaluationContext) -> list[int]:
    """Return where the plans of a form stand in the case; one that names none is of the first."""
    first = next(iter(context.ruleset.forms), form)
    return [at for at, there in enumerate(context.case.plans) if (there.form or first) == form]


def _plan(one: Requirement, context: EvaluationContext, there: Plan, key: str) -> Evidence:
    needed = ("dato", *one.filled, *(("deltagere",) if one.participants else ()))
    blank = [f"{key}.felter.{name}" for name in one.fields if not there.entries.get(name)]
    missing = (*blank_keys(there, needed, key), *blank)
    if missing:
        return needs(*missing)
    away = absent(one.participants, there.participants, context.case, context.ruleset)
    return lacking(not_there(away)) if away else shown(there.dated)


def observed(one: Requirement, context: EvaluationContext) -> Evidence:
    """A dated observation that sheds light on a theme (K3)."""
    found = []
    for at, there in enumerate(context.case.narratives):
        if one.theme not in there.themes:
            continue
        key = f"narrativer[{at}].dato"
        found.append(shown(there.dated) if there.dated else needs(key))
    return best(found, _('no observation sheds light on "{theme}"').format(theme=one.theme))


LOOKS: dict[str, Look] = {
    "meeting": meeting,
    "assessment": assessment,
    "consent": consent,
    "date_key": dated,
    "written_by": written,
    "age_for": age,
    "judgement": judgement,
    "level": measure,
    "action": measure,
    "plan": plan,
    "referral": granted,
    "theme": observed,
}
"""The look for each key of a requirement that says what must be there."""


def look(one: Requirement, context: EvaluationContext) -> Evidence:
    """Return what the case shows for a requirement."""
    for attribute, its_look in LOOKS.items():
        if getattr(one, attribute):
            return its_look(one, context)
    return lacking(_("the ruleset does not say what is required"), unknown=True)
