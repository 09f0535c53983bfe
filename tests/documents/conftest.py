"""A case folder with one case, and a way to make its documents."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sagscli.cli.boundary import run

DAY = ("--as-of", "2026-10-05")
NUMBER = "740322-4005"

CHILD = f"""\
sag: VEJ-2026-001
regelsæt: vejle
barn:
  navn: Alma Eksempel
  født: 2022-03-14
  cpr: {NUMBER}
  dagtilbud: Børnehuset Regnbuen
  forældre:
    - {{navn: Eva Eksempel, forældremyndighed: ja}}
    - {{navn: Otto Eksempel, forældremyndighed: ja}}
"""
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Return a function that runs a command and returns its exit code and both streams."""

    def run_(*words: str) -> tuple[int, str, str]:
        code = run(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_


@pytest.fixture
def at(write_case: Callable[..., Path], folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that writes a case and stands in its folder."""
    monkeypatch.chdir(folder)

    def write(text: str, number: str = "VEJ-2026-001") -> Path:
        return write_case(text, number)

    return write


@pytest.fixture
def made(at, say: Say) -> Callable[..., str]:
    """Return a function that writes a case and returns a document of it."""

    def make(text: str, *words: str) -> str:
        at(text)
        code, out, err = say(*(words if words[0] == "plan" else ("render", *words)), *DAY)
        assert code == 0, err
        return out

    return make


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets the clock the commands read: papers say when they are printed."""

    def set_(text: str) -> None:
        class Clock(date):
            @classmethod
            def today(cls) -> date:
                return date.fromisoformat(text)

        monkeypatch.setattr("sagscli.cli.options.date", Clock)

    return set_
