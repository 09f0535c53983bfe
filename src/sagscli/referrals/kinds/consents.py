"""Consent: from whom, for what, in which form, and not withdrawn (V6c, H7, A12)."""

from datetime import date
from typing import NamedTuple

from sagscli import days
from sagscli.case.key_paths import readable
from sagscli.case.records import Consent
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, EvidencePeriod, lacking, needs
from sagscli.rulesets.records import Requirement
from sagscli.safety import initials

Held = tuple[date, date | None]
"""A time in which a consent held: from a day until before another; None: it still holds."""


class _ConsentEntry(NamedTuple):
    """An entry of the case for the consent that is asked for, and where it stands."""

    key: str
    there: Consent


def consent(one: Requirement, context: EvaluationContext) -> Evidence:
    """Every holder of forældremyndighed has consented, or one where the ruleset says so (A12).

    The proof's spans are the times in which it held, those that are over too: what was set
    going in one of them was set going with consent.
    """
    holders, unknown = _holders(context)
    if unknown is not None:
        return unknown
    entries = [
        _ConsentEntry(f"samtykker[{at}]", there)
        for at, there in enumerate(context.case.consents)
        if there.purpose == one.consent
    ]
    each = [_held(name, one, entries) for name in holders]
    times = _together(each) if one.consent_of == "alle" else [held for one in each for held in one]
    if _holds(times):
        return Evidence(tuple(EvidencePeriod(since, since, until) for since, until in times), "")
    left = [name for name, those in zip(holders, each, strict=True) if not _holds(those)]
    return _why_not(left, holders, one, entries)


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
    return min((day for day in (one, other) if day is not None), default=None)


def _held(name: str, one: Requirement, entries: list[_ConsentEntry]) -> list[Held]:
    """Return when a person's consent held: until a withdrawal, in that entry or another.

    A withdrawal that does not say whose may be anyone's, so it ends every consent before it.
    """
    ended = [
        it.there.withdrawn
        for it in entries
        if it.there.withdrawn is not None and (not it.there.by or name in it.there.by)
    ]
    given = [
        it.there.given
        for it in entries
        if it.there.given is not None and name in it.there.by and _is_of_form(it.there, one)
    ]
    return [(since, min((day for day in ended if day >= since), default=None)) for since in given]


def _is_of_form(there: Consent, one: Requirement) -> bool:
    return one.form is None or there.form == one.form


def _holders(context: EvaluationContext) -> tuple[list[str], Evidence | None]:
    """Return who holds forældremyndighed, or what would tell."""
    parents = context.case.child.parents if context.case.child is not None else ()
    for at, parent in enumerate(parents):
        if parent.custody is None:
            return [], needs(f"barn.forældre[{at}].forældremyndighed", unknown=True)
        if parent.custody and parent.name is None:
            return [], needs(f"barn.forældre[{at}].navn", unknown=True)
    names: list[str] = []
    for at, parent in enumerate(parents):
        if parent.custody and parent.name in names:  # whose consent it is cannot be told
            return [], needs(f"barn.forældre[{at}].navn", unknown=True)
        names += [parent.name] if parent.custody and parent.name else []
    if names:
        return names, None
    nobody = needs("barn.forældre", unknown=True)
    if parents:
        text = _("nobody in the case holds forældremyndighed: add who does under {key}")
        nobody = nobody._replace(detail=text.format(key=readable("barn.forældre")))
    return [], nobody


def _why_not(
    left: list[str], holders: list[str], one: Requirement, entries: list[_ConsentEntry]
) -> Evidence:
    """Return why those who are `left` have not consented: by the last entry that concerns them."""
    concerned = [it for it in entries if not it.there.by or set(it.there.by) & set(left)]
    for it in reversed(concerned):
        fault = _fault(it, one)
        if fault is not None:
            return fault
        if it.there.withdrawn is not None:
            return _withdrawn(it.there.withdrawn, left, holders)
    if len(left) == len(holders):
        return lacking(_("no consent of this kind is recorded"))
    text = _("not everyone who holds forældremyndighed has consented; lacking: {names}")
    return lacking(text.format(names=_named(left)))


def _named(names: list[str]) -> str:
    return ", ".join(initials(name) for name in names)


def _withdrawn(day: date, left: list[str], holders: list[str]) -> Evidence:
    if len(left) == len(holders):
        return lacking(_("the consent was withdrawn on {day}").format(day=days.short(day)))
    text = _("the consent was withdrawn on {day}; lacking: {names}")
    return lacking(text.format(day=days.short(day), names=_named(left)))


def _fault(it: _ConsentEntry, one: Requirement) -> Evidence | None:
    """Return what an entry lacks to count, as a consent or as a withdrawal (V6c, H7)."""
    there = it.there
    is_back = there.withdrawn is not None
    blank = {
        "givet": there.given is None and not is_back,
        "af": not there.by,
        "form": one.form is not None and there.form is None and not is_back,
    }
    keys = [f"{it.key}.{name}" for name, is_blank in blank.items() if is_blank]
    where = f"{it.key}.form"
    if not is_back and not _is_of_form(there, one) and keys in ([], [where]):
        text = _("the consent must be written and signed: {key}")
        return lacking(text.format(key=readable(where)))._replace(keys=(where,))
    return needs(*keys) if keys else None
