"""What was to be recorded in a file too broken to edit, as the lines to paste into it.

What someone typed is their own; whoever else the file names is left open (…), unless names are
shown: a line with initials in it would be a wrong one.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sagscli import letters
from sagscli.app.case_label import label_of, redaction_of
from sagscli.app.reading_to_write import keys_of, loaded, path_where_broken, readable
from sagscli.app.session import Session
from sagscli.case.records import Case
from sagscli.casefile.patch.draft import BLANK, DraftEntry, Tree, lines_of
from sagscli.casefile.patch.places import style_of
from sagscli.casefile.patch.writing import USUAL
from sagscli.recording.reading_answers import EVERYONE

Drafting = Callable[[Case, Callable[[str], bool]], Tree]
"""What is to be written, given a case and whether a section of it can be read."""


@dataclass(frozen=True)
class LinesToPaste:
    """Lines for a file that was left as it is; `what` happened in the words of its command."""

    number: str
    path: str
    what: str
    why: str
    """Why it could not be written."""
    lines: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Return whether a place is left to fill in."""
        return any(BLANK in line for line in self.lines)


def lines_to_paste(
    session: Session, what: str, why: str, drafting: Drafting, typed: Collection[str]
) -> LinesToPaste:
    """Return the lines of what could not be written, in the style of the file.

    Keys that can be read stand in their places, those that cannot with a note. `typed` is what
    the one at the keyboard wrote. Raises whatever `drafting` does.
    """
    reading = readable(session)
    case, document = reading.case or Case(), reading.document
    attributes = Case.attributes().items()
    known = {danish for danish, name in attributes if name in case.model_fields_set}
    taken = (keys_of(session) | (document.value or {}).keys()) - known
    tree = drafting(case, lambda section: section not in taken)
    entry = loaded(reading, session)
    people = redaction_of(entry, session.names)
    open_ones = [name for name in people.people if not _is_typed(name, typed)]
    tree = _without(tree, [*open_ones, EVERYONE])  # whoever "alle" are could not be read
    style = style_of(document) if document.value else USUAL
    lines = lines_of(tree, case, style, taken)
    label = label_of(entry, people)
    shown = (people.text(line) if line.lstrip().startswith("#") else line for line in lines)
    path = path_where_broken(session, people)
    number = label.number if entry.case is not None and entry.case.number else path
    return LinesToPaste(number, path, what, why, tuple(shown))


def _is_typed(name: str, typed: Collection[str]) -> bool:
    """Return whether someone wrote a name in full."""
    return any(letters.comparable(name) in letters.comparable(text) for text in typed)


def _without(node: Any, names: Collection[str]) -> Any:
    """Return a draft with each of `names` left open where it stands alone."""
    if isinstance(node, dict):
        return type(node)({key: _without(inner, names) for key, inner in node.items()})
    if isinstance(node, list):
        return [DraftEntry(_without(entry.keys, names), entry.at) for entry in node]
    if isinstance(node, tuple):
        return tuple(dict.fromkeys(_without(inner, names) for inner in node))
    return BLANK if node in names else node
