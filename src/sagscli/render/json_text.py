"""JSON for programs: one way to write it, and what was passed over at the end of every result."""

from collections.abc import Iterable, Mapping
from datetime import date

from sagscli.app.note import Note
from sagscli.safety import clean

NOTES = "notes"


def json_text(document: Mapping[str, object]) -> str:
    """Return a document as text: indented, its letters as they are, days as YYYY-MM-DD."""
    import json  # a table does without

    return json.dumps(document, ensure_ascii=False, indent=2, default=date.isoformat) + "\n"


def noted(document: Mapping[str, object], notes: Iterable[Note]) -> Mapping[str, object]:
    """Return a result with all that is said beside it: its own notes, then what was passed over."""
    own = document.get(NOTES, [])
    more = [note_value(each) for each in notes]
    return {**document, NOTES: [*own, *more] if isinstance(own, list) else more}


def note_value(note: Note) -> dict[str, str | None]:
    """Return a note for programs."""
    return {"message": clean(note.message), "help": clean(note.remedy) or None}
