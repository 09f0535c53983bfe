"""From what was answered to what changes in a case."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sagscli import days
from sagscli.case.key_paths import value_at
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import record_at
from sagscli.casefile.patch.draft import DraftEntry, Tree, changes_of
from sagscli.casefile.patch.operations import Change, Remove, Set
from sagscli.casefile.patch.scalars import OneLine
from sagscli.errors import SagError
from sagscli.language import _
from sagscli.recording.asked_key import is_list, is_listed
from sagscli.recording.happening import Answers, Entry, Happening

_NEAR = 31
"""Days between the plan and the day a meeting was held, at the most, for it to be that meeting."""


class NothingOpenError(SagError):
    """A happening without the entry that it would complete."""


class SeveralOpenError(SagError):
    """A happening that may be about more than one entry."""

    def __init__(self, section: str, entries: list[int], records: Sequence[Record]) -> None:
        numbers = ", ".join(_numbered(at, records[at]) for at in entries)
        super().__init__(
            _('it can be about more than one entry under "{section}": {numbers}.').format(
                section=section, numbers=numbers
            ),
            _("Say which with --entry, counted from 1 as in the file."),
        )
        self.entries = entries


def _numbered(at: int, record: Record) -> str:
    """Return the number of an entry (from 1), with the first day that it tells."""
    told = (getattr(record, name) for name in type(record).model_fields)
    day = next((value for value in told if isinstance(value, date)), None)
    return str(at + 1) if day is None else f"{at + 1} ({days.short(day)})"


class SaidAlreadyError(SagError):
    """An entry that says something else already, which is not to be lost."""

    def __init__(self, section: str, at: int, key: str) -> None:
        super().__init__(
            _('entry {number} under "{section}" says something else under "{key}" already.').format(
                number=at + 1, section=section, key=key
            ),
            _("Nothing was written over. Change it with sag edit."),
        )


def changes_for(
    happening: Happening, case: Case, value: Any, answers: Answers, entry: int | None = None
) -> tuple[Change, ...]:
    """Return what to change in a file that says `value`, read as `case`.

    `entry` (from 0) is which one is meant, where that was said. Raises NothingOpenError where
    there is none to complete, SeveralOpenError where there are several, and SaidAlreadyError.
    """
    at = entry_of(happening, case, answers, entry)
    if happening.entry is Entry.TAKEN_AWAY and at is not None:
        return (Remove((happening.section, at)),)
    tree = _tree(happening, case, answers, at)
    if at is None:
        return tuple(changes_of(tree, value))
    lists = _lists_set(happening.section, at, tree, value)
    return (*lists, *changes_of(tree, value))


def draft_for(
    happening: Happening,
    case: Case,
    answers: Answers,
    entry: int | None = None,
    *,
    is_readable: bool = True,
) -> Tree:
    """Return the same as a draft, for a file in which nothing can be changed.

    Where its section is not `is_readable`, it is told as a new entry. Raises as `changes_for`, and
    NothingOpenError for what is to be taken away.
    """
    at = entry_of(happening, case, answers, entry) if is_readable else None
    if happening.entry is Entry.TAKEN_AWAY:
        which = _('entry {number} under "{section}"') if at is not None else _('under "{section}"')
        told = which.format(number=(at or 0) + 1, section=happening.section)
        raise NothingOpenError(
            _("There are no lines to paste: take it out by hand, {where}.").format(where=told)
        )
    return _tree(happening, case, answers, at)


def _lists_set(section: str, at: int, tree: Tree, value: Any) -> list[Set]:
    """Take from a draft the lists that its entry has already: they are what was answered now.

    A text that stands there is someone's own words. Raises SaidAlreadyError for another.
    """
    keys, stands = tree[section][0].keys, value[section][at]
    lists = []
    for key, new in list(keys.items()):
        old = stands.get(key) if isinstance(stands, dict) else None
        if isinstance(new, tuple) and old:
            lists.append(Set((section, at, key), new))
            del keys[key]
        elif isinstance(new, str) and isinstance(old, str) and old.strip() not in ("", new.strip()):
            raise SaidAlreadyError(section, at, key)
    return lists


def entry_of(
    happening: Happening, case: Case, answers: Answers, entry: int | None = None
) -> int | None:
    """Return the entry (from 0) of its section that it is written in; None for a new one."""
    if happening.entry is Entry.NEW or not is_listed(happening):
        return None
    waiting = list(waiting_entries(happening, case, answers))
    if entry is not None:
        waiting = [at for at in waiting if at == entry]
    if happening.entry is Entry.EITHER and happening.since == "planlagt":
        waiting = [at for at in waiting if _distance(happening, case, at, answers) <= _NEAR]
        waiting.sort(key=lambda at: _distance(happening, case, at, answers))
        return next(iter(waiting), None)
    if len(waiting) > 1:
        raise SeveralOpenError(happening.section, waiting, _entries(happening, case))
    if waiting or happening.entry is Entry.EITHER:
        return next(iter(waiting), None)
    told = ", ".join(str(answers[key]) for key in happening.identity if answers.get(key))
    raise NothingOpenError(
        _("nothing in the case waits for this: {what} under {section}.").format(
            what=f'"{told}"' if told else "–", section=f'"{happening.section}"'
        ),
        _("sag show CASE tells how it stands. Record first what comes before it."),
    )


def waiting_entries(happening: Happening, case: Case, answers: Answers) -> Iterator[int]:
    """Yield the entries of the section that the happening can complete."""
    for at, record in enumerate(_entries(happening, case)):
        if _is_meant(happening, record, answers) and _waits(happening, record):
            yield at


def _entries(happening: Happening, case: Case) -> tuple[Record, ...]:
    entries: tuple[Record, ...] = getattr(case, Case.attributes()[happening.section])
    return entries


def _is_meant(happening: Happening, record: Record, answers: Answers) -> bool:
    """Return whether an entry is of what was answered; of what it does not say, it may be."""
    pairs = ((answers.get(key), value_at(record, (key,))) for key in happening.identity)
    is_same = all(not given or stands is None or str(stands) == given for given, stands in pairs)
    return is_same and not _is_of_others(record, answers)


def _is_of_others(record: Record, answers: Answers) -> bool:
    """Return whether an entry names people, and none of those who are told of now."""
    named, told = getattr(record, "by", None), answers.get("af")
    if not isinstance(named, tuple) or not isinstance(told, tuple):
        return False
    return bool(named) and set(named).isdisjoint(told)


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
    alike = [each for each in _entries(happening, case) if _is_meant(happening, each, told)]
    numbers = [number for each in alike if (number := value_at(each, ("nummer",))) is not None]
    if alike and not numbers:
        return {}
    return {"nummer": str(max(numbers, default=0) + 1)}


def _inner(happening: Happening, keys: Tree, answers: Answers) -> Any:
    if happening.by_word is not None:
        return {str(answers[happening.by_word]): OneLine(keys)}
    record = record_at(Case, (happening.section,))
    return [DraftEntry(keys)] if record and is_list(record, happening.inner or "") else keys
