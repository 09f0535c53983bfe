"""What a decision gives: what was asked for, or what it points to (H6).

One request is enough: a council that is asked about a child may point to a praksisvejleder, to
frie midler or to a ressourcegruppe, and nobody has to ask for that once more.
"""

from collections.abc import Iterator

from sagscli.case.records import Case, Referral


def points_to(referral: Referral, to: str) -> bool:
    """Return whether the decision on `referral` points to something else, `to` (H6)."""
    decision = referral.decision
    return decision is not None and referral.to != to and to in decision.points_to


def given(referral: Referral) -> Iterator[str]:
    """Yield what the decision on `referral` gives: what was granted, and what it points to."""
    decision = referral.decision
    if decision is None:
        return
    if decision.outcome == "bevilget" and referral.to is not None:
        yield referral.to
    yield from (word for word in decision.points_to if word != referral.to)


def pointed_out(case: Case, to: str) -> tuple[int, Referral] | None:
    """Return the last referral whose decision points to `to`, as if `to` was asked for and granted.

    With it comes its place in the case, where what belongs to the decision is recorded. It was
    not sent as a request for that, so it has no days but the decision's and that of the agreement
    with the parents, which was made of whatever the council would point to (A27).
    """
    pointing = [(at, entry) for at, entry in enumerate(case.referrals) if points_to(entry, to)]
    if not pointing:
        return None
    at, referral = pointing[-1]
    decision = referral.decision
    granted = decision and decision.model_copy(update={"outcome": "bevilget", "points_to": ()})
    of_its_own = {
        "to": to,
        "by": referral.by,
        "accepted": referral.accepted,
        "answers": referral.answers,
        "decision": granted,
    }
    return at, Referral().model_copy(update=of_its_own)
