"""Who stops in the middle of a dialogue, at a real terminal, has written nothing and is told so."""

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="a pseudo-terminal, which Windows has not")

QUESTION = {"da": "Hvad blev aftalt?", "en": "What was agreed?"}
CTRL_C, CTRL_D = b"\x03", b"\x04"


class Terminal:
    """A terminal of its own with sag running in it."""

    def __init__(self, *words: str, language: str) -> None:
        self.child, self.end = pty.fork()
        if not self.child:  # the process in the terminal
            environment = os.environ | {"SAG_LANG": language, "COLUMNS": "80", "TERM": "xterm"}
            command = [sys.executable, "-m", "sagscli", *words]
            os.execve(sys.executable, command, environment)
        self.seen = b""

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Read what is shown until `text` is among it."""
        until = time.monotonic() + seconds
        while text.encode() not in self.seen:
            left = until - time.monotonic()
            assert left > 0, self.seen.decode(errors="replace")
            if select.select([self.end], [], [], left)[0]:
                self._read()

    def _read(self) -> bool:
        try:
            data = os.read(self.end, 4096)
        except OSError:  # Linux says so when the other end is shut
            return False
        self.seen += data
        if b"\x1b[6n" in data:  # where is the cursor?
            os.write(self.end, b"\x1b[1;1R")
        return bool(data)

    def press(self, keys: bytes) -> None:
        os.write(self.end, keys)

    def code(self) -> int:
        """Read to the end, and return the exit code; of a signal, the negative of it."""
        until = time.monotonic() + 30
        while select.select([self.end], [], [], max(until - time.monotonic(), 0))[0]:
            if not self._read():
                break
        else:
            os.kill(self.child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


@pytest.fixture
def path(home: Path) -> Path:
    return home / "sager" / "VEJ-2026-001.yaml"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize(
    ("language", "told"), [("da", "Der er ikke skrevet noget."), ("en", "Nothing was written.")]
)
def test_who_stops_is_told_that_nothing_is_written(path, key, language, told) -> None:
    before = path.read_bytes()
    terminal = Terminal("record", "agreement", "made", "VEJ-2026-001", language=language)
    terminal.wait_for(QUESTION[language])
    terminal.press(key)
    assert terminal.code() == 130
    assert told in terminal.seen.decode()
    assert path.read_bytes() == before


def test_before_the_first_question_it_says_which_case_it_is(path) -> None:
    terminal = Terminal("record", "agreement", "made", "VEJ-2026-001", language="da")
    terminal.wait_for(QUESTION["da"])
    shown = terminal.seen.decode()
    assert "VEJ-2026-001 · A.E. · Regnbuen" in shown.partition(QUESTION["da"])[0]
    assert "Alma" not in shown
    terminal.press(CTRL_C)
    terminal.code()


def test_a_terminal_that_is_closed_leaves_nothing_behind(path) -> None:
    before = path.read_bytes()
    terminal = Terminal("record", "agreement", "made", "VEJ-2026-001", language="da")
    terminal.wait_for(QUESTION["da"])
    os.close(terminal.end)
    _child, status = os.waitpid(terminal.child, 0)
    assert os.waitstatus_to_exitcode(status) in (130, -1)  # told at the end of input, or hung up
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.lock"))
