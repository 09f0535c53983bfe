"""A case as it was known on a day: what is dated later has not happened yet.

What is only planned for later (opstart, ophør, skolestart, planlagt) stays: it was
written down as something to come.
"""

from datetime import date
from functools import cache
from typing import Any

from sagscli.case.key_roles import DateRole, Happened, RoleOrPerson, Word
from sagscli.case.record import Record, required
from sagscli.case.records import Case, Meeting
from sagscli.case.remembered import remembered
from sagscli.case.tagged import plain_values_of, records_with, tagged
from sagscli.case.walk import nested

NOT_YET = "–"
"""The kind of a record that was not there yet: no word of a ruleset looks like it."""


@remembered
def as_known(case: Case, day: date) -> Case:
    """Return `case` without what happened after `day`.

    A meeting held later stands as planned: for the day it was planned for, or, when
    that had gone by too, for the day it came to be held.
    """
    if max(plain_values_of(case, Happened), default=day) <= day:
        return case
    update = {
        section: tuple(_known(record, day) for record in getattr(case, section))
        for section, _danish, record, many in nested(Case)
        if many and records_with(record, Happened)
    }
    return case.model_copy(update=update)


def _known(record: Record, day: date) -> Record:
    """Return an entry of a list as it was known.

    One that was not there yet keeps its place, so that a key still leads to the entry that it
    names.
    """
    days = plain_values_of(record, Happened)
    if days and min(days) > day and not _stands_ahead(type(record)):
        return _not_there(type(record))
    update = _later(record, day)
    if isinstance(record, Meeting) and "held" in update:
        stands = record.planned is not None and record.planned >= day
        update["planned"] = record.planned if stands else record.held
    return record.model_copy(update=update) if update else record


@cache
def _stands_ahead(record: type[Record]) -> bool:
    """Return whether such a record is written down ahead; others come with their first date."""
    return any(key.role.begins for key in tagged(record, DateRole))


def _not_there(record: type[Record]) -> Record:
    name = required(record)[0][0] if required(record) else tagged(record, Word)[0].attribute
    return record().model_copy(update={name: NOT_YET})


def _later(record: Record, day: date) -> dict[str, Any]:
    """Return what of a record is another thing for having come after `day`."""
    dates = [key for key in tagged(type(record), Happened) if _is_later(record, key.attribute, day)]
    update: dict[str, Any] = {key.attribute: None for key in dates}
    later = {key.danish for key in dates}
    for key in tagged(type(record), RoleOrPerson):
        if key.role.since in later:
            update[key.attribute] = None
    for attribute, _danish, inner, _many in nested(type(record)):
        if records_with(inner, Happened):
            update[attribute] = _inner(getattr(record, attribute), day)
    return update


def _is_later(record: Record, attribute: str, day: date) -> bool:
    fact = getattr(record, attribute)
    return fact is not None and fact > day


def _inner(value: Any, day: date) -> Any:
    """Return what was decided or judged by `day`."""
    if isinstance(value, dict):
        known = {name: _judged(record, day) for name, record in value.items()}
        return {name: record for name, record in known.items() if record is not None}
    if isinstance(value, tuple):
        each = (_judged(record, day) for record in value)
        return tuple(record for record in each if record is not None)
    return _judged(value, day) if value is not None else None


def _judged(record: Record, day: date) -> Record | None:
    """Return a judgement as it was known; it comes with the first of its dates."""
    if _is_later(record, tagged(type(record), Happened)[0].attribute, day):
        return None
    update = _later(record, day)
    return record.model_copy(update=update) if update else record
