"""One thing a rule applies to: a child, a group, or one record of a case."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sagscli.case.facts import Fact, recorded_school_start, school_start
from sagscli.case.key_roles import Happened, SetAhead
from sagscli.case.people import people_of
from sagscli.case.record import Record
from sagscli.case.records import Agreement, Case
from sagscli.deadlines.courses import earliest_start
from sagscli.deadlines.events import BEGINNINGS, BIRTH, EVENTS, SCHOOL_START, EventKey
from sagscli.rulesets.records import CountsFrom, DeadlineRule, Ruleset
from sagscli.safety import without_names

_LASTING = ("tilbud", "fase")
"""What lasts for a time, and which the next of its kind takes over from."""


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

    def ends(self, rule: DeadlineRule) -> date | None:
        """Return the recorded day the course ends, from which nothing falls due (A18).

        That is the first event of `indtil` that has a date, else the day the next of its kind
        takes over (A32), or an earlier recorded school start. What was only planned or expected
        ends nothing (A13, A31).
        """
        school = recorded_school_start(self.case) if SCHOOL_START in rule.until else None
        end = self._ended(rule)
        if end is None and any(name != SCHOOL_START for name in rule.until):
            end = self.following if self.kind in _LASTING else None
        return min((day for day in (end, school) if day is not None), default=None)

    def expected_end(self, rule: DeadlineRule) -> date | None:
        """Return the day the course is to end before any recorded end: a plan, no fact.

        What falls due from then on arises only if that day goes by (A13, A18, A31).
        """
        ends = self.ends(rule)
        is_ended = self._ended(rule) is not None
        days = [] if is_ended else [self.event(name).day for name in self._plans(rule)]
        days += [school_start(self.case).day] if SCHOOL_START in rule.until and not ends else []
        expected = min((day for day in days if day is not None), default=None)
        return expected if expected is None or ends is None or expected < ends else None

    def _ended(self, rule: DeadlineRule) -> date | None:
        plans = (*self._plans(rule), SCHOOL_START)
        days = (self.event(name).day for name in rule.until if name not in plans)
        return next((day for day in days if day is not None), None)

    def _plans(self, rule: DeadlineRule) -> tuple[str, ...]:
        """Return the events of `indtil` that are set ahead of one that happens (A31).

        Such as the `slut` of a phase, which runs until it is `afsluttet`.
        """
        events = EVENTS[self.kind]
        roles = {name: events[name].role for name in rule.until if name in events}
        if not any(isinstance(role, Happened) for role in roles.values()):
            return ()
        return tuple(name for name, role in roles.items() if isinstance(role, SetAhead))

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
            return without_names(self.record.what or "", people_of(self.case)) or None
        action = getattr(self.record, "action", None)
        if self.kind != "indsats" or action is None:
            return None
        kind = ruleset.actions.get(action)
        title = kind.title if kind is not None else None
        return title or without_names(str(action), people_of(self.case))

    def responsible(self, rule: DeadlineRule, ruleset: Ruleset) -> str:
        """Return who has to act: who an agreement names, where that is a role; else the rule's."""
        who = self.record.who if isinstance(self.record, Agreement) else None
        return who if who in ruleset.roles and who is not None else rule.responsible or ""

    @property
    def label(self) -> str | None:
        """Return what tells it from others of its kind: the place, the tiltag, the focus."""
        words = (getattr(self.record, name, None) for name in ("place", "action", "to", "focus"))
        word = next((word for word in words if word), None)
        is_free = self.kind in ("indsats", "fase") and word is not None
        return without_names(word or "", people_of(self.case)) if is_free else word


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
