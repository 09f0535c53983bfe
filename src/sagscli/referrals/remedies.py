"""What mends a requirement where writing one more record does not (V5, V6d, H5, H7)."""

from enum import StrEnum

from sagscli.language import _
from sagscli.referrals.evidence import Asked
from sagscli.referrals.sender import is_unsent
from sagscli.referrals.standing import Standing
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import is_among

WRITTEN = "udarbejdet"


class Cure(StrEnum):
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


def cure_of(one: Requirement, asked: Asked, standing: Standing) -> Cure:
    """Return what mends a requirement that is open."""
    if standing.late is not None:
        return _late(standing.late, asked)
    if standing.early:
        return _early(one, asked)
    if one.written_by is not None and asked.referral.by is not None:
        return _of_referral(Cure.ANEW, asked)
    key = standing.key or ""
    if key.endswith(".bilag"):
        return Cure.ENCLOSE
    return Cure.ANOTHER if key.endswith(".form") else Cure.RECORD


def _late(key: str, asked: Asked) -> Cure:
    if key == WRITTEN:
        return _of_referral(Cure.ANEW, asked)
    if key == "møde":
        is_free = is_unsent(asked.case, asked.ruleset, asked.referral)
        return Cure.LATER_MEETING if is_free else _of_referral(Cure.NEW_REFERRAL, asked)
    return _of_referral(Cure.NEW_REFERRAL if key == "sendt" else Cure.NEW_DATE, asked)


def _early(one: Requirement, asked: Asked) -> Cure:
    if one.date_key is not None or one.written_by is not None:
        is_it = one.date_key in (None, WRITTEN)
        return _of_referral(Cure.ANEW if is_it else Cure.NEW_DATE, asked)
    if asked.referral.written is not None and WRITTEN in one.by_date:
        return _of_referral(Cure.AGAIN_AND_ANEW, asked)
    is_sent = asked.referral.sent is not None and "sendt" in one.by_date
    return _of_referral(Cure.NEW_REFERRAL, asked) if is_sent else Cure.AGAIN


def _of_referral(cure: Cure, asked: Asked) -> Cure:
    """Return what mends a referral: what was sent is not written anew, and what is decided stays.

    Of advice there is nothing to mend (A8).
    """
    decision = asked.referral.decision
    if asked.kind.advisory or (decision is not None and decision.outcome is not None):
        return Cure.NOTHING
    return Cure.NEW_REFERRAL if asked.referral.sent is not None else cure


def is_by_another(one: Requirement, asked: Asked) -> bool:
    """Return whether a role that should not wrote the referral (V6d, V7)."""
    by = asked.referral.by
    if one.written_by is None or by is None:
        return False
    return not is_among(one.written_by, [by], asked.case, asked.ruleset)


def told(standing: Standing, cure: Cure) -> Standing:
    """Return a standing that says what mends it, and names no key where nothing is filled in."""
    text = {
        Cure.AGAIN: _("it must be made again after that"),
        Cure.AGAIN_AND_ANEW: _(
            "it must be made again after that, and then the referral must be written anew"
        ),
        Cure.ANEW: _("the referral must be written anew"),
        Cure.NEW_DATE: _("a new date is needed"),
        Cure.LATER_MEETING: _("it must be for a later meeting"),
        Cure.NEW_REFERRAL: _("only a new referral mends that"),
        Cure.ENCLOSE: _('put the file in the folder, or correct "bilag"'),
    }.get(cure)
    detail = f"{standing.detail}; {text}" if text is not None else standing.detail
    keys = () if cure is Cure.ANOTHER else standing.keys
    return standing._replace(detail=detail, keys=keys)
