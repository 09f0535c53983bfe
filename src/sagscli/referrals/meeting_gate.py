"""What must be in place before a meeting is held: the arbejdsmøde asks for consent (H10)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sagscli.case.records import Case, Meeting
from sagscli.referrals.evaluation import context_of, standings
from sagscli.referrals.standing import Standing
from sagscli.rulesets.records import Ruleset


def lacking_before(
    case: Case, ruleset: Ruleset, meeting: str, day: date, as_of: date
) -> list[Standing]:
    """Return what is missing or unknown on `as_of` of what a meeting of a kind on `day` asks for.

    Advice is none of it. A kind of which nothing is asked, as most, lacks nothing.
    """
    kind = ruleset.referrals.get(meeting)
    if kind is None or kind.advisory or meeting not in ruleset.meetings:
        return []
    context = context_of(case, ruleset, meeting, as_of)
    # The case may have asked for an earlier one of the kind: it is this one that is asked about.
    referral = context.referral.model_copy(update={"meeting": day})
    every = standings(replace(context, referral=referral))
    return [standing for standing in every if standing.is_open]


def meetings_lacking(
    case: Case, ruleset: Ruleset, as_of: date
) -> Iterator[tuple[int, Meeting, list[Standing]]]:
    """Yield each meeting, held or planned, without what it asks for: its place, itself, and that.

    One that was held is judged by its own day, one ahead by `as_of`.
    """
    for at, meeting in enumerate(case.meetings):
        day = meeting.held or meeting.planned
        if meeting.kind is not None and day is not None:
            lacking = lacking_before(case, ruleset, meeting.kind, day, meeting.held or as_of)
            if lacking:
                yield at, meeting, lacking
