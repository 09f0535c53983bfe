"""What comes next for a referral: who sends it to whom, and what is recorded of the answer."""

from enum import StrEnum
from typing import NamedTuple

from sagscli.model.ruleset import ReferralKind
from sagscli.rules.gates.hints import day, in_referral, outcome
from sagscli.rules.gates.proof import Asked
from sagscli.rules.gates.writing import Tree
from sagscli.rules.papers import papers_rule
from sagscli.rules.roles import acting


class Move(StrEnum):
    """What is to be done with a referral, once what must be in place is."""

    SEND = "send"
    MEET = "meet"
    ANSWER = "answer"
    NOTHING = "nothing"


class Next(NamedTuple):
    """What comes next; `who` sends it, and `to` decides on it, where the ruleset says so."""

    move: Move = Move.NOTHING
    who: str | None = None
    to: str | None = None


NOTHING = Next()


def next_of(kind: ReferralKind, asked: Asked, *, is_ready: bool) -> Next:
    """Return what comes next; what is not ready is not to be sent yet."""
    referral, to = asked.referral, kind.decided_by
    if referral.decision is not None and referral.decision.outcome is not None:
        return NOTHING
    has_met = referral.meeting is not None and referral.meeting <= asked.as_of
    is_away = referral.sent is not None or referral.decision is not None
    if to is not None and (is_away or has_met):
        return Next(Move.ANSWER, to=to)
    if is_away or not is_ready:
        return NOTHING
    if to is None and referral.to in asked.ruleset.meetings:
        return Next(Move.MEET) if referral.meeting is None else NOTHING
    return Next(Move.SEND, _sender(kind, asked), to)


def to_write(step: Next, asked: Asked) -> Tree:
    """Return what is written in the case when the next step is done."""
    if step.move is Move.SEND:
        return in_referral(asked, {"sendt": day()})
    if step.move is Move.MEET:
        return in_referral(asked, {"møde": day()})
    if step.move is not Move.ANSWER:
        return {}
    dated = asked.referral.decision.dated if asked.referral.decision is not None else None
    answer: Tree = {"udfald": outcome()}
    return in_referral(asked, {"afgørelse": answer if dated else {"dato": day(), **answer}})


def _sender(kind: ReferralKind, asked: Asked) -> str | None:
    """Return who sends it: who has the papers' deadline, else who writes it, else has all of it.

    What is advice only is an underretning, which is the duty of each (A8).
    """
    if kind.advisory:
        return None
    rule = papers_rule(asked.referral.to, asked.ruleset)
    writers = [one.written_by for one in kind.requirements if one.written_by is not None]
    owners = {one.responsible for one in kind.requirements if one.stage == "sendt"}
    [owner] = owners if len(owners) == 1 else [None]
    found = (rule.responsible if rule is not None else None) or next(iter(writers), owner)
    if found is None or found == kind.decided_by:
        return None
    return acting(found, asked.case, asked.ruleset)
