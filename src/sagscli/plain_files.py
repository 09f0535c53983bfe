"""Open files that people put somewhere: ordinary ones only, and no more of them than asked for."""

import errno
import os
import stat

LARGEST_FILE = 1024 * 1024
"""A file of more bytes than this (1 MiB) is not read."""


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
