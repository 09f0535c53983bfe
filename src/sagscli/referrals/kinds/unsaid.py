"""A requirement that does not say what is required, as a ruleset with errors may have (SAG503)."""

from sagscli.casefile.patch.draft import Tree
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, lacking
from sagscli.referrals.kinds.kind import RequirementKind
from sagscli.rulesets.records import Requirement


class UnsaidRequirement(RequirementKind):
    """Nothing that could be looked for; it is not among the kinds that can be asked for."""

    attribute = ""
    goes_with = ()
    record = None

    def evaluate(self, _requirement: Requirement, _context: EvaluationContext) -> Evidence:
        """Return that nobody can tell."""
        return lacking(_("the ruleset does not say what is required"), unknown=True)

    def draft(self, _requirement: Requirement, _context: EvaluationContext) -> Tree:
        """Return that there is nothing to write."""
        return {}
