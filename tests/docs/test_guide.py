"""The Danish guide is walked: its own case passes all it is shown with, its commands run."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from tests.conftest import ROOT
from tests.history.conftest import put_under_git

GUIDE = (ROOT / "docs" / "da" / "vejledning.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
BLOCKS = [text for language, text in FENCED if language == "yaml"]
OUTPUTS = [text for language, text in FENCED if not language]
CASE, HELD, PLAN, MEETS, SETTINGS = BLOCKS
NUMBER = "VEJ-2026-031"
PLANNED = "  - art: statusmøde\n    planlagt: 2026-11-25\n"
WALK = GUIDE.partition("\n## Fra tom mappe til første statusmøde\n")[2].partition("\n## ")[0]
"""What test_walk.py walks."""
COMMANDS = list(
    dict.fromkeys(re.findall(r"`(sag [^`]*)`|^(sag .*)$", GUIDE.replace(WALK, ""), re.MULTILINE))
)
NOT_RUN = ("\\", "~", "Mine", "2026/", "--debug", "sag regler ny", "skema", ".yaml", "sag start")
"""Commands with places of the reader's own, and those that write where they stand."""

Say = Callable[..., tuple[int, str]]


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder the guide has its reader make, with its one case; Danish is spoken."""
    (tmp_path / "sager").mkdir()
    (tmp_path / "sag.yaml").write_text(SETTINGS, encoding="utf-8")
    write(tmp_path, CASE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAG_LANG", "da")
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "sager" / f"{NUMBER}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Return a function that runs a command on a day, and returns its code and what it said."""

    def run_(*words: str, on: str = "2026-10-05") -> tuple[int, str]:
        class Clock(date):
            @classmethod
            def today(cls) -> date:
                return date.fromisoformat(on)

        monkeypatch.setattr("sagscli.cli.options.date", Clock)
        code = run(words)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run_


def passes(answer: tuple[int, str]) -> None:
    assert answer[0] == 0, answer[1]
    assert "intet at rette" in answer[1]


def test_the_blocks_are_the_ones_that_are_meant() -> None:
    assert CASE.startswith(f"sag: {NUMBER}\n")
    assert CASE.endswith(PLANNED)
    assert HELD == PLANNED + "    afholdt: 2026-11-25\n"
    assert PLAN.startswith("handleplaner:\n")
    assert MEETS.startswith("mødedatoer:\n")
    assert SETTINGS.startswith("titel:")


def test_the_guides_case_passes_what_it_is_shown_with(guide: Path, say: Say) -> None:
    """Validated, asked about as it was sent, printed, and reckoned as the guide shows it."""
    passes(say("valider", "--strict"))
    for words in (("--sent",), ()):
        code, text = say("henvisning", "tjek", NUMBER, *words)
        assert code == 0
        assert "Alt er på plads" in text
    assert "(nej, 02-06-2026)" in text
    code, text = say("dokument", "henvisning", NUMBER)
    assert code == 0
    assert "UDKAST" not in text
    assert "finder ro, når få børn leger sammen" in text
    reckoned = next(block for block in OUTPUTS if "→" in block)
    lines = [line.strip() for line in reckoned.splitlines()[1:]]
    said = say("frister", "--explain")[1]
    assert all(line in said for line in lines)


def test_a_meeting_passed_is_told_as_the_guide_says(guide: Path, say: Say) -> None:
    text = say("valider", on="2026-11-30")[1]
    assert text.count("SAG") == text.count("SAG306")
    assert "dagen er gået, og mødet er ikke noteret som afholdt" in text.replace("\n", " ")


def test_the_meeting_held_and_the_approved_plan_pass(guide: Path, say: Say) -> None:
    held = CASE.replace(PLANNED, HELD)
    write(guide, held)
    passes(say("valider", "--strict", on="2026-11-30"))
    write(guide, held + "\n" + PLAN)
    code, text = say("valider", on="2026-11-30")
    assert code == 0
    # No git here: the guide says that this is told, and nothing else is.
    assert "fejl[" not in text
    assert "advarsel[" not in text
    text = say("vis", NUMBER, on="2026-11-30")[1]
    assert "✓ Statusmøder" in text or "● Statusmøder" in text
    assert "Næste trin: Statusmøde nr. 2" in text


def test_the_meeting_days_of_the_guide_pass(guide: Path, say: Say) -> None:
    (guide / "sag.yaml").write_text("regelsæt: vejle\n" + MEETS, encoding="utf-8")
    assert say("valider", "--strict")[0] == 0


def test_the_place_of_the_finding_is_that_of_the_plan(guide: Path) -> None:
    at = (CASE.replace(PLANNED, HELD) + "\n" + PLAN).splitlines().index("  - nummer: 1") + 1
    assert f"sager/{NUMBER}.yaml:{at}:5: fejl[SAG330]" in GUIDE


def test_what_the_guide_shows_of_a_case_is_what_is_shown(say: Say, monkeypatch) -> None:
    monkeypatch.chdir(ROOT / "sample-cases")
    monkeypatch.setenv("SAG_LANG", "da")
    monkeypatch.setenv("COLUMNS", "100")
    for words, block in (
        (("frister",), next(each for each in OUTPUTS if each.startswith("Frister pr."))),
        (("liste",), next(each for each in OUTPUTS if each.startswith("Sager pr."))),
        (("vis", "VEJ-2026-014"), next(each for each in OUTPUTS if "Næste trin:" in each)),
        (("henvisning", "tjek", "HAD-2026-008"), next(each for each in OUTPUTS if "  ✗" in each)),
    ):
        said = say(*words)[1].splitlines()
        assert [line for line in block.splitlines() if line not in [*said, "  …"]] == []


def test_every_command_of_the_guide_runs(tmp_path: Path, say: Say, monkeypatch) -> None:
    """None is refused for a word it does not know; a list with findings ends with 1."""
    folder = tmp_path / "kommune"
    shutil.copytree(ROOT / "sample-cases", folder)
    (folder / "sager" / f"{NUMBER}.yaml").write_text(CASE, encoding="utf-8")
    put_under_git(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SAG_LANG", "da")
    commands = [one or two for one, two in COMMANDS]
    ran = 0
    for command in commands:
        words = command.split()[1:]
        if not words or any(part in command for part in NOT_RUN) or "pdf" in command:
            continue
        if words[-1] in (
            "tjek",
            "vis",
            "dokument",
            "handleplan",
            "forklar",
            "ny",
            "--list",
            "liste",
        ):
            continue  # named without what it is about
        code, said = say(*words)
        assert code in (0, 1), (command, said)
        ran += 1
    assert ran > 20
