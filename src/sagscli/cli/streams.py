"""The process's own streams, when something is wrong with them."""

import os
import sys
from typing import Any, TextIO, cast


def mend_streams() -> None:
    """Let what is said on stderr be lost where it cannot be said, and never stop a command.

    A closed one is opened to nowhere: else what is said lands in the result, or in the first file
    that is opened, which gets its number from the system.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as we run
    sys.stderr = cast("TextIO", _Forgiving(sys.stderr))


def leave_stdout() -> None:
    """Send what is left for stdout nowhere: Python would complain of it as it ends."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class _Forgiving:
    """A stream whose writing never fails."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError:
            return

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
