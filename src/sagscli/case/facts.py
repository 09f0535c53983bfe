"""Facts of a case that rules can ask for. A missing fact is unknown, never guessed.

`Fact.missing` names the key to fill in; `Fact.expected` says that the date is the
expected school start (A13).
"""

from datetime import date
from typing import NamedTuple

from sagscli.case.records import Case

SCHOOL_STARTS = (8, 1)
AGE_AT_SCHOOL = 6
"""The duty to be taught starts in August of the calendar year the child turns six (F)."""


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
