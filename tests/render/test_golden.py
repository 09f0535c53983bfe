"""Every renderer against a golden file, Danish and English, narrow and wide."""

import os
import subprocess
import sys

import pytest

from sagscli.cli.boundary import run
from sagscli.render.terminal.text import width
from tests.conftest import ROOT
from tests.golden import assert_golden

AS_OF = ["--as-of", "2026-10-05"]
FAULTY = "tests/render/faulty"

SHOTS: dict[str, tuple[str, int, list[str]]] = {
    "deadlines-en-80.txt": ("en", 80, ["deadlines", "sample-cases", *AS_OF]),
    "deadlines-en-120.txt": ("en", 120, ["deadlines", "sample-cases", *AS_OF]),
    "frister-da-80.txt": ("da", 80, ["frister", "sample-cases", *AS_OF]),
    "frister-da-120.txt": ("da", 120, ["frister", "sample-cases", *AS_OF]),
    "frister-da-80-explain.txt": ("da", 80, ["frister", "sample-cases", *AS_OF, "--explain"]),
    "deadlines-en-100-all.txt": ("en", 100, ["deadlines", "sample-cases", *AS_OF, "--all"]),
    "frister-da-40.txt": ("da", 40, ["frister", "sample-cases", *AS_OF]),
    "frister-faulty-da-80.txt": ("da", 80, ["frister", FAULTY, *AS_OF]),
    "deadlines.json": (
        "en",
        80,
        ["deadlines", "sample-cases", *AS_OF, "--all", "--format", "json"],
    ),
    "deadlines.csv": ("en", 80, ["deadlines", "sample-cases", *AS_OF, "--format", "csv"]),
    "deadlines-en.md": ("en", 80, ["deadlines", "sample-cases", *AS_OF, "--format", "md"]),
    "frister-da.md": ("da", 80, ["frister", FAULTY, *AS_OF, "--format", "md"]),
    "list-en-120.txt": ("en", 120, ["list", "sample-cases", *AS_OF]),
    "liste-da-80.txt": ("da", 80, ["liste", "sample-cases", *AS_OF]),
    "list.json": ("en", 80, ["list", "sample-cases", *AS_OF, "--format", "json"]),
    "liste-faulty-da.md": ("da", 80, ["liste", FAULTY, *AS_OF, "--format", "md"]),
    "validate-en.txt": ("en", 80, ["validate", FAULTY, *AS_OF]),
    "valider-da.txt": ("da", 80, ["valider", FAULTY, *AS_OF]),
    "valider-da-names.txt": ("da", 80, ["valider", FAULTY, *AS_OF, "--names"]),
    "validate-concise-en.txt": ("en", 80, ["validate", FAULTY, *AS_OF, "--format", "concise"]),
    "validate.json": ("en", 80, ["validate", FAULTY, *AS_OF, "--format", "json"]),
    "validate-github.txt": ("en", 80, ["validate", FAULTY, *AS_OF, "--format", "github"]),
    "validate.sarif": ("en", 80, ["validate", FAULTY, *AS_OF, "--format", "sarif"]),
    "explain-en.txt": ("en", 80, ["explain", "SAG204"]),
    "forklar-da.txt": ("da", 80, ["forklar", "SAG301"]),
    "help-en.txt": ("en", 80, ["--help"]),
    "help-da.txt": ("da", 80, ["--help"]),
    "frister-help-da.txt": ("da", 80, ["frister", "--help"]),
}


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def say(language: str, columns: int, words: list[str]) -> str:
        monkeypatch.chdir(ROOT)
        monkeypatch.setenv("SAG_LANG", language)
        monkeypatch.setenv("COLUMNS", str(columns))
        run(words)
        return capsys.readouterr().out

    return say


@pytest.mark.parametrize("name", [name for name in SHOTS if "help" not in name])
def test_output_is_as_it_was(name: str, said) -> None:
    assert_golden(name, said(*SHOTS[name]))


@pytest.mark.parametrize("name", [name for name in SHOTS if "help" in name])
def test_help_is_as_it_was(name: str) -> None:
    """In a process of its own: a command's help is in the language it started in."""
    language, columns, words = SHOTS[name]
    environ = {**os.environ, "SAG_LANG": language, "COLUMNS": str(columns)}
    command = [sys.executable, "-m", "sagscli", *words]
    result = subprocess.run(command, env=environ, capture_output=True, check=True)
    assert_golden(name, result.stdout.decode("utf-8"))


@pytest.mark.parametrize("columns", [40, 60, 79, 80, 100, 119, 120, 160, 250])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_line_is_wider_than_the_terminal(columns: int, language: str, said) -> None:
    for extra in ([], ["--all", "--explain", "--names"]):
        text = said(language, columns, ["deadlines", "sample-cases", *AS_OF, *extra])
        too_wide = [line for line in text.splitlines() if width(line) > columns]
        assert too_wide == []


def test_concise_is_the_header_lines_of_full(said) -> None:
    full = said("en", 500, ["validate", FAULTY, *AS_OF])
    concise = said("en", 500, ["validate", FAULTY, *AS_OF, "--format", "concise"])
    headers = [line for line in full.splitlines() if line.startswith("tests/")]
    assert concise.splitlines() == headers
    assert len(headers) > 5


def test_colour_does_not_change_the_words(said, monkeypatch: pytest.MonkeyPatch) -> None:
    import re

    words = ["deadlines", "sample-cases", *AS_OF, "--explain"]
    plain = said("da", 100, words)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = said("da", 100, words)
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_no_color_wins(said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in said("en", 80, ["deadlines", "sample-cases", *AS_OF])


def test_golden_files_are_all_used() -> None:
    from tests.golden import GOLDEN

    assert sorted(os.listdir(GOLDEN)) == sorted(SHOTS)
