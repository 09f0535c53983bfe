"""From what was answered to what changes in a case."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sagscli.case.key_paths import value_at
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import record_at
from sagscli.casefile.patch.draft import DraftEntry, Tree, changes_of
from sagscli.casefile.patch.operations import Change, Remove
from sagscli.casefile.patch.scalars import OneLine
from sagscli.errors import SagError
from sagscli.language import _
from sagscli.recording.asked_key import is_list, is_listed
from sagscli.recording.happening import Answers, Entry, Happening


class NothingOpenError(SagError):
    """A happening without the entry that it would complete."""


def changes_for(
    happening: Happening, case: Case, value: Any, answers: Answers
) -> tuple[Change, ...]:
    """Return what to change in a file that says `value`, read as `case`.

    Raises NothingOpenError where there is no entry to complete.
    """
    at = entry_of(happening, case, answers)
    if happening.entry is Entry.TAKEN_AWAY and at is not None:
        return (Remove((happening.section, at)),)
    return tuple(changes_of(_tree(happening, case, answers, at), value))


def entry_of(happening: Happening, case: Case, answers: Answers) -> int | None:
    """Return the entry (from 0) of its section that it is written in; None for a new one."""
    if happening.entry is Entry.NEW or not is_listed(happening):
        return None
    waiting = list(waiting_entries(happening, case, answers))
    if waiting:
        return min(waiting, key=lambda at: (_distance(happening, case, at, answers), -at))
    if happening.entry is Entry.EITHER:
        return None
    told = ", ".join(str(answers[key]) for key in happening.identity if answers.get(key))
    raise NothingOpenError(
        _("nothing in the case waits for this: {what} under {section}.").format(
            what=f'"{told}"' if told else "–", section=f'"{happening.section}"'
        ),
        _("sag show CASE tells how it stands. Record first what comes before it."),
    )


def waiting_entries(happening: Happening, case: Case, answers: Answers) -> Iterator[int]:
    """Yield the entries of the section that the happening can complete."""
    entries: tuple[Record, ...] = getattr(case, Case.attributes()[happening.section])
    for at, record in enumerate(entries):
        if _is_meant(happening, record, answers) and _waits(happening, record):
            yield at


def _is_meant(happening: Happening, record: Record, answers: Answers) -> bool:
    """Return whether an entry is of what was answered; of what it does not say, it may be."""
    pairs = ((answers.get(key), value_at(record, (key,))) for key in happening.identity)
    return all(not given or stands is None or str(stands) == given for given, stands in pairs)


def _waits(happening: Happening, record: Record) -> bool:
    """Return whether an entry has had what comes before it, and not this."""
    if happening.since is not None and value_at(record, (happening.since,)) is None:
        return False
    key = happening.lacks or happening.day
    if key is None:
        return True
    if happening.inner is None:
        return value_at(record, (key,)) is None
    is_repeated = is_list(type(record), happening.inner) or happening.by_word is not None
    return is_repeated or value_at(record, (happening.inner, key)) is None


def _distance(happening: Happening, case: Case, at: int, answers: Answers) -> int:
    """Return how many days lie between an entry's earlier date and the day of what happened."""
    day = answers.get(happening.day or "")
    begun = value_at(case, (happening.section, at, happening.since or ""))
    if not isinstance(begun, date) or not day:
        return 0
    return abs((begun - date.fromisoformat(str(day))).days)


def _tree(happening: Happening, case: Case, answers: Answers, at: int | None) -> Tree:
    """Return what is written, as a tree of the case."""
    told = {**dict(happening.usually), **{key: value for key, value in answers.items() if value}}
    if happening.is_numbered and "nummer" not in told:
        told |= _next_number(happening, case, told)
    keys = [key for key in (*happening.keys, *dict(happening.usually)) if key in told]
    outer = {key: told[key] for key in keys if key in happening.identity}
    below = {key: told[key] for key in keys if key not in outer and key != happening.by_word}
    if happening.inner is not None:
        below = {happening.inner: _inner(happening, below, answers)}
    if not is_listed(happening):
        return {happening.section: {**outer, **below}}
    if at is not None:  # what the entry does not say of itself yet is said now
        record = value_at(case, (happening.section, at))
        outer = {key: value for key, value in outer.items() if value_at(record, (key,)) is None}
    return {happening.section: [DraftEntry({**outer, **below}, at)]}


def _next_number(happening: Happening, case: Case, told: Answers) -> Answers:
    """Return the number after the last one of the same kind, where those before it have one."""
    entries: tuple[Record, ...] = getattr(case, Case.attributes()[happening.section])
    alike = [each for each in entries if _is_meant(happening, each, told)]
    numbers = [number for each in alike if (number := value_at(each, ("nummer",))) is not None]
    if alike and not numbers:
        return {}
    return {"nummer": str(max(numbers, default=0) + 1)}


def _inner(happening: Happening, keys: Tree, answers: Answers) -> Any:
    if happening.by_word is not None:
        return {str(answers[happening.by_word]): OneLine(keys)}
    record = record_at(Case, (happening.section,))
    return [DraftEntry(keys)] if record and is_list(record, happening.inner or "") else keys
