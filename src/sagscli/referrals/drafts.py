"""What is to be written for each requirement, and for all of them at once."""

from collections.abc import Sequence
from typing import NamedTuple

from sagscli.casefile.patch.draft import Tree, joined
from sagscli.referrals.evaluation import standings
from sagscli.referrals.evidence import EvaluationContext
from sagscli.referrals.kinds.drafting import day, in_referral
from sagscli.referrals.kinds.registry import kind_of
from sagscli.referrals.remedies import remedy_of, told
from sagscli.referrals.standing import WRITTEN, Remedy, Standing
from sagscli.rulesets.records import Requirement


class Draft(NamedTuple):
    """How a requirement stands, what records it by itself, and what of that is wanting now."""

    standing: Standing
    alone: Tree
    wanted: Tree
    remedy: Remedy


def drafts(context: EvaluationContext) -> list[Draft]:
    """Return what is to be written for each requirement."""
    pairs = zip(standings(context), context.kind.requirements, strict=True)
    return [_draft(standing, requirement, context) for standing, requirement in pairs]


def all_wanted(every: Sequence[Draft], context: EvaluationContext) -> Tree:
    """Return all that is to be written: where the referral is to be made anew, all of that one."""
    if any(draft.remedy is Remedy.NEW_REFERRAL for draft in every):
        anew = context.anew()
        return joined([in_referral(anew, {}), *(draft.wanted for draft in drafts(anew))])
    return joined(draft.wanted for draft in every)


def _draft(standing: Standing, requirement: Requirement, context: EvaluationContext) -> Draft:
    kind = kind_of(requirement)
    if not standing.is_open:
        tree = kind.draft_of(requirement, context, standing.keys)
        return Draft(standing, tree, {}, Remedy.RECORD)
    remedy = remedy_of(requirement, context, standing)
    standing = told(standing, remedy)
    tree = _tree(remedy, standing, requirement, context)
    is_now = (
        remedy is not Remedy.NOTHING
        and _applies(requirement, context)
        and kind.is_to_write(requirement, context, standing.key)
    )
    return Draft(standing, tree, tree if is_now else {}, remedy)


def _applies(requirement: Requirement, context: EvaluationContext) -> bool:
    """Return whether the question that a requirement hangs on, if any, is answered yes."""
    condition = context.referral.answers.get(requirement.only_if or "")
    return requirement.only_if is None or bool(condition and condition.answer)


def _tree(
    remedy: Remedy,
    standing: Standing,
    requirement: Requirement,
    context: EvaluationContext,
) -> Tree:
    kind = kind_of(requirement)
    written = in_referral(context, {WRITTEN: day()})
    match remedy:
        case Remedy.ANEW:
            is_by_another = standing.remedy is Remedy.ANEW
            return joined([written, kind.draft(requirement, context) if is_by_another else {}])
        case Remedy.AGAIN_AND_ANEW:
            return joined([kind.draft(requirement, context), written])
        case Remedy.NEW_DATE:
            return in_referral(context, {requirement.date_key or standing.late or "": day()})
        case Remedy.LATER_MEETING:
            return in_referral(context, {"møde": day()})
        case Remedy.NEW_REFERRAL:
            anew = context.anew()
            is_told = standing.early or kind.is_in_referral
            more = kind.draft(requirement, anew) if is_told else {}
            return joined([in_referral(anew, {}), more])
        case _:
            return kind.draft_of(requirement, context, standing.keys)
