"""Facts of a case that rules can ask for. A missing fact is unknown, never guessed.

`Fact.missing` names the key to fill in; `Fact.expected` says that the date is the
expected school start (A13).
"""

from datetime import date
from typing import NamedTuple

from sagscli.case.record import Record
from sagscli.case.records import (
    Answer,
    Assessment,
    Case,
    Child,
    Consent,
    Decision,
    Measure,
    Meeting,
    Narrative,
    Placement,
    Plan,
    Referral,
    Stage,
)

SCHOOL_STARTS = (8, 1)
AGE_AT_SCHOOL = 6
"""The duty to be taught starts in August of the calendar year the child turns six (F)."""


HAPPENED: dict[type[Record], tuple[str, ...]] = {
    Child: ("born",),
    Consent: ("given", "withdrawn"),
    Meeting: ("held", "minutes_sent"),
    Assessment: ("ordered", "dated"),
    Answer: ("dated",),
    Referral: ("recommended", "accepted", "written", "sent"),
    Decision: ("dated", "answer_sent"),
    Measure: ("evaluated",),
    Stage: ("finished",),
    Plan: ("dated", "approved"),
    Narrative: ("dated",),
}
"""Dates of what has happened; none of them can lie in the future."""


class Fact(NamedTuple):
    """A date, or the key it is missing for, or neither: then it is known not to be."""

    day: date | None = None
    missing: str | None = None
    expected: bool = False


def about(case: Case) -> str:
    """Return what `case` is about: a child, or a group with no child in the file (A9)."""
    return "gruppe" if case.group is not None and case.child is None else "barn"


def school_start(case: Case) -> Fact:
    """Return the school start: the given one, else the expected 1 August (A13).

    With a decided skoleudsættelse the given date rules; when it is not given
    yet, the start is expected a year later, for a deferral is by one year (F).
    """
    school = case.school
    if school is not None and school.start is not None:
        return Fact(school.start)
    born = case.child.born if case.child is not None else None
    if born is None:
        return Fact(missing="barn.født")
    deferred = 1 if school is not None and school.postponed else 0
    return Fact(date(born.year + AGE_AT_SCHOOL + deferred, *SCHOOL_STARTS), expected=True)


def leaves_for_school(case: Case, today: date) -> Fact:
    """Return when the child leaves for school; an expected day gone by ends nothing (A18)."""
    start = school_start(case)
    if start.day is None or (start.expected and start.day <= today):
        return Fact(missing="skole.start")
    return start


def recorded_school_start(case: Case) -> date | None:
    """Return the school start that stands in the file, never the expected one (A18)."""
    return case.school.start if case.school is not None else None


class Course(NamedTuple):
    """One placement, or a granted one that has no record yet (`placement` None)."""

    placement: Placement | None
    key: str
    granted: date | None = None

    @property
    def start(self) -> date | None:
        """Return the first day (opstart), if it is known."""
        return self.placement.start if self.placement is not None else None


def courses(case: Case, kind: str, granting: frozenset[str]) -> list[Course]:
    """Return the placements of `kind`, earliest start first, then those without one.

    A referral of a kind in `granting` that was granted counts as a course without a
    start until a placement is recorded that it can have led to.
    """
    placements = [one for one in case.placements if one.kind == kind]
    found = [
        Course(placement, f"tilbud[{index}]")
        for index, placement in enumerate(case.placements)
        if placement.kind == kind
    ]
    for referral in case.referrals:
        if _grants(referral, granting) and all(_is_earlier(one, referral) for one in placements):
            found.append(Course(None, "tilbud", _answered(referral)))
            break
    return sorted(found, key=lambda course: course.start or date.max)


def _is_earlier(placement: Placement, referral: Referral) -> bool:
    """Return whether a placement was another one, before the one the referral led to.

    It was when it had ended by the answer, or when it has an end and began before the
    referral was under way.
    """
    if placement.end is None:
        return False
    answered = _answered(referral)
    if answered is not None and placement.end <= answered:
        return True
    under_way = referral.recommended or referral.written or referral.sent or answered
    return under_way is not None and placement.start is not None and placement.start < under_way


def _grants(referral: Referral, granting: frozenset[str]) -> bool:
    decision = referral.decision
    return referral.to in granting and decision is not None and decision.outcome == "bevilget"


def _answered(referral: Referral) -> date | None:
    decided = referral.decision.dated if referral.decision is not None else None
    return decided or referral.meeting or referral.sent


def earliest_start(case: Case) -> date | None:
    """Return the day the child's first placement began, if it is known."""
    return min((one.start for one in case.placements if one.start is not None), default=None)
