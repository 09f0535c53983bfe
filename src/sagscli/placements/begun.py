"""When the places of a kind began, and when each was over (A18, A32)."""

from collections.abc import Iterator
from datetime import date

from sagscli.case.facts import recorded_school_start
from sagscli.case.records import Case
from sagscli.dates import first_after


def begun(case: Case, kind: str | None) -> Iterator[tuple[date, date | None]]:
    """Yield the start of each place of a kind that has one, and the first day after it.

    That is its ophør, the recorded school start, or the day the next place of the kind begins,
    whichever comes first (A18, A32).
    """
    school = recorded_school_start(case)
    of_kind = [each for each in case.placements if each.kind == kind]
    starts = sorted(each.start for each in of_kind if each.start is not None)
    for placement in of_kind:
        if placement.start is not None:
            ends = (placement.end, school, first_after(starts, placement.start))
            yield placement.start, min((day for day in ends if day is not None), default=None)
