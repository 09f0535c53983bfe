"""What rules can be asked of, and the events there: read from the roles of the case's keys."""

from typing import NamedTuple

from sagscli.case.key_roles import DateRole, Subject
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.tagged import tagged
from sagscli.case.walk import nested
from sagscli.rulesets.records import DeadlineRule
from sagscli.rulesets.records.deadlines import subject_of

SCHOOL_START, BIRTH = "skolestart", "født"
ANYWHERE = (SCHOOL_START, BIRTH)
"""The events of every child's case, whatever a rule is asked about."""


class EventKey(NamedTuple):
    """Where the date of an event stands in its record, in the code and in the file."""

    attributes: tuple[str, ...]
    path: tuple[str, ...]
    role: DateRole


def _events(record: type[Record]) -> dict[str, EventKey]:
    """Return the events of a record by name; those of a decision are the referral's own."""
    own = {
        key.role.event or key.danish: EventKey((key.attribute,), (key.danish,), key.role)
        for key in tagged(record, DateRole)
        if key.role.event is not None
    }
    inner = {
        name: EventKey((attribute, *event.attributes), (danish, *event.path), event.role)
        for attribute, danish, below, is_many in nested(record)
        if not is_many
        for name, event in _events(below).items()
    }
    return own | inner


_RECORDS = {attribute: record for attribute, _danish, record, _is_many in nested(Case)}

EVENTS = {key.role.word: _events(_RECORDS[key.attribute]) for key in tagged(Case, Subject)}
"""What a rule can be asked about, and the events there."""

BEGINNINGS = {
    word: name
    for word, events in EVENTS.items()
    for name, event in events.items()
    if event.role.begins
}
"""The event with which it begins, of what does."""

SUBJECTS = {"niveau": "indsats", "tiltag": "indsats"} | {word: word for word in EVENTS}
"""The words before the dot of `for-hver`, each with the kind of record it picks."""


def events_of(rule: DeadlineRule, *, of_records: bool = False) -> tuple[str, ...]:
    """Return the events that `rule` can ask about: those of everything it is asked of.

    With an event that only some of it has, the rest could never be reckoned. `of_records` looks
    away from the child and the group, which have none of their own.
    """
    words = [SUBJECTS.get(subject_of(subject)[0], "") for subject in rule.for_each or ("barn",)]
    no_records = ("barn", "gruppe") if of_records else ()
    each = [EVENTS.get(word, {}) for word in words if word not in no_records] or [{}]
    names = (name for name in each[0] if all(name in events for events in each))
    return tuple(dict.fromkeys((*ANYWHERE, *names)))
