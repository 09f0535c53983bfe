"""Put a case file's new text in its place: whole, and over nothing that changed meanwhile."""

import errno
import os
from pathlib import Path

from sagscli.casefile.folder import CaseFile, read_bytes, slashed
from sagscli.casefile.journal import ChangeParts, remember
from sagscli.casefile.own_folder import WriteError, refuse_link
from sagscli.casefile.shown_paths import path_without_names
from sagscli.plain_files import put


def current(file: CaseFile) -> bytes | None:
    """Return what stands in a file now, None where there is none. Raises WriteError."""
    try:
        return read_bytes(file.path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteError.refused(path_without_names(file.path), error) from None


def path_in_folder(file: CaseFile) -> str:
    """Return the path of a file, counted from its case folder."""
    return slashed(os.path.relpath(os.path.abspath(file.path), file.folder.root))


def save(
    file: CaseFile,
    before: bytes | None,
    after: bytes,
    what: str | None = None,
    parts: ChangeParts | None = None,
) -> None:
    """Put `after` in the place of `before`; None stands for a file that is not there yet.

    `what` happened is kept in mind with it, so that it can be taken back, with the other `parts`
    where it is one of them. Whoever calls has the folder for itself (`own_folder.alone`). Raises
    WriteError for a link, for a file that no longer says `before`, and where the system refuses.
    """
    refuse_link(file.path, file.folder.root)
    _refuse_changed(file, before)
    if before is not None and not os.access(file.path, os.W_OK):
        error = PermissionError(errno.EACCES, "read only")
        raise WriteError.refused(path_without_names(file.path), error)
    try:
        if before is None:
            os.makedirs(os.path.dirname(os.path.abspath(file.path)), exist_ok=True)
        if what is not None:
            remember(file.folder.root, path_in_folder(file), what, before, after, parts)
        put(Path(file.path), after)
    except OSError as error:
        raise WriteError.refused(path_without_names(file.path), error) from None


def _refuse_changed(file: CaseFile, before: bytes | None) -> None:
    """Raise WriteError for a file that does not say `before`, or is there no more."""
    now = current(file)
    if now is None and before is not None:
        raise WriteError.gone(path_without_names(file.path, before))
    if now != before:
        raise WriteError.changed(path_without_names(file.path, before))


def rename(old: Path, new: Path, root: Path) -> None:
    """Give a file another name. Raises WriteError for a link, and for a name that is taken."""
    for path in (old, new):
        refuse_link(str(path), root)
    if os.path.lexists(new):
        raise WriteError.changed(path_without_names(new, old))
    try:
        os.rename(old, new)
    except OSError as error:
        raise WriteError.refused(path_without_names(old), error) from None


def take_away(file: CaseFile, before: bytes) -> None:
    """Delete a file that says `before` and nothing else. Raises WriteError as `save` does."""
    refuse_link(file.path, file.folder.root)
    _refuse_changed(file, before)
    try:
        os.unlink(file.path)
    except OSError as error:
        raise WriteError.refused(path_without_names(file.path), error) from None
