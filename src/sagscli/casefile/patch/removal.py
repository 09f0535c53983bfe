"""Taking away a key or an entry with its lines; notes on lines of their own stay."""

import re
from collections.abc import Iterator
from itertools import groupby

from sagscli.casefile.document import Branch, Document, Node, leaves
from sagscli.casefile.patch.edit import CannotEditError, Edit
from sagscli.casefile.patch.places import Place, end_of, hyphen_of, is_flow, start_of
from sagscli.casefile.text import Stretch, line_break, line_end, line_start

_COMMA = re.compile(r"[ \t\r\n]*,")


def removed(document: Document, place: Place) -> Iterator[Edit]:
    """Yield the edits that take away one of several keys or entries."""
    parent = place.parent
    if parent is None:
        raise CannotEditError.unsafe()
    stretches = [_stretch(document, parent, key, node) for key, node in _children(parent)]
    at = next(at for at, child in enumerate(_children(parent)) if child[1] is place.node)
    if is_flow(parent):
        yield from _from_flow(document, parent, stretches, at)
        return
    start, end = stretches[at]
    text = document.text
    if not text[line_start(text, start) : start].strip(" "):
        yield from _lines_removed(document, place.node, start, end)
        return
    following = stretches[at + 1][0] if at + 1 < len(stretches) else None
    if following is None:
        raise CannotEditError.unsafe()
    has_notes = "#" in text[line_end(text, end) : following]
    yield Edit(start, line_end(text, end) if has_notes else following, "")


def emptied(document: Document, outer: Place, place: Place) -> Iterator[Edit]:
    """Yield the edits that take away the only key or entry, and say that nothing is left."""
    parent = outer.node
    nothing = "{}" if isinstance(parent.children, dict) else "[]"
    start, end = _stretch(document, parent, place.key, place.node)
    if outer.key is None:
        yield Edit(start, end, nothing)
        return
    colon = document.text.index(":", outer.key.end_mark.index) + 1
    yield Edit(colon, colon, f" {nothing}")
    yield from _lines_removed(document, place.node, start, end)


def _children(parent: Branch) -> list[tuple[object, Node]]:
    if isinstance(parent.children, dict):
        return list(parent.children.values())
    return [(None, node) for node in parent.children]


def _stretch(document: Document, parent: Branch, key: object, node: Node) -> Stretch:
    """Return where a key or hyphen begins and its value ends."""
    if key is not None:
        start = start_of(key)
    else:
        start = start_of(node) if is_flow(parent) else hyphen_of(document, parent, node)
    return start, end_of(document, node)


def _from_flow(
    document: Document, parent: Branch, stretches: list[Stretch], at: int
) -> Iterator[Edit]:
    """Yield the edits that take one of several away from between brackets, with its comma."""
    text, (start, end) = document.text, stretches[at]
    if at + 1 < len(stretches):
        yield Edit(start, stretches[at + 1][0], "")
    elif at == 0:
        yield Edit(start, parent.end.start_mark.index, "")
    else:
        before = stretches[at - 1][1]
        if "#" not in text[before:start]:
            yield Edit(before, end, "")
            return
        comma = _COMMA.match(text, before)
        if comma is None:
            raise CannotEditError.unsafe()
        yield Edit(before, comma.end(), "")
        yield Edit(start, end, "")


def _lines_removed(document: Document, node: Node, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that take away the lines from `start` to `end`, but no line of notes."""
    text = document.text
    inside = [(start_of(leaf), leaf.end_mark.index) for leaf in leaves(node)]
    lines = _lines(text, line_start(text, start), line_end(text, end))
    for is_note, run in groupby(lines, lambda line: _is_note(text, line, inside)):
        if not is_note:
            stretches = list(run)
            begins, ends = stretches[0][0], stretches[-1][1]
            if begins:  # with the line break before it: what comes after may get more lines
                yield Edit(line_end(text, line_start(text, begins - 1)), ends, "")
            else:
                yield Edit(0, ends + len(line_break(text[ends : ends + 2])), "")


def _lines(text: str, start: int, last: int) -> Iterator[Stretch]:
    """Yield where each line from `start` to the one that ends at `last` begins and ends."""
    while True:
        end = line_end(text, start)
        yield start, end
        if end >= last:
            return
        start = end + len(line_break(text[end : end + 2]))


def _is_note(text: str, line: Stretch, inside: list[Stretch]) -> bool:
    is_in_value = any(begins <= line[0] < ends for begins, ends in inside)
    return text[slice(*line)].lstrip(" ").startswith("#") and not is_in_value
