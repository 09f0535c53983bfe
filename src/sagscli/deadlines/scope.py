"""One thing a rule applies to: a child, a group, or one record of a case."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sagscli.case.facts import Fact, recorded_school_start, school_start
from sagscli.case.key_roles import Happened, SetAhead
from sagscli.case.record import Record
from sagscli.case.records import Agreement, Case
from sagscli.deadlines.courses import earliest_start
from sagscli.deadlines.events import (
    BEGINNINGS,
    BIRTH,
    EVENTS,
    SCHOOL_START,
    SUBJECTS,
    EventKey,
)
from sagscli.rulesets.records import CountsFrom, DeadlineRule, Ruleset
from sagscli.rulesets.records.deadlines import subject_of
from sagscli.rulesets.roles import redaction_for

_LASTING = ("tilbud", "fase")
"""What lasts for a time, and which the next of its kind takes over from."""


class Ending(NamedTuple):
    """Where the course that a rule is asked of ends (A18)."""

    end: date | None = None
    """The recorded day, from which nothing falls due."""
    turn: date | None = None
    """The day it is planned or expected to end, before any recorded end: a plan, no fact.

    What falls due from then on arises only if that day goes by (A13, A18, A31)."""

    def may_hold(self, due: date, until: date | None) -> bool:
        """Return whether nothing ends it before `due`, as far as the days asked for show."""
        if self.end is not None and due >= self.end:
            return False
        return self.turn is None or due < self.turn or (until is not None and until >= self.turn)

    def arises(self, due: date | None, since: date | None) -> date | None:
        """Return from when something is asked for that arises `since`, by its due date."""
        if due is None or self.turn is None or due < self.turn:
            return since
        return max(self.turn, since or self.turn)


_ENDLESS = Ending()


@dataclass(frozen=True)
class Scope:
    """One thing a rule applies to, and the events it can ask about there.

    `kind` is a key of EVENTS; `key` names the record in the case file.
    """

    case: Case
    kind: str = "barn"
    record: Record | None = None
    key: str = ""
    granted: date | None = None
    """The day a place was granted that has no record yet."""
    following: date | None = None
    """The start of the next course, or the next meeting, of its kind: what comes then is its."""

    def event(self, name: str) -> Fact:
        """Return the date of an event, or the key it is missing for."""
        if name == SCHOOL_START:
            return school_start(self.case)
        if name == BIRTH:
            born = self.case.child.born if self.case.child is not None else None
            return Fact(born) if born is not None else Fact(missing="barn.født")
        event = EVENTS[self.kind].get(name)
        if event is None:
            return Fact(missing=name)  # an event that what the rule applies to does not have
        day = _day_of(event, self.record)
        if day is None and isinstance(event.role, SetAhead):
            return Fact(missing=self.key_of(name))
        return Fact(day)

    def key_of(self, name: str) -> str:
        """Return the way to the date of an event in the case file."""
        if name == SCHOOL_START:
            return "skole.start" if recorded_school_start(self.case) is not None else "barn.født"
        if name == BIRTH:
            return "barn.født"
        event = EVENTS[self.kind].get(name)
        return ".".join((self.key, *(event.path if event is not None else (name,))))

    def begins(self) -> date | None:
        """Return the day it begins: what happened before belongs to something else."""
        name = BEGINNINGS.get(self.kind)
        return self.event(name).day if name is not None else None

    def is_begun_by(self, meeting: str) -> bool:
        """Return whether a meeting of a kind on its first day belongs to its beginning.

        A course or a phase begins before it is reviewed; a meeting does not follow itself.
        """
        if self.kind == "møde":
            return getattr(self.record, "kind", None) == meeting
        return self.kind in _LASTING

    def ending(self, rule: DeadlineRule) -> "Ending":
        """Return where the course ends for `rule`: what is recorded, and what is only planned.

        The recorded end is the first event of `indtil` that has a date, else the day the next of
        its kind takes over (A32), or an earlier recorded school start. What was only planned or
        expected ends nothing (A13, A31).
        """
        until = rule.until
        if not until:
            return _ENDLESS
        plans = _plans(self.kind, until)
        days = (self.event(name).day for name in until if name not in (*plans, SCHOOL_START))
        ended = next((day for day in days if day is not None), None)
        end = ended
        if end is None and self.kind in _LASTING and until != (SCHOOL_START,):
            end = self.following
        at_school = recorded_school_start(self.case) if SCHOOL_START in until else None
        end = min((day for day in (end, at_school) if day is not None), default=None)
        ahead = [self.event(name).day for name in plans] if ended is None else []
        if SCHOOL_START in until and end is None:
            ahead.append(school_start(self.case).day)
        turn = min((day for day in ahead if day is not None), default=None)
        return Ending(end, turn if turn is None or end is None or turn < end else None)

    def arises(self, rule: DeadlineRule) -> date | None:
        """Return the day before which nothing is asked: its event came about, or the place was."""
        if rule.arises is not None:
            return self.event(rule.arises).day
        return self.begins() if self.kind == "møde" else self.granted

    def began(self) -> date | None:
        """Return the day the child's first course began (A17)."""
        return earliest_start(self.case)

    def about(self, ruleset: Ruleset) -> str | None:
        """Return the tiltag of an indsats, by its title where the catalogue has it (H15).

        Of an agreement it is what was agreed (V16).
        """
        if isinstance(self.record, Agreement):
            return redaction_for(self.case, ruleset).text(self.record.what) or None
        action = getattr(self.record, "action", None)
        if self.kind != "indsats" or action is None:
            return None
        kind = ruleset.actions.get(action)
        title = kind.title if kind is not None else None
        return title or redaction_for(self.case, ruleset).text(str(action))

    def responsible(self, rule: DeadlineRule, ruleset: Ruleset) -> str:
        """Return who has to act: who an agreement names, where that is a role; else the rule's."""
        who = self.record.who if isinstance(self.record, Agreement) else None
        return who if who in ruleset.roles and who is not None else rule.responsible or ""

    def label(self, ruleset: Ruleset) -> str | None:
        """Return what tells it from others of its kind: the place, the tiltag, the focus."""
        words = (getattr(self.record, name, None) for name in ("place", "action", "to", "focus"))
        word = next((word for word in words if word), None)
        is_free = self.kind in ("indsats", "fase") and word is not None
        return redaction_for(self.case, ruleset).text(word) if is_free else word


