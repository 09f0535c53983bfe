"""Who owns a step of a way, where the ruleset says so (V4, V13, V16, H3, H10, H15)."""

from collections.abc import Iterator

from sagscli.case.records import Case
from sagscli.referrals.sender import sender
from sagscli.rulesets.records import Requirement, Ruleset, Step
from sagscli.rulesets.records.deadlines import subject_of
from sagscli.rulesets.roles import acting

Owners = tuple[str, ...]


def owners_of(step: Step, case: Case, ruleset: Ruleset) -> Owners:
    """Return the roles that own a step; none where nothing says (V16).

    What the step says of itself goes first. To take part in a meeting is not to own it.
    """
    if step.responsible is not None:
        owners: Owners = (step.responsible,)
    elif len(step.action) == 1:
        action = ruleset.actions.get(step.action[0])
        owners = action.by if action is not None else ()
    else:
        owners = (
            _of_meeting(step, ruleset)
            or _of_referral(step, case, ruleset)
            or _of_rest(step, ruleset)
        )
    return tuple(dict.fromkeys(acting(role, case, ruleset) for role in owners))


def _of_meeting(step: Step, ruleset: Ruleset) -> Owners:
    """Return who calls a meeting, who has its deadline or krav, or the only one who takes part."""
    if step.meeting is None:
        return ()
    kind = ruleset.meetings.get(step.meeting)
    if kind is not None and kind.convenes is not None:
        return (kind.convenes,)
    due = (rule.responsible for rule in ruleset.deadlines if rule.meeting == step.meeting)
    asked_for = (
        each.responsible for each in _requirements(ruleset) if step.meeting in each.meeting
    )
    participants = kind.participants if kind is not None else ()
    return _only(due) or _only(asked_for) or (participants if len(participants) == 1 else ())


def _of_referral(step: Step, case: Case, ruleset: Ruleset) -> Owners:
    """Return who sends a referral, else who decides on it; who decides on a place, too."""
    if step.referral is not None and step.referral in ruleset.referrals:
        kind = ruleset.referrals[step.referral]
        owner = sender(case, ruleset, step.referral) or kind.decided_by
        return (owner,) if owner is not None else ()
    if step.placement is None:
        return ()
    return _only(
        kind.decided_by for kind in ruleset.referrals.values() if kind.grants == step.placement
    )


def _of_rest(step: Step, ruleset: Ruleset) -> Owners:
    """Return who has the deadline of a phase, or the krav for an indsats of a level."""
    if step.phase is not None:
        subject = ("fase", step.phase)
        return _only(
            rule.responsible
            for rule in ruleset.deadlines
            if rule.date_key and subject in map(subject_of, rule.for_each)
        )
    if not step.level:
        return ()
    return _only(each.responsible for each in _requirements(ruleset) if each.level in step.level)


def _requirements(ruleset: Ruleset) -> Iterator[Requirement]:
    for kind in ruleset.referrals.values():
        yield from kind.requirements


def _only(roles: Iterator[str | None]) -> Owners:
    """Return the one role that is named, or none where there are several or no names."""
    named = {role for role in roles if role is not None}
    return tuple(named) if len(named) == 1 else ()
