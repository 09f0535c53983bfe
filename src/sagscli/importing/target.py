"""What a column can be: a key of a case, as ``barn.født`` or ``tilbud.2.opstart``."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested, record_at
from sagscli.casefile.suggest import did_you_mean
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.errors import SagError
from sagscli.language import _
from sagscli.recording.asked_key import AnswerKind, AskedKey, asked_key, is_list

PARENTS: KeyPath = ("barn", "forældre")
"""The one list of which a column may have several entries in a cell: parents by their names."""
_JOINED = frozenset({AnswerKind.TEXT, AnswerKind.LONG, AnswerKind.PERSON})


class TargetError(SagError):
    """Words for a key of a case that no case has."""


class ColumnKey(NamedTuple):
    """A key of a case: the way to it, and what it takes."""

    path: KeyPath
    key: AskedKey

    @property
    def shown(self) -> str:
        """Return the way to the key as it is written in a mapping."""
        return shown_path(self.path)

    @property
    def is_day(self) -> bool:
        """Return whether it is a day."""
        return self.key.kind is AnswerKind.DAY

    @property
    def takes_several(self) -> bool:
        """Return whether several columns may be the one key: first names and surnames, lists."""
        return self.key.is_many or self.path == PARENTS or self.key.kind in _JOINED

    @property
    def entry(self) -> KeyPath | None:
        """Return the way to the entry of a list that the key is in; None where it is in none."""
        ends = [at for at, part in enumerate(self.path, 1) if isinstance(part, int)]
        return self.path[: ends[-1]] if ends else None


def shown_path(path: KeyPath) -> str:
    """Return a way to a key as it is written in a mapping: entries are counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def target_of(text: str) -> ColumnKey:
    """Return the key that words such as "tilbud.2.opstart" mean. Raises TargetError.

    Where no number says which entry of a list, it is the first.
    """
    record: type[Record] | None = Case
    path: list[str | int] = []
    rest = [part.strip() for part in text.split(".")]
    while record is not None:
        part = rest.pop(0) if rest else ""
        if part not in record.keys():  # noqa: SIM118 - a method of ours
            raise _unknown(part, record, path, text)
        path.append(part)
        below = record_at(record, (part,))
        if below is not None:
            path += _which(record, part, rest)
            if not rest:
                return _whole(tuple(path), below, text)
        record = below
    return _leaf(path, rest, text)


def _which(record: type[Record], part: str, rest: list[str]) -> Iterator[str | int]:
    """Yield which entry of a list is meant, or the word of one that goes by words."""
    if is_list(record, part):
        if rest and rest[0].isdecimal() and int(rest[0]) > 0:
            yield int(rest.pop(0)) - 1
        elif rest:
            yield 0
    elif isinstance(record.keys()[part].default, dict) and rest:
        yield rest.pop(0)


def _whole(path: KeyPath, record: type[Record], text: str) -> ColumnKey:
    """Return the target of a way that ends at keys of its own, where one cell can say them all."""
    if path == PARENTS:
        return ColumnKey(path, asked_key((*path, 0), "navn"))
    message = _('"{key}" has keys of its own, and a column can be only one of them.')
    words = ", ".join(f"{text}.{key}" for key in record.keys())  # noqa: SIM118
    raise TargetError(message.format(key=text), _("Write one of: {words}.").format(words=words))


def _leaf(path: list[str | int], rest: list[str], text: str) -> ColumnKey:
    last = str(path[-1])
    key = asked_key(tuple(path[:-1]), last)
    if key.kind is AnswerKind.FIELDS or _is_by_word(path):
        if len(rest) != 1:
            raise TargetError(
                _('"{key}" has a text for each of several words.').format(key=text),
                _("Write the word behind it: {example}.").format(example=f"{text}.ord"),
            )
        path.append(rest.pop())
        key = replace(key, kind=AnswerKind.LONG)
    if rest:
        raise TargetError(
            _('"{key}" has no keys of its own.').format(key=shown_path(tuple(path))),
            _("Write it without what stands behind it."),
        )
    return ColumnKey(tuple(path), key)


def _is_by_word(path: list[str | int]) -> bool:
    record = record_at(Case, tuple(path[:-1]))
    return record is not None and isinstance(record.keys()[str(path[-1])].default, dict)


def _unknown(part: str, record: type[Record], path: list[str | int], text: str) -> TargetError:
    keys = tuple(record.keys())
    if not part:
        return TargetError(_('"{key}" does not say which key.').format(key=text), None)
    where = shown_path(tuple(path))
    message = (
        _('"{key}" is no key of "{where}" in a case.').format(key=part, where=where)
        if where
        else _('"{key}" is no key of a case.').format(key=part)
    )
    remedy = did_you_mean(part, keys, _("write one of: {words}"))
    return TargetError(message, remedy[:1].upper() + remedy[1:])


def simple_targets() -> Iterator[str]:
    """Yield the keys of a case that a column can be, in the order of a case; of lists the first."""
    for danish in Case.keys():  # noqa: SIM118 - a method of ours
        inner = record_at(Case, (danish,))
        if inner is None:
            yield danish
            continue
        deeper = {name for _attribute, name, _record, _many in nested(inner)}
        for key, field in inner.keys().items():
            if key not in deeper and not isinstance(field.default, dict):
                yield f"{danish}.{key}"
