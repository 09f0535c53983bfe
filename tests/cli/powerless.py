"""Processes that may not open what is shut, also where the tests run as root."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.needs import lacking

ENGLISH = {"SAG_LANG": "en", "COLUMNS": "200"}

_ALL_IN_ONE = """
import contextlib, io, json, sys
from sagscli.cli.boundary import run
for words in json.load(sys.stdin):
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _stream in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(words)
        out.flush(), err.flush()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    print(json.dumps([code, *said]), flush=True)
"""


class Outcome(NamedTuple):
    """What came of a command."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str


def without_powers() -> list[str]:
    """Return what to begin a command with so that a mode holds for root too."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        lacking("setpriv", "install util-linux, or run the tests as an ordinary user")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search"]


def outcomes(
    calls: Iterable[Sequence[str]], folder: Path, patience: float | None = None
) -> list[Outcome]:
    """Return what came of each of many commands in a folder, all in one process without powers.

    `patience` is how many seconds they may take together; subprocess raises beyond it.
    """
    asked = [tuple(words) for words in calls]
    done = subprocess.run(
        [*without_powers(), sys.executable, "-c", _ALL_IN_ONE],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=True,
        timeout=patience,
        cwd=folder,
        env={**os.environ, **ENGLISH},
    )
    said = map(json.loads, done.stdout.splitlines())
    return [Outcome(words, *each) for words, each in zip(asked, said, strict=True)]
