"""The errors that stop a command. Findings in files are data, not errors."""

import errno
import os

from sagscli.language import _
from sagscli.plain_files import NotOrdinaryError


def reason_of(error: OSError) -> str:
    """Return why the system refused, in the language in use where the reason is a common one."""
    if isinstance(error, NotOrdinaryError):
        return _("it is not an ordinary file")
    reasons = {
        errno.ENOENT: _("it is not there"),
        errno.EEXIST: _("it is there already"),
        errno.EACCES: _("you have no access to it"),
        errno.EPERM: _("you have no access to it"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOTDIR: _("part of the path is a file, not a folder"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("the disk is full"),
        errno.EFBIG: _("the file would be larger than a file may be there"),
        errno.EROFS: _("the place can only be read"),
        errno.ELOOP: _("the links lead in a circle"),
        errno.ENAMETOOLONG: _("the name is too long"),
    }
    return reasons.get(error.errno or 0) or error.strerror or str(error)


class SagError(Exception):
    """Something the person at the keyboard can put right; shown as one sentence, exit code 2."""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class StoppedError(Exception):
    """A dialogue that was cut off: Ctrl-C, or a terminal that is closed; exit code 130.

    `told` says what became of the files; None where nothing was written. It is no
    KeyboardInterrupt, of which Typer makes an exit code without a word.
    """

    def __init__(self, told: str | None = None) -> None:
        super().__init__(told)
        self.told = told or _("Nothing was written.")


class NoSuchPlaceError(SagError):
    """A path on the command line that is not there, or that may not be read."""

    @classmethod
    def missing(cls, path: str) -> "NoSuchPlaceError":
        """Say that `path` does not exist."""
        return cls(
            _('"{path}" does not exist.').format(path=path),
            _("Check the spelling, or run the command from the folder that holds sag.yaml."),
        )

    @classmethod
    def check(cls, path: str) -> None:
        """Raise one for a path that is not there, or that the system does not let be seen."""
        try:
            os.lstat(path)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            raise cls.missing(path) from None
        except OSError as error:
            raise cls.refused(path, error) from None

    @classmethod
    def outside(cls, path: str) -> "NoSuchPlaceError":
        """Say that `path` leads out of the case folder, and is neither read nor written."""
        return cls(
            _('"{path}" is a link that leads out of the case folder.').format(path=path),
            _("Put the file or the folder itself in the place of the link."),
        )

    @classmethod
    def unreadable(cls, path: str, reason: str) -> "NoSuchPlaceError":
        """Say that `path` cannot be read, and why."""
        return cls(
            _('"{path}" cannot be read: {reason}.').format(path=path, reason=reason),
            _("Ask the one who owns the folder for access."),
        )

    @classmethod
    def refused(cls, path: str, error: OSError) -> "NoSuchPlaceError":
        """Say that the system does not let `path` be read, why, and what is to be done."""
        told = cls.unreadable(path, reason_of(error))
        if isinstance(error, NotOrdinaryError):  # a pipe, a device: access is not what it lacks
            told.remedy = _("Remove it, or put an ordinary file there.")
        elif isinstance(error, NotADirectoryError):
            told.remedy = _("Remove it, or put a folder there.")
        elif isinstance(error, FileNotFoundError):
            told.remedy = _("It is a link to something that is not there: remove it.")
        return told


class NoCaseError(SagError):
    """A search for cases that found none."""


class SettingsError(SagError):
    """A ``sag.yaml`` that cannot be used as it stands."""


class UnknownNameError(SagError):
    """A name from the command line that is not among those known."""
