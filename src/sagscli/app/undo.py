"""sag undo: the last change that was made in a folder, taken back."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sagscli import language
from sagscli.app.reading_to_write import RecordError
from sagscli.app.record import Recording, compared
from sagscli.app.session import Session
from sagscli.app.where_to_begin import how_to_begin, is_begun
from sagscli.casefile.folder import CaseFile, Folder, find_folder, shown_path
from sagscli.casefile.journal import (
    JournalEntry,
    KeptChange,
    RenameEntry,
    TogetherEntry,
    changes_of,
    forget_change,
    taken_back,
)
from sagscli.casefile.own_folder import WriteError, alone, refuse_link
from sagscli.casefile.saving import current, rename, save, take_away
from sagscli.casefile.saving_together import still_as_written, take_away_together
from sagscli.casefile.shown_paths import path_without_names
from sagscli.language import _, counted
from sagscli.validation.reading import read_case


class ChangedSinceError(RecordError):
    """A change that cannot be taken back, since something else was changed where it was."""


@dataclass(frozen=True)
class TakingBack:
    """The change to take back, and what is different in its file without it."""

    entry: JournalEntry
    change: Recording

    @property
    def removes(self) -> bool:
        """Return whether the change brought the file, which then goes."""
        return self.entry.before is None

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the file."""
        return (self.change.file.path,)


@dataclass(frozen=True)
class TakingBackTogether:
    """Files that one change brought together, and that go when it is taken back."""

    folder: Folder
    entry: TogetherEntry
    files: tuple[str, ...]
    """Their paths, as they are shown."""
    is_saved: bool = False

    @property
    def what(self) -> str:
        """Return what the change was."""
        return self.entry.what

    @property
    def count(self) -> int:
        """Return how many files go."""
        return len(self.files)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the files that the change brought."""
        return tuple(str(self.folder.root / place) for place in self.entry.prints)


@dataclass(frozen=True)
class TakingBackParts:
    """A change in several files, which is taken back in all of them or in none."""

    folder: Folder
    what: str
    renames: tuple[RenameEntry, ...]
    changes: tuple[TakingBack, ...]
    is_saved: bool = False

    @property
    def count(self) -> int:
        """Return how many files are as they were."""
        renamed = {os.path.abspath(self.folder.root / entry.new) for entry in self.renames}
        return len(
            renamed | {os.path.abspath(path) for each in self.changes for path in each.paths}
        )

    @property
    def shown_renames(self) -> Iterator[tuple[str, str]]:
        """Yield what files are called now and what they were called, as it is shown."""
        for entry in self.renames:
            new, old = (self.folder.root / name for name in entry.names)
            now = old if self.is_saved else new
            yield path_without_names(new, now), path_without_names(old, now)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return every file that is written, gone or new with it."""
        names = [name for entry in self.renames for name in entry.names]
        changed = [path for change in self.changes for path in change.paths]
        return (*(str(self.folder.root / name) for name in names), *changed)


Undoing = TakingBack | TakingBackTogether | TakingBackParts


def taking_back(session: Session, paths: Sequence[str] | None, *, skip: bool = False) -> Undoing:
    """Return what taking back the last change of a folder, or of one file in it, would do.

    With `skip` those changes are passed over that can no longer be taken back. Raises RecordError,
    for one of those ChangedSinceError.
    """
    place = Path(next(iter(paths or ()), "."))
    folder = find_folder(place)
    language.use(language.choose(os.environ, folder.settings.language))
    only = None if place.is_dir() else os.path.abspath(place)
    for entries in changes_of(folder.root):
        if only is not None and only not in _files_of(folder, entries):
            continue
        try:
            wanted = _undoing(session, folder, entries)
        except ChangedSinceError:
            if not skip:
                raise
            continue
        if wanted is not None:
            return wanted
        for entry in entries:
            forget_change(entry)  # it never came to be written, or was taken back by hand
    remembers = _("sag remembers the last 20 changes that it made itself; git remembers the rest.")
    raise RecordError(
        _("there is nothing to take back in this folder.")
        if only is None
        else _("there is nothing to take back in this file."),
        remembers if is_begun(folder) else how_to_begin(),
    )


def _files_of(folder: Folder, entries: Sequence[KeptChange]) -> set[str]:
    return {os.path.abspath(folder.root / name) for entry in entries for name in entry.names}


def _undoing(session: Session, folder: Folder, entries: Sequence[KeptChange]) -> Undoing | None:
    """Return what taking a change back would do; None where it is so already."""
    first = entries[0]
    _refuse_links(folder, entries)
    if isinstance(first, TogetherEntry):
        return _together(folder, first)
    renames = [
        each for each in entries if isinstance(each, RenameEntry) and _is_to_be(folder, each)
    ]
    texts = [each for each in entries if isinstance(each, JournalEntry)]
    changes = [change for each in texts if (change := _single(session, folder, each)) is not None]
    if len(changes) == 1 and not renames:
        return changes[0]
    if not changes and not renames:
        return None
    return TakingBackParts(folder, first.what, tuple(renames), tuple(changes))


