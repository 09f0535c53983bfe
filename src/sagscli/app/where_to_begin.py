"""What somebody is told who finds no case: how to begin, or where what was found belongs."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from sagscli.casefile.folder import CASES, CaseFile, Folder, case_files, shown_path
from sagscli.casefile.misplaced import misplaced_cases
from sagscli.casefile.shown_paths import path_without_names
from sagscli.errors import NoCaseError, SagError
from sagscli.language import _, counted

_MOST = 20
"""How many misplaced files are counted before it is said that there are more."""


def no_case(places: Sequence[str], folders: Sequence[Folder]) -> NoCaseError:
    """Return the error for `places` in which no case file is; `folders` are theirs."""
    message = _("no case file was found in {places}.").format(
        places=", ".join(map(_quoted, places))
    )
    for folder in folders:
        if remedy := _of_misplaced(folder) or _of_others(folder, places):
            return NoCaseError(message, remedy)
    if any(map(is_begun, folders)):
        return NoCaseError(message, _("Begin the first case with: sag new"))
    return NoCaseError(message, how_to_begin())


def how_to_begin() -> str:
    """Return what to do in a folder that is none of cases."""
    return _(
        "Begin a case folder here with: sag init. "
        "Or name the one that you have, for example: sag deadlines my-cases"
    )


def is_begun(folder: Folder) -> bool:
    """Return whether a folder is one of cases: it has settings, or a place for them."""
    return folder.document is not None or (folder.root / CASES).is_dir()


def _quoted(place: str) -> str:
    return _("this folder") if place == "." else f'"{place}"'


def _of_misplaced(folder: Folder) -> str | None:
    """Return where a case file belongs that lies somewhere else in the folder."""
    files = list(islice(misplaced_cases(folder.root), _MOST))
    if not files:
        return None
    path, cases = path_without_names(files[0]), shown_path(folder.root / CASES)
    if len(files) == 1:
        text = _('"{path}" looks like a case: move it into "{cases}".')
        return text.format(path=path, cases=cases)
    return counted(
        '"{path}" and {n} more file look like cases: move them into "{cases}".',
        '"{path}" and {n} more files look like cases: move them into "{cases}".',
        len(files) - 1,
        path=path,
        cases=cases,
    )


def _of_others(folder: Folder, places: Sequence[str]) -> str | None:
    """Return where the cases lie, when what was looked at is another part of the folder."""
    cases = folder.root / CASES
    if not cases.is_dir() or any(Path(place).absolute() == folder.root for place in places):
        return None
    return (
        _('The cases of this folder lie in "{path}".').format(path=shown_path(cases))
        if _has_cases(cases)
        else None
    )


def _has_cases(cases: Path) -> bool:
    files: list[CaseFile]
    try:
        _folders, files = case_files([str(cases)])
    except SagError:
        return False
    return bool(files)
