"""The path of a case file as it may be shown: whoever the case is about may stand in it (F).

From the case folder on, a first or last name alone is hidden too. What lies above is the
machine's: a mother may be called what somebody's own folder is called.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sagscli.case import cpr
from sagscli.case.names_in_paths import initials_of_words, words_in
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import (
    CASES,
    MISNAMED,
    CaseFile,
    find_folder,
    read_bytes,
    shown_path,
)
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.errors import SagError
from sagscli.letters import folded
from sagscli.plain_files import is_below, real_path


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
    people = _people_in(said)
    if str(content if isinstance(content, Path) else place).lower().endswith(MISNAMED):
        people = people.together([_people_beside(os.path.dirname(os.path.abspath(place)))])
    return _hidden(shown_path(place), str(place), _root_of(place), people)


def path_of_nobody_known(path: str) -> str:
    """Return the path of a case file that is there no more: any word may be a name in it.

    Words in capitals are what case numbers begin with, and stay.
    """
    shown, root = shown_path(Path(path)), _root_of(Path(path))
    above, own = _parted(shown, path, root)
    stem, ending = os.path.splitext("/".join(own))
    first, slash, rest = stem.partition("/")
    kept = first + slash if first == CASES else ""
    hidden = kept + initials_of_words(rest if kept else stem)
    return cpr.masked("/".join([*above, hidden + ending]))


def path_among_others(file: CaseFile, people: Redaction) -> str:
    """Return the path of a case file whose folder may be called after a child beside it.

    The files in that folder are read for it: this is for a case that is begun or written in.
    """
    root, folder = str(file.folder.root), os.path.dirname(os.path.abspath(file.path))
    if os.path.relpath(folder, root) in (".", CASES):
        return path_of(file, people)
    return path_of(file, people.together([_people_beside(folder)]))


def people_written_in(file: CaseFile) -> Redaction:
    """Return how people are shown whose names stand in a file that is not read as a case.

    One with .txt behind it may be called after a child beside it, for nothing in it is checked.
    """
    try:
        if not is_below(real_path(file.path), real_path(str(file.folder.root))):
            return Redaction()  # what leads out is not read
        people = _people_in(read_bytes(file.path))
    except OSError:
        return Redaction()
    if not file.is_misnamed:
        return people
    return people.together([_people_beside(os.path.dirname(os.path.abspath(file.path)))])


@lru_cache(maxsize=16)
def _people_beside(folder: str) -> Redaction:
    return Redaction().together(_written_below(folder))


def _written_below(folder: str) -> Iterator[Redaction]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)
        if not os.path.islink(path) and os.path.isfile(path):
            try:
                yield Redaction.written_in(read_bytes(path).decode("utf-8", "replace"))
            except OSError:
                continue


def _people_in(data: bytes) -> Redaction:
    """Return everyone whom the text of a file names, read as a case as far as that goes."""
    document = read(data)
    case = shape(Case, document.value)[0] if document.value is not None else None
    if case is not None and not document.flaws:
        return Redaction.of(case)
    return Redaction.of(case).together([Redaction.written_in(document.text)])


def _root_of(place: Path) -> str:
    try:
        return str(find_folder(place).root)
    except SagError:  # its settings cannot be read, which is told elsewhere
        return os.path.dirname(os.path.abspath(place))


def _hidden(shown: str, path: str, root: str, people: Redaction) -> str:
    looked_at = folded(shown)
    names = {*people.people, *people.family}
    if not any(word in looked_at for name in names for word in words_in(name)):
        return cpr.masked(shown)  # as nearly every path is
    above, own = _parted(shown, path, root, folder_too=True)
    hidden = [people.identifier("/".join(above))] if above else []
    return "/".join([*hidden, people.number("/".join(own))])


def _parted(
    shown: str, path: str, root: str, *, folder_too: bool = False
) -> tuple[list[str], list[str]]:
    """Return the parts of a path above and in the case folder, whose name may be the folder's."""
    parts = shown.split("/")
    below = os.path.relpath(os.path.abspath(path), root).split(os.sep)
    own = max(len(parts) - len(below) - int(folder_too), 0)
    return parts[:own], parts[own:]
