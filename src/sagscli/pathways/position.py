"""Where a case is: the step it came to last, and the day its course ended (A18)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sagscli.case.facts import recorded_school_start
from sagscli.case.records import Case
from sagscli.pathways.progress import StepProgress, WayProgress
from sagscli.placements.begun import begun


class CasePosition(NamedTuple):
    """The step a case came to last, on the way that was last taken; None where none was begun.

    `left` is the day the child left its last place, or left for school; None: it has not.
    """

    reached: StepProgress | None = None
    left: date | None = None


NOWHERE = CasePosition()
"""Where a case is of which nothing could be read."""


def position(case: Case, as_of: date, ways: Sequence[WayProgress]) -> CasePosition:
    """Return where a case, as it was known on a day, is on its `ways` of the same day."""
    left = left_on(case, as_of)
    begun_ways = [way for way in living(ways, left) or ways if way.is_begun]
    last = max(begun_ways, key=lambda way: way.last_day or date.min, default=None)
    return CasePosition(last.reached if last is not None else None, left)


def living(ways: Sequence[WayProgress], left: date | None) -> list[WayProgress]:
    """Return the ways a case is still on: nothing comes next once its course has ended (A18)."""
    return [
        way for way in ways if left is None or (way.last_day is not None and way.last_day >= left)
    ]


def left_on(case: Case, as_of: date) -> date | None:
    """Return the day the child left its last place, or left for school; None: it has not."""
    school = recorded_school_start(case)
    if school is not None and school <= as_of:
        return school
    kinds = {place.kind for place in case.placements}
    ends = [end for kind in kinds for _start, end in begun(case, kind)]
    days = [day for day in ends if day is not None and day <= as_of]
    return max(days, default=None) if len(days) == len(ends) else None
