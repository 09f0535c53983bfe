"""How to record what a requirement asks for: what to write in the case."""

from collections.abc import Callable

from sagscli.case.key_paths import DATES, Path, path_of
from sagscli.casefile.patch.draft import BLANK, Entry, Tree, joined
from sagscli.language import _
from sagscli.referrals.evidence import Asked
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import acting


def hint(one: Requirement, asked: Asked, key: str | None = None) -> Tree:
    """Return what to add to the case file, with places to fill in; empty when nothing is known.

    `key` leads to what is wanting in a record that is there already: then only that is written.
    """
    is_new = one.judgement is not None and one.id not in asked.referral.answers
    if key is not None and not is_new and (_is_in_entry(key) or key in _OF_THE_CHILD):
        return _at(path_of(key), one, asked)
    for attribute, write in _WRITERS.items():
        if getattr(one, attribute):
            return write(one, asked)
    return {}


def hints(one: Requirement, asked: Asked, keys: tuple[str, ...]) -> Tree:
    """Return what to add for all `keys` that are wanting, at once."""
    return joined(hint(one, asked, key) for key in keys or (None,))


def is_wanted(one: Requirement, asked: Asked, key: str | None) -> bool:
    """Return whether something is to be written for what is open.

    What hangs on a question waits for the answer. An answer that is not the one wished for
    is an answer, and an age is as it is: nobody is asked to write another.
    """
    if one.only_if is not None:
        condition = asked.referral.answers.get(one.only_if)
        if condition is None or not condition.answer:
            return False
    if one.age_for is not None:
        return key is not None
    answer = asked.referral.answers.get(one.id or "") if one.judgement is not None else None
    wanted = one.judgement.wanted if one.judgement is not None else None
    return answer is None or answer.answer is None or wanted in (None, answer.answer)


def in_referral(asked: Asked, keys: Tree) -> Tree:
    """Return keys of the referral: of the one that is there, or of a new one."""
    path = path_of(asked.key)
    if len(path) == 1:
        return {"henvisninger": [Entry({"til": asked.referral.to or BLANK, **keys})]}
    return {"henvisninger": [Entry(keys, int(path[1]))]}


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


def _at(path: Path, one: Requirement, asked: Asked) -> Tree:
    """Return the tree that leads to a key."""
    part, *rest = path
    if not rest:
        return {str(part): _value(str(part), one, asked)}
    if part == "felter":
        return {"felter": {str(rest[0]): BLANK}}
    if not isinstance(rest[0], int):
        return {str(part): _at(tuple(rest), one, asked)}
    return {str(part): [Entry(_at(tuple(rest[1:]), one, asked), rest[0])]}


def _value(key: str, one: Requirement, asked: Asked) -> str | tuple[str, ...]:
    """Return what to write for a key: what the requirement asks for there, or a place to fill."""
    if key == "deltagere" and one.participants:
        return _roles(one.participants, asked)
    if key == "drøftet" and one.discussed:
        return one.discussed
    known = {
        "forældremyndighed": _("ja or nej"),
        "svar": _("ja or nej"),
        "udfald": outcome(),
        "form": "skriftlig",
    }
    return known.get(key) or _blank(key)


def _roles(roles: tuple[str, ...], asked: Asked) -> tuple[str, ...]:
    return tuple(acting(role, asked.case, asked.ruleset) for role in roles)


def _blanks(keys: tuple[str, ...]) -> Tree:
    return {key: _blank(key) for key in keys}


def _blank(key: str) -> str | tuple[str, ...]:
    if key in DATES:
        return day()
    return (BLANK,) if key in _LISTS else BLANK


_LISTS = frozenset({"mål", "tegn", "deltagere", "drøftet"})


def _meeting(one: Requirement, asked: Asked) -> Tree:
    keys: Tree = {"art": one.meeting[0], "afholdt": day()}
    if one.participants:
        keys["deltagere"] = _roles(one.participants, asked)
    if one.discussed:
        keys["drøftet"] = one.discussed
    return {"møder": [Entry({**keys, **_blanks(one.filled)})]}


def _assessment(one: Requirement, asked: Asked) -> Tree:
    kind = asked.ruleset.assessments.get(one.assessment or "")
    makers = kind.by if kind is not None else ()
    by = makers[0] if makers else BLANK
    keys = {"art": one.assessment or "", "bestilt": day(), "dato": day(), "af": by}
    return {"vurderinger": [Entry({**keys, **_blanks(one.filled)})]}


def _consent(one: Requirement, asked: Asked) -> Tree:
    parents = asked.case.child.parents if asked.case.child is not None else ()
    form = one.form or "skriftlig"
    keys: Tree = {"til": one.consent or "", "givet": day(), "af": (BLANK,), "form": form}
    given: Tree = {"samtykker": [Entry(keys)]}
    holder: Tree = {"barn": {"forældre": [Entry({"navn": BLANK, "forældremyndighed": "ja"})]}}
    if parents and all(parent.custody is False for parent in parents):
        return holder  # whose consent it would be is to be written first (A12)
    if parents and all(parent.custody is not None for parent in parents):
        return given
    return {**holder, **given}


def _date(one: Requirement, asked: Asked) -> Tree:
    return in_referral(asked, {one.date_key or "": day()})


def _written(one: Requirement, asked: Asked) -> Tree:
    return in_referral(asked, {"af": acting(one.written_by or "", asked.case, asked.ruleset)})


def _judgement(one: Requirement, asked: Asked) -> Tree:
    makers = one.judgement.by if one.judgement is not None else ()
    by = acting(makers[0], asked.case, asked.ruleset) if makers else BLANK
    answer = _("ja or nej")  # the answer is theirs, also where only one of them will do
    text = f"{{svar: {answer}, af: {by}, dato: {day()}}}"
    return in_referral(asked, {"skøn": {one.id or "": text}})


def _measure(one: Requirement, asked: Asked) -> Tree:
    action = asked.ruleset.actions.get(one.action or "")
    level = one.level or (action.level if action is not None else None) or BLANK
    keys = {"niveau": level, **({"tiltag": one.action} if one.action else {})}
    return {"indsatser": [Entry({**keys, **_blanks(one.filled)})]}


def _plan(one: Requirement, asked: Asked) -> Tree:
    keys: Tree = {"skema": one.plan or "", "dato": day()}
    if one.participants:
        keys["deltagere"] = _roles(one.participants, asked)
    if one.fields:
        keys["felter"] = dict.fromkeys(one.fields, BLANK)
    return {"handleplaner": [Entry(keys)]}


def _granted(one: Requirement, _asked: Asked) -> Tree:
    decision = {"dato": day(), "udfald": "bevilget"}
    return {"henvisninger": [Entry({"til": one.referral or "", "afgørelse": decision})]}


def _observed(one: Requirement, _asked: Asked) -> Tree:
    keys: Tree = {"dato": day(), "belyser": (one.theme or "",), "tekst": BLANK}
    return {"narrativer": [Entry(keys)]}


def _age(_one: Requirement, _asked: Asked) -> Tree:
    return {"barn": {"født": day()}}


_WRITERS: dict[str, Callable[[Requirement, Asked], Tree]] = {
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
