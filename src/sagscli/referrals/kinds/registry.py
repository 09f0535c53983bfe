"""The kinds of requirement there are, one row each."""

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
from sagscli.referrals.kinds.unsaid import UnsaidRequirement
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

_UNSAID = UnsaidRequirement()


def kind_of(requirement: Requirement) -> RequirementKind:
    """Return the kind a requirement is of; of several keys, which is an error, the first."""
    return next((kind for kind in KINDS if getattr(requirement, kind.attribute)), _UNSAID)
