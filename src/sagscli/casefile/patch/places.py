"""Where things begin and end in the text of a document, and how it is laid out."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from sagscli.casefile.document import Branch, Document, Node, leaves
from sagscli.casefile.patch.edit import CannotEditError
from sagscli.casefile.patch.writing import Surroundings
from sagscli.casefile.text import Stretch, comments, line_break, line_end, line_start
from sagscli.diagnostics.diagnostic import KeyPath

HEADER = re.compile(r"([|>])([0-9+-]*)")
"""What a text in lines begins with: its style, and how it is indented and ended."""

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NOTE_LINE = re.compile(r"[ ]*(?:#.*)?")


class Place(NamedTuple):
    """A value and what it is in: the event of its key (None in a list), and its parent."""

    node: Node
    key: Any
    parent: Branch | None
    column: int

    @property
    def in_flow(self) -> bool:
        """Whether it stands between braces or brackets."""
        return self.parent is not None and is_flow(self.parent)

    @property
    def is_flow(self) -> bool:
        """Whether the value is a list or mapping between brackets or braces."""
        return is_flow(self.node)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written, or only that there is nothing."""
        if isinstance(self.node, Branch):
            return not self.node.children
        return not self.node.style and self.node.value in ("", "~", "null")


def place_at(document: Document, path: KeyPath) -> Place:
    """Return the place of the value at `path`. Raises CannotEditError when it is not there."""
    place = Place(document.root, None, None, 0)
    for part in path:
        parent, key = place.node, None
        children = parent.children if isinstance(parent, Branch) else None
        if isinstance(children, dict) and part in children:
            key, node = children[str(part)]
        elif isinstance(children, list) and isinstance(part, int) and 0 <= part < len(children):
            node = children[part]
        else:
            raise CannotEditError.nowhere(name_of(path))
        place = Place(node, key, parent, column_of(parent))
    return place


def name_of(path: KeyPath) -> str:
    """Return a path as it is written: "tilbud[0].opstart"."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)[1:]


def is_flow(node: Node) -> bool:
    """Return whether a node is a list or mapping between brackets or braces."""
    return isinstance(node, Branch) and bool(node.event.flow_style)


def column_of(branch: Branch) -> int:
    """Return the column of a branch's keys or hyphens, from 0."""
    return int(branch.event.start_mark.column)


def mark_of(node: Node) -> Any:
    """Return the mark at which a value begins: its index, line and column, from 0."""
    return (node.event if isinstance(node, Branch) else node).start_mark


def start_of(node: Node) -> int:
    """Return where a value begins."""
    return int(mark_of(node).index)


def end_of(document: Document, node: Node) -> int:
    """Return where a value ends, the notes and blank lines after it not included."""
    if isinstance(node, Branch):
        if is_flow(node):
            return int(node.end.end_mark.index)
        last = node.children[-1] if isinstance(node.children, list) else _last_value(node)
        return end_of(document, last)
    if is_literal(node):
        return _end_of_lines(document.text, node)
    return int(node.end_mark.index)


def _last_value(mapping: Branch) -> Node:
    return list(mapping.children.values())[-1][1]  # type: ignore[union-attr] # of a mapping


def is_literal(node: Node) -> bool:
    """Return whether a value is a text in lines, after a | or a >."""
    return not isinstance(node, Branch) and node.style in ("|", ">")


def header_of(text: str, node: Node) -> re.Match[str]:
    """Return the header of a text in lines."""
    header = HEADER.match(text, start_of(node))
    if header is None:
        raise CannotEditError.unsafe()
    return header


