"""A machine with git and somebody whom it knows, and a place to begin a folder in."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.history.conftest import PEOPLE

Git = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty place whose name has spaces and Danish letters."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in PEOPLE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path / "hjem"))
    programs = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", os.pathsep.join((programs, os.environ["PATH"])))
    place = tmp_path / "Børn på Ærø"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def git(desk: Path) -> Git:
    """Return a function that runs git as a person does: with whatever hooks there are."""

    def run(
        *words: str, at: Path = desk, fails: bool = False
    ) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(["git", *words], cwd=at, capture_output=True, check=False)
        assert (done.returncode != 0) is fails, done.stderr.decode()
        return done

    return run


def files_below(folder: Path) -> dict[str, bytes]:
    """Return what every file says, but for git's own and the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".git", ".sag"} & set(path.relative_to(folder).parts)
    }
