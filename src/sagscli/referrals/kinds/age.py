"""The child's age at opstart, planned or wished; before that is known, on no day (V2, R1, A19)."""

from datetime import date

from sagscli import days
from sagscli.case.facts import recorded_school_start, school_start
from sagscli.case.records import Case, Child
from sagscli.casefile.patch.draft import Tree
from sagscli.dates import add_years
from sagscli.language import _, counted
from sagscli.referrals.evidence import EvaluationContext, Evidence, lacking, needs, shown
from sagscli.referrals.kinds.drafting import day
from sagscli.referrals.kinds.kind import RequirementKind
from sagscli.referrals.standing import State
from sagscli.rulesets.ages import outside
from sagscli.rulesets.records import Ages, Requirement


class AgeRequirement(RequirementKind):
    """An age within what an offer is for."""

    attribute = "age_for"
    goes_with = ()
    record = Child

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return that the child is of the age, or too young, or too old.

        While no opstart is known, only what holds whatever it will be is said.
        """
        placement = context.ruleset.placements.get(requirement.age_for or "")
        ages = placement.ages if placement is not None else None
        if context.case.child is None or context.case.child.born is None:
            return _without_birth(ages, requirement, context)
        return shown(None) if ages is None else _judged(ages, requirement, context)

    def draft(self, _requirement: Requirement, _context: EvaluationContext) -> Tree:
        """Return the day of birth, to fill in."""
        return {"barn": {"født": day()}}

    def is_to_write(
        self, _requirement: Requirement, _context: EvaluationContext, key: str | None
    ) -> bool:
        """Return whether a key is wanting: an age is as it is."""
        return key is not None


def _without_birth(
    ages: Ages | None, requirement: Requirement, context: EvaluationContext
) -> Evidence:
    """Return what is known of a child's age all the same: whoever has begun school is too old."""
    on, start = _opstart(requirement, context) or context.as_of, recorded_school_start(context.case)
    by_school = ages is not None and ages.until == "skolestart"
    if by_school and start is not None and start <= on:
        return lacking(_("the child is too old on {day}").format(day=days.short(on)))
    return needs("barn.født", unknown=True)


def _judged(ages: Ages, requirement: Requirement, context: EvaluationContext) -> Evidence:
    start = _opstart(requirement, context)
    text = days.short(start or context.as_of)
    fault = outside(ages, context.case, start or context.as_of)
    if fault == "old":
        if ages.until == "skolestart" and school_start(context.case).expected:
            # by age it has gone by; whether it has is not known
            return needs("skole.start", unknown=True)
        return lacking(_("the child is too old on {day}").format(day=text))
    if start is None:
        return _not_yet(ages, context)
    if fault == "young":
        return lacking(_("the child is too young on {day}, when it begins").format(day=text))
    return shown(None, detail=_("{day}, the day it begins").format(day=text))


def _opstart(requirement: Requirement, context: EvaluationContext) -> date | None:
    """Return the first day in the offer: the place that was given, else the day wished for.

    Of several places it is the first that began no earlier than the referral.
    """
    referral = context.referral
    since = referral.written or referral.sent or referral.recommended or date.min
    begun = _begun(requirement.age_for, context.case)
    return min((day for day in begun if day >= since), default=referral.wished_start)


def _begun(kind: str | None, case: Case) -> list[date]:
    placements = (placement for placement in case.placements if placement.kind == kind)
    return [placement.start for placement in placements if placement.start is not None]


def _not_yet(ages: Ages, context: EvaluationContext) -> Evidence:
    """Return when the child is old enough: as long as no opstart is known, nothing is refused."""
    born = context.case.child.born if context.case.child is not None else None
    if not ages.since or born is None:
        return shown(None)
    turns = add_years(born, ages.since)
    years = counted("{n} year", "{n} years", ages.since)
    if turns <= context.as_of:
        text = _("the child turned {years} on {day}")
        return shown(None, detail=text.format(years=years, day=days.short(turns)))
    text = _("the child turns {years} on {day}; the age is measured on the first day in the place")
    detail = text.format(years=years, day=days.short(turns))
    return Evidence((), detail, State.NOT_APPLICABLE)
