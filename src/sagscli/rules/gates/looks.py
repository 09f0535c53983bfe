"""One look for each kind of requirement, at what the case shows for it."""

from collections.abc import Callable
from datetime import date

from sagscli import days
from sagscli.language import _
from sagscli.model.case import Meeting, Plan
from sagscli.model.requirement import State
from sagscli.model.ruleset import Requirement
from sagscli.rules.ages import outside
from sagscli.rules.facts import school_start
from sagscli.rules.gates.consents import consent
from sagscli.rules.gates.decisions import granted
from sagscli.rules.gates.proof import Asked, Proof, best, blank_key, lacking, needs, shown
from sagscli.rules.keys import readable
from sagscli.rules.roles import absent, acting, is_among, stands_for, title
from sagscli.rules.scope import Scope, counts_from

Look = Callable[[Requirement, Asked], Proof]


def meeting(one: Requirement, asked: Asked) -> Proof:
    """A meeting that was held, with those who must be there and what it must take up (V6a)."""
    found = [
        _meeting(one, asked, there, f"møder[{at}]")
        for at, there in enumerate(asked.case.meetings)
        if there.kind in one.meeting
    ]
    names = _(" or ").join(_meeting_title(kind, asked) for kind in one.meeting)
    return best(found, _("no {meeting} is recorded").format(meeting=names))


def _meeting_title(kind: str | None, asked: Asked) -> str:
    known = asked.ruleset.meetings.get(kind or "")
    return (known.title if known is not None else None) or kind or ""


def _meeting(one: Requirement, asked: Asked, there: Meeting, key: str) -> Proof:
    name = _meeting_title(there.kind, asked)
    if there.held is None:
        text = _("{meeting} is not recorded as held").format(meeting=name)
        return Proof((), text, State.MISSING, f"{key}.afholdt", rank=0)
    since = counts_from(one.counts_from, Scope(asked.case))
    if since is not None and there.held < since:
        text = _("{meeting} was held before {day}, the first day that counts")
        return lacking(text.format(meeting=name, day=days.short(since)))
    needed = (
        *one.filled,
        *(("deltagere",) if one.participants else ()),
        *(("drøftet",) if one.discussed else ()),
    )
    missing = blank_key(there, needed, key)
    if missing is not None:
        return needs(missing)
    away = absent(one.participants, there.participants, asked.case, asked.ruleset)
    if away:
        return lacking(_not_there(away))
    left_out = [topic for topic in one.discussed if topic not in there.discussed]
    if left_out:
        kind = asked.ruleset.meetings.get(there.kind or "")
        agenda = kind.agenda if kind is not None else {}
        topics = "; ".join(f"{agenda.get(topic, '')} ({topic})".strip() for topic in left_out)
        return lacking(_("not discussed: {topics}").format(topics=topics))
    return shown(there.held)


def _not_there(names: list[str]) -> str:
    return _("did not take part: {names}").format(names=", ".join(names))


def _who(by: str | None, asked: Asked) -> str:
    """Return the title of a role; who is none is a person, and not named."""
    if by in asked.ruleset.roles:
        return title(by or "", asked.ruleset)
    return _("someone who is not a role")


def _titles(roles: tuple[str, ...], asked: Asked) -> str:
    """Return the titles of those who may, with the deputies of a child not enrolled (A10)."""
    acts = dict.fromkeys(acting(role, asked.case, asked.ruleset) for role in roles)
    return ", ".join(title(role, asked.ruleset) for role in acts)


def assessment(one: Requirement, asked: Asked) -> Proof:
    """A dated assessment by a profession that may make it (V5)."""
    kind = asked.ruleset.assessments.get(one.assessment or "")
    name = (kind.title if kind is not None else None) or one.assessment or ""
    makers = kind.by if kind is not None else ()
    found = []
    for at, there in enumerate(asked.case.assessments):
        key = f"vurderinger[{at}]"
        if there.kind != one.assessment:
            continue
        missing = blank_key(there, ("dato", "af", *one.filled), key)
        if missing is None and one.after and there.ordered is None:
            missing = f"{key}.bestilt"
        if missing is not None:
            found.append(needs(missing))
        elif there.enclosure is not None and not asked.is_there(there.enclosure):
            text = _("the enclosure of {record} is not there").format(record=readable(key))
            found.append(lacking(text)._replace(key=f"{key}.bilag"))
        elif makers and not any(there.by in stands_for(role, asked.ruleset) for role in makers):
            text = _("made by {role}, but must be made by: {roles}").format(
                role=_who(there.by, asked), roles=_titles(makers, asked)
            )
            found.append(lacking(text))
        else:
            found.append(shown(there.dated, there.ordered))
    return best(found, _("no {assessment} is recorded").format(assessment=name))


def dated(one: Requirement, asked: Asked) -> Proof:
    """A date of the referral itself, such as the recommendation (V6d)."""
    record = asked.referral
    names = type(record).attributes()
    day = getattr(record, names.get(one.date_key or "", ""), None)
    key = f"{asked.key}.{one.date_key}"
    return shown(day) if day is not None else needs(key)


