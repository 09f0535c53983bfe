"""What is to be written for each requirement, and for all of them at once."""

from collections.abc import Sequence
from typing import NamedTuple

from sagscli.casefile.patch.draft import Tree, joined
from sagscli.referrals.evaluation import standings
from sagscli.referrals.evidence import Asked
from sagscli.referrals.kinds.hints import day, hint, hints, in_referral, is_wanted
from sagscli.referrals.remedies import WRITTEN, Cure, cure_of, is_by_another, told
from sagscli.referrals.standing import Standing, State
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import acting


class Draft(NamedTuple):
    """How a requirement stands, what records it by itself, and what of that is wanting now."""

    standing: Standing
    alone: Tree
    wanted: Tree
    cure: Cure


def drafts(asked: Asked, fresh: Asked) -> list[Draft]:
    """Return what is to be written for each requirement; `fresh` is another referral to be."""
    found = zip(standings(asked), asked.kind.requirements, strict=True)
    return [_draft(standing, one, asked, fresh) for standing, one in found]


def all_wanted(found: Sequence[Draft], fresh: Asked) -> Tree:
    """Return all that is to be written: where the referral is to be made anew, all of that one."""
    if any(one.cure is Cure.NEW_REFERRAL for one in found):
        found = drafts(fresh, fresh)
        return joined([in_referral(fresh, {}), *(one.wanted for one in found)])
    return joined(one.wanted for one in found)


def is_open(standing: Standing) -> bool:
    """Return whether a requirement is missing or unknown."""
    return standing.state in (State.MISSING, State.UNKNOWN)


def _draft(standing: Standing, one: Requirement, asked: Asked, fresh: Asked) -> Draft:
    if not is_open(standing):
        return Draft(standing, hints(one, asked, standing.keys), {}, Cure.RECORD)
    cure = cure_of(one, asked, standing)
    standing = told(standing, cure)
    tree = _tree(cure, standing, one, asked, fresh)
    is_now = cure is not Cure.NOTHING and is_wanted(one, asked, standing.key)
    return Draft(standing, tree, tree if is_now else {}, cure)


def _tree(cure: Cure, standing: Standing, one: Requirement, asked: Asked, fresh: Asked) -> Tree:
    anew = in_referral(asked, {WRITTEN: day()})
    match cure:
        case Cure.ANEW:
            role = acting(one.written_by or "", asked.case, asked.ruleset)
            by = {"af": role} if is_by_another(one, asked) else {}
            return in_referral(asked, {WRITTEN: day(), **by})
        case Cure.AGAIN_AND_ANEW:
            return joined([hint(one, asked), anew])
        case Cure.NEW_DATE:
            return in_referral(asked, {one.date_key or standing.late or "": day()})
        case Cure.LATER_MEETING:
            return in_referral(asked, {"møde": day()})
        case Cure.NEW_REFERRAL:
            is_of_it = one.date_key or one.written_by or one.judgement
            more = hint(one, fresh) if standing.early or is_of_it else {}
            return joined([in_referral(fresh, {}), more])
        case _:
            return hints(one, asked, standing.keys)
