"""Consent: from whom, for what, in which form, and not withdrawn (V6c, H7, A12)."""

from datetime import date

from sagscli.language import _
from sagscli.model.case import Consent
from sagscli.model.ruleset import Requirement
from sagscli.rules.gates.proof import Asked, Proof, fill_in, lacking, shown


def consent(one: Requirement, asked: Asked) -> Proof:
    """Every holder of forældremyndighed has consented, or one where the ruleset says so (A12)."""
    holders, unknown = _holders(asked)
    if unknown is not None:
        return lacking(fill_in(unknown), unknown=True)
    given, fault = _given(one, asked)
    those = [name for name in holders if name in given]
    if one.consent_of == "en" and those:
        return shown(min(given[name] for name in those))
    if len(those) == len(holders):
        return shown(max(given[name] for name in those))
    if fault is not None:
        return lacking(fault)
    if not those:
        return lacking(_("no consent of this kind is recorded"))
    return lacking(_("not everyone who holds forældremyndighed has consented"))


def _given(one: Requirement, asked: Asked) -> tuple[dict[str, date], str | None]:
    """Return when each person consented, and why the last consent that does not count does not."""
    given: dict[str, date] = {}
    fault = None
    for at, there in enumerate(asked.case.consents):
        if there.purpose != one.consent:
            continue
        fault = _fault(there, one, f"samtykker[{at}]") or fault
        if there.given is not None and _fault(there, one, "") is None:
            for name in there.by:
                given[name] = min(there.given, given.get(name, there.given))
    return given, fault


def _holders(asked: Asked) -> tuple[list[str], str | None]:
    """Return who holds forældremyndighed, or the key that would tell."""
    parents = asked.case.child.parents if asked.case.child is not None else ()
    for at, parent in enumerate(parents):
        if parent.custody is None or parent.name is None:
            return [], f"barn.forældre[{at}].forældremyndighed"
    names = [parent.name for parent in parents if parent.custody and parent.name]
    return names, None if names else "barn.forældre"


def _fault(there: Consent, one: Requirement, key: str) -> str | None:
    if there.given is None:
        return fill_in(f"{key}.givet")
    if there.withdrawn is not None:
        return _("the consent was withdrawn")
    if not there.by:
        return fill_in(f"{key}.af")
    if one.form is not None and there.form != one.form:
        return _("the consent must be written and signed: {key}").format(key=f"{key}.form")
    return None
