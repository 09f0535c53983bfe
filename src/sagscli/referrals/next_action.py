"""What comes next for a referral: who sends it to whom, and what is recorded of the answer."""

from enum import StrEnum
from typing import NamedTuple

from sagscli.casefile.patch.draft import Tree
from sagscli.referrals.evidence import EvaluationContext
from sagscli.referrals.kinds.drafting import day, in_referral, outcome
from sagscli.referrals.sender import has_met, is_unsent, sender
from sagscli.rulesets.records import ReferralKind


class Action(StrEnum):
    """What is to be done with a referral, once what must be in place is."""

    SEND = "send"
    MEET = "meet"
    ANSWER = "answer"
    NOTHING = "nothing"


class NextAction(NamedTuple):
    """What comes next; `who` sends it, and `to` decides on it, where the ruleset says so."""

    move: Action = Action.NOTHING
    who: str | None = None
    to: str | None = None


NOTHING = NextAction()


def next_of(kind: ReferralKind, context: EvaluationContext, *, is_ready: bool) -> NextAction:
    """Return what comes next; what is not ready is not to be sent yet."""
    referral, to = context.referral, kind.decided_by
    if referral.decision is not None and referral.decision.is_made:
        return NOTHING
    is_away = referral.sent is not None or referral.decision is not None
    is_left = is_unsent(context.case, context.ruleset, referral)
    if to is not None and (is_away or (has_met(referral, context.as_of) and not is_left)):
        return NextAction(Action.ANSWER, to=to)
    if is_away or not is_ready:
        return NOTHING
    if to is None and referral.to in context.ruleset.meetings:
        is_set = referral.meeting is not None or _is_of_itself(kind, referral.to)
        return NOTHING if is_set else NextAction(Action.MEET)
    return NextAction(Action.SEND, sender(context.case, context.ruleset, referral.to), to)


def _is_of_itself(kind: ReferralKind, to: str) -> bool:
    """Return whether the meeting that is asked for must have been held for all to be in place."""
    return any(to in requirement.meeting for requirement in kind.requirements)


def to_write(step: NextAction, context: EvaluationContext) -> Tree:
    """Return what is written in the case when the next step is done."""
    if step.move is Action.SEND:
        is_over = step.to is not None and has_met(context.referral, context.as_of)
        later: Tree = {"møde": day()} if is_over else {}
        return in_referral(context, {"sendt": day(), **later})
    if step.move is Action.MEET:
        return in_referral(context, {"møde": day()})
    if step.move is not Action.ANSWER:
        return {}
    dated = context.referral.decision.dated if context.referral.decision is not None else None
    answer: Tree = {"udfald": outcome()}
    return in_referral(context, {"afgørelse": answer if dated else {"dato": day(), **answer}})
