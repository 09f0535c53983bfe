"""Changes made in a case file as edits of its text, and proved before they are given out."""

import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from itertools import permutations

from sagscli.casefile.document import Document
from sagscli.casefile.patch.edit import CannotEditError, Edit, applied, in_order
from sagscli.casefile.patch.operations import Change, Remove, Set
from sagscli.casefile.patch.places import break_at, notes_of
from sagscli.casefile.patch.scalars import Value
from sagscli.casefile.reader import read

_PIECE = re.compile("[\x00-\x7f\x85\u2028\u2029]?[^\x00-\x7f\x85\u2028\u2029]*")


def patched(data: bytes, changes: Iterable[Change]) -> bytes:
    """Return a file's bytes with changes made: outside the edits they are what they were.

    All paths are those of the file as it is now. The new text is read again: it says what the
    old one said with the changes made, and has every note.
    Raises CannotEditError for a file with flaws, and for whatever cannot be had so.
    """
    changes = list(changes)
    document = read(data)
    edits = edits_of(document, changes)
    size, newline = len(document.text), break_at(document.text, len(document.text))
    # A text in lines at the end of a file says its last line break only where that is written.
    says = [expected(value, changes) for value in (document.value, _ended(data, newline))]
    for more in ((), (Edit(size, size, newline),)):
        new = spliced(data, document, (*edits, *more))
        if _says(read(new), says):
            return new
    raise CannotEditError.unsafe()


def _ended(data: bytes, newline: str) -> Value:
    """Return what a file says with a line break at its end."""
    return read(data + newline.encode()).value


def edits_of(document: Document, changes: Iterable[Change]) -> tuple[Edit, ...]:
    """Return the edits of changes, as they come in the document's text.

    Raises CannotEditError where they would overlap, or take a note away.
    """
    if document.flaws or document.value is None or document.text.startswith("\ufeff"):
        raise CannotEditError.faulty()
    changes = list(changes)
    _are_apart(changes)
    edits: list[Edit] = []
    inner_first = sorted(changes, key=lambda change: -len(change.path))
    for change in sorted(inner_first, key=lambda change: isinstance(change, Remove)):
        edits += (edit for edit in change.edits(document) if edit.new or edit.start < edit.end)
    _keep_notes(document, edits)
    return tuple(in_order(edits))


def expected(value: Value, changes: Iterable[Change]) -> Value:
    """Return what a document says when it has been changed; entries are taken away last."""
    others: list[Change] = []
    removals: list[Change] = []
    for change in changes:
        (removals if isinstance(change, Remove) else others).append(change)
    backwards = sorted(removals, key=lambda change: change.path, reverse=True)
    for change in (*others, *backwards):
        value = change.on(value)
    return value


def _are_apart(changes: Sequence[Change]) -> None:
    """Raise CannotEditError when a change is made in what another writes or takes away."""
    for change, other in permutations(changes, 2):
        size = len(change.path)
        is_whole = isinstance(change, Set | Remove)
        if other.path[:size] == change.path and (is_whole or len(other.path) == size):
            raise CannotEditError.unsafe()


def _says(document: Document, wanted: Sequence[Value]) -> bool:
    return not document.flaws and document.value in wanted


def _keep_notes(document: Document, edits: Iterable[Edit]) -> None:
    """Raise CannotEditError when a note would be lost."""
    text = document.text
    for start, end in notes_of(document):
        note = text[start:end]
        if any(edit.start <= start < edit.end and note not in edit.new for edit in edits):
            raise CannotEditError.unsafe()


def spliced(data: bytes, document: Document, edits: Iterable[Edit]) -> bytes:
    """Return the bytes with edits made that are counted in the document's text."""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    raw = data.decode("utf-8-sig")
    if raw != document.text:
        places = _places_in(raw)
        edits = [_moved(edit, places) for edit in edits]
    return mark + applied(raw, edits).encode("utf-8")


def _moved(edit: Edit, places: dict[int, int]) -> Edit:
    """Return an edit as counted in the text of the file, where letters may be in two parts."""
    try:
        return Edit(places[edit.start], places[edit.end], edit.new)
    except KeyError:
        raise CannotEditError.unsafe() from None


def _places_in(raw: str) -> dict[int, int]:
    """Return by place in the text read (in NFC) the same place in the text of the file.

    A sign of ASCII is never joined to what is before it, so between two of them each is by itself.
    """
    places, at = {0: 0}, 0
    for piece in _PIECE.finditer(raw):
        composed = unicodedata.normalize("NFC", piece[0])
        if composed[:1] == piece[0][:1]:
            places[at + 1] = piece.start() + 1
        at += len(composed)
        places[at] = piece.end()
    return places
