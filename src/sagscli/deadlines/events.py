"""What a rule is asked about: a child, a group, or one record of a case, and its events."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sagscli.case.facts import (
    Fact,
    about,
    courses,
    earliest_start,
    recorded_school_start,
    school_start,
)
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.rulesets.records import CountsFrom, DeadlineRule, Ruleset
from sagscli.rulesets.records.deadlines import subject_of
from sagscli.safety import without_names

ANYWHERE = ("skolestart", "født")
"""The events of every child's case, whatever a rule is asked about."""

EVENTS: dict[str, dict[str, str]] = {
    "barn": {},
    "gruppe": {},
    "tilbud": {"opstart": "start", "ophør": "end"},
    "møde": {"afholdt": "held", "referat-udsendt": "minutes_sent"},
    "henvisning": {
        "anbefalet": "recommended",
        "accepteret": "accepted",
        "udarbejdet": "written",
        "sendt": "sent",
        "møde": "meeting",
        "afgørelse": "decision.dated",
        "svar-sendt": "decision.answer_sent",
    },
    "indsats": {
        "start": "start",
        "slut": "end",
        "evalueres": "to_evaluate",
        "evalueret": "evaluated",
    },
    "fase": {"start": "start", "slut": "end", "afsluttet": "finished"},
}
"""What a rule can be asked about, and the events there, each with its place in the record."""

SUBJECTS = {"niveau": "indsats", "tiltag": "indsats"} | {what: what for what in EVENTS}
"""The words before the dot of `for-hver`, each with the kind of record it picks."""

_TO_COME = frozenset({"opstart", "møde", "start", "slut", "evalueres"})
"""Events that are set beforehand: without a date, the key is missing. The others come about."""

_BEGINS = {"tilbud": "opstart", "møde": "afholdt", "indsats": "start", "fase": "start"}


def events_of(rule: DeadlineRule) -> tuple[str, ...]:
    """Return the events that `rule` can ask about."""
    kinds = [SUBJECTS.get(subject_of(one)[0], "") for one in rule.for_each or ("barn",)]
    return (*ANYWHERE, *(name for kind in kinds for name in EVENTS.get(kind, {})))


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
    """The start of the next course of the same kind: what comes then belongs there."""

    def event(self, name: str) -> Fact:
        """Return the date of an event, or the key it is missing for."""
        if name == "skolestart":
            return school_start(self.case)
        if name == "født":
            born = self.case.child.born if self.case.child is not None else None
            return Fact(born) if born is not None else Fact(missing="barn.født")
        attribute = EVENTS[self.kind].get(name)
        if attribute is None:
            return Fact(missing=name)  # an event that what the rule applies to does not have
        day = _date_at(self.record, attribute)
        if day is None and name in _TO_COME:
            return Fact(missing=f"{self.key}.{name}")
        return Fact(day)

    def begins(self) -> date | None:
        """Return the day it begins: what happened before belongs to something else."""
        name = _BEGINS.get(self.kind)
        return self.event(name).day if name is not None else None

    def cut(self, rule: DeadlineRule) -> date | None:
        """Return the first day on which nothing falls due any more.

        That is the first event of `indtil` that has a date; the expected school
        start counts here (A13).
        """
        return next((day for name in rule.until if (day := self.event(name).day)), None)

    def ends(self, rule: DeadlineRule) -> date | None:
        """Return the recorded day the course ends; an expected start ends nothing (A18)."""
        days = (
            recorded_school_start(self.case) if name == "skolestart" else self.event(name).day
            for name in rule.until
        )
        return min((day for day in days if day is not None), default=None)

    def arises(self, rule: DeadlineRule) -> date | None:
        """Return the day before which nothing is asked: its event came about, or the place was."""
        if rule.arises is not None:
            return self.event(rule.arises).day
        return self.begins() if self.kind == "møde" else self.granted

    def began(self) -> date | None:
        """Return the day the child's first course began (A17)."""
        return earliest_start(self.case)

    def about(self, ruleset: Ruleset) -> str | None:
        """Return the tiltag of an indsats, by its title where the catalogue has it (H15)."""
        action = getattr(self.record, "action", None)
        if self.kind != "indsats" or action is None:
            return None
        known = ruleset.actions.get(action)
        title = known.title if known is not None else None
        return title or without_names(str(action), people_of(self.case))

    @property
    def label(self) -> str | None:
        """Return what tells it from others of its kind: the place, the tiltag, the focus."""
        words = (getattr(self.record, name, None) for name in ("place", "action", "to", "focus"))
        found = next((word for word in words if word), None)
        is_free = self.kind in ("indsats", "fase") and found is not None
        return without_names(found or "", people_of(self.case)) if is_free else found


