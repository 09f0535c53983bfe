"""What can be changed in a case file: each as it changes the values, and as edits of the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from sagscli.casefile.document import Branch, Document
from sagscli.casefile.patch.edit import CannotEditError, Edit
from sagscli.casefile.patch.filling import filled
from sagscli.casefile.patch.insertion import entries_added, keys_added, sections_added
from sagscli.casefile.patch.places import Place, name_of, place_at
from sagscli.casefile.patch.removal import emptied, removed
from sagscli.casefile.patch.scalars import Value
from sagscli.casefile.patch.values import changed_at, normal, without
from sagscli.diagnostics.diagnostic import KeyPath


class Change(Protocol):
    """Something to change in a case file."""

    @property
    def path(self) -> KeyPath:
        """The way to what is changed."""

    def on(self, value: Value) -> Value:
        """Return the values of a document with the change made."""

    def edits(self, document: Document) -> Iterator[Edit]:
        """Yield the edits that make the change. Raises CannotEditError where that cannot be."""


@dataclass(frozen=True, slots=True)
class Set:
    """A value in the place of the one, or of the nothing, that stands at a key or in a list."""

    path: KeyPath
    value: Value

    def on(self, value: Value) -> Value:
        """Return the values with this one in its place."""
        return changed_at(value, self.path, lambda _old: normal(self.value))

    def edits(self, document: Document) -> Iterator[Edit]:
        """Yield the edits of the value; none where it is there already."""
        place = place_at(document, self.path)
        if self.on(document.value) != document.value:
            yield from filled(document, place, normal(self.value))


@dataclass(frozen=True, slots=True)
class Add:
    """New keys, with their values, in a mapping, or where there is nothing yet."""

    path: KeyPath
    keys: dict[str, Value]

    def on(self, value: Value) -> Value:
        """Return the values with the keys added."""
        return changed_at(value, self.path, lambda old: {**(old or {}), **normal(self.keys)})

    def edits(self, document: Document) -> Iterator[Edit]:
        """Yield the edits: after the last key, or for sections in the order of a case."""
        place, keys = place_at(document, self.path), normal(self.keys)
        children = _children(place, dict)
        if children is None:
            raise CannotEditError.nowhere(name_of(self.path))
        if taken := [key for key in keys if key in children]:
            raise CannotEditError.nowhere(name_of((*self.path, taken[0])))
        if not children:
            yield from filled(document, place, keys)
        elif self.path or place.is_flow:
            yield from keys_added(document, place.node, keys)
        else:
            yield from sections_added(document, place.node, keys)


@dataclass(frozen=True, slots=True)
class Append:
    """New entries at the end of a list, or where there is nothing yet."""

    path: KeyPath
    entries: tuple[Value, ...]

    def on(self, value: Value) -> Value:
        """Return the values with the entries appended."""
        return changed_at(value, self.path, lambda old: [*(old or []), *normal(self.entries)])

    def edits(self, document: Document) -> Iterator[Edit]:
        """Yield the edits, in the style of the last entry."""
        place, entries = place_at(document, self.path), normal(self.entries)
        children = _children(place, list)
        if children is None:
            raise CannotEditError.nowhere(name_of(self.path))
        if not children:
            yield from filled(document, place, entries)
        else:
            yield from entries_added(document, place.node, entries)


@dataclass(frozen=True, slots=True)
class Remove:
    """A key with its value, or an entry of a list, taken away; its notes stay."""

    path: KeyPath

    def on(self, value: Value) -> Value:
        """Return the values without it."""
        return changed_at(value, self.path[:-1], lambda old: without(old, self.path[-1]))

    def edits(self, document: Document) -> Iterator[Edit]:
        """Yield the edits that take away its lines."""
        if not self.path:
            raise CannotEditError.unsafe()
        outer = place_at(document, self.path[:-1])
        place = place_at(document, self.path)
        if len(outer.node.children) == 1 and not outer.is_flow:
            yield from emptied(document, outer, place)
        else:
            yield from removed(document, place)


def _children(place: Place, kind: type) -> Any:
    """Return what is in a place that is of a `kind`, or empty; None for anything else."""
    if isinstance(place.node, Branch):
        return place.node.children if isinstance(place.node.children, kind) else None
    return kind() if place.is_empty else None
