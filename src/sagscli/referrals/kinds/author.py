"""The role that wrote the referral; another one for a child not enrolled (V6d, V7)."""

from collections.abc import Iterable, Iterator

from sagscli.case.records import Referral
from sagscli.casefile.patch.draft import Tree
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, needs, shown
from sagscli.referrals.kinds.drafting import in_referral
from sagscli.referrals.kinds.kind import RequirementKind
from sagscli.referrals.kinds.who import by_another
from sagscli.referrals.standing import Remedy
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.rulesets.roles import acting, is_among, these


class AuthorRequirement(RequirementKind):
    """Who must have written the referral."""

    attribute = "written_by"
    goes_with = ()
    record = Referral
    is_in_referral = True

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the day it was written, by the role that must or one it stands for."""
        role, by = requirement.written_by or "", context.referral.by
        if by is None:
            return needs(f"{context.key}.af")
        if is_among(role, [by], context.case, context.ruleset):
            return shown(context.referral.written)
        text = _("written by {role}, but must be written by {roles}")
        return by_another(text, by, [role], context)._replace(remedy=Remedy.ANEW)

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return the role that must write it."""
        role = acting(requirement.written_by or "", context.case, context.ruleset)
        return in_referral(context, {"af": role})

    def describe(self, requirement: Requirement, ruleset: Ruleset) -> Iterator[str]:
        """Yield who must write it."""
        yield _("written by {roles}").format(roles=these(self.roles(requirement), ruleset))

    def when_early(self, _requirement: Requirement) -> Remedy:
        """Return that it is written anew."""
        return Remedy.ANEW

    def roles(self, requirement: Requirement) -> Iterable[str]:
        """Return who must write it."""
        return (requirement.written_by or "",)
