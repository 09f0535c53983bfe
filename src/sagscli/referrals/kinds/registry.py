"""The kinds of requirement there are, one row each."""

from sagscli.casefile.patch.draft import Tree
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, lacking
from sagscli.referrals.kinds.age import AgeRequirement
from sagscli.referrals.kinds.assessment import AssessmentRequirement
from sagscli.referrals.kinds.author import AuthorRequirement
from sagscli.referrals.kinds.consent import ConsentRequirement
from sagscli.referrals.kinds.date import DateRequirement
from sagscli.referrals.kinds.grant import GrantRequirement
from sagscli.referrals.kinds.judgement import JudgementRequirement
from sagscli.referrals.kinds.kind import RequirementKind
from sagscli.referrals.kinds.measure import ActionRequirement, LevelRequirement
from sagscli.referrals.kinds.meeting import MeetingRequirement
from sagscli.referrals.kinds.observation import ObservationRequirement
from sagscli.referrals.kinds.plan import PlanRequirement
from sagscli.rulesets.records import Requirement

KINDS: tuple[RequirementKind, ...] = (
    MeetingRequirement(),
    AssessmentRequirement(),
    ConsentRequirement(),
    DateRequirement(),
    AuthorRequirement(),
    AgeRequirement(),
    JudgementRequirement(),
    LevelRequirement(),
    ActionRequirement(),
    PlanRequirement(),
    GrantRequirement(),
    ObservationRequirement(),
)
"""In the order in which a message offers them, and a document has their tables."""


class _UnsaidRequirement(RequirementKind):
    """What a requirement is that does not say what is required, which is an error (SAG503)."""

    attribute = ""
    goes_with = ()
    record = None

    def evaluate(self, _requirement: Requirement, _context: EvaluationContext) -> Evidence:
        return lacking(_("the ruleset does not say what is required"), unknown=True)

    def draft(self, _requirement: Requirement, _context: EvaluationContext) -> Tree:
        return {}


_UNSAID = _UnsaidRequirement()


def kind_of(requirement: Requirement) -> RequirementKind:
    """Return the kind a requirement is of; of several keys, which is an error, the first."""
    return next((kind for kind in KINDS if getattr(requirement, kind.attribute)), _UNSAID)