def written(one: Requirement, asked: Asked) -> Proof:
    """The role that wrote the referral; another one for a child not enrolled (V6d, V7)."""
    role = acting(one.written_by or "", asked.case, asked.ruleset)
    by = asked.referral.by
    if by is None:
        return needs(f"{asked.key}.af")
    if is_among(one.written_by or "", [by], asked.case, asked.ruleset):
        return shown(asked.referral.written)
    text = _("written by {role}, but must be written by {wanted}").format(
        role=_who(by, asked), wanted=title(role, asked.ruleset)
    )
    return lacking(text)


def age(one: Requirement, asked: Asked) -> Proof:
    """The child's age on the day of the meeting that decides, or the day asked for (V2, R1)."""
    kind = asked.ruleset.placements.get(one.age_for or "")
    if asked.case.child is None or asked.case.child.born is None:
        return needs("barn.født", unknown=True)
    day, on = _day_of_age(asked)
    fault = outside(kind.ages, asked.case, day) if kind is not None and kind.ages else None
    if fault is None:
        return shown(None, detail=on)
    start = school_start(asked.case)
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


def _day_of_age(asked: Asked) -> tuple[date, str]:
    """Return the day an age is taken on, and the same in words."""
    decision = asked.referral.decision
    if asked.referral.meeting is not None:
        day, text = asked.referral.meeting, _("{day}, the day of the meeting")
    elif decision is not None and decision.dated is not None:
        day, text = decision.dated, _("{day}, the day of the decision")
    elif asked.papers.meeting is not None:
        day, text = asked.papers.meeting, _("{day}, the day of the meeting that can be reached")
    else:
        day, text = asked.as_of, "{day}"
    return day, text.format(day=days.short(day))


def judgement(one: Requirement, asked: Asked) -> Proof:
    """A question that a named role has answered in the case; never computed."""
    answer = asked.referral.answers.get(one.id or "")
    key = f"{asked.key}.skøn.{one.id}"
    if one.judgement is None or answer is None or answer.answer is None:
        unanswered = needs(f"{key}.svar", unknown=True)
        return unanswered._replace(detail=_("the question is not answered"))
    if answer.by is None:
        return needs(f"{key}.af")
    makers = one.judgement.by
    by = [answer.by]
    if makers and not any(is_among(role, by, asked.case, asked.ruleset) for role in makers):
        text = _("answered by {role}, but must be answered by: {roles}").format(
            role=_who(answer.by, asked), roles=_titles(makers, asked)
        )
        return lacking(text)
    if one.judgement.wanted is not None and answer.answer is not one.judgement.wanted:
        word = _("yes") if answer.answer else _("no")
        return lacking(_("the answer is {word}").format(word=word))
    return shown(answer.dated)


def measure(one: Requirement, asked: Asked) -> Proof:
    """An indsats of a level or a tiltag, with the keys it must have filled in (H1, H2, H4)."""
    found = []
    for at, there in enumerate(asked.case.measures):
        fits = there.level == one.level if one.level else there.action == one.action
        if not fits:
            continue
        missing = blank_key(there, one.filled, f"indsatser[{at}]")
        found.append(needs(missing) if missing is not None else shown(there.evaluated, there.start))
    word = one.level or one.action or ""
    return best(found, _('no indsats "{word}" is recorded').format(word=word))


def plan(one: Requirement, asked: Asked) -> Proof:
    """A dated handleplan with the fields and participants it must have (H2, H9)."""
    first = next(iter(asked.ruleset.forms), one.plan)
    form = asked.ruleset.forms.get(one.plan or "")
    name = (form.title if form is not None else None) or one.plan or ""
    found = [
        _plan(one, asked, there, f"handleplaner[{at}]")
        for at, there in enumerate(asked.case.plans)
        if (there.form or first) == one.plan
    ]
    return best(found, _('no handleplan "{form}" is recorded').format(form=name))


def _plan(one: Requirement, asked: Asked, there: Plan, key: str) -> Proof:
    needed = ("dato", *one.filled, *(("deltagere",) if one.participants else ()))
    blank = [f"{key}.felter.{name}" for name in one.fields if not there.entries.get(name)]
    missing = blank_key(there, needed, key) or next(iter(blank), None)
    if missing is not None:
        return needs(missing)
    away = absent(one.participants, there.participants, asked.case, asked.ruleset)
    return lacking(_not_there(away)) if away else shown(there.dated)


def observed(one: Requirement, asked: Asked) -> Proof:
    """A dated observation that sheds light on a theme (K3)."""
    found = []
    for at, there in enumerate(asked.case.narratives):
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


def look(one: Requirement, asked: Asked) -> Proof:
    """Return what the case shows for a requirement."""
    for attribute, its_look in LOOKS.items():
        if getattr(one, attribute):
            return its_look(one, asked)
    return lacking(_("the ruleset does not say what is required"), unknown=True)