def _end_of_lines(text: str, node: Node) -> int:
    """Return where the lines of a text end; blank lines after them count where they are kept."""
    header = header_of(text, node)
    first, end = line_end(text, header.end()), node.end_mark.index
    lines = text[first:end]
    if "+" in header[2]:
        return int(end) - (len(line_break(lines[-2:])) if _BREAK.search(lines[-1:]) else 0)
    if node.style == ">":
        return first + len(lines.rstrip())
    breaks = [mark.start() for mark in _BREAK.finditer(lines)] + [len(lines)]
    body = node.value.rstrip("\n")
    return first + breaks[body.count("\n") + 1 if body else 0]


def line_after(document: Document, node: Node, column: int) -> int:
    """Return the end of the line behind which more can come at `column`, after a value.

    Notes below it that are indented as it is, or deeper, belong to it.
    """
    text = document.text
    at = line_end(text, end_of(document, node))
    for indent, end in _notes_below(text, at):
        if indent is not None and indent >= max(column, 1):
            at = end
        elif indent is not None:
            break
    return at


def room_below(text: str, at: int) -> int:
    """Return the least column at which lines can begin below `at` and take in no note."""
    return max((indent + 1 for indent, _end in _notes_below(text, at) if indent), default=0)


def _notes_below(text: str, at: int) -> Iterator[tuple[int | None, int]]:
    """Yield the indentation (None of a blank line) and the end of each line of notes below."""
    while mark := _BREAK.match(text, at):
        at = line_end(text, mark.end())
        line = text[mark.end() : at]
        if not _NOTE_LINE.fullmatch(line):
            return
        bare = line.lstrip(" ")
        yield len(line) - len(bare) if bare else None, at


def notes_of(document: Document) -> list[Stretch]:
    """Return where the notes of a document are, those behind the | of a text in lines too."""
    text = document.text
    values = (
        (
            line_end(text, start_of(leaf)) if is_literal(leaf) else start_of(leaf),
            leaf.end_mark.index,
        )
        for leaf in leaves(document.root)
    )
    return comments(text, sorted(values))


def hyphen_of(document: Document, parent: Branch, node: Node) -> int:
    """Return where the hyphen of an entry stands."""
    text, column = document.text, column_of(parent)
    begins = line_start(text, start_of(node))
    while text[begins + column : begins + column + 1] != "-":
        if not begins:
            raise CannotEditError.unsafe()
        begins = line_start(text, begins - 1)
    return begins + column


def break_at(text: str, at: int) -> str:
    """Return how the line ends in which `at` is; the last one ends as the one above it does."""
    end, start = line_end(text, at), line_start(text, at)
    above = text[line_end(text, line_start(text, start - 1)) : start] if start else ""
    return line_break(text[end : end + 2]) or above or "\n"


def style_of(document: Document) -> Surroundings:
    """Return how a document is laid out: what most of it does."""
    steps, dashes = Counter[int](), Counter[int]()
    for outer, inner in _nested(document.root):
        if isinstance(outer.children, dict):
            counter = steps if isinstance(inner.children, dict) else dashes
            counter[column_of(inner) - column_of(outer)] += 1
    return Surroundings(
        step=_usual(steps, 2),
        dash=_usual(dashes, 2),
    )


def _usual(counter: Counter[int], otherwise: int) -> int:
    return counter.most_common(1)[0][0] if counter else otherwise


def _nested(branch: Node) -> Iterator[tuple[Branch, Branch]]:
    """Yield each list or mapping in lines with the one it is in."""
    children = branch.children
    nodes = children if isinstance(children, list) else [node for _key, node in children.values()]
    for node in nodes:
        if isinstance(node, Branch) and not is_flow(node):
            yield branch, node
            yield from _nested(node)


def quote_beside(branch: Branch) -> str | None:
    """Return the quotation mark around the last key of a mapping, or text of a list, if any."""
    if isinstance(branch.children, dict) and branch.children:
        key = list(branch.children.values())[-1][0]
        return key.style or None
    if not isinstance(branch.children, list) or not branch.children:
        return None
    last = branch.children[-1]
    if isinstance(last, Branch):
        return quote_beside(last)
    return last.style if last.style in ("'", '"') else None
