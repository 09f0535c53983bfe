"""Notes (#) that came in, each put at what it stood at."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.casefile.document import Branch, Document, Node
from sagscli.casefile.patch.edit import CannotEditError, Edit
from sagscli.casefile.patch.patching import spliced
from sagscli.casefile.patch.places import break_at, notes_of, start_of
from sagscli.casefile.reader import read
from sagscli.casefile.text import line_end, line_start
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.history.changes.matching import matched
from sagscli.history.merging.sides import Side, entries_under, record_under, side_of


class _Note(NamedTuple):
    """A note, what it stands at, and whether it stands behind it, on its line."""

    text: str
    path: KeyPath
    is_behind: bool


def with_notes(
    data: bytes, base: Document, incoming: Document, *, only_in_place: bool = False
) -> bytes:
    """Return a merged file with every note that came in, said as it was said.

    `only_in_place` leaves out those whose own place is not there. Raises CannotEditError where
    there is no place for one.
    """
    for note in _new_notes(base, incoming, read(data)):
        way = _way(side_of(incoming), side_of(read(data)), note.path)
        if len(way) == len(note.path) or not only_in_place:
            data = _with_note(data, note, way)
    return data


def _texts(document: Document) -> list[str]:
    return [document.text[start:end].rstrip() for start, end in notes_of(document)]


def _new_notes(base: Document, incoming: Document, now: Document) -> Iterator[_Note]:
    new = Counter(_texts(incoming)) - Counter(_texts(base))
    there_now = Counter(_texts(now)) - Counter(_texts(base))
    missing = new - there_now
    if not missing:
        return
    starts = sorted(_starts(incoming.root, ()))
    for start, end in notes_of(incoming):
        text = incoming.text[start:end].rstrip()
        if missing[text] > 0:
            missing[text] -= 1
            yield _anchored(incoming, start, text, starts)


def _starts(node: Node, path: KeyPath) -> Iterator[tuple[int, int, KeyPath]]:
    """Yield where each key and entry begins, with how deep it is and the way to it."""
    if not isinstance(node, Branch):
        return
    if isinstance(node.children, dict):
        for key, (event, inner) in node.children.items():
            yield start_of(event), len(path) + 1, (*path, key)
            yield from _starts(inner, (*path, key))
    else:
        for at, inner in enumerate(node.children):
            yield start_of(inner), len(path) + 1, (*path, at)
            yield from _starts(inner, (*path, at))


def _anchored(
    document: Document, at: int, text: str, starts: list[tuple[int, int, KeyPath]]
) -> _Note:
    """Return a note with what it stands behind, or above; nothing is below the last of a file."""
    begins = line_start(document.text, at)
    if document.text[begins:at].strip():
        path = max(((start, depth, path) for start, depth, path in starts if start < at))[2]
        return _Note(text, path, is_behind=True)
    below = next((path for start, _depth, path in starts if start > at), ())
    return _Note(text, below, is_behind=False)


def _with_note(data: bytes, note: _Note, way: KeyPath) -> bytes:
    """Return a file with a note more, as near to its place as there is one."""
    document = read(data)
    is_whole = len(way) == len(note.path)
    for size in range(len(way), -1, -1):
        node_at = _start_at(document, way[:size])
        is_own = is_whole and size == len(way)
        for edit in _edits(document, node_at, note, is_own=is_own):
            try:
                new = spliced(data, document, [edit])
            except CannotEditError:
                continue
            if _is_added(document, read(new), note):
                return new
    raise CannotEditError.unsafe()


def _edits(document: Document, at: int | None, note: _Note, *, is_own: bool) -> Iterator[Edit]:
    text = document.text
    if at is None:
        newline = break_at(text, len(text))
        before = "" if text.endswith(("\n", "\r")) else newline
        yield Edit(len(text), len(text), f"{before}{note.text}{newline}")
        return
    if note.is_behind and is_own:
        end = line_end(text, at)
        yield Edit(end, end, f"  {note.text}")
    begins = line_start(text, at)
    indent = text[begins:at]
    indent = indent[: len(indent) - len(indent.lstrip(" "))]
    yield Edit(begins, begins, f"{indent}{note.text}{break_at(text, at)}")


def _is_added(before: Document, after: Document, note: _Note) -> bool:
    is_same = not after.flaws and after.value == before.value
    return is_same and Counter(_texts(after)) == Counter([*_texts(before), note.text])


def _start_at(document: Document, path: KeyPath) -> int | None:
    """Return where what stands at `path` begins; None for the whole file."""
    starts = {way: start for start, _depth, way in _starts(document.root, ())}
    return starts.get(path)


def _way(then: Side, now: Side, path: KeyPath) -> KeyPath:
    """Return a way in one version as it goes in another, as far as it goes there."""
    way: list[str | int] = []
    kind: type[Record] | None = Case
    entries: type[Record] | None = None
    for part in path:
        if isinstance(part, str):
            if not isinstance(now.value, dict) or part not in now.value:
                break
            kind, entries = record_under(kind, part), entries_under(kind, part)
            then, now = then.inner(part), now.inner(part)
            way.append(part)
        else:
            at = _entry_at(then, now, part, entries)
            if at is None:
                break
            inner = entries or Record
            then, now = then.entries(inner)[part], now.entries(inner)[at]
            kind = entries
            way.append(at)
    return tuple(way)


def _entry_at(then: Side, now: Side, part: int, kind: type[Record] | None) -> int | None:
    """Return where entry `part` of a list stands in another version of it."""
    if not isinstance(now.value, list) or not isinstance(then.value, list):
        return None
    if kind is None:
        word = then.value[part]
        return now.value.index(word) if word in now.value else None
    records = [[side.record for side in listed.entries(kind)] for listed in (then, now)]
    pairs = matched(records[0], records[1])
    return next((pair.now for pair in pairs if pair.then == part), None)
