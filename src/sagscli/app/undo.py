"""sag undo: the last change that was made in a folder, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sagscli.app.reading_to_write import RecordError
from sagscli.app.record import Recording, compared
from sagscli.app.session import Session
from sagscli.app.where_to_begin import how_to_begin, is_begun
from sagscli.casefile.folder import CaseFile, Folder, find_folder, shown_path
from sagscli.casefile.journal import (
    JournalEntry,
    TogetherEntry,
    forget_change,
    last_change,
    taken_back,
)
from sagscli.casefile.own_folder import alone
from sagscli.casefile.saving import current, save, take_away
from sagscli.casefile.saving_together import still_as_written, take_away_together
from sagscli.casefile.shown_paths import path_without_names
from sagscli.language import _, counted
from sagscli.validation.reading import read_case


@dataclass(frozen=True)
class TakingBack:
    """The change to take back, and what is different in its file without it."""

    entry: JournalEntry
    change: Recording

    @property
    def removes(self) -> bool:
        """Return whether the change brought the file, which then goes."""
        return self.entry.before is None


@dataclass(frozen=True)
class TakingBackTogether:
    """Files that one change brought together, and that go when it is taken back."""

    folder: Folder
    entry: TogetherEntry
    files: tuple[str, ...]
    """Their paths, as they are shown."""
    is_saved: bool = False


def taking_back(session: Session, paths: Sequence[str] | None) -> TakingBack | TakingBackTogether:
    """Return what taking back the last change of a folder would do. Raises RecordError."""
    folder = find_folder(Path(next(iter(paths or ()), ".")))
    while (entry := last_change(folder.root)) is not None:
        if isinstance(entry, TogetherEntry):
            if (together := _together(folder, entry)) is not None:
                return together
            forget_change(entry)
            continue
        file = _file(folder, entry)
        now = current(file)
        if now != entry.before:
            return TakingBack(entry, _change(_at(session, file), entry, now))
        forget_change(entry)  # it never came to be written, or was taken back by hand
    remembers = _("sag remembers the last 20 changes that it made itself; git remembers the rest.")
    raise RecordError(
        _("there is nothing to take back in this folder."),
        remembers if is_begun(folder) else how_to_begin(),
    )


def _together(folder: Folder, entry: TogetherEntry) -> TakingBackTogether | None:
    """Return the files that go; None where they are gone already. Raises RecordError."""
    same, changed = still_as_written(folder.root, entry)
    if changed:
        raise RecordError(
            counted(
                "{n} of the cases that were imported was changed since: {path}",
                "{n} of the cases that were imported were changed since: {path} …",
                len(changed),
                path=path_without_names(changed[0]),
            ),
            _("Nothing was taken back. Delete by hand the cases that should not be here."),
        )
    shown = tuple(map(path_without_names, same))
    return TakingBackTogether(folder, entry, shown) if same else None


def take_back_together(wanted: TakingBackTogether) -> TakingBackTogether:
    """Delete the files. Raises WriteError where one changed meanwhile."""
    with alone(wanted.folder.root):
        take_away_together(wanted.folder.root, wanted.entry)
    return replace(wanted, is_saved=True)


def _file(folder: Folder, entry: JournalEntry) -> CaseFile:
    path = folder.root / entry.path
    return CaseFile(str(path), shown_path(path), folder, path.is_symlink())


def _at(session: Session, file: CaseFile) -> Session:
    return session.at_file(file)


def _change(session: Session, entry: JournalEntry, now: bytes | None) -> Recording:
    after = taken_back(entry, now) if now is not None else None
    if now is None or (after is None and entry.before is not None) or _is_more(entry, now):
        raise RecordError(
            _("what was changed last in {path} was changed again since.").format(
                path=path_without_names(session.file.path)
            ),
            _("Nothing was taken back. Put it right with sag edit, or in the file itself."),
        )
    was = read_case(session.file, session.checked_on, session.as_of, data=now)
    return compared(session, entry.what, now, was, after or b"")


def _is_more(entry: JournalEntry, now: bytes) -> bool:
    """Return whether a file that the change brought says more than it did then."""
    return entry.before is None and now != entry.after


def take_back(wanted: TakingBack) -> Recording:
    """Take the change back. Raises WriteError when the file changed meanwhile."""
    change, entry = wanted.change, wanted.entry
    with alone(change.file.folder.root):
        if wanted.removes:
            take_away(change.file, entry.after)
        else:
            save(change.file, change.before, change.after)
        forget_change(entry)
    return replace(change, is_saved=True)
