"""Consent: from whom, for what, in which form, and not withdrawn (V6c, H7, A12)."""

from datetime import date

from sagscli.language import _
from sagscli.model.case import Consent
from sagscli.model.ruleset import Requirement
from sagscli.rules.gates.proof import Asked, Proof, Span, lacking, needs
from sagscli.rules.keys import readable
from sagscli.safety import initials

Held = tuple[date, date | None]
"""A time in which a consent held: from a day until before another; None: it still holds."""


def consent(one: Requirement, asked: Asked) -> Proof:
    """Every holder of forældremyndighed has consented, or one where the ruleset says so (A12).

    The proof's spans are the times in which it held, those that are over too: what was set
    going in one of them was set going with consent.
    """
    holders, unknown = _holders(asked)
    if unknown is not None:
        return needs(unknown, unknown=True)
    held, fault = _held(one, asked)
    each = [held.get(name, []) for name in holders]
    times = _together(each) if one.consent_of == "alle" else [held for one in each for held in one]
    if _holds(times):
        return Proof(tuple(Span(since, since, until) for since, until in times), "")
    if fault is not None:
        return fault
    left = [name for name, those in zip(holders, each, strict=True) if not _holds(those)]
    if len(left) == len(holders):
        return lacking(_("no consent of this kind is recorded"))
    text = _("not everyone who holds forældremyndighed has consented; lacking: {names}")
    return lacking(text.format(names=", ".join(initials(name) for name in left)))


def _holds(times: list[Held]) -> bool:
    return any(until is None for _since, until in times)


def _together(each: list[list[Held]]) -> list[Held]:
    """Return the times in which the consents of all of them held at once."""
    found = each[0] if each else []
    for times in each[1:]:
        found = [
            (max(one[0], other[0]), _earlier(one[1], other[1]))
            for one in found
            for other in times
            if _earlier(one[1], other[1]) is None
            or max(one[0], other[0]) < (_earlier(one[1], other[1]) or date.max)
        ]
    return found


def _earlier(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return min(days, default=None)


def _held(one: Requirement, asked: Asked) -> tuple[dict[str, list[Held]], Proof | None]:
    """Return when each person's consent held, and why the last faulty one does not count."""
    found: dict[str, list[Held]] = {}
    ended: dict[str, list[date]] = {}
    fault = None
    for at, there in enumerate(asked.case.consents):
        if there.purpose != one.consent:
            continue
        fault = _fault(there, one, f"samtykker[{at}]") or fault
        if there.withdrawn is not None:
            for name in there.by:
                ended.setdefault(name, []).append(there.withdrawn)
        if there.given is not None and _fault(there, one, "", withdrawn=False) is None:
            for name in there.by:
                found.setdefault(name, []).append((there.given, there.withdrawn))
    cut = {name: [_cut(one, ended.get(name, [])) for one in those] for name, those in found.items()}
    return cut, fault


def _cut(held: Held, withdrawn: list[date]) -> Held:
    """Return a time cut off where the person withdrew, in that entry of the case or in another."""
    since, until = held
    days = [day for day in (*withdrawn, until) if day is not None and day >= since]
    return since, min(days, default=None)


def _holders(asked: Asked) -> tuple[list[str], str | None]:
    """Return who holds forældremyndighed, or the key that would tell."""
    parents = asked.case.child.parents if asked.case.child is not None else ()
    for at, parent in enumerate(parents):
        if parent.custody is None:
            return [], f"barn.forældre[{at}].forældremyndighed"
        if parent.custody and parent.name is None:
            return [], f"barn.forældre[{at}].navn"
    names: list[str] = []
    for at, parent in enumerate(parents):
        if parent.custody and parent.name in names:  # whose consent it is cannot be told
            return [], f"barn.forældre[{at}].navn"
        names += [parent.name] if parent.custody and parent.name else []
    return names, None if names else "barn.forældre"


def _fault(there: Consent, one: Requirement, key: str, *, withdrawn: bool = True) -> Proof | None:
    if there.given is None:
        return needs(f"{key}.givet")
    if withdrawn and there.withdrawn is not None:
        return lacking(_("the consent was withdrawn"))
    if not there.by:
        return needs(f"{key}.af")
    if one.form is not None and there.form != one.form:
        text = _("the consent must be written and signed: {key}")
        where = f"{key}.form"
        return lacking(text.format(key=readable(where)))._replace(key=where)
    return None
