"""Ordinary files that people put somewhere: read no further than asked for, written whole."""

import errno
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

LARGEST_FILE = 1024 * 1024
"""A file of more bytes than this (1 MiB) is not read."""

A_WHILE = 60
"""Seconds after which a file that is being written is one that never came to an end."""

_BEGUN, _UNFINISHED = ".sag-", ".tmp"


_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{kind}{at}" for kind in ("com", "lpt") for at in range(1, 10))}
)


def is_device(name: str) -> bool:
    """Return whether Windows takes the name of a file for a device of its own: con, con.yaml."""
    return name.partition(".")[0].rstrip().casefold() in _DEVICES


class NotOrdinaryError(OSError):
    """A pipe, a device or a folder where a file should be."""


def opened(path: str) -> tuple[int, os.stat_result]:
    """Return a file as the system's number for it, open to be read, and what is known of it.

    Raises OSError when it cannot be opened or is not an ordinary file; a pipe or a device that
    someone gave the name of a file is never waited for.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise NotOrdinaryError(errno.EINVAL, "not an ordinary file", path)
    return handle, status


def head_of(path: str, length: int) -> bytes:
    """Return a file's first bytes, `length` at the most. Raises OSError as `opened` does."""
    handle, _status = opened(path)
    try:
        return os.read(handle, length)
    finally:
        os.close(handle)


def put(target: Path, data: bytes, mode: int | None = None) -> None:
    """Put `data` where `target` is: the old file stays whole until the new one is.

    The data goes to a file beside it first, which then takes its place. Without a `mode` it gets
    that of what it replaces, or what a new file gets here. Raises OSError.
    """
    _sweep(target.parent)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_BEGUN, suffix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode if mode is not None else _mode_for(target))
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _mode_for(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        return new_mode()


def _sweep(folder: Path) -> None:
    """Take away what a write that was stopped left behind; another may be under way just now."""
    for left in folder.glob(f"{_BEGUN}*{_UNFINISHED}"):
        with suppress(OSError):
            if left.is_file() and time.time() - left.stat().st_mtime > A_WHILE:
                left.unlink()


def new_mode(whole: int = 0o666) -> int:
    """Return the mode that a new file gets here, or with 0o777 a new folder."""
    mask = os.umask(0)
    os.umask(mask)
    return whole & ~mask


def real_path(path: str) -> str:
    """Return `path` with its links followed as far as they may be."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.path.abspath(path)


def may_be_named(place: str) -> bool:
    """Return whether a note in a folder may say that a file belongs at `place`, counted from it.

    Whoever made the folder may have made the note: nothing is put among git's own files or
    others that programs look for under a hidden name, and nothing outside.
    """
    parts = place.replace("\\", "/").split("/")
    is_hidden = any(not part or part[0] == "." or part.casefold()[:4] == "git~" for part in parts)
    return not is_hidden and ":" not in place


def is_below(place: str, above: str) -> bool:
    """Return whether a path is another or lies in it, both with their links followed."""
    return place == above or place.startswith(above.rstrip(os.sep) + os.sep)
