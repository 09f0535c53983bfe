"""How the files of a case folder are: readable as they were meant, and where they are read."""

import os
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from sagscli.casefile.folder import CASES, CaseFile, read_bytes, shown_path
from sagscli.casefile.misplaced import misplaced_cases
from sagscli.casefile.shown_paths import path_without_names
from sagscli.casefile.text import TextFault, decode, has_mixed_ends
from sagscli.casefile.unopened import shut_among
from sagscli.language import _, counted
from sagscli.plain_files import A_WHILE
from sagscli.upkeep.check_result import CheckResult, error, fine, warning

_LEFT_BEHIND = re.compile(r"\.sag-.*\.tmp")
_DEEPEST = 50

FileContent = tuple[CaseFile, bytes | None]
"""A case file with what it says; None where it cannot be read."""


def file_checks(root: Path, files: Sequence[CaseFile]) -> Iterator[CheckResult]:
    """Yield how the case files, and what lies around them, are."""
    shut = list(shut_among(files))
    open_files = (file for file in files if not file.is_left_out and file not in shut)
    contents = [(file, _content(file)) for file in open_files]
    yield _access(shut)
    yield _encodings(contents)
    yield _line_ends(contents)
    yield _places(root, files)
    yield _names(files)
    yield _left_behind(root)


def _access(shut: Sequence[CaseFile]) -> CheckResult:
    if not shut:
        return fine("access", _("every case file and folder can be opened"))
    message = counted(
        "{n} file or folder cannot be opened, and nothing in it was looked at",
        "{n} files or folders cannot be opened, and nothing in them was looked at",
        len(shut),
    )
    shown = [file.shown if file.is_folder else _shown(file) for file in shut]
    return error("access", message, _("sag validate"), *shown)


def _content(file: CaseFile) -> bytes | None:
    """Return what a file says; None where it cannot be read."""
    try:
        return read_bytes(file.path)
    except OSError:
        return None


def _encodings(contents: Sequence[FileContent]) -> CheckResult:
    odd = [_shown(file) for file, data in contents if not _is_text(data)]
    if not odd:
        return fine("encoding", _("every case file can be read as text"))
    message = counted(
        "{n} case file cannot be read as text: æ, ø and å would come out wrong",
        "{n} case files cannot be read as text: æ, ø and å would come out wrong",
        len(odd),
    )
    return error("encoding", message, _("sag validate"), *odd)


def _is_text(data: bytes | None) -> bool:
    try:
        return data is not None and decode(data) is not None
    except TextFault:
        return False


def _line_ends(contents: Sequence[FileContent]) -> CheckResult:
    mixed = [_shown(file) for file, data in contents if data and has_mixed_ends(data)]
    if not mixed:
        return fine("line-ends", _("lines end alike in every case file"))
    message = counted(
        "lines end in two ways in {n} case file: every line may stand as changed in the history",
        "lines end in two ways in {n} case files: every line may stand as changed in the history",
        len(mixed),
    )
    return warning("line-ends", message, _("sag fix"), *mixed)


def _places(root: Path, files: Sequence[CaseFile]) -> CheckResult:
    beside = [Path(file.path) for file in files if file.is_beside and not file.is_misnamed]
    outside = [*beside, *misplaced_cases(root)] if (root / CASES).is_dir() else beside
    unique = list({os.path.abspath(path): path for path in outside}.values())
    if not unique:
        return fine("places", _("no case lies where none is read"))
    message = counted(
        "{n} case file lies where none is read",
        "{n} case files lie where none is read",
        len(unique),
    )
    shown = [path_without_names(path) for path in unique]
    command = f'mv "{shown[0]}" "{shown_path(root / CASES)}/"'
    return error("places", message, command, *shown)


def _names(files: Sequence[CaseFile]) -> CheckResult:
    misnamed = [_shown(file) for file in files if file.is_misnamed]
    if not misnamed:
        return fine("names", _("every case file has a name by which it is read"))
    message = counted(
        "{n} case file is not read because of its name",
        "{n} case files are not read because of their names",
        len(misnamed),
    )
    return error("names", message, _("sag fix"), *misnamed)


def _left_behind(root: Path) -> CheckResult:
    left = [shown_path(path) for path in _temporary(root)]
    if not left:
        return fine("left-behind", _("no half-written file was left behind"))
    message = counted(
        "{n} half-written file was left behind",
        "{n} half-written files were left behind",
        len(left),
    )
    return warning("left-behind", message, f'rm "{left[0]}"', *left)


def _temporary(root: Path) -> Iterator[Path]:
    """Yield files that a `sag` which was stopped has left; one at work just now does not count."""
    for folder, folders, names in os.walk(root):
        depth = len(Path(folder).relative_to(root).parts)
        folders[:] = sorted(set(folders) - {".git"}) if depth < _DEEPEST else []
        for name in sorted(names):
            path = Path(folder, name)
            if _LEFT_BEHIND.fullmatch(name) and time.time() - path.lstat().st_mtime > A_WHILE:
                yield path


def _shown(file: CaseFile) -> str:
    return path_without_names(Path(file.path))