def _refuse_links(folder: Folder, entries: Sequence[KeptChange]) -> None:
    """Raise ChangedSinceError for a file behind a link: a note of anyone's may name it."""
    try:
        for path in _files_of(folder, entries):
            refuse_link(path, folder.root)
    except WriteError as error:
        remedy = _(
            "Nothing was taken back. Put the file itself in the place of the link, or go on to "
            "the change before it: sag undo --skip"
        )
        raise ChangedSinceError(error.message, remedy) from None


def _single(session: Session, folder: Folder, entry: JournalEntry) -> TakingBack | None:
    path = folder.root / entry.path
    file = CaseFile(str(path), shown_path(path), folder)
    now = current(file)
    if now == entry.before:
        return None
    return TakingBack(entry, _change(session.at_file(file), entry, now))


def _is_to_be(folder: Folder, entry: RenameEntry) -> bool:
    """Return whether a file is to have its old name again; False where it has. Raises."""
    new, old = (folder.root / name for name in entry.names)
    if os.path.lexists(old) and not os.path.lexists(new):
        return False
    if os.path.lexists(old) or not os.path.lexists(new):
        raise _changed_since(new, new if os.path.lexists(new) else old)
    return True


def _together(folder: Folder, entry: TogetherEntry) -> TakingBackTogether | None:
    """Return the files that go; None where they are gone already. Raises ChangedSinceError."""
    same, changed = still_as_written(folder.root, entry)
    if changed:
        raise ChangedSinceError(
            counted(
                "{n} of the cases that were imported was changed since: {path}",
                "{n} of the cases that were imported were changed since: {path} …",
                len(changed),
                path=path_without_names(changed[0]),
            ),
            _(
                "Nothing was taken back. Delete by hand the cases that should not be here, or go "
                "on to the change before it: sag undo --skip"
            ),
        )
    shown = tuple(map(path_without_names, same))
    return TakingBackTogether(folder, entry, shown) if same else None


def _change(session: Session, entry: JournalEntry, now: bytes | None) -> Recording:
    after = taken_back(entry, now) if now is not None else None
    if now is None or (after is None and entry.before is not None) or _is_more(entry, now):
        raise _changed_since(session.file.path, now or entry.after)
    was = read_case(session.file, session.checked_on, session.as_of, data=now)
    return compared(session, entry.what, now, was, after or b"")


def _changed_since(path: str | Path, content: Path | bytes) -> ChangedSinceError:
    return ChangedSinceError(
        _("what was changed last in {path} was changed again since.").format(
            path=path_without_names(path, content)
        ),
        _(
            "Nothing was taken back. Put it right with sag edit or in the file itself, or go on to "
            "the change before it: sag undo --skip"
        ),
    )


def _is_more(entry: JournalEntry, now: bytes) -> bool:
    """Return whether a file that the change brought says more than it did then."""
    return entry.before is None and now != entry.after


def take_back(wanted: Undoing) -> Recording | TakingBackTogether | TakingBackParts:
    """Take a change back. Raises WriteError where something changed meanwhile; then none is."""
    match wanted:
        case TakingBack(change=change):
            with alone(change.file.folder.root):
                _take_back_one(wanted)
            return replace(change, is_saved=True)
        case TakingBackTogether(folder=folder, entry=entry):
            with alone(folder.root):
                take_away_together(folder.root, entry)
        case TakingBackParts(folder=folder):
            with alone(folder.root):
                _take_back_parts(wanted)
    return replace(wanted, is_saved=True)


def _take_back_one(wanted: TakingBack) -> None:
    change = wanted.change
    if wanted.removes:
        take_away(change.file, wanted.entry.after)
    else:
        save(change.file, change.before, change.after)
    forget_change(wanted.entry)


def _take_back_parts(wanted: TakingBackParts) -> None:
    """Take every part back; where one cannot be, those that were are put in place again."""
    root = wanted.folder.root
    written: list[TakingBack] = []
    renamed: list[RenameEntry] = []
    try:
        for change in wanted.changes:
            file = change.change.file
            save(file, change.change.before, change.change.after)
            written.append(change)
        for entry in wanted.renames:
            rename(root / entry.new, root / entry.old, root)
            renamed.append(entry)
    except WriteError:
        for entry in renamed:
            with suppress(WriteError):
                rename(root / entry.old, root / entry.new, root)
        for change in written:
            with suppress(WriteError):
                save(change.change.file, change.change.after, change.change.before or b"")
        raise
    for change in wanted.changes:
        forget_change(change.entry)
    for entry in wanted.renames:
        forget_change(entry)
