"""What a rule is asked about: a child, one course of a child, or one held meeting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sagscli.model.case import Case, Meeting
from sagscli.model.ruleset import DeadlineRule, Ruleset
from sagscli.rules.facts import (
    Course,
    Fact,
    courses,
    earliest_start,
    recorded_school_start,
    school_start,
)

EVENTS = ("opstart", "ophør", "skolestart", "født", "afholdt")
"""The events a ruleset can reckon from."""


@dataclass(frozen=True)
class Scope:
    """One thing a rule applies to, and the events it can ask about there."""

    case: Case
    course: Course | None = None
    meeting: Meeting | None = None
    following: date | None = None
    """The start of the next course of the same kind: what comes then belongs there."""

    def event(self, name: str) -> Fact:
        """Return the date of an event, or the key it is missing for."""
        if name == "skolestart":
            return school_start(self.case)
        if name == "opstart" and self.course is not None:
            return self.course.start
        if name == "ophør" and self.course is not None:
            return Fact(self.course.end)
        if name == "afholdt" and self.meeting is not None:
            return Fact(self.meeting.held)
        if name != "født":
            return Fact(missing=name)  # an event that what the rule applies to does not have
        born = self.case.child.born if self.case.child is not None else None
        return Fact(born) if born is not None else Fact(missing="barn.født")

    def cut(self, rule: DeadlineRule) -> date | None:
        """Return the first day on which nothing falls due any more.

        That is the first event of `indtil` that has a date; the expected school
        start counts here (A13).
        """
        return next((day for name in rule.until if (day := self.event(name).day)), None)

    def ends(self, rule: DeadlineRule) -> date | None:
        """Return the recorded day the course ends; an expected start ends nothing (A18)."""
        recorded = {
            "ophør": self.course.end if self.course is not None else None,
            "skolestart": recorded_school_start(self.case),
        }
        return min((day for name in rule.until if (day := recorded.get(name))), default=None)

    def arises(self) -> date | None:
        """Return the day the place was granted or the meeting held: nothing is asked before it."""
        if self.meeting is not None:
            return self.meeting.held
        return self.course.granted if self.course is not None else None

    def began(self) -> date | None:
        """Return the day the child's first course began (A17)."""
        return earliest_start(self.case)


def scopes(rule: DeadlineRule, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    """Yield what `rule` applies to in `case`: for-hver tilbud.x, møde.x, or the child.

    A group's case has none of it (A9).
    """
    if case.group is not None and case.child is None:
        return  # every rule the grammar can write is about a child (A9)
    what, _, kind = (rule.for_each or "").partition(".")
    if what == "tilbud":
        granting = frozenset(name for name, one in ruleset.referrals.items() if one.grants == kind)
        found = courses(case, kind, granting)
        for at, course in enumerate(found):
            following = found[at + 1].start.day if at + 1 < len(found) else None
            yield Scope(case, course=course, following=following)
    elif what == "møde":
        held = [one for one in case.meetings if one.kind == kind and one.held is not None]
        for meeting in sorted(held, key=_when_held):
            yield Scope(case, meeting=meeting)
    elif case.child is not None:
        yield Scope(case)


def _when_held(meeting: Meeting) -> tuple[date, date]:
    return meeting.held or date.max, meeting.minutes_sent or date.max
