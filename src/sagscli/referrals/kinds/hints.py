"""How to record what a requirement asks for: what to write in the case."""

from collections.abc import Callable

from sagscli.case.key_paths import DATES, Path, path_of
from sagscli.casefile.patch.draft import BLANK, DraftEntry, Tree, joined
from sagscli.casefile.patch.scalars import OneLine
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import acting


def hint(one: Requirement, context: EvaluationContext, key: str | None = None) -> Tree:
    """Return what to add to the case file, with places to fill in; empty when nothing is known.

    `key` leads to what is wanting in a record that is there already: then only that is written.
    """
    is_new = one.judgement is not None and one.id not in context.referral.answers
    if key is not None and not is_new and (_is_in_entry(key) or key in _OF_THE_CHILD):
        return _at(path_of(key), one, context)
    for attribute, write in _WRITERS.items():
        if getattr(one, attribute):
            return write(one, context)
    return {}


def hints(one: Requirement, context: EvaluationContext, keys: tuple[str, ...]) -> Tree:
    """Return what to add for all `keys` that are wanting, at once."""
    return joined(hint(one, context, key) for key in keys or (None,))


def is_wanted(one: Requirement, context: EvaluationContext, key: str | None) -> bool:
    """Return whether something is to be written for what is open.

    What hangs on a question waits for the answer. An answer that is not the one wished for
    is an answer, and an age is as it is: nobody is asked to write another.
    """
    if one.only_if is not None:
        condition = context.referral.answers.get(one.only_if)
        if condition is None or not condition.answer:
            return False
    if one.age_for is not None:
        return key is not None
    answer = context.referral.answers.get(one.id or "") if one.judgement is not None else None
    wanted = one.judgement.wanted if one.judgement is not None else None
    return answer is None or answer.answer is None or wanted in (None, answer.answer)


def in_referral(context: EvaluationContext, keys: Tree) -> Tree:
    """Return keys of the referral: of the one that is there, or of a new one."""
    path = path_of(context.key)
    if len(path) == 1:
        return {"henvisninger": [DraftEntry({"til": context.referral.to or BLANK, **keys})]}
    return {"henvisninger": [DraftEntry(keys, int(path[1]))]}


def day() -> str:
    """Return what stands for a day that is to be filled in."""
    return _("YYYY-MM-DD")


def outcome() -> str:
    """Return what stands for the outcome of a decision that is to be filled in."""
    return _("bevilget or afslag")


_OF_THE_CHILD = frozenset({"barn.født", "skole.start"})
"""Keys outside any entry that are written as they are, whatever the requirement is."""


def _is_in_entry(key: str) -> bool:
    return any(isinstance(part, int) for part in path_of(key))


def _at(path: Path, one: Requirement, context: EvaluationContext) -> Tree:
    """Return the tree that leads to a key."""
    part, *rest = path
    if not rest:
        return {str(part): _value(str(part), one, context)}
    if part == "felter":
        return {"felter": {str(rest[0]): BLANK}}
    if not isinstance(rest[0], int):
        return {str(part): _at(tuple(rest), one, context)}
    return {str(part): [DraftEntry(_at(tuple(rest[1:]), one, context), rest[0])]}


def _value(key: str, one: Requirement, context: EvaluationContext) -> str | tuple[str, ...]:
    """Return what to write for a key: what the requirement asks for there, or a place to fill."""
    if key == "deltagere" and one.participants:
        return _roles(one.participants, context)
    if key == "drøftet" and one.discussed:
        return one.discussed
    known = {
        "forældremyndighed": _("ja or nej"),
        "svar": _("ja or nej"),
        "udfald": outcome(),
        "form": "skriftlig",
    }
    return known.get(key) or _blank(key)


def _roles(roles: tuple[str, ...], context: EvaluationContext) -> tuple[str, ...]:
    return tuple(acting(role, context.case, context.ruleset) for role in roles)


def _blanks(keys: tuple[str, ...]) -> Tree:
    return {key: _blank(key) for key in keys}


def _blank(key: str) -> str | tuple[str, ...]:
    if key in DATES:
        return day()
    return (BLANK,) if key in _LISTS else BLANK


