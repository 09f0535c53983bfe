"""A date of the referral itself, such as the recommendation (V6d)."""

from sagscli.case.records import Referral
from sagscli.casefile.patch.draft import Tree
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, date_of, needs, shown
from sagscli.referrals.kinds.drafting import day, in_referral
from sagscli.referrals.kinds.kind import RequirementKind
from sagscli.referrals.standing import WRITTEN, Remedy
from sagscli.rulesets.records import Requirement


class DateRequirement(RequirementKind):
    """A date of the referral."""

    attribute = "date_key"
    goes_with = ()
    record = Referral
    is_in_referral = True

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the day that stands under the key."""
        on = date_of(context.referral, requirement.date_key or "")
        return shown(on) if on is not None else needs(f"{context.key}.{requirement.date_key}")

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return the key, with a day to fill in."""
        return in_referral(context, {requirement.date_key or "": day()})

    def when_early(self, requirement: Requirement) -> Remedy:
        """Return that what was written is written anew, and another date is put right."""
        return Remedy.ANEW if requirement.date_key == WRITTEN else Remedy.NEW_DATE

    def happened(self, requirement: Requirement) -> str:
        """Return what the date says was done."""
        verbs = {WRITTEN: _("written on"), "sendt": _("sent on")}
        return verbs.get(requirement.date_key or "", _("dated"))
