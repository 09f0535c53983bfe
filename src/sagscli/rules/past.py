"""A case as it was known on a day: what is dated later has not happened yet.

What is only planned for later (opstart, ophør, skolestart, planlagt) stays: it was
written down as something to come.
"""

from datetime import date

from sagscli.model.case import Case, Meeting, Referral


def as_known(case: Case, day: date) -> Case:
    """Return `case` without what happened after `day`.

    A meeting held later stands as planned: for the day it was planned for, or, when
    that had gone by too, for the day it came to be held.
    """
    if not _has_later(case, day):
        return case
    return case.model_copy(
        update={
            "meetings": tuple(_meeting(one, day) for one in case.meetings),
            "plans": tuple(one for one in case.plans if not _is_later(one.dated, day)),
            "referrals": tuple(_referral(one, day) for one in case.referrals),
        }
    )


def _has_later(case: Case, day: date) -> bool:
    held = any(
        _is_later(one.held, day) or _is_later(one.minutes_sent, day) for one in case.meetings
    )
    return (
        held
        or any(_is_later(one.dated, day) for one in case.plans)
        or any(_decided_later(one, day) for one in case.referrals)
    )


def _is_later(fact: date | None, day: date) -> bool:
    return fact is not None and fact > day


def _decided_later(referral: Referral, day: date) -> bool:
    return referral.decision is not None and _is_later(referral.decision.dated, day)


def _meeting(one: Meeting, day: date) -> Meeting:
    update: dict[str, date | None] = {}
    if _is_later(one.held, day):
        stands = one.planned is not None and one.planned >= day
        update = {"held": None, "planned": one.planned if stands else one.held}
    if _is_later(one.minutes_sent, day):
        update["minutes_sent"] = None
    return one.model_copy(update=update) if update else one


def _referral(one: Referral, day: date) -> Referral:
    return one.model_copy(update={"decision": None}) if _decided_later(one, day) else one
