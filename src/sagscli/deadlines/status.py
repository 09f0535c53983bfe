"""How an obligation stands on a day: the second of the two pure functions."""

from datetime import date

from sagscli.deadlines.obligation import Obligation, Status


def status(obligation: Obligation, today: date) -> Status:
    """Return the status of `obligation` on `today`.

    A fact dated later than `today` has not happened yet: a meeting held after it
    stands as planned.
    """
    if obligation.done is not None and obligation.done <= today:
        late = obligation.due is not None and obligation.done > obligation.due
        return Status.DONE_LATE if late else Status.DONE
    if _is_past(obligation.overtaken, today) or _is_past(obligation.ends, today):
        return Status.MISSED
    if obligation.missing is not None:
        return Status.UNKNOWN
    if obligation.due is None:
        return Status.OPEN
    plan = planned_for(obligation, today)
    if plan is not None:
        return Status.PLANNED if plan <= obligation.due else Status.PLANNED_LATE
    return Status.UPCOMING if today <= obligation.due else Status.OVERDUE


def planned_for(obligation: Obligation, today: date) -> date | None:
    """Return the first day, `today` or later, that is planned for `obligation`."""
    return next((day for day in obligation.plans if day >= today), None)


def exists(obligation: Obligation, today: date) -> bool:
    """Return whether `obligation` had come about by `today`."""
    return obligation.arises is None or obligation.arises <= today


def _is_past(day: date | None, today: date) -> bool:
    return day is not None and day <= today
