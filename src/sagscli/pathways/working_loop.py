"""What has come of the indsatser of a case: the working loop goes on from there (H3)."""

from datetime import date

from sagscli.case.records import Case


def first_day_of(what: str, case: Case, as_of: date) -> date | None:
    """Return when any indsats was first "evalueret", or "justeret" after that; None: never yet.

    A new indsats that begins on the day of an evaluation or later is an adjustment too.
    """
    evaluations = [each for measure in case.measures for each in measure.evaluations]
    days = [day for measure in case.measures if (day := measure.evaluated) is not None]
    days += [each.dated for each in evaluations if each.dated is not None]
    if what == "justeret" and days:
        adjusted = [each.dated for each in evaluations if each.adjustment and each.dated]
        later = [each.start for each in case.measures if each.start and each.start >= min(days)]
        days = [*adjusted, *(day for day in later if day <= as_of)]
    return min(days, default=None)
