"""Writing a value where another, or nothing, stands now."""

from collections.abc import Iterator
from dataclasses import replace

from sagscli.casefile.document import Branch, Document
from sagscli.casefile.patch.edit import CannotEditError, Edit
from sagscli.casefile.patch.places import (
    Place,
    break_at,
    end_of,
    header_of,
    is_flow,
    is_literal,
    line_after,
    mark_of,
    quote_beside,
    room_below,
    start_of,
    style_of,
)
from sagscli.casefile.patch.scalars import Value, one_line
from sagscli.casefile.patch.writing import Written, entry_lines, written
from sagscli.casefile.text import Stretch, line_end


def filled(document: Document, place: Place, value: Value) -> Iterator[Edit]:
    """Yield the edits that write `value` at `place`: behind its key, and in the lines below."""
    text = document.text
    start, end = _token(document, place)
    if place.in_flow or place.parent is None:
        new = one_line(value, in_flow=place.in_flow, quote=_quote(place))
        yield Edit(start, end, new if start < end else _behind(text[:start], new))
        return
    line = line_end(text, end)
    below = line_end(text, end_of(document, place.node)) if _has_lines(place) else line
    head, lines = _written(document, place, value, room_below(text, below))
    if start == end and head:
        head = f" {head}"
    elif not head:
        start = len(text[:start].rstrip(" "))
    if lines and not head and not _has_lines(place):  # below the notes that are its own
        line = below = line_after(document, place.node, place.column + 1)
    newline = break_at(text, line)
    yield Edit(start, end, head)
    yield Edit(line, below, "".join(newline + line for line in lines))


def _behind(before: str, new: str) -> str:
    """Return a value to write between braces where there is none; there may be no colon either."""
    if before.endswith(":"):
        return f" {new}"
    return new if before.rstrip().endswith(":") else f": {new}"


def _has_lines(place: Place) -> bool:
    """Return whether what is there has lines of its own below that of its key."""
    return is_literal(place.node) or (isinstance(place.node, Branch) and not is_flow(place.node))


def _token(document: Document, place: Place) -> Stretch:
    """Return where what is to be replaced stands on the line of its key."""
    node, text = place.node, document.text
    if is_literal(node):
        return header_of(text, node).span()
    if isinstance(node, Branch) and not is_flow(node):
        if place.key is None:
            raise CannotEditError.unsafe()
        colon = text.index(":", place.key.end_mark.index) + 1
        return colon, colon
    return start_of(node), end_of(document, node)


def _quote(place: Place) -> str | None:
    """Return the quotation mark that is around what is there, or around what is beside it."""
    node, parent = place.node, place.parent
    if not isinstance(node, Branch) and node.style in ("'", '"'):
        return str(node.style)
    beside = quote_beside(node) if isinstance(node, Branch) else None
    return beside or (quote_beside(parent) if place.is_empty and parent is not None else None)


def _written(document: Document, place: Place, value: Value, room: int) -> Written:
    """Return a value as it is written at a place in lines."""
    style = replace(style_of(document), quote=_quote(place))
    node = place.node
    if place.key is None and isinstance(value, dict | list):
        gap = max(mark_of(node).column - place.column - 1, 1)
        first, *others = entry_lines(value, place.column, style, None, gap)
        return Written(first[place.column + 1 + gap :], tuple(others))
    is_style = isinstance(node, Branch) and (node.children or isinstance(value, dict))
    inset = max(room, _inset(document, place) or place.column + style.step)
    return written(value, place.column, style, node if is_style else None, inset)


def _inset(document: Document, place: Place) -> int:
    """Return the column at which the lines of the text that is there begin; 0 for none."""
    if not is_literal(place.node):
        return 0
    header = header_of(document.text, place.node)
    digits = header[2].strip("+-")
    if digits:
        return place.column + int(digits)
    lines = document.text[line_end(document.text, header.end()) : place.node.end_mark.index]
    bare = next((line for line in lines.splitlines() if line.strip()), "")
    return len(bare) - len(bare.lstrip(" "))
