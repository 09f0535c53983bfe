"""Consent: from whom, for what, in which form, and not withdrawn (V6c, H7, A12)."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from sagscli import days
from sagscli.case.key_paths import readable
from sagscli.case.records import Consent
from sagscli.casefile.patch.draft import BLANK, Tree
from sagscli.language import N_, _
from sagscli.referrals.evidence import EvaluationContext, Evidence, EvidencePeriod, lacking, needs
from sagscli.referrals.kinds.drafting import day, entry
from sagscli.referrals.kinds.kind import Cells, RecordRequirement, WhoCell
from sagscli.referrals.standing import Remedy
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.safety import initials

_Held = tuple[date, date | None]
"""A time in which a consent held: from a day until before another; None: it still holds."""

_Entry = tuple[str, Consent]
"""The key of a consent in the case, and the consent."""


class ConsentRequirement(RecordRequirement[Consent]):
    """Every holder of forældremyndighed has consented, or one where the ruleset says so (A12)."""

    attribute = "consent"
    goes_with = ("form", "consent_of")
    record = Consent
    vocabulary = "consents"
    told_by = "purpose"
    too_late = N_("the consent was given only on {day}, after {event}")
    heading = "Samtykke"
    columns = ("Til", "Givet", "Af", "Form")

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the times in which it held, those that are over too.

        What was set going in one of them was set going with consent.
        """
        holders, unknown = _holders(context)
        entries = self.entries(requirement, context)
        if unknown is not None:
            return _whatever_is_missing(requirement, context, entries) or unknown
        held = _held(holders, requirement, entries)
        each = [held[name] for name in holders]
        is_of_all = requirement.consent_of == "alle"
        times = _together(each) if is_of_all else [held for times in each for held in times]
        if _holds(times):
            return _shown(times)
        left = [name for name, those in zip(holders, each, strict=True) if not _holds(those)]
        return _why_not(left, holders, requirement, entries)

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return a consent, and who holds forældremyndighed where that is not told (A12)."""
        parents = context.case.child.parents if context.case.child is not None else ()
        form = requirement.form or "skriftlig"
        keys: Tree = {"til": requirement.consent, "givet": day(), "af": (BLANK,), "form": form}
        given = entry("samtykker", keys)
        holder: Tree = {"barn": entry("forældre", {"navn": BLANK, "forældremyndighed": "ja"})}
        if parents and all(parent.custody is False for parent in parents):
            return holder  # whose consent it would be is to be written first (A12)
        if parents and all(parent.custody is not None for parent in parents):
            return given
        return {**holder, **given}

    def left_to_ask(self, requirement: Requirement, context: EvaluationContext) -> tuple[str, ...]:
        """Return the parents whose consent is still wanted: holders, or who may be one (A12)."""
        names, unknown = _holders(context)
        if unknown is not None:
            parents = context.case.child.parents if context.case.child is not None else ()
            names = [each.name for each in parents if each.name and each.custody is not False]
        held = _held(names, requirement, self.entries(requirement, context))
        return tuple(name for name in dict.fromkeys(names) if not _holds(held[name]))

    def describe(self, requirement: Requirement, _ruleset: Ruleset) -> Iterator[str]:
        """Yield from whom it must be, and in which form."""
        text = (
            _("from every holder of forældremyndighed")
            if requirement.consent_of == "alle"
            else _("from one holder of forældremyndighed")
        )
        yield f"{text}, " + _("in writing") if requirement.form is not None else text

    def cells(self, record: Consent) -> Cells | None:
        """Return when it was given, by whom and how; nothing of one that was withdrawn."""
        by = WhoCell(record.by, are_roles=False)
        return (record.given, by, record.form) if record.withdrawn is None else None


def _shown(times: list[_Held]) -> Evidence:
    return Evidence(tuple(EvidencePeriod(since, since, until) for since, until in times), "")


def _whatever_is_missing(
    requirement: Requirement, context: EvaluationContext, entries: list[_Entry]
) -> Evidence | None:
    """Return what holds whoever of the parents has forældremyndighed, if anything does.

    That everyone who may hold it has consented; where one will do, that a known holder has; and
    that a known holder has not, where all must (A12).
    """
    parents = context.case.child.parents if context.case.child is not None else ()
    possible = [parent.name for parent in parents if parent.custody is not False]
    known = [parent.name for parent in parents if parent.custody and parent.name is not None]
    if len(set(possible)) < len(possible):  # whose consent it is cannot be told
        return None
    held = _held([name for name in possible if name is not None], requirement, entries)
    if possible and None not in possible:
        of_all = _together(list(held.values()))
        if _holds(of_all):
            return _shown(of_all)
    if requirement.consent_of != "alle":
        of_one = [time for name in known for time in held[name]]
        return _shown(of_one) if _holds(of_one) else None
    left = [name for name in known if not _holds(held[name])]
    return _why_not(left, known, requirement, entries) if left else None


def _holds(times: list[_Held]) -> bool:
    return any(until is None for _since, until in times)


def _together(each: list[list[_Held]]) -> list[_Held]:
    """Return the times in which the consents of all of them held at once."""
    both = each[0] if each else []
    for times in each[1:]:
        pairs = (
            (max(held[0], other[0]), _earlier(held[1], other[1]))
            for held in both
            for other in times
        )
        # Each once: of thousands of consents most hold in the same times.
        both = list(dict.fromkeys(pair for pair in pairs if pair[0] < (pair[1] or date.max)))
    return both


def _earlier(first: date | None, second: date | None) -> date | None:
    return min((on for on in (first, second) if on is not None), default=None)


def _held(
    names: list[str], requirement: Requirement, entries: list[_Entry]
) -> dict[str, list[_Held]]:
    """Return when each person's consent held: until a withdrawal, in that entry or another.

    A withdrawal that does not say whose may be anyone's, so it ends every consent before it.
    """
    given: dict[str, list[date]] = {name: [] for name in names}
    ended: dict[str, list[date]] = {name: [] for name in names}
    of_anyone: list[date] = []
    for _key, consent in entries:
        if consent.withdrawn is not None and not consent.by:
            of_anyone.append(consent.withdrawn)
        for name in given.keys() & set(consent.by):
            if consent.withdrawn is not None:
                ended[name].append(consent.withdrawn)
            if consent.given is not None and _is_of_form(consent, requirement):
                given[name].append(consent.given)
    return {name: _until(given[name], sorted([*ended[name], *of_anyone])) for name in given}


def _until(given: list[date], ended: list[date]) -> list[_Held]:
    """Return each day once, with the first withdrawal from then on; `ended` are in order."""
    places = ((since, bisect_left(ended, since)) for since in dict.fromkeys(given))
    return [(since, ended[at] if at < len(ended) else None) for since, at in places]


def _is_of_form(consent: Consent, requirement: Requirement) -> bool:
    return requirement.form is None or consent.form == requirement.form


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
    where = "barn.forældre"
    if not parents:
        return [], needs(where, unknown=True)
    text = _("nobody in the case holds forældremyndighed: add who does under {key}")
    nobody = lacking(text.format(key=readable(where)), unknown=True)
    return [], nobody._replace(keys=(where,))


def _why_not(
    left: list[str], holders: list[str], requirement: Requirement, entries: list[_Entry]
) -> Evidence:
    """Return why those who are `left` have not consented: by the last entry that concerns them."""
    is_everyone = len(left) == len(holders)
    names = ", ".join(initials(name) for name in left)
    for key, consent in reversed(entries):
        if consent.by and not set(consent.by) & set(left):
            continue
        fault = _fault(key, consent, requirement)
        if fault is not None:
            return fault
        if consent.withdrawn is not None:
            on = days.short(consent.withdrawn)
            if is_everyone:
                return lacking(_("the consent was withdrawn on {day}").format(day=on))
            text = _("the consent was withdrawn on {day}; lacking: {names}")
            return lacking(text.format(day=on, names=names))
    if is_everyone:
        return lacking(_("no consent of this kind is recorded"))
    text = _("not everyone who holds forældremyndighed has consented; lacking: {names}")
    return lacking(text.format(names=names))


def _fault(key: str, consent: Consent, requirement: Requirement) -> Evidence | None:
    """Return what an entry lacks to count, as a consent or as a withdrawal (V6c, H7)."""
    is_back = consent.withdrawn is not None
    blank = {
        "givet": consent.given is None and not is_back,
        "af": not consent.by,
        "form": requirement.form is not None and consent.form is None and not is_back,
    }
    keys = [f"{key}.{name}" for name, is_blank in blank.items() if is_blank]
    where = f"{key}.form"
    if not is_back and not _is_of_form(consent, requirement) and keys in ([], [where]):
        text = _("the consent must be written and signed: {key}")
        unsigned = lacking(text.format(key=readable(where)))
        return unsigned._replace(keys=(where,), remedy=Remedy.ANOTHER)
    return needs(*keys) if keys else None
