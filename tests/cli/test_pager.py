"""Long lists page by page: only on a terminal, only where they fill it, and never in the way."""

import os
import pty
import select
import sys
from pathlib import Path

import pytest

from sagscli.cli import pager
from tests.conftest import ROOT

LONG = ["deadlines", "sample-cases", "--as-of", "2026-10-05"]
SHORT = [*LONG, "--case", "VEJ-2026-006"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SAG_PAGER": "", "PAGER": "sort"}, []),
        ({"SAG_PAGER": "sort -r", "PAGER": "cat"}, ["sort", "-r"]),
        ({"PAGER": "cat"}, []),
        ({"PAGER": "no-such-program"}, []),
        ({"PAGER": "sort 'open"}, []),
    ],
)
def test_which_pager_is_asked_for(environment, expected) -> None:
    assert pager.pager(environment) == expected


def _at_a_terminal(words: list[str], **environment: str) -> str:
    """Return what a terminal of 24 lines shows of a command."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        plain = {"TERM": "xterm", "LINES": "24", "COLUMNS": "80", "SAG_LANG": "en"}
        os.execve(
            sys.executable,
            [sys.executable, "-m", "sagscli", *words],
            os.environ | plain | environment,
        )
    seen = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side has ended
            break
        if not part:
            break
        seen += part
    assert os.waitpid(child, 0)[1] == 0
    return seen.decode()


@pytest.fixture
def counting(tmp_path: Path) -> str:
    """Return a pager that says how many lines it was given."""
    program = tmp_path / "pager"
    program.write_text(f'#!/bin/sh\necho "paged: $(wc -l)" | tee {tmp_path}/told\n')
    program.chmod(0o755)
    return str(program)


@pytest.mark.slow
def test_a_list_longer_than_the_terminal_is_paged(counting) -> None:
    assert "paged: " in _at_a_terminal(LONG, SAG_PAGER=counting)


@pytest.mark.slow
@pytest.mark.parametrize("words", [SHORT, ["--no-pager", *LONG], [*LONG, "--no-pager"]])
def test_what_fits_or_is_asked_for_at_once_is_not(words, counting) -> None:
    shown = _at_a_terminal(words, SAG_PAGER=counting)
    assert "paged: " not in shown
    assert "Deadlines as of" in shown


@pytest.mark.slow
def test_a_pager_that_is_left_early_is_no_fault(tmp_path: Path) -> None:
    program = tmp_path / "pager"
    program.write_text("#!/bin/sh\nhead -n 1\n")
    program.chmod(0o755)
    assert "Deadlines as of" in _at_a_terminal(LONG, SAG_PAGER=str(program))


@pytest.mark.slow
def test_colours_go_through(counting, tmp_path: Path) -> None:
    """What the pager is given is what the terminal would have been."""
    program = tmp_path / "keep"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/kept\n")
    program.chmod(0o755)
    _at_a_terminal(LONG, SAG_PAGER=str(program))
    assert "\x1b[1;31m" in (tmp_path / "kept").read_text()
