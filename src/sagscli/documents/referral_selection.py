"""Which of several referrals of a kind is asked for, and its answer (V5, H7)."""

from datetime import date
from typing import NamedTuple

from sagscli.case.as_of import NOT_YET
from sagscli.case.records import Case, Referral
from sagscli.documents.request import DocumentError, Request
from sagscli.language import _


class Earlier(NamedTuple):
    """A referral with its number among those of its kind, and its place among all of the case."""

    number: int
    at: int
    referral: Referral


def several(request: Request, to: str) -> list[Earlier]:
    """Return the referrals of a kind that were there on the day, numbered in the file's order."""
    kinds = [at for at, one in enumerate(request.whole.referrals) if one.to == to]
    known = request.case.referrals
    return [Earlier(n, at, known[at]) for n, at in enumerate(kinds, 1) if known[at].to == to]


def numbers(request: Request, to: str) -> tuple[int, ...]:
    """Return what `--number` can choose among; nothing where there is one at the most."""
    there = several(request, to)
    return tuple(one.number for one in there) if len(there) > 1 else ()


def picked(request: Request, to: str) -> Earlier | None:
    """Return the referral of the number asked for, without a number the last; None: not there."""
    there = several(request, to)
    if request.number is not None and len(there) > 1:
        return next((one for one in there if one.number == request.number), None)
    return there[-1] if there else None


def day_of(request: Request, to: str) -> date:
    """Return the day to judge a referral on: when it was sent, else the day asked for.

    A new one under way is judged today, however long ago the one before it was sent.
    """
    this = picked(request, to)
    sent = this.referral.sent if this is not None else None
    return min(sent, request.as_of) if sent is not None else request.as_of


def is_made(request: Request, to: str) -> bool:
    """Return whether there is something to make: one that was sent, or the last (V5)."""
    this, there = picked(request, to), several(request, to)
    return this is not None and (this.referral.sent is not None or this == there[-1])


def answered(request: Request, to: str) -> Earlier | None:
    """Return the referral whose answer is asked for: without a number the last decided one."""
    if request.number is None:
        for one in reversed(several(request, to)):
            if one.referral.decision is not None and one.referral.decision.outcome is not None:
                return one
    return picked(request, to)


def required(request: Request, to: str) -> None:
    """Raise DocumentError for a number that no referral of the kind has."""
    there = numbers(request, to)
    if there and request.number is not None and request.number not in there:
        raise DocumentError(
            _("there is no referral number {number} of that kind.").format(number=request.number),
            _("The case has: {numbers}.").format(numbers=", ".join(map(str, there))),
        )


def without_others(request: Request, to: str, day: date) -> Case:
    """Return the case with the referral asked for as the last of its kind, to be judged on `day`.

    Those before it stay, for it may rest on them; the others keep their places in the list.
    """
    this = picked(request, to)
    if request.number is None or this is None:
        return request.whole
    known = tuple(
        Referral.model_construct(to=NOT_YET)
        if one.to == to and (at > this.at or (at < this.at and one.sent == day))
        else one
        for at, one in enumerate(request.whole.referrals)
    )
    return request.whole.model_copy(update={"referrals": known})
