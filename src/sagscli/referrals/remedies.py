"""What mends a requirement where writing one more record does not (V5, V6d, H5, H7)."""

from enum import StrEnum

from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext
from sagscli.referrals.sender import is_unsent
from sagscli.referrals.standing import Standing
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import is_among

WRITTEN = "udarbejdet"


class Remedy(StrEnum):
    """What is to be done about what is open.

    `record`: write it down, as for most. `another`: what is there is a fact, so a new one is made.
    `again`: it must be made again, and `again_and_anew`: the referral after it too. `anew`: the
    referral is written anew; `new_date`: another date of it is. `later_meeting`: the referral is
    for a later one. `new_referral`: what was sent was sent, so another is made. `enclose`: a file
    is not where it should be. `nothing`: it is history.
    """

    RECORD = "record"
    ANOTHER = "another"
    AGAIN = "again"
    AGAIN_AND_ANEW = "again_and_anew"
    ANEW = "anew"
    NEW_DATE = "new_date"
    LATER_MEETING = "later_meeting"
    NEW_REFERRAL = "new_referral"
    ENCLOSE = "enclose"
    NOTHING = "nothing"


def remedy_of(one: Requirement, context: EvaluationContext, standing: Standing) -> Remedy:
    """Return what mends a requirement that is open."""
    if standing.late is not None:
        return _late(standing.late, context)
    if standing.early:
        return _early(one, context)
    if one.written_by is not None and context.referral.by is not None:
        return _of_referral(Remedy.ANEW, context)
    key = standing.key or ""
    if key.endswith(".bilag"):
        return Remedy.ENCLOSE
    return Remedy.ANOTHER if key.endswith(".form") else Remedy.RECORD


def _late(key: str, context: EvaluationContext) -> Remedy:
    if key == WRITTEN:
        return _of_referral(Remedy.ANEW, context)
    if key == "møde":
        is_free = is_unsent(context.case, context.ruleset, context.referral)
        return Remedy.LATER_MEETING if is_free else _of_referral(Remedy.NEW_REFERRAL, context)
    return _of_referral(Remedy.NEW_REFERRAL if key == "sendt" else Remedy.NEW_DATE, context)


def _early(one: Requirement, context: EvaluationContext) -> Remedy:
    if one.date_key is not None or one.written_by is not None:
        is_it = one.date_key in (None, WRITTEN)
        return _of_referral(Remedy.ANEW if is_it else Remedy.NEW_DATE, context)
    if context.referral.written is not None and WRITTEN in one.by_date:
        return _of_referral(Remedy.AGAIN_AND_ANEW, context)
    is_sent = context.referral.sent is not None and "sendt" in one.by_date
    return _of_referral(Remedy.NEW_REFERRAL, context) if is_sent else Remedy.AGAIN


def _of_referral(remedy: Remedy, context: EvaluationContext) -> Remedy:
    """Return what mends a referral: what was sent is not written anew, and what is decided stays.

    Of advice there is nothing to mend (A8).
    """
    decision = context.referral.decision
    if context.kind.advisory or (decision is not None and decision.outcome is not None):
        return Remedy.NOTHING
    return Remedy.NEW_REFERRAL if context.referral.sent is not None else remedy


def is_by_another(one: Requirement, context: EvaluationContext) -> bool:
    """Return whether a role that should not wrote the referral (V6d, V7)."""
    by = context.referral.by
    if one.written_by is None or by is None:
        return False
    return not is_among(one.written_by, [by], context.case, context.ruleset)


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