def planned_ends(rule: DeadlineRule) -> tuple[str, ...]:
    """Return the events of a rule's `indtil` that are only planned, and end nothing (A31)."""
    kinds = (SUBJECTS.get(subject_of(subject)[0], "") for subject in rule.for_each)
    ends = (name for kind in kinds if kind in EVENTS for name in _plans(kind, rule.until))
    return tuple(dict.fromkeys(ends))


@cache
def _plans(kind: str, until: tuple[str, ...]) -> tuple[str, ...]:
    """Return the events of `indtil` that are set ahead of one that happens (A31).

    Such as the `slut` of a phase, which runs until it is `afsluttet`.
    """
    events = EVENTS[kind]
    roles = {name: events[name].role for name in until if name in events}
    if not any(isinstance(role, Happened) for role in roles.values()):
        return ()
    return tuple(name for name, role in roles.items() if isinstance(role, SetAhead))


def _day_of(event: EventKey, record: Record | None) -> date | None:
    value: Any = record
    for attribute in event.attributes:
        value = getattr(value, attribute) if value is not None else None
    return value if isinstance(value, date) else None


def counts_from(rule: CountsFrom | None, scope: Scope) -> date | None:
    """Return the first day that counts: 1 January of the year before an event (V13, A16)."""
    if rule is None:
        return None
    event = scope.event(rule.year_before or "").day
    return date(event.year - 1, 1, 1) if event is not None else None
