"""A file that was read: its values, and the place of each."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from sagscli.casefile.text import lines_of
from sagscli.diagnostics.diagnostic import KeyPath, Position, Span


class Branch:
    """A list or a mapping with the nodes in it; a mapping pairs each key's event with its value."""

    __slots__ = ("children", "end", "event")

    def __init__(
        self, event: Any, children: "list[Node] | dict[str, tuple[Any, Node]]", end: Any
    ) -> None:
        self.event = event
        self.children = children
        self.end = end


Node = Any
"""A Branch, or for a scalar the parser's own event, which carries its marks."""


def leaves(node: Node, *, keys: bool = True) -> Iterator[Any]:
    """Yield the events of all scalars at and below `node`, those of `keys` included."""
    if not isinstance(node, Branch):
        yield node
    elif isinstance(node.children, dict):
        for key, inner in node.children.values():
            if keys:
                yield key
            yield from leaves(inner, keys=keys)
    else:
        for inner in node.children:
            yield from leaves(inner, keys=keys)


def stretches(root: Node, *, keys: bool = True) -> list[tuple[int, int]]:
    """Return where the scalars of a text begin and end, in order, counted in characters."""
    scalars = leaves(root, keys=keys)
    return sorted((leaf.start_mark.index, leaf.end_mark.index) for leaf in scalars)


class Flaw(NamedTuple):
    """Something the reader itself found, already in its place."""

    code: str
    span: Span
    message: str
    help: str


class Document:
    """Values and places of one file. `value` is None when the text could not be read."""

    def __init__(
        self, text: str, value: dict[str, Any] | None, root: Node | None, flaws: tuple[Flaw, ...]
    ) -> None:
        self.text = text
        self.value = value
        self.root = root
        self.flaws = flaws

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, without their ends."""
        return lines_of(self.text)

    def excerpt(self, span: Span) -> str | None:
        """Return the line where `span` begins, or None when there is no such line."""
        index = span.start.line - 1
        return self.lines[index] if self.text and index < len(self.lines) else None

    def locate(self, path: KeyPath, *, on_key: bool = False) -> Span:
        """Return the place of the value at `path`, or of its key.

        Where the path leads further than the file does (a missing key), the place
        is that of the innermost part that is there.
        """
        node, key_event = self.root, None
        for key_event, node in self._steps(path):  # noqa: B007 - the innermost counts
            pass
        if key_event is not None and (on_key or isinstance(node, Branch) or _is_blank(node)):
            return span_of(key_event)
        return span_of(node) if node is not None else Span(Position(1, 1), Position(1, 1))

    def key_at(self, path: KeyPath) -> tuple[int, int] | None:
        """Return where the key of a path begins and ends, counted in characters of the text.

        None where there is none, and for one that does not stand there in plain letters.
        """
        steps = list(self._steps(path))
        event = steps[-1][0] if steps and len(steps) == len(path) else None
        if event is None:
            return None
        start, end = event.start_mark.index, event.end_mark.index
        return (start, end) if self.text[start:end] == path[-1] else None

    def _steps(self, path: KeyPath) -> Iterator[tuple[Any, Node]]:
        """Yield of each part of a path that is there the key's event, None in a list, and node."""
        node = self.root
        for part in path:
            children = node.children if isinstance(node, Branch) else None
            if isinstance(children, dict) and part in children:
                event, node = children[str(part)]
            elif isinstance(children, list) and isinstance(part, int) and part < len(children):
                event, node = None, children[part]
            else:
                return
            yield event, node


def _is_blank(event: Any) -> bool:
    return bool(event.start_mark.index == event.end_mark.index)


def span_of(node: Node) -> Span:
    """Return a node's place: a leaf's own, a mapping's first key, a list's first mark."""
    if isinstance(node, Branch):
        if isinstance(node.children, dict) and node.children:
            return span_of(next(iter(node.children.values()))[0])
        start = node.event.start_mark
        at = Position(start.line + 1, start.column + 1)
        return Span(at, Position(at.line, at.column + 1))
    start, end = node.start_mark, node.end_mark
    return Span(Position(start.line + 1, start.column + 1), Position(end.line + 1, end.column + 1))
