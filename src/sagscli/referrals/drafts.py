"""What is to be written for each requirement, and for all of them at once."""

from collections.abc import Sequence
from typing import NamedTuple

from sagscli.casefile.patch.draft import Tree, joined
from sagscli.referrals.evaluation import standings
from sagscli.referrals.evidence import EvaluationContext
from sagscli.referrals.kinds.hints import day, hint, hints, in_referral, is_wanted
from sagscli.referrals.remedies import WRITTEN, Remedy, is_by_another, remedy_of, told
from sagscli.referrals.standing import Standing, State
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import acting


class Draft(NamedTuple):
    """How a requirement stands, what records it by itself, and what of that is wanting now."""

    standing: Standing
    alone: Tree
    wanted: Tree
    remedy: Remedy


def drafts(context: EvaluationContext, fresh: EvaluationContext) -> list[Draft]:
    """Return what is to be written for each requirement; `fresh` is another referral to be."""
    found = zip(standings(context), context.kind.requirements, strict=True)
    return [_draft(standing, one, context, fresh) for standing, one in found]


def all_wanted(found: Sequence[Draft], fresh: EvaluationContext) -> Tree:
    """Return all that is to be written: where the referral is to be made anew, all of that one."""
    if any(one.remedy is Remedy.NEW_REFERRAL for one in found):
        found = drafts(fresh, fresh)
        return joined([in_referral(fresh, {}), *(one.wanted for one in found)])
    return joined(one.wanted for one in found)


def is_open(standing: Standing) -> bool:
    """Return whether a requirement is missing or unknown."""
    return standing.state in (State.MISSING, State.UNKNOWN)


def _draft(
    standing: Standing, one: Requirement, context: EvaluationContext, fresh: EvaluationContext
) -> Draft:
    if not is_open(standing):
        return Draft(standing, hints(one, context, standing.keys), {}, Remedy.RECORD)
    remedy = remedy_of(one, context, standing)
    standing = told(standing, remedy)
    tree = _tree(remedy, standing, one, context, fresh)
    is_now = remedy is not Remedy.NOTHING and is_wanted(one, context, standing.key)
    return Draft(standing, tree, tree if is_now else {}, remedy)


def _tree(
    remedy: Remedy,
    standing: Standing,
    one: Requirement,
    context: EvaluationContext,
    fresh: EvaluationContext,
) -> Tree:
    anew = in_referral(context, {WRITTEN: day()})
    match remedy:
        case Remedy.ANEW:
            role = acting(one.written_by or "", context.case, context.ruleset)
            by = {"af": role} if is_by_another(one, context) else {}
            return in_referral(context, {WRITTEN: day(), **by})
        case Remedy.AGAIN_AND_ANEW:
            return joined([hint(one, context), anew])
        case Remedy.NEW_DATE:
            return in_referral(context, {one.date_key or standing.late or "": day()})
        case Remedy.LATER_MEETING:
            return in_referral(context, {"møde": day()})
        case Remedy.NEW_REFERRAL:
            is_of_it = one.date_key or one.written_by or one.judgement
            more = hint(one, fresh) if standing.early or is_of_it else {}
            return joined([in_referral(fresh, {}), more])
        case _:
            return hints(one, context, standing.keys)
