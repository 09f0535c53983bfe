"""Every command on streams that are full, shut or left by their reader, and stopped midway.

Real streams of real processes: each is forked from one that has loaded the program.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.powerless import ENGLISH
from tests.commands import registered
from tests.history.conftest import put_under_git
from tests.local import put_case
from tests.test_privacy import AS_OF, CALLS, CASE, FOLDER, OUT, a_sheet

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or not Path("/dev/full").exists(), reason="Linux only"
)

TEXT = """\
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}
tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]
"""
NUMBER = "VEJ-2026-001"
RECORDED = ("record next", "record meeting held")
"""Of what can be recorded, as a table says it, by one command: these stand for them all."""
FINE, FINDINGS, USAGE, INTERRUPTED = 0, 1, 2, 130

_FORKED = """
import contextlib, gc, importlib, io, json, os, pkgutil, signal, sys, time
import sagscli
for module in pkgutil.walk_packages(sagscli.__path__, "sagscli."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from sagscli.cli.boundary import run
for words in (["deadlines"], ["show", sys.argv[1]], ["rules", "list"], ["validate"]):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        run(words)
gc.collect(), gc.freeze()

def at(number, place):
    handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    os.dup2(handle, number)
    os.close(handle)

def unread(number):
    reader, writer = os.pipe()
    os.close(reader)
    os.dup2(writer, number)
    os.close(writer)

def behave(words, streams, out, err):
    os.closerange(3, 64)
    at(0, os.devnull), at(1, out), at(2, err)
    for number, kind in streams.items():
        number = int(number)
        if kind == "shut":
            os.close(number)
        elif kind == "unread":
            unread(number)
        else:
            at(number, kind)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            stream = None
        else:
            stream = open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["sag", *words]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    from sagscli.__main__ import main
    sys.exit(main())

for line in sys.stdin:
    words, streams, after, out, err = json.loads(line)
    child = os.fork()
    if not child:
        behave(words, streams, out, err)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGINT)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Told(NamedTuple):
    """What a process left behind."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str


class Forks:
    """One warmed-up process that runs each command in a fork of itself."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self._out, self._err = scratch / "said-out", scratch / "said-err"
        self._parent = subprocess.Popen(
            [sys.executable, "-c", _FORKED, NUMBER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=folder,
            env={**os.environ, **ENGLISH},
        )

    def run(
        self, words: Sequence[str], streams: dict[int, str], after: float | None = None
    ) -> Told:
        """Run a command with some streams changed; interrupt it `after` so many seconds."""
        for said in (self._out, self._err):
            said.write_text("")
        asked = [words, streams, after, str(self._out), str(self._err)]
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(json.dumps(asked) + "\n")
        self._parent.stdin.flush()
        code = int(self._parent.stdout.readline())
        return Told(tuple(words), code, *(said.read_text() for said in (self._out, self._err)))

    def end(self) -> None:
        self._parent.communicate()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "mappe"
    home.mkdir()
    put_case(home, NUMBER, TEXT)
    put_under_git(home)
    return home


@pytest.fixture
def forks(home: Path, tmp_path: Path) -> Iterable[Forks]:
    forks = Forks(home, tmp_path)
    yield forks
    forks.end()


def _every_call(out: Path) -> Iterable[list[str]]:
    """Yield each command as it writes nothing, or elsewhere; those with JSON in JSON too."""
    places = {CASE: NUMBER, FOLDER: ".", **a_sheet(out)}
    for command in registered():
        english = command.english
        if english == "edit" or (english.startswith("record ") and english not in RECORDED):
            continue
        for words in CALLS[english]:
            places[OUT] = str(out / "ud")
            day = AS_OF if "--as-of" in command.options else []
            known = [*english.split(), *(places.get(word, word) for word in words), *day]
            yield known
            if "json" in command.formats:
                yield [*known, "--format", "json"]


def _fault(told: Told, plain: Told, kind: str) -> str:
    """Return what is wrong with how a command took its streams; docs/json.md has the table."""
    if "Traceback" in told.err or "Exception ignored" in told.err:
        return "traceback"
    wanted = {plain.code}
    if kind == "nobody reads on" and plain.out:
        wanted = {FINE}
    if kind == "stdout full" and plain.out:
        wanted = {USAGE}
    if told.code not in wanted:
        return f"{told.code}, not {wanted}"
    if kind.startswith(("stderr", "stdin")) and told.out != plain.out:
        return "another result"
    if kind == "stderr shut" and "json" in told.words and told.out:
        json.loads(told.out)
    return ""


KINDS = {
    "nobody reads on": {1: "unread"},
    "stdout full": {1: "/dev/full"},
    "stdout shut": {1: "shut"},
    "stderr full": {2: "/dev/full"},
    "stderr shut": {2: "shut"},
    "stderr unread": {2: "unread"},
    "stdin shut": {0: "shut"},
}


@pytest.mark.slow
def test_every_command_on_every_stream_has_the_exit_code_of_the_table(forks, tmp_path) -> None:
    faults = []
    for words in _every_call(tmp_path):
        forks.run(words, {})  # what is made once is there from here on
        plain = forks.run(words, {})
        for kind, streams in KINDS.items():
            told = forks.run(words, streams)
            fault = _fault(told, plain, kind)
            if fault:
                faults.append(f"{kind}: {' '.join(words)}: {fault}: {told.err[-1500:]}")
    assert not faults, "\n".join(faults)


STOPPED = {
    "record": ["record", "narrative", NUMBER, "--by", "psykolog", "--text", "x", "--yes", *AS_OF],
    "import": ["import", "sheet.csv", ".", "--mapping", "mapping.yaml"],
    "deadlines": ["deadlines", *AS_OF],
    "audit": ["audit"],
    "render": ["render", "overblik", NUMBER, "--format", "md", "-o", "ud.md", "--force", *AS_OF],
}
TIMES = 6
"""How often each is stopped, somewhere in the tenth of a second that it takes."""


def _lines_of(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (home / "sager").rglob("*.yaml")}


@pytest.mark.slow
@pytest.mark.parametrize("words", STOPPED.values(), ids=STOPPED)
def test_who_stops_a_command_has_whole_files_and_no_traceback(words, home, forks) -> None:
    a_sheet(home)
    moments = random.Random(len(words))
    for _time in range(TIMES):
        told = forks.run(words, {}, moments.uniform(0, 0.15))
        assert told.code in (FINE, FINDINGS, INTERRUPTED), told
        assert "Traceback" not in told.err, told.err
    checked = forks.run(["validate", *AS_OF], {})
    assert checked.code in (FINE, FINDINGS), checked
    assert "SAG101" not in checked.out
    for path, text in _lines_of(home).items():
        assert text.endswith(b"\n"), path
