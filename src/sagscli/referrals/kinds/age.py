"""The child's age on the day of the meeting that decides, or the day asked for (V2, R1)."""

from datetime import date

from sagscli import days
from sagscli.case.facts import recorded_school_start, school_start
from sagscli.case.records import Child
from sagscli.casefile.patch.draft import Tree
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, lacking, needs, shown
from sagscli.referrals.kinds.drafting import day
from sagscli.referrals.kinds.kind import RequirementKind
from sagscli.rulesets.ages import outside
from sagscli.rulesets.records import Requirement


class AgeRequirement(RequirementKind):
    """An age within what an offer is for."""

    attribute = "age_for"
    goes_with = ()
    record = Child

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return that the child is of the age, or too young, or too old."""
        placement = context.ruleset.placements.get(requirement.age_for or "")
        ages = placement.ages if placement is not None else None
        on, text = _day_of_age(context)
        if context.case.child is None or context.case.child.born is None:
            start = recorded_school_start(context.case)
            if (
                ages is not None
                and ages.until == "skolestart"
                and start is not None
                and start <= on
            ):
                # whenever the child was born, it has begun school
                return lacking(_("the child is too old on {day}").format(day=text))
            return needs("barn.født", unknown=True)
        fault = outside(ages, context.case, on) if ages is not None else None
        if fault is None or ages is None:
            return shown(None, detail=text)
        if fault == "young":
            return lacking(_("the child is too young on {day}").format(day=text))
        if ages.until == "skolestart" and school_start(context.case).expected:
            # by age it has gone by; whether it has is not known
            return needs("skole.start", unknown=True)
        return lacking(_("the child is too old on {day}").format(day=text))

    def draft(self, _requirement: Requirement, _context: EvaluationContext) -> Tree:
        """Return the day of birth, to fill in."""
        return {"barn": {"født": day()}}

    def is_to_write(
        self, _requirement: Requirement, _context: EvaluationContext, key: str | None
    ) -> bool:
        """Return whether a key is wanting: an age is as it is."""
        return key is not None


def _day_of_age(context: EvaluationContext) -> tuple[date, str]:
    """Return the day an age is taken on, and the same in words."""
    decision = context.referral.decision
    if context.referral.meeting is not None:
        on, text = context.referral.meeting, _("{day}, the day of the meeting")
    elif decision is not None and decision.dated is not None:
        on, text = decision.dated, _("{day}, the day of the decision")
    elif context.papers.meeting is not None:
        on, text = context.papers.meeting, _("{day}, the day of the meeting that can be reached")
    else:
        on, text = context.as_of, "{day}"
    return on, text.format(day=days.short(on))
