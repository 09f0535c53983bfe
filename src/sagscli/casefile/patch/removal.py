"""Taking away a key or an entry with its lines; its notes stay, each on a line of its own."""

import re
from collections.abc import Iterator
from itertools import groupby

from sagscli.casefile.document import Branch, Document, Node
from sagscli.casefile.patch.edit import CannotEditError, Edit
from sagscli.casefile.patch.places import (
    Place,
    break_at,
    column_of,
    end_of,
    hyphen_of,
    is_flow,
    notes_of,
    start_of,
)
from sagscli.casefile.text import Stretch, line_break, line_end, line_start

_COMMA = re.compile(r"[ \t\r\n]*,")


def removed(document: Document, place: Place) -> Iterator[Edit]:
    """Yield the edits that take away one of several keys or entries."""
    parent = place.parent
    if parent is None:
        raise CannotEditError.unsafe()
    parts = [_stretch(document, parent, key, node) for key, node in _children(parent)]
    at = next(at for at, child in enumerate(_children(parent)) if child[1] is place.node)
    if is_flow(parent):
        yield from _from_flow(document, parent, parts, at)
        return
    start, end = parts[at]
    text = document.text
    if not text[line_start(text, start) : start].strip(" "):
        yield from _lines_removed(document, start, end)
        return
    following = parts[at + 1][0] if at + 1 < len(parts) else None
    if following is None:
        raise CannotEditError.unsafe()
    line = line_end(text, end)
    inside = _notes(document, start, line)
    if inside:
        between = break_at(text, start) + " " * column_of(parent)
        yield Edit(start, line, between.join(text[slice(*note)] for note in inside))
    else:
        yield Edit(start, line if _notes(document, line, following) else following, "")


def emptied(document: Document, outer: Place, place: Place) -> Iterator[Edit]:
    """Yield the edits that take away the only key or entry, and say that nothing is left."""
    parent = outer.node
    nothing = "{}" if isinstance(parent.children, dict) else "[]"
    start, end = _stretch(document, parent, place.key, place.node)
    if outer.key is None:
        if _notes(document, start, end):
            raise CannotEditError.unsafe()
        yield Edit(start, end, nothing)
        return
    colon = document.text.index(":", outer.key.end_mark.index) + 1
    yield Edit(colon, colon, f" {nothing}")
    yield from _lines_removed(document, start, end)


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


def _from_flow(document: Document, parent: Branch, parts: list[Stretch], at: int) -> Iterator[Edit]:
    """Yield the edits that take one of several away from between brackets, with its comma."""
    text, (start, end) = document.text, parts[at]
    if at + 1 < len(parts):
        following = parts[at + 1][0]
        yield Edit(start, following, _notes_in_lines(document, start, following))
    elif at == 0:
        following = parent.end.start_mark.index
        yield Edit(start, following, _notes_in_lines(document, start, following))
    else:
        before = parts[at - 1][1]
        if not _notes(document, before, end):
            yield Edit(before, end, "")
            return
        comma = _COMMA.match(text, before)
        if comma is None or _notes(document, start, end):
            raise CannotEditError.unsafe()
        yield Edit(before, comma.end(), "")
        yield Edit(start, end, "")


def _notes(document: Document, start: int, end: int) -> list[Stretch]:
    """Return the notes between two places."""
    return [note for note in notes_of(document) if start <= note[0] < end]


def _notes_in_lines(document: Document, start: int, end: int) -> str:
    """Return the notes between two places of one line or several, with a line break after each."""
    text, notes = document.text, _notes(document, start, end)
    after = break_at(text, start) + " " * (start - line_start(text, start))
    apart = " " if notes and not text[start - 1 : start].isspace() else ""
    return apart + "".join(text[slice(*note)] + after for note in notes)


def _lines_removed(document: Document, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that take away the lines from `start` to `end`, but no note of theirs."""
    text = document.text
    begins = line_start(text, start)
    lines = list(_lines(text, begins, line_end(text, end)))
    notes = [note for note, _end in _notes(document, begins, lines[-1][1])]
    for note, run in groupby(lines, lambda line: _note_in(line, notes)):
        if note is None:
            yield _without(text, list(run))
        elif text[line_start(text, note) : note].strip(" "):
            yield Edit(line_start(text, note), note, " " * (start - begins))


def _without(text: str, lines: list[Stretch]) -> Edit:
    """Return the edit that takes lines away that follow each other."""
    begins, ends = lines[0][0], lines[-1][1]
    own = line_break(text[ends : ends + 2])
    above = line_end(text, line_start(text, begins - 1)) if begins else 0
    if not begins or (own and own != text[above:begins]):
        return Edit(begins, ends + len(own), "")
    return Edit(above, ends, "")  # with the break above them: what comes after may get more lines


def _lines(text: str, start: int, last: int) -> Iterator[Stretch]:
    """Yield where each line from `start` to the one that ends at `last` begins and ends."""
    while True:
        end = line_end(text, start)
        yield start, end
        if end >= last:
            return
        start = end + len(line_break(text[end : end + 2]))


def _note_in(line: Stretch, notes: list[int]) -> int | None:
    """Return where the note of a line begins, None for a line without one."""
    return next((note for note in notes if line[0] <= note <= line[1]), None)
