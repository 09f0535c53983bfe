"""What mends a requirement where writing one more record does not (V5, V6d, H5, H7)."""

from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext
from sagscli.referrals.kinds.registry import kind_of
from sagscli.referrals.sender import is_unsent
from sagscli.referrals.standing import WRITTEN, Remedy, Standing
from sagscli.rulesets.records import Requirement


def remedy_of(requirement: Requirement, context: EvaluationContext, standing: Standing) -> Remedy:
    """Return what mends a requirement that is open."""
    if standing.late is not None:
        return _late(standing.late, context)
    if standing.early:
        return _early(requirement, context)
    return _anew(standing.remedy, context) if standing.remedy is Remedy.ANEW else standing.remedy


def _late(key: str, context: EvaluationContext) -> Remedy:
    if key == WRITTEN:
        return _anew(Remedy.ANEW, context)
    if key == "møde" and is_unsent(context.case, context.ruleset, context.referral):
        return Remedy.LATER_MEETING
    return _anew(Remedy.NEW_REFERRAL if key in ("møde", "sendt") else Remedy.NEW_DATE, context)


def _early(requirement: Requirement, context: EvaluationContext) -> Remedy:
    remedy = kind_of(requirement).when_early(requirement)
    if remedy is not Remedy.AGAIN:
        return _anew(remedy, context)
    if context.referral.written is not None and WRITTEN in requirement.by_date:
        return _anew(Remedy.AGAIN_AND_ANEW, context)
    is_sent = context.referral.sent is not None and "sendt" in requirement.by_date
    return _anew(Remedy.NEW_REFERRAL, context) if is_sent else Remedy.AGAIN


def _anew(remedy: Remedy, context: EvaluationContext) -> Remedy:
    """Return what mends a referral: what was sent is not written anew, and what is decided stays.

    Of advice there is nothing to mend (A8).
    """
    decision = context.referral.decision
    if context.kind.advisory or (decision is not None and decision.is_made):
        return Remedy.NOTHING
    return Remedy.NEW_REFERRAL if context.referral.sent is not None else remedy


def told(standing: Standing, remedy: Remedy) -> Standing:
    """Return a standing that says what mends it, and names no key where nothing is filled in."""
    text = {
        Remedy.AGAIN: _("it must be made again after that"),
        Remedy.AGAIN_AND_ANEW: _(
            "it must be made again after that, and then the referral must be written anew"
        ),
        Remedy.ANEW: _("the referral must be written anew"),
        Remedy.NEW_DATE: _("a new date is needed"),
        Remedy.LATER_MEETING: _("it must be for a later meeting"),
        Remedy.NEW_REFERRAL: _("only a new referral mends that"),
        Remedy.ENCLOSE: _('put the file in the folder, or correct "bilag"'),
    }.get(remedy)
    detail = f"{standing.detail}; {text}" if text is not None else standing.detail
    keys = () if remedy is Remedy.ANOTHER else standing.keys
    return standing._replace(detail=detail, keys=keys)
