"""A case folder under git, with invented people and days that stand still."""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.caseload import inspect
from sagscli.casefile.folder import case_files
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.history.approvals import Approvals

AS_OF = date(2026, 10, 5)
NUMBER = "VEJ-2026-001"

CASE = f"""\
sag: {NUMBER}
regelsæt: vejle
barn: {{navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}}
handleplaner:
"""
PLAN = """\
  - nummer: 1
    dato: 2026-06-01
    godkendt: 2026-06-03
    deltagere: [forældre, psykolog]
    felter:
      trivsel-dagtilbud: Alma er glad for sine legekammerater.
      mål-og-fokus: At være med i en leg.
"""
NEXT = """\
  - nummer: 2
    dato: 2026-09-01
    felter: {mål-og-fokus: At sige til og fra.}
"""
EDITED = PLAN.replace("At være med i en leg.", "At være med i to lege.")
DRAFT = PLAN.replace("    godkendt: 2026-06-03\n", "")

PEOPLE = {
    "GIT_AUTHOR_NAME": "Kim Prøve",
    "GIT_AUTHOR_EMAIL": "kim@example.org",
    "GIT_COMMITTER_NAME": "Kim Prøve",
    "GIT_COMMITTER_EMAIL": "kim@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Home:
    """A case folder in a repository of its own."""

    def __init__(self, root: Path) -> None:
        self.root, self.commits = root, 0
        (root / "sager").mkdir(parents=True)
        (root / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        day = f"2026-06-{1 + self.commits:02d}T12:00:00+0200"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        done = subprocess.run(
            ["git", *words],
            cwd=self.root,
            env={**kept, **PEOPLE, **dates},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode().strip()

    def commit(self) -> str:
        self.commits += 1
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", f"Nummer {self.commits}")
        return self.git("rev-parse", "HEAD")[:10]

    def write(self, text: str, name: str = f"sager/{NUMBER}.yaml", *, newline: str = "\n") -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.replace("\n", newline).encode())
        return path

    def approve(self, text: str = CASE + PLAN, name: str = f"sager/{NUMBER}.yaml") -> str:
        """Commit a case with an approved plan and return the commit's short id."""
        self.write(text, name)
        return self.commit()


def put_under_git(folder: Path) -> None:
    """Commit all that is in a folder, on 1 January 2026; make it a repository where it is none."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-01-01T12:00:00+0100")
    for words in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-q", "--allow-empty", "-m", "Alt"),
    ):
        subprocess.run(["git", *words], cwd=folder, env={**kept, **PEOPLE, **dates}, check=True)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "mappe")


def look(*places: Path | str) -> tuple[list[Diagnostic], Approvals]:
    """Return what is found at `places`, and the one who asked the history."""
    _folders, files = case_files([str(place) for place in places])
    with Approvals(files) as approvals:
        found = inspect(files, AS_OF, others=approvals.problems)
    return found.diagnostics, approvals


Look = Callable[..., list[Diagnostic]]


@pytest.fixture
def changed(home: Home) -> Look:
    """Return a function that gives the findings about approved plans."""

    def findings(*places: Path | str) -> list[Diagnostic]:
        found, approvals = look(*(places or (home.root,)))
        assert approvals.refusals == []
        return [one for one in found if one.code == "SAG330"]

    return findings
