"""Changes of plain values, as a document has them: what a text is to say when it was edited."""

import unicodedata
from collections.abc import Callable
from typing import Any

from sagscli.casefile.patch.scalars import Value
from sagscli.diagnostics.diagnostic import KeyPath


def normal(value: Value) -> Value:
    """Return a value as the reader gives it: lists, and letters with marks as one."""
    if isinstance(value, dict):
        return type(value)({normal(key): normal(inner) for key, inner in value.items()})
    if isinstance(value, list | tuple):
        return [normal(inner) for inner in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def changed_at(value: Value, path: KeyPath, change: Callable[[Value], Value]) -> Value:
    """Return `value` with what is at `path` changed; nothing is changed in place."""
    if not path:
        return change(value)
    part, rest = path[0], path[1:]
    inner = changed_at(value[part], rest, change)
    if isinstance(value, dict):
        return {**value, part: inner}
    return [inner if at == part else entry for at, entry in enumerate(value)]


def without(value: Any, part: str | int) -> Any:
    """Return a mapping without a key, or a list without an entry."""
    if isinstance(value, dict):
        return {key: inner for key, inner in value.items() if key != part}
    return [entry for at, entry in enumerate(value) if at != part]
