"""Who sends a referral, and whether it was sent to those who decide on it (V6d, V7, H5, H11)."""

from datetime import date

from sagscli.case.records import Case, Referral
from sagscli.referrals.paper_deadline import papers_rule
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.roles import acting


def sender(case: Case, ruleset: Ruleset, to: str | None) -> str | None:
    """Return who sends it: who has the papers' deadline, else who writes it, else has all of it.

    What is advice only is an underretning, which is the duty of each (A8).
    """
    kind = ruleset.referrals[to or ""]
    if kind.advisory:
        return None
    rule = papers_rule(to, ruleset)
    writers = [each.written_by for each in kind.requirements if each.written_by is not None]
    owners = {each.responsible for each in kind.requirements if each.stage == "sendt"}
    [owner] = owners if len(owners) == 1 else [None]
    role = (rule.responsible if rule is not None else None) or next(iter(writers), owner)
    return acting(role, case, ruleset) if role not in (None, kind.decided_by) else None


def has_met(referral: Referral, as_of: date) -> bool:
    """Return whether the day of the referral's own meeting has come."""
    return referral.meeting is not None and referral.meeting <= as_of


def is_unsent(case: Case, ruleset: Ruleset, referral: Referral) -> bool:
    """Return whether somebody is to send it to those who decide, and it is not sent (H5)."""
    if referral.sent is not None or referral.decision is not None:
        return False
    kind = ruleset.referrals[referral.to or ""]
    return kind.decided_by is not None and sender(case, ruleset, referral.to) is not None
