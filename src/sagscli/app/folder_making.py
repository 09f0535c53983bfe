"""sag init: making what a case folder lacks, with a history of its own where git is there."""

import os
from dataclasses import replace
from pathlib import Path

from sagscli.app.folder_setup import FolderSetup, SetupItem
from sagscli.app.note import Note
from sagscli.casefile.folder import read_bytes, shown_path, slashed
from sagscli.casefile.own_folder import alone
from sagscli.errors import SagError, reason_of
from sagscli.history.committing import commit
from sagscli.history.git import Repository
from sagscli.history.git_error import GitError
from sagscli.history.starting import (
    Committer,
    begin_repository,
    committer,
    has_git,
    hooks_folder,
    set_committer,
)
from sagscli.language import N_, _
from sagscli.plain_files import is_below, put, real_path
from sagscli.upkeep.git_drivers import drivers_state, set_drivers
from sagscli.upkeep.starting_files import FileState, StartingFile, hook

HOOK = "pre-commit"
_HISTORY = N_("the history of the folder (git)")
_MERGE = N_("how git shows cases, and brings two people's changes together")
_CHECK = N_("checks cases before they are kept in the history")


class MakingError(SagError):
    """A file to begin with that cannot be written."""

    @classmethod
    def refused(cls, path: Path, error: OSError) -> "MakingError":
        """Say that the system does not let `path` be written, and why."""
        return cls(
            _('"{path}" cannot be written: {reason}.').format(
                path=shown_path(path), reason=reason_of(error)
            ),
            _("What was made before it stays. Put that right, and write sag init again."),
        )


def made(setup: FolderSetup, who: Committer) -> FolderSetup:
    """Make what a folder lacks; return it with what came of it. `who` commits are to be by.

    Whatever git does not do is told in a note, and stops nothing else. Raises WriteError or
    MakingError where the system refuses.
    """
    try:
        os.makedirs(setup.root, exist_ok=True)
    except OSError as error:
        raise MakingError.refused(setup.root, error) from None
    with alone(setup.root):
        for file in setup.writes:
            _write(setup.root / file.path, file.data)
        setup = replace(setup, is_made=True)
        if not has_git():
            return noted(setup, no_git())
        try:
            return _with_history(setup, who)
        except GitError as error:
            return noted(setup, Note(error.message, error.remedy or ""))


def planned(setup: FolderSetup) -> FolderSetup:
    """Return what would be made, git's part included, and make nothing."""
    if not has_git():
        return noted(setup, no_git())
    repository = setup.place.repository
    if repository is None:
        checks = SetupItem(f".git/hooks/{HOOK}", _CHECK, FileState.MADE)
        merges = SetupItem(".git/config", _MERGE, FileState.MADE)
        return _with_items(setup, _history(setup, FileState.MADE), checks, merges)
    try:
        _file, item, note = _hook(setup, repository)
        merges = _drivers(setup, repository)
    except GitError as error:
        return noted(setup, Note(error.message, error.remedy or ""))
    setup = _with_items(setup, _history(setup, FileState.SAME), item, merges)
    return noted(setup, note) if note is not None else setup


def no_git() -> Note:
    """Return what is said where git is not installed."""
    return Note(
        _("git is not installed here: no history is kept, and nothing is checked on its way in."),
        _("Have git installed, and write sag init again: the rest is in place."),
    )


def noted(setup: FolderSetup, note: Note) -> FolderSetup:
    """Return a setup with a note more."""
    return replace(setup, notes=(*setup.notes, note))


def _with_history(setup: FolderSetup, who: Committer) -> FolderSetup:
    repository, state = setup.place.repository, FileState.SAME
    if repository is None:
        repository, state = begin_repository(setup.root), FileState.MADE
    set_committer(repository, who)
    file, item, note = _hook(setup, repository)
    if item.state.is_written:
        _write(file, _own_hook(setup), 0o755)
    merges = _drivers(setup, repository)
    if merges.state.is_written:
        set_drivers(repository)
    setup = _with_items(setup, _history(setup, state), item, merges)
    setup = noted(setup, note) if note is not None else setup
    return _committed(setup) if repository.is_unborn() else setup


def _history(setup: FolderSetup, state: FileState) -> SetupItem:
    repository = setup.place.repository
    top = setup.root if repository is None else Path(repository.top)
    return SetupItem(_from(setup, top / ".git"), _HISTORY, state)


def _drivers(setup: FolderSetup, repository: Repository) -> SetupItem:
    path = _from(setup, Path(repository.common, "config"))
    return SetupItem(path, _MERGE, drivers_state(repository))


def _from(setup: FolderSetup, path: Path) -> str:
    """Return a path counted from the case folder, where that is a way to it."""
    real = real_path(str(setup.root))
    try:
        return slashed(os.path.relpath(real_path(str(path)), real))
    except ValueError:  # another drive
        return slashed(str(path))


def _hook(setup: FolderSetup, repository: Repository) -> tuple[Path, SetupItem, Note | None]:
    """Return where the hook lies, what becomes of it, and what is to be said of it."""
    folder = hooks_folder(repository)
    path, asks = folder / HOOK, f"sag validate --staged {_quoted(setup, repository)}"
    if not is_below(real_path(str(folder)), real_path(repository.common)):
        item = SetupItem(_from(setup, path), _CHECK, FileState.LEFT_OUT)
        message = _("git looks for hooks in a place that other folders share.")
        return path, item, Note(message, _add_to(path, asks))
    try:
        before = read_bytes(str(path)) if os.path.lexists(path) else None
    except OSError as error:
        raise MakingError.refused(path, error) from None
    state = StartingFile("", _own_hook(setup), "").state(before)
    note = None
    if state is FileState.KEPT and b"validate --staged" not in (before or b""):
        message = _("another hook is there already, and was left as it is.")
        note = Note(message, _add_to(path, asks))
    return path, SetupItem(_from(setup, path), _CHECK, state), note


def _own_hook(setup: FolderSetup) -> bytes:
    return hook(setup.place.in_force(setup.wishes))


def _quoted(setup: FolderSetup, repository: Repository) -> str:
    inside = os.path.relpath(real_path(str(setup.root)), repository.top).replace(os.sep, "/")
    return f'"{inside}"' if " " in inside else inside


def _add_to(path: Path, asks: str) -> str:
    return _('To have cases checked, add this line to "{path}": {line}').format(
        path=shown_path(path), line=asks
    )


def _with_items(setup: FolderSetup, *items: SetupItem) -> FolderSetup:
    return replace(setup, items=(*setup.items, *items))


def _committed(setup: FolderSetup) -> FolderSetup:
    """Commit what was made as the first there is: a history begins with something."""
    if not committer(setup.root).is_known:
        return noted(setup, _nobody())
    paths = [str(setup.root / path) for path in setup.ours]
    try:
        name = commit(paths, _("Begin a case folder"))
    except GitError as error:
        return noted(setup, Note(error.message, error.remedy or ""))
    return noted(setup, Note(_("Committed to git as {name}.").format(name=name)))


def _nobody() -> Note:
    return Note(
        _("git does not know your name yet, so nothing is kept in the history."),
        _('Write sag init --your-name "NAME" --your-email ADDRESS'),
    )


def _write(path: Path, data: bytes, mode: int | None = None) -> None:
    try:
        os.makedirs(path.parent, exist_ok=True)
        put(path, data, mode)
    except OSError as error:
        raise MakingError.refused(path, error) from None
