"""What was decided on referrals, and what of it still holds: the latest decision rules (A29)."""

from collections.abc import Callable, Iterable
from datetime import date
from operator import itemgetter

from sagscli.case.records import Referral


def is_decided(referral: Referral) -> bool:
    """Return whether a decision is recorded: its day, what it was, or what it points to."""
    made = referral.decision
    return made is not None and (made.dated is not None or made.is_made)


def in_order(referrals: Iterable[Referral]) -> list[Referral]:
    """Return the referrals that were decided on, the last decision last.

    One without a date comes after those above it.
    """
    latest = date.min
    dated = []
    for referral in referrals:
        if not is_decided(referral):
            continue
        on = (referral.decision.dated if referral.decision is not None else None) or latest
        latest = max(latest, on)
        dated.append((on, referral))
    return [referral for _on, referral in sorted(dated, key=itemgetter(0))]


def standing_grants(
    referrals: Iterable[Referral], gives: Callable[[Referral], bool]
) -> list[Referral]:
    """Return those that give something and that no later refusal takes back, in order (A29)."""
    standing: list[Referral] = []
    for referral in in_order(referrals):
        outcome = referral.decision.outcome if referral.decision is not None else None
        if gives(referral):
            standing.append(referral)
        elif outcome == "afslag":
            standing.clear()
    return standing


def answered(referral: Referral) -> date | None:
    """Return the day a referral was decided on: without one, it came with its meeting or later."""
    decided = referral.decision.dated if referral.decision is not None else None
    return decided or referral.meeting or referral.sent
