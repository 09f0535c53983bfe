"""Long output page by page, as git shows it: only on a terminal, and only where it fills one."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO, cast

_LESS = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
"""Colours as they are, what was read stays on the screen, nothing to leave where all is seen."""
_NO_TRACES = {"LESSHISTFILE": "-"}
"""A word searched for may be a name: it is not kept in a file."""


def pager(environment: Mapping[str, str]) -> list[str]:
    """Return the words that start the pager asked for; none where nobody wants one, or has one.

    `SAG_PAGER` comes before `PAGER`, which comes before less; "" and "cat" ask for none.
    """
    wanted = environment.get("SAG_PAGER", environment.get("PAGER"))
    if wanted is None:
        return ["less"] if shutil.which("less") else []
    try:
        words = shlex.split(wanted, posix=os.name != "nt")
    except ValueError:  # a quote that is not closed
        return []
    is_one = bool(words) and words[0] != "cat" and shutil.which(words[0]) is not None
    return words if is_one else []


def _fills(lines: int) -> bool:
    """Return whether so many lines are more than the terminal they go to can show."""
    if sys.stdout is None or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return lines >= shutil.get_terminal_size().lines


@contextmanager
def paged(lines: int) -> Iterator[TextIO | None]:
    """Yield where to write so many lines: a pager that is waited for, or None for stdout.

    Who leaves the pager early has seen enough.
    """
    words = pager(os.environ) if _fills(lines) else []
    try:
        process = _started(words) if words else None
    except OSError:  # it cannot be run: the text is worth more than the pages
        process = None
    if process is None or process.stdin is None:
        yield None
        return
    with _deaf_to_interrupts():
        try:
            yield cast("TextIO", process.stdin)
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.wait()


def _started(words: list[str]) -> "subprocess.Popen[str]":
    sys.stdout.flush()
    return subprocess.Popen(  # noqa: S603 - the user's own pager
        words, stdin=subprocess.PIPE, env=_LESS | dict(os.environ) | _NO_TRACES, encoding="utf-8"
    )


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let Ctrl-C be the pager's: less stops a search with it, and goes on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
