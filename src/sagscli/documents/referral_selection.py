"""Which of several referrals of a kind is asked for, and its answer (V5, H7)."""

from datetime import date
from typing import NamedTuple

from sagscli.case.as_of import NOT_YET
from sagscli.case.records import Case, Referral
from sagscli.documents.request import DocumentError, Request
from sagscli.language import _


class NumberedReferral(NamedTuple):
    """A referral with its number among those of its kind, and its place among all of the case."""

    number: int
    at: int
    referral: Referral


def referrals_to(request: Request, to: str) -> list[NumberedReferral]:
    """Return the referrals of a kind that were there on the day, numbered in the file's order."""
    # The whole case gives the numbers: they stay what they are, whatever day is asked for.
    places = [at for at, referral in enumerate(request.whole.referrals) if referral.to == to]
    on_the_day = request.case.referrals
    return [
        NumberedReferral(number, at, on_the_day[at])
        for number, at in enumerate(places, 1)
        if on_the_day[at].to == to
    ]


def numbers(request: Request, to: str) -> tuple[int, ...]:
    """Return what `--number` can choose among; nothing where there is one at the most."""
    referrals = referrals_to(request, to)
    return tuple(referral.number for referral in referrals) if len(referrals) > 1 else ()


def selected(request: Request, to: str) -> NumberedReferral | None:
    """Return the referral of the number asked for, without a number the last; None: not there."""
    referrals = referrals_to(request, to)
    if request.number is not None and len(referrals) > 1:
        referrals = [referral for referral in referrals if referral.number == request.number]
    return referrals[-1] if referrals else None


def judging_day(request: Request, to: str) -> date:
    """Return the day to judge a referral on: when it was sent, else the day asked for.

    A new one under way is judged today, however long ago the one before it was sent.
    """
    selection = selected(request, to)
    sent = selection.referral.sent if selection is not None else None
    return min(sent, request.as_of) if sent is not None else request.as_of


def is_sent(request: Request, to: str) -> bool:
    """Return whether the referral asked for was sent: it is printed as it was, and no draft."""
    selection = selected(request, to)
    return selection is not None and selection.referral.sent is not None


def has_content(request: Request, to: str) -> bool:
    """Return whether there is something to make: one that was sent, or the last (V5)."""
    selection = selected(request, to)
    if selection is None:
        return False
    return selection.referral.sent is not None or selection == referrals_to(request, to)[-1]


def selected_decided(request: Request, to: str) -> NumberedReferral | None:
    """Return the referral whose answer is asked for: without a number the last decided one."""
    if request.number is None:
        for numbered in reversed(referrals_to(request, to)):
            decision = numbered.referral.decision
            if decision is not None and decision.is_made:
                return numbered
    return selected(request, to)


def check_number(request: Request, to: str) -> None:
    """Raise DocumentError for a number that no referral of the kind has."""
    selectable = numbers(request, to)
    if selectable and request.number is not None and request.number not in selectable:
        raise DocumentError(
            _("there is no referral number {number} of that kind.").format(number=request.number),
            _("The case has: {numbers}.").format(numbers=", ".join(map(str, selectable))),
        )


def without_others(request: Request, to: str, day: date) -> Case:
    """Return the case with the referral asked for as the last of its kind, to be judged on `day`.

    Those before it stay, for it may rest on them; the others keep their places in the list.
    """
    selection = selected(request, to)
    if request.number is None or selection is None:
        return request.whole
    referrals = tuple(
        # An earlier one that was sent on that very day would be judged in its place.
        Referral.model_construct(to=NOT_YET)
        if referral.to == to and (at > selection.at or (at < selection.at and referral.sent == day))
        else referral
        for at, referral in enumerate(request.whole.referrals)
    )
    return request.whole.model_copy(update={"referrals": referrals})
