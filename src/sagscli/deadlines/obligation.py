"""What a rule makes due, and how it stands on a day.

Named tuples, not dataclasses: a folder of ten thousand cases makes sixty thousand
obligations, and copies of them with one field changed.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sagscli.rulesets.records.deadlines import Direction, Unit


class Status(StrEnum):
    """How an obligation stands on a day; the values are part of the JSON contract."""

    DONE = "done"
    DONE_LATE = "done_late"
    PLANNED = "planned"
    PLANNED_LATE = "planned_late"
    UPCOMING = "upcoming"
    OVERDUE = "overdue"
    MISSED = "missed"
    OPEN = "open"
    UNKNOWN = "unknown"


FINISHED = frozenset({Status.DONE, Status.DONE_LATE, Status.MISSED})
"""Statuses nobody has to act on any more: history, not work (A18)."""


class DateTerm(NamedTuple):
    """One reckoning of a date, as data: *3 months after opstart 2026-03-02*.

    `day` is None when the event's date is missing. `amount` is in `unit`s for
    "after" and "before", none for "on"; `month_day` is the calendar day for "last".
    `applies` is False for a term whose condition does not hold: it is shown, and
    does not count. `binds` marks the term that decided the date.
    """

    direction: Direction
    event: str
    event_date: date | None
    amount: int
    unit: Unit
    month_day: tuple[int, int] | None
    day: date | None
    source: str
    applies: bool = True
    binds: bool = False
    expected: bool = False


class Obligation(NamedTuple):
    """Something a rule asks for, reckoned without knowing what day it is.

    `due` is the nominal last day, `act_by` the last working day on or before it
    (F); both are None when the source sets no date, or when `missing` names the
    key without which no date can be reckoned. `arises` is the day before which
    the obligation did not exist; `overtaken` the day a later occurrence was
    fulfilled (A15); `ends` the recorded day its course ends (A18).
    `short` is the title where there is little room. `course` names the place or the like;
    `about` the tiltag, where a case has several obligations of one rule at a time.
    """

    rule: str
    occurrence: int
    title: str
    responsible: str
    source: str
    short: str | None = None
    due: date | None = None
    act_by: date | None = None
    terms: tuple[DateTerm, ...] = ()
    done: date | None = None
    plans: tuple[date, ...] = ()
    missing: str | None = None
    expected: bool = False
    before_start: bool = False
    course: str | None = None
    about: str | None = None
    recurs: bool = False
    arises: date | None = None
    overtaken: date | None = None
    ends: date | None = None
