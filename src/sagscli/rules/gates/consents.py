"""Consent: from whom, for what, in which form, and not withdrawn (V6c, H7, A12)."""

from datetime import date

from sagscli.language import _
from sagscli.model.case import Consent
from sagscli.model.ruleset import Requirement
from sagscli.rules.gates.proof import Asked, Proof, lacking, needs, shown
from sagscli.rules.keys import readable
from sagscli.safety import initials


def consent(one: Requirement, asked: Asked) -> Proof:
    """Every holder of forældremyndighed has consented, or one where the ruleset says so (A12)."""
    holders, unknown = _holders(asked)
    if unknown is not None:
        return needs(unknown, unknown=True)
    given, fault = _given(one, asked)
    those = [name for name in holders if name in given]
    if one.consent_of == "en" and those:
        return shown(min(given[name] for name in those))
    if len(those) == len(holders):
        return shown(max(given[name] for name in those))
    if fault is not None:
        return fault
    if not those:
        return lacking(_("no consent of this kind is recorded"))
    left = ", ".join(initials(name) for name in holders if name not in given)
    text = _("not everyone who holds forældremyndighed has consented; lacking: {names}")
    return lacking(text.format(names=left))


def _given(one: Requirement, asked: Asked) -> tuple[dict[str, date], Proof | None]:
    """Return since when each person's consent counts, and why the last faulty one does not.

    Who withdrew a consent and gave it again has consented since the first: what was set going
    while it held was set going with consent.
    """
    first: dict[str, date] = {}
    now: set[str] = set()
    fault = None
    for at, there in enumerate(asked.case.consents):
        if there.purpose != one.consent:
            continue
        wrong = _fault(there, one, f"samtykker[{at}]")
        fault = wrong or fault
        if there.given is not None and _fault(there, one, "", withdrawn=False) is None:
            for name in there.by:
                first[name] = min(there.given, first.get(name, there.given))
        now |= set(there.by) if wrong is None else set()
    return {name: day for name, day in first.items() if name in now}, fault


def _holders(asked: Asked) -> tuple[list[str], str | None]:
    """Return who holds forældremyndighed, or the key that would tell."""
    parents = asked.case.child.parents if asked.case.child is not None else ()
    for at, parent in enumerate(parents):
        if parent.custody is None or parent.name is None:
            return [], f"barn.forældre[{at}].forældremyndighed"
    names = [parent.name for parent in parents if parent.custody and parent.name]
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
        return lacking(text.format(key=readable(f"{key}.form")))
    return None
