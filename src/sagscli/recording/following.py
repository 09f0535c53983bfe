"""What is to be recorded when a deadline is met: the happening, and what is known of it."""

from typing import NamedTuple

from sagscli.deadlines.obligation import Obligation
from sagscli.recording.happening import Happening
from sagscli.recording.happenings import HAPPENINGS, happening
from sagscli.rulesets.records import Ruleset


class Following(NamedTuple):
    """A happening that meets a deadline, with the answers that the deadline gives."""

    about: Happening
    given: dict[str, str]


def followings(obligation: Obligation, ruleset: Ruleset) -> tuple[Following, ...]:
    """Return what can be recorded of a deadline, the nearest first; nothing where nobody can say.

    A meeting is first planned, then held.
    """
    rule = ruleset.deadline(obligation.rule)
    if rule is None:
        return ()
    if rule.meeting is not None:
        given = {"art": rule.meeting}
        return (
            Following(happening("meeting-held"), given),
            Following(happening("meeting-planned"), given),
        )
    if rule.plan is not None:
        return (Following(happening("plan-new"), {"skema": rule.plan}),)
    told = {"tiltag": obligation.about} if obligation.about is not None else {}
    return tuple(
        Following(each, {key: value for key, value in told.items() if key in each.identity})
        for each in HAPPENINGS
        if each.day == rule.date_key
    )
