"""A case folder to stand in, and a way to run a command there."""

import importlib
from pathlib import Path

import pytest

from sagscli import language
from sagscli.cli.boundary import run
from sagscli.ruleset_faults.checked_library import library_of
from tests.local import put_case

# A command's names and help are in the language the program started in; each test worker
# starts once, so let it be English whichever test comes first.
language.use("en")
importlib.import_module("sagscli.cli.app")

NUMBER = "740322-4005"

CHILD = f"""\
barn:
  navn: Alma Eksempel
  født: 2022-03-14
  cpr: {NUMBER}
  dagtilbud: Regnbuen
  forældre: [{{navn: Eva Eksempel, forældremyndighed: ja}}]
"""

PLACE = "tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-08-31}]\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a case folder with a case of each kind."""
    put_case(tmp_path, "VEJ-2026-001", "regelsæt: vejle\n" + CHILD + PLACE)
    put_case(
        tmp_path,
        "GRP-2026-001",
        "regelsæt: læringsmiljø\ngruppe: {navn: Rød stue}\n"
        "faser: [{fase: fase-3, fokus: Måltider, start: 2026-03-09, slut: 2026-08-01}]\n",
    )
    put_case(
        tmp_path,
        "HAD-2026-001",
        "regelsæt: haderslev\n" + CHILD + "indsatser: [{niveau: forebyggende, tiltag: struktur}]\n",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs a command and returns its exit code and both streams."""
    monkeypatch.setenv("COLUMNS", "100")

    def run_(*words: str) -> tuple[int, str, str]:
        library_of.cache_clear()  # each command is a process of its own
        code = run(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_