def people_of(case: Case) -> list[str | None]:
    """Return the names of the child and the parents, for keeping them out of lists."""
    child = case.child
    return [child.name, *(parent.name for parent in child.parents)] if child is not None else []


def counts_from(rule: CountsFrom | None, scope: Scope) -> date | None:
    """Return the first day that counts: 1 January of the year before an event (V13, A16)."""
    if rule is None:
        return None
    event = scope.event(rule.year_before or "").day
    return date(event.year - 1, 1, 1) if event is not None else None


def _date_at(record: Any, attribute: str) -> date | None:
    for name in attribute.split("."):
        record = getattr(record, name) if record is not None else None
    return record if isinstance(record, date) else None


def scopes(rule: DeadlineRule, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    """Yield what `rule` applies to in `case`; without for-hver that is the child."""
    left_out = {
        scope.key for one in rule.except_for for scope in _scopes(*subject_of(one), case, ruleset)
    }
    for one in rule.for_each or ("barn",):
        for scope in _scopes(*subject_of(one), case, ruleset):
            if not scope.key or scope.key not in left_out:
                yield scope


def _scopes(what: str, which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    find = _FINDERS.get(what)
    return find(which, case, ruleset) if find is not None else iter(())


def _child(_which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    if case.child is not None:
        yield Scope(case)


def _group(_which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    if case.group is not None:
        yield Scope(case, "gruppe")


def _is_group(case: Case) -> bool:
    return about(case) == "gruppe"  # what is about a child is not here (A9)


def _courses(which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    if _is_group(case):
        return
    granting = frozenset(name for name, one in ruleset.referrals.items() if one.grants == which)
    found = courses(case, which, granting)
    for at, course in enumerate(found):
        following = found[at + 1].start if at + 1 < len(found) else None
        yield Scope(case, "tilbud", course.placement, course.key, course.granted, following)


def _meetings(which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    kind = ruleset.meetings.get(which)
    if _is_group(case) and (kind is None or kind.about == "barn"):
        return
    found = [
        Scope(case, "møde", meeting, f"møder[{at}]")
        for at, meeting in enumerate(case.meetings)
        if meeting.kind == which and meeting.held is not None
    ]
    yield from sorted(found, key=_when_held)


def _when_held(scope: Scope) -> tuple[date, date]:
    sent = scope.event("referat-udsendt").day
    return scope.begins() or date.max, sent or date.max


def _referrals(which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    kind = ruleset.referrals.get(which)
    if _is_group(case) and (kind is None or kind.about == "barn"):
        return
    for at, referral in enumerate(case.referrals):
        if referral.to == which:
            yield Scope(case, "henvisning", referral, f"henvisninger[{at}]")


def _measures(case: Case) -> Iterator[Scope]:
    for at, measure in enumerate(case.measures):
        yield Scope(case, "indsats", measure, f"indsatser[{at}]")


def _all_measures(_which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    return _measures(case)


def _of_level(which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    return (one for one in _measures(case) if getattr(one.record, "level", None) == which)


def _of_action(which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    return (one for one in _measures(case) if getattr(one.record, "action", None) == which)


def _stages(which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    """Yield the phases of a kind in order; a later one of the same kind takes over (L2)."""
    found = [(at, one) for at, one in enumerate(case.stages) if one.kind == which]
    found.sort(key=lambda item: item[1].start or date.max)
    for place, (at, stage) in enumerate(found):
        following = found[place + 1][1].start if place + 1 < len(found) else None
        yield Scope(case, "fase", stage, f"faser[{at}]", following=following)


_FINDERS: dict[str, Callable[[str, Case, Ruleset], Iterator[Scope]]] = {
    "barn": _child,
    "gruppe": _group,
    "tilbud": _courses,
    "møde": _meetings,
    "henvisning": _referrals,
    "indsats": _all_measures,
    "niveau": _of_level,
    "tiltag": _of_action,
    "fase": _stages,
}
