"""From a document to a record: unknown keys, missing keys, values of the wrong kind.

Pydantic finds what does not fit; here each of its findings becomes one of ours,
and the value that did not fit is taken out, so that the rest can still be checked
and every problem of a file is told at once.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from pydantic import ValidationError

from sagscli import letters
from sagscli.case.fields import FORMS, is_blank
from sagscli.case.record import Record, required
from sagscli.case.walk import nested, record_at, records
from sagscli.casefile.suggest import folded, nearest, same
from sagscli.casefile.wording import blanks, quoted, slip_of_hyphen, wording_for
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _

MOST_GUESSED = 200
"""What was meant by an unknown key is guessed for so many of a file: more are never told."""

R = TypeVar("R", bound=Record)

_NO_KEYS = FORMS | {"[key]"}
"""What pydantic puts in a way that is no part of the file."""
_UNFIT_RECORD = frozenset({"model_type", "model_attributes_type"})


def shape(record: type[R], value: dict[str, Any]) -> tuple[R, list[Problem]]:
    """Return `value` as a record without whatever did not fit, and what did not."""
    problems: list[Problem] = []
    pruned: set[KeyPath] = set()
    blank: list[KeyPath] = []
    # Once as it is, and once without what did not fit.
    for _round in range(2):
        try:
            result = record.model_validate(value)
        except ValidationError as error:
            value = _copied(value)
            for finding in error.errors(include_url=False):
                if finding["type"] == "sag_blank" or is_blank(finding["input"]):
                    blank.append(finding["loc"])
                else:
                    is_guessed = len(problems) < MOST_GUESSED
                    problems.append(_problem(record, finding, is_guessed=is_guessed))
                _take_out(value, finding, pruned)
        else:
            problems.extend(_missing(result, pruned))
            return result, [*_blanks(blank), *problems]
    return record.model_validate({}), [*_blanks(blank), *problems]


def _blanks(paths: list[KeyPath]) -> Iterator[Problem]:
    """Yield one problem for all the places still to be filled in: they were pasted together."""
    if paths:
        keys = [_key_of(path) for path in paths]
        yield Problem("SAG208", paths[0], *blanks(keys))


def _key_of(path: KeyPath) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def _problem(record: type[Record], finding: Any, *, is_guessed: bool) -> Problem:
    path: KeyPath = tuple(part for part in finding["loc"] if part not in _NO_KEYS)
    if finding["type"] == "extra_forbidden":
        return _unknown_key(record, path) if is_guessed else _one_more(record, path)
    code, message, help_ = wording_for(finding, path)
    return Problem(code, path, message, help_)


def _one_more(record: type[Record], path: KeyPath) -> Problem:
    """Return an unknown key among so many that few are told: nothing is guessed."""
    message = _not_in_file(record).format(key=quoted(str(path[-1])))
    remedy = _("take the key out, or write it as the format has it")
    return Problem("SAG201", path, message, remedy, on_key=True)


def _unknown_key(record: type[Record], path: KeyPath) -> Problem:
    name, parent = str(path[-1]), record_at(record, path[:-1]) or record
    known_keys = tuple(parent.keys())
    if (slip := _slip_in_key(name, known_keys)) is not None:
        return Problem("SAG201", path, *slip, on_key=True)
    guess = nearest(name, known_keys)
    if guess:
        remedy = _('did you mean "{guess}"?').format(guess=guess)
    elif len(homes := list(islice(_homes(record, name, ()), 2))) == 1:
        remedy = _('"{key}" belongs under "{home}"').format(key=name, home=homes[0])
    elif (sign := letters.odd_sign(name)) is not None:
        remedy = _("there is a {sign} in it; delete the key and write it again").format(
            sign=letters.name_of(sign)
        )
    elif " " in name:
        remedy = _("if it is text, indent it under the key it belongs to, or put it in quotes")
    else:
        remedy = _("keys known here: {keys}").format(keys=", ".join(known_keys))
    place = _place(path[:-1])
    message = (
        _("{key} is not a key that {place} can have").format(key=quoted(name), place=place)
        if place
        else _not_in_file(record).format(key=quoted(name))
    )
    return Problem("SAG201", path, message, remedy, on_key=True)


def _not_in_file(record: type[Record]) -> str:
    """Return what is said of a key that no file of this kind has."""
    if "sag" in record.keys():  # noqa: SIM118 - a method of ours
        return _("{key} is not a key that a case file can have")
    return _("{key} is not a key that a file of this kind can have")


def _slip_in_key(name: str, known_keys: Iterable[str]) -> tuple[str, str] | None:
    """Return what is said of a key that a slip of the pen has joined to something, or None."""
    word, colon, rest = name.partition(":")
    if colon and rest and same(word, known_keys):
        remedy = _('write "{key}: {value}", with a space after the colon')
        return _("the colon has no space after it"), remedy.format(key=word, value="…")
    sign = letters.odd_sign(name)
    key = same(letters.typed(name).lstrip("- "), known_keys)
    if sign is not None and key is not None:
        message = _('there is a {sign} in the key "{key}"')
        remedy = _("delete the key and write it again")
        return message.format(sign=letters.name_of(sign), key=key), remedy
    return slip_of_hyphen(name)


def _homes(record: type[Record], name: str, above: tuple[str, ...]) -> Iterator[str]:
    """Yield where else in the format a key of this name lives."""
    if above and folded(name) in {folded(danish) for danish in record.keys()}:  # noqa: SIM118 - a method of ours
        yield ".".join(above)
    for _attribute, danish, inner, _many in nested(record):
        if danish not in above:
            yield from _homes(inner, name, (*above, danish))


def _place(path: KeyPath) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return f'"{names[-1]}"' if names else ""


def _missing(result: Record, pruned: set[KeyPath]) -> Iterable[Problem]:
    for path, record in records(result):
        for attribute, danish in required(type(record)):
            if getattr(record, attribute) is None and not {path, (*path, danish)} & pruned:
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


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(inner) for name, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _take_out(value: Any, finding: Any, pruned: set[KeyPath]) -> None:
    """Take what `finding` names out of `value`; list places do not move."""
    path: KeyPath = tuple(part for part in finding["loc"] if part not in _NO_KEYS)
    is_item = path and isinstance(path[-1], int)
    is_unfit = is_item and finding["type"] in _UNFIT_RECORD
    if is_item and not is_unfit:
        path = path[:-1]  # one bad word spoils its list: the list is then unknown
    pruned.add(path)
    _remove(value, path, {} if is_unfit else None)


def _remove(value: Any, path: KeyPath, new: Any) -> None:
    for part in path[:-1]:
        value = _inner(value, part)
    last = path[-1]
    if isinstance(value, dict) and new is None:
        value.pop(last, None)
    elif isinstance(value, list) and isinstance(last, int) and last < len(value):
        value[last] = new


def _inner(value: Any, part: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    is_there = isinstance(value, list) and isinstance(part, int) and part < len(value)
    return value[part] if is_there else None
