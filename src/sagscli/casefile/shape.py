"""From a document to a record: unknown keys, missing keys, values of the wrong kind.

Pydantic finds what does not fit; here each of its findings becomes one of ours,
and the value that did not fit is taken out, so that the rest can still be checked
and every problem of a file is told at once.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from sagscli.casefile.suggest import folded, nearest
from sagscli.casefile.walk import nested, record_at, records
from sagscli.casefile.wording import wording_for
from sagscli.language import _
from sagscli.model.diagnostic import KeyPath, Problem
from sagscli.model.record import Record

R = TypeVar("R", bound=Record)

_UNFIT_RECORD = frozenset({"model_type", "model_attributes_type"})


def shape(record: type[R], value: dict[str, Any]) -> tuple[R, list[Problem]]:
    """Return `value` as a record without whatever did not fit, and what did not."""
    problems: list[Problem] = []
    pruned: set[KeyPath] = set()
    for _round in range(2):
        try:
            result = record.model_validate(value)
        except ValidationError as error:
            for finding in error.errors(include_url=False):
                problems.append(_problem(record, finding))
                value = _without(value, finding, pruned)
        else:
            problems.extend(_missing(result, pruned))
            return result, problems
    return record.model_validate({}), problems


def _problem(record: type[Record], finding: Any) -> Problem:
    path: KeyPath = tuple(part for part in finding["loc"] if part != "[key]")
    if finding["type"] == "extra_forbidden":
        return _unknown_key(record, path)
    code, message, help_ = wording_for(finding, path)
    return Problem(code, path, message, help_)


def _unknown_key(record: type[Record], path: KeyPath) -> Problem:
    name, parent = str(path[-1]), record_at(record, path[:-1]) or record
    known = tuple(parent.keys())
    guess = nearest(name, known)
    if guess:
        remedy = _('did you mean "{guess}"?').format(guess=guess)
    elif home := next(_homes(record, name, ()), None):
        remedy = _('"{key}" belongs under "{home}"').format(key=name, home=home)
    else:
        remedy = _("keys known here: {keys}").format(keys=", ".join(known))
    place = _place(path[:-1])
    message = (
        _('"{key}" is not a key that {place} can have').format(key=name, place=place)
        if place
        else _('"{key}" is not a key that a file of this kind can have').format(key=name)
    )
    return Problem("SAG201", path, message, remedy, on_key=True)


def _homes(record: type[Record], name: str, above: tuple[str, ...]) -> Iterator[str]:
    """Yield where else in the format a key of this name lives."""
    if above and folded(name) in {folded(danish) for danish in record.keys()}:
        yield ".".join(above)
    for _attribute, danish, inner, _many in nested(record):
        if danish not in above:
            yield from _homes(inner, name, (*above, danish))


def _place(path: KeyPath) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return f'"{names[-1]}"' if names else ""


def _missing(result: Record, pruned: set[KeyPath]) -> Iterable[Problem]:
    for path, record in records(result):
        if path in pruned:
            continue
        fields = record.keys()
        for danish in record.required_keys():
            attribute = next(a for a, f in type(record).model_fields.items() if f is fields[danish])
            if getattr(record, attribute) is None and (*path, danish) not in pruned:
                yield _missing_key(path, danish)


def _missing_key(path: KeyPath, danish: str) -> Problem:
    place = _place(path)
    message = (
        _('"{key}" is missing from {place}').format(key=danish, place=place)
        if place
        else _('"{key}" is missing from the file').format(key=danish)
    )
    return Problem(
        "SAG202", (*path, danish), message, _('add a line "{key}: …"').format(key=danish)
    )


def _without(value: Any, finding: Any, pruned: set[KeyPath]) -> Any:
    """Return `value` with what `finding` names taken out; list places do not move."""
    path: KeyPath = tuple(part for part in finding["loc"] if part != "[key]")
    is_item = path and isinstance(path[-1], int)
    if is_item and finding["type"] not in _UNFIT_RECORD:
        path = path[:-1]  # one bad word spoils its list: the list is then unknown
    pruned.add(path)
    return _replaced(value, path, {} if is_item and finding["type"] in _UNFIT_RECORD else None)


def _replaced(value: Any, path: KeyPath, new: Any) -> Any:
    if not path:
        return new
    head, rest = path[0], path[1:]
    if isinstance(value, list) and isinstance(head, int) and head < len(value):
        return [*value[:head], _replaced(value[head], rest, new), *value[head + 1 :]]
    if isinstance(value, dict) and head in value:
        if not rest and new is None:
            return {name: inner for name, inner in value.items() if name != head}
        return {**value, head: _replaced(value[head], rest, new)}
    return value
