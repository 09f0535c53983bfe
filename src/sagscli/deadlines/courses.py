"""The courses a child has: its placements, and a granted one that is not recorded yet."""

from datetime import date
from typing import NamedTuple

from sagscli.case.decisions import answered, standing_grants
from sagscli.case.pointing import given
from sagscli.case.records import Case, Measure, Placement, Referral
from sagscli.rulesets.records import Ruleset


class Course(NamedTuple):
    """One placement, or a granted one that has no record yet (`placement` None)."""

    placement: Placement | None
    key: str
    granted: date | None = None

    @property
    def start(self) -> date | None:
        """Return the first day (opstart), if it is known."""
        return self.placement.start if self.placement is not None else None


def courses(case: Case, kind: str, ruleset: Ruleset) -> list[Course]:
    """Return the placements of `kind`, earliest start first, then those without one.

    A granted referral of a kind that gives such a place counts as a course without a start
    until a placement is recorded that it can have led to.
    """
    recorded = [
        Course(placement, f"tilbud[{index}]")
        for index, placement in enumerate(case.placements)
        if placement.kind == kind
    ]
    about_it = [
        referral
        for referral in case.referrals
        if _asks_for(referral, kind, ruleset) or _gives(referral, kind, ruleset)
    ]
    grants = standing_grants(about_it, lambda referral: _gives(referral, kind, ruleset))
    awaited = next((grant for grant in grants if not _has_led_to_one(grant, recorded)), None)
    if awaited is not None:
        recorded.append(Course(None, "tilbud", answered(awaited)))
    return sorted(recorded, key=lambda course: course.start or date.max)


def _has_led_to_one(referral: Referral, recorded: list[Course]) -> bool:
    placements = (course.placement for course in recorded if course.placement is not None)
    return not all(_is_over(placement, referral) for placement in placements)


def _is_over(placement: Placement, referral: Referral) -> bool:
    """Return whether a placement had ended when a referral was granted, so was another one.

    What is granted while the place runs belongs to the running place (A30).
    """
    since = answered(referral) or referral.written or referral.recommended
    return placement.end is not None and since is not None and placement.end <= since


def granted_period(action: str, case: Case, ruleset: Ruleset) -> date | None:
    """Return the day a period of a tiltag was granted, which has no indsats yet (H4, A25).

    The last decision counts; an indsats that was over by then was another one.
    """
    kind = ruleset.referrals.get(action)
    decided = [
        (entry.decision.dated, entry.decision.outcome)
        for entry in case.referrals
        if entry.to == action and entry.decision is not None and entry.decision.dated is not None
    ]
    if kind is None or kind.months is None or not decided:
        return None
    day, outcome = max(decided, key=lambda each: each[0])
    if outcome != "bevilget":
        return None
    recorded = (measure for measure in case.measures if measure.action == action)
    is_over = (_is_past(measure, day) for measure in recorded)
    return day if all(is_over) else None


def _is_past(measure: Measure, by: date) -> bool:
    last = measure.evaluated or measure.end
    return last is not None and last <= by


def _asks_for(referral: Referral, kind: str, ruleset: Ruleset) -> bool:
    asked_for = ruleset.referrals.get(referral.to or "")
    return asked_for is not None and asked_for.grants == kind


def _gives(referral: Referral, kind: str, ruleset: Ruleset) -> bool:
    kinds = ruleset.referrals
    return any(word in kinds and kinds[word].grants == kind for word in given(referral))


def earliest_start(case: Case) -> date | None:
    """Return the day the child's first placement began, if it is known."""
    return min((day for placement in case.placements if (day := placement.start)), default=None)