_LISTS = frozenset({"mål", "tegn", "deltagere", "drøftet"})


def _meeting(one: Requirement, context: EvaluationContext) -> Tree:
    keys: Tree = {"art": one.meeting[0], "afholdt": day()}
    if one.participants:
        keys["deltagere"] = _roles(one.participants, context)
    if one.discussed:
        keys["drøftet"] = one.discussed
    return {"møder": [DraftEntry({**keys, **_blanks(one.filled)})]}


def _assessment(one: Requirement, context: EvaluationContext) -> Tree:
    kind = context.ruleset.assessments.get(one.assessment or "")
    makers = kind.by if kind is not None else ()
    by = makers[0] if makers else BLANK
    keys = {"art": one.assessment or "", "bestilt": day(), "dato": day(), "af": by}
    return {"vurderinger": [DraftEntry({**keys, **_blanks(one.filled)})]}


def _consent(one: Requirement, context: EvaluationContext) -> Tree:
    parents = context.case.child.parents if context.case.child is not None else ()
    form = one.form or "skriftlig"
    keys: Tree = {"til": one.consent or "", "givet": day(), "af": (BLANK,), "form": form}
    given: Tree = {"samtykker": [DraftEntry(keys)]}
    holder: Tree = {"barn": {"forældre": [DraftEntry({"navn": BLANK, "forældremyndighed": "ja"})]}}
    if parents and all(parent.custody is False for parent in parents):
        return holder  # whose consent it would be is to be written first (A12)
    if parents and all(parent.custody is not None for parent in parents):
        return given
    return {**holder, **given}


def _date(one: Requirement, context: EvaluationContext) -> Tree:
    return in_referral(context, {one.date_key or "": day()})


def _written(one: Requirement, context: EvaluationContext) -> Tree:
    return in_referral(context, {"af": acting(one.written_by or "", context.case, context.ruleset)})


def _judgement(one: Requirement, context: EvaluationContext) -> Tree:
    makers = one.judgement.by if one.judgement is not None else ()
    by = acting(makers[0], context.case, context.ruleset) if makers else BLANK
    answer = _("ja or nej")  # the answer is theirs, also where only one of them will do
    judgement = OneLine(svar=answer, af=by, dato=day())
    return in_referral(context, {"skøn": {one.id or "": judgement}})


def _measure(one: Requirement, context: EvaluationContext) -> Tree:
    action = context.ruleset.actions.get(one.action or "")
    level = one.level or (action.level if action is not None else None) or BLANK
    keys = {"niveau": level, **({"tiltag": one.action} if one.action else {})}
    return {"indsatser": [DraftEntry({**keys, **_blanks(one.filled)})]}


def _plan(one: Requirement, context: EvaluationContext) -> Tree:
    keys: Tree = {"skema": one.plan or "", "dato": day()}
    if one.participants:
        keys["deltagere"] = _roles(one.participants, context)
    if one.fields:
        keys["felter"] = dict.fromkeys(one.fields, BLANK)
    return {"handleplaner": [DraftEntry(keys)]}


def _granted(one: Requirement, _asked: EvaluationContext) -> Tree:
    decision = {"dato": day(), "udfald": "bevilget"}
    return {"henvisninger": [DraftEntry({"til": one.referral or "", "afgørelse": decision})]}


def _observed(one: Requirement, _asked: EvaluationContext) -> Tree:
    keys: Tree = {"dato": day(), "belyser": (one.theme or "",), "tekst": BLANK}
    return {"narrativer": [DraftEntry(keys)]}


def _age(_one: Requirement, _asked: EvaluationContext) -> Tree:
    return {"barn": {"født": day()}}


_WRITERS: dict[str, Callable[[Requirement, EvaluationContext], Tree]] = {
    "meeting": _meeting,
    "assessment": _assessment,
    "consent": _consent,
    "date_key": _date,
    "written_by": _written,
    "age_for": _age,
    "judgement": _judgement,
    "level": _measure,
    "action": _measure,
    "plan": _plan,
    "referral": _granted,
    "theme": _observed,
}
