"""sag fix: what can be mended for certain in the files of a folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sagscli.app.record import Recording, compared
from sagscli.app.session import Session
from sagscli.casefile.folder import CaseFile, slashed
from sagscli.casefile.journal import ChangeParts, forget_change, remember_rename
from sagscli.casefile.own_folder import WriteError, alone
from sagscli.casefile.saving import current, rename, save
from sagscli.casefile.shown_paths import path_without_names
from sagscli.casefile.text import with_even_ends
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import SETTINGS_NAME, _
from sagscli.recording.mends import mended_with_reading, most_tried
from sagscli.validation.reading import Reading, read_case

FIXED = "case fixed"


@dataclass(frozen=True)
class Renaming:
    """A file whose name keeps it from being read, and the name it must have been meant to have."""

    old: Path
    new: Path

    @property
    def shown(self) -> tuple[str, str]:
        """Return both names as they may be shown."""
        return path_without_names(self.old), path_without_names(self.new, self.old)


def renamings(session: Session) -> Iterator[Renaming]:
    """Yield the files that are left out for their names alone, where the right name is free."""
    for folder in session.workspace.folders:
        settings = folder.root / SETTINGS_NAME
        misnamed = [Path(os.path.abspath(path)) for path in folder.misnamed]
        beside = [path for path in misnamed if path.parent == folder.root]
        if folder.document is None and len(beside) == 1:
            yield Renaming(beside[0], settings)
    for file in session.workspace.files:
        old = Path(file.path)
        new = _right_name(old) if file.is_misnamed else None
        if new is not None and not os.path.lexists(new):
            yield Renaming(old, new)


def _right_name(path: Path) -> Path | None:
    """Return the name without the .txt that an editor put behind it."""
    if path.suffix.lower() != ".txt":
        return None
    stem = path.with_suffix("")
    is_whole = stem.suffix.lower() in (".yaml", ".yml")
    return stem if is_whole else stem.with_name(f"{stem.name}.yaml")


def give_name(renaming: Renaming, root: Path, parts: ChangeParts) -> None:
    """Give a file its right name. Raises WriteError where the system refuses, or it is taken."""
    old, new = (slashed(os.path.relpath(path, root)) for path in (renaming.old, renaming.new))
    with alone(root):
        entry = remember_rename(root, FIXED, old, new, parts)
        try:
            rename(renaming.old, renaming.new, root)
        except WriteError:
            forget_change(entry)
            raise


@dataclass
class NotMended:
    """How many files have errors that cannot be mended for certain."""

    count: int = 0


def fixes(session: Session, rest: NotMended) -> Iterator[Recording]:
    """Yield, for each file of which something can be mended, what would change.

    The `rest` is counted on the way.
    """
    for file in session.workspace.files:
        if not file.is_left_out and (change := _fix(session, file, rest)) is not None:
            yield change


def _fix(session: Session, file: CaseFile, rest: NotMended) -> Recording | None:
    times = 0

    def read(data: bytes) -> Reading:
        nonlocal times
        times += 1
        return read_case(file, session.checked_on, session.as_of, data=data)

    try:
        before = current(file)
    except WriteError:  # it cannot be read either, which sag validate tells
        return None
    if before is None:
        return None
    even = with_even_ends(before)
    was = read(before)
    after, now = even, was if even == before else read(even)
    if now.problems or now.flaws:
        after, now = mended_with_reading(even, now, read)
    if times >= most_tried(before):
        session.tell(
            _("{path}: so much is wrong that not all could be tried.").format(
                path=path_without_names(file.path)
            ),
            _("Write what is mended, and run sag fix again."),
        )
    rest.count += any(each.severity is Severity.ERROR for each in now.diagnostics(names=False))
    if after == before:
        return None
    return compared(session.at_file(file), FIXED, before, was, after, now)


def write(change: Recording, parts: ChangeParts) -> None:
    """Write a mended file, one of the `parts` of a fix. Raises WriteError where it changed."""
    with alone(change.file.folder.root):
        save(change.file, change.before, change.after, change.what, parts)
