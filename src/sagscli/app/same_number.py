"""Two files with one case number: a copy that someone's computer or a shared drive has made."""

import os
import re
from collections.abc import Iterable, Mapping

from sagscli import letters
from sagscli.app.workspace import Workspace
from sagscli.casefile.folder import CaseFile, case_files, shown_path, slashed
from sagscli.errors import SagError
from sagscli.plain_files import head_of, real_path

_NUMBER = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:---\s+)?(?:\{[ \t]*)?sag:[ \t]*[\"']?([^\s\"'#,}]+)", re.MULTILINE
)
_HEAD = 4096
_ENDINGS = (".yaml", ".yml")

Twins = Mapping[str, CaseFile]
"""By the path of a case file, another file with the same case number."""


def number_in(path: str) -> str | None:
    """Return the case number in a file as it is compared, if it can be seen without reading it."""
    try:
        match = _NUMBER.search(head_of(path, _HEAD))
    except OSError:
        return None
    return letters.comparable(match[1].decode(errors="replace").strip()) if match else None


def twins_of(workspace: Workspace) -> Twins:
    """Return which of the files a command was given have the number of another one.

    A single file is held against those of its folder that have its number in their names, so that
    one case among thousands is not looked for in all of them; several against each other.
    """
    given = workspace.files
    files = given if len(given) > 1 else [*given, *(each for file in given for each in _near(file))]
    twins = _twins(files)
    return {file.path: twins[file.path] for file in given if file.path in twins}


def _twins(files: Iterable[CaseFile]) -> dict[str, CaseFile]:
    first: dict[tuple[str, str], CaseFile] = {}
    twins: dict[str, CaseFile] = {}
    for file in files:
        number = number_in(file.path)
        if number is None:
            continue
        other = first.setdefault((str(file.folder.root), number), file)
        if other is not file:
            twins[file.path] = other
            twins.setdefault(other.path, file)
    return twins


def _near(file: CaseFile) -> list[CaseFile]:
    """Return the other case files of a file's folder; without a ``sag.yaml``, those beside it."""
    own, number = real_path(file.path), number_in(file.path)
    if number is None:
        return []
    if file.folder.document is not None:
        try:
            _folders, files = case_files([shown_path(file.folder.root)])
        except SagError:  # a folder in it cannot be read: those who ask for all are told
            return []
    else:
        files = _beside(file)
    return [each for each in files if number in _name(each) and real_path(each.path) != own]


def _name(file: CaseFile) -> str:
    return letters.comparable(os.path.basename(file.path))


def _beside(file: CaseFile) -> list[CaseFile]:
    place = os.path.dirname(file.path) or "."
    try:
        names = sorted(os.listdir(place))
    except OSError:
        return []
    paths = [os.path.join(place, name) for name in names if name.lower().endswith(_ENDINGS)]
    return [CaseFile(path, slashed(path), file.folder) for path in paths]
