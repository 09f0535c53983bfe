"""What a version of a case file says; what in it cannot be read is as it was before."""

from typing import Any, NamedTuple

from sagscli.case.key_paths import with_value
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.diagnostics.codes import meaning
from sagscli.diagnostics.diagnostic import KeyPath, Severity
from sagscli.history.changes.matching import matched
from sagscli.history.changes.plain import plain

_UNKNOWN, _MISSING = "SAG201", "SAG202"
"""Problems that have no place in the case: a key that is not known, and one that is missing."""


class PastCase(NamedTuple):
    """A version of a case file. `case` is None when nothing could be read of it.

    `unread` are the places whose values could not be read, `lost` counts all of which that is
    so: a key that is not known and one that stands twice are no places of the case.
    """

    case: Case | None
    unread: tuple[KeyPath, ...] = ()
    lost: int = 0


def past_case(data: bytes) -> PastCase:
    """Return what a file's bytes say. Never raises."""
    document = read(data)
    if document.value is None:
        return PastCase(None)
    case, problems = shape(Case, document.value)
    unread = tuple(problem.at for problem in problems if problem.code not in (_UNKNOWN, _MISSING))
    codes = [*(each.code for each in problems), *(flaw.code for flaw in document.flaws)]
    lost = sum(map(_is_error, codes))
    return PastCase(case, unread, lost)


def _is_error(code: str) -> bool:
    return code != _MISSING and meaning(code).severity is Severity.ERROR


def with_unread_from(past: PastCase, before: Case | None) -> Case | None:
    """Return the case of a version with what could not be read as it was `before`.

    So nobody is told to have taken away a date for a slip of the pen, nor to have set it again
    who put the slip right.
    """
    case = past.case
    if case is None or before is None:
        return before if case is None else case
    for path in past.unread:
        was, place = _counterpart(before, case, _whole_list(case, path))
        if was is not None and place:
            case = with_value(case, place, was)
    return case


def _whole_list(case: Case, path: KeyPath) -> KeyPath:
    """Return the place that was lost: one bad word spoils its list."""
    is_word = len(path) > 1 and isinstance(path[-1], int)
    return path[:-1] if is_word and not _is_entry(case, path) else path


def _is_entry(case: Case, path: KeyPath) -> bool:
    value: Any = case
    for part in path:
        if isinstance(value, Record):
            value = getattr(value, type(value).attributes().get(str(part), ""), None)
        elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
            value = value[part]
        elif isinstance(value, dict):
            value = value.get(part)
    return isinstance(value, Record)


def _counterpart(before: Any, now: Any, path: KeyPath) -> tuple[Any, KeyPath]:
    """Return what stood at `path` of today before, and how far the way there is the same.

    The way is empty where it leads nowhere, or to something that was not there before.
    """
    way: list[str | int] = []
    for part in path:
        if isinstance(now, Record):
            attribute = type(now).attributes().get(str(part))
            if attribute is None:
                return None, ()
            before, now = getattr(before, attribute, None), getattr(now, attribute)
        elif isinstance(now, tuple) and isinstance(part, int):
            before, now = _entry_before(before, now, part)
        elif isinstance(now, dict):
            before, now = (before or {}).get(part), now.get(part)
        else:  # the part it stood in could not be read either
            return before, tuple(way)
        way.append(part)
        if before is None:
            return None, ()
    return before, tuple(way)


def _entry_before(before: Any, now: tuple[Any, ...], at: int) -> tuple[Any, Any]:
    """Return entry `at` of a list before and now; of one that cannot be read, what is left over."""
    if not isinstance(before, tuple) or at >= len(now):
        return None, None
    pairs = matched(before, now)
    then = next((pair.then for pair in pairs if pair.now == at), None)
    if then is None and not plain(now[at]):
        gone = [pair.then for pair in pairs if pair.now is None and pair.then is not None]
        then = at if at in gone else next(iter(gone), None)
    return (before[then] if then is not None else None), now[at]
