"""The path of a case file as it may be shown: whoever the case is about may stand in it (F).

From the case folder on, a first or last name alone is hidden too. What lies above is the
machine's: a mother may be called what somebody's own folder is called.
"""

import os
from pathlib import Path

from sagscli.case import cpr
from sagscli.case.names_in_paths import words_in
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import CaseFile, find_folder, read_bytes, shown_path
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.errors import SagError
from sagscli.letters import folded


def path_of(file: CaseFile, people: Redaction) -> str:
    """Return the path of a case file, with the people of its case hidden."""
    return _hidden(file.shown, file.path, str(file.folder.root), people)


def path_without_names(path: str | Path, content: Path | bytes | None = None) -> str:
    """Return a case file's path with its people as initials; of one that is shut, its folder's.

    The file is read for it: this is for what is said once, such as an error. `content` is what
    says who they are, or the file that does, where the path is one that it has no more or not yet.
    """
    place = Path(path)
    try:
        said = content if isinstance(content, bytes) else read_bytes(str(content or place))
    except OSError:
        return shown_path(place.parent)
    document = read(said)
    case = shape(Case, document.value)[0] if document.value is not None else None
    people = Redaction.of(case) if case is not None else Redaction.written_in(document.text)
    try:
        root = str(find_folder(place).root)
    except SagError:  # its settings cannot be read, which is told elsewhere
        root = os.path.dirname(os.path.abspath(place))
    return _hidden(shown_path(place), str(place), root, people)


def people_written_in(path: str) -> Redaction:
    """Return how people are shown whose names stand in a file that is no case."""
    try:
        return Redaction.written_in(read(read_bytes(path)).text)
    except OSError:
        return Redaction()


def _hidden(shown: str, path: str, root: str, people: Redaction) -> str:
    looked_at = folded(shown)
    names = {*people.people, *people.family}
    if not any(word in looked_at for name in names for word in words_in(name)):
        return cpr.masked(shown)  # as nearly every path is
    parts = shown.split("/")
    below = os.path.relpath(os.path.abspath(path), root).split(os.sep)
    own = max(len(parts) - len(below) - 1, 0)  # the case folder's name is its own too
    above = people.identifier("/".join(parts[:own]))
    return "/".join([*([above] if own else []), people.number("/".join(parts[own:]))])
