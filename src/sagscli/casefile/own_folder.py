"""What `sag` keeps for itself in a case folder: a lock, and what the last changes were."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sagscli.casefile.folder import shown_path
from sagscli.casefile.pending import end_what_was_begun
from sagscli.errors import SagError, reason_of
from sagscli.language import _
from sagscli.plain_files import is_below, put, real_path

OWN = ".sag"
LOCK = "lock"
PATIENCE = 10
"""Seconds to wait while another `sag` writes in the folder."""


class WriteError(SagError):
    """Something in a case folder that cannot be written."""

    @classmethod
    def refused(cls, path: str, error: OSError) -> "WriteError":
        """Say that the system does not let `path` be written, and why."""
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return cls(
            _('"{path}" cannot be written: {reason}.').format(path=path, reason=reason_of(error)),
            _("Nothing was changed. Make room on the disk, and run the command again.")
            if is_full
            else _("Nothing was changed. Check that you may write in the folder."),
        )

    @classmethod
    def busy(cls) -> "WriteError":
        """Say that another `sag` has written in the folder for too long."""
        return cls(
            _("another sag is writing in this folder just now."),
            _("Nothing was changed. Try again when it is done."),
        )

    @classmethod
    def changed(cls, path: str) -> "WriteError":
        """Say that a file is not what was read."""
        return cls(
            _('"{path}" was changed by someone else meanwhile.').format(path=path),
            _("Nothing was written over. Run the command again."),
        )

    @classmethod
    def gone(cls, path: str) -> "WriteError":
        """Say that a file that was there a moment ago is there no more."""
        return cls(
            _('"{path}" is there no more: someone has moved or deleted it meanwhile.').format(
                path=path
            ),
            _(
                "Nothing was written. sag list shows where the cases lie now; what was deleted "
                "can be had back from git or from a backup."
            ),
        )

    @classmethod
    def link(cls, path: str) -> "WriteError":
        """Say that a file is a link, and so perhaps someone else's."""
        return cls(
            _('"{path}" is a link, and nothing is written through links.').format(path=path),
            _("Put the file itself here, or run sag where the file lies."),
        )


def own_folder(root: Path) -> Path:
    """Return the folder that is `sag`'s own below a case folder, made where it is not there.

    Git passes it over, for it says so itself. Raises WriteError where it cannot be.
    """
    folder = root / OWN
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)
        if not is_below(real_path(str(folder)), real_path(str(root))):
            raise WriteError.link(shown_path(folder))
        with os.scandir(folder) as entries:
            links = [entry.path for entry in entries if entry.is_symlink()]
        if links:  # sag makes none, and would write where they lead
            raise WriteError.link(shown_path(Path(links[0])))
        ignoring = folder / ".gitignore"
        if not ignoring.exists():
            put(ignoring, b"*\n")
    except OSError as error:
        raise WriteError.refused(shown_path(folder), error) from None
    return folder


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep every other `sag` from writing in a case folder until the end of the ``with``.

    The system lets go of the lock when a process ends, however it ends; what it had begun to write
    together is ended here. Raises WriteError when another keeps it for more than PATIENCE seconds.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(own_folder(root) / LOCK, timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise WriteError.busy() from None
    except OSError as error:
        raise WriteError.refused(shown_path(root / OWN / LOCK), error) from None
    try:
        end_what_was_begun(root / OWN, root)
        yield
    finally:
        lock.release()


def refuse_link(path: str, root: Path) -> None:
    """Raise WriteError for a file that is a link, or that lies behind one that leads out."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.islink(path) or not is_below(real_path(folder), real_path(str(root))):
        raise WriteError.link(shown_path(Path(path)))
