"""A child's age against an offer's range (V2, R1)."""

from datetime import date
from typing import Literal

from sagscli.case.facts import school_start
from sagscli.case.records import Case
from sagscli.dates import add_years
from sagscli.rulesets.records import Ages


def outside(limits: Ages, case: Case, day: date) -> Literal["young", "old"] | None:
    """Return how the child is outside the range on `day`; None when inside or not known."""
    born = case.child.born if case.child is not None else None
    if born is None:
        return None
    if limits.since and day < add_years(born, limits.since):
        return "young"
    return "old" if _is_too_old(limits, case, born, day) else None


def is_years(text: str) -> bool:
    """Return whether an upper age is a number of years."""
    return text.isascii() and text.isdigit()


def _is_too_old(limits: Ages, case: Case, born: date, day: date) -> bool:
    if limits.until is None:
        return False
    if limits.until == "skolestart":
        school = school_start(case).day
        return school is not None and day >= school
    return is_years(limits.until) and day >= add_years(born, int(limits.until) + 1)
