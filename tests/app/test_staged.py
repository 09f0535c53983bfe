"""sag validate --staged: the cases as the next commit would make them, in real repositories."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.plain_files import LARGEST_FILE
from sagscli.ruleset_faults.checked_library import library_of
from tests.history.conftest import CASE, EDITED, NUMBER, PLAN, Home

GOOD = CASE.replace("handleplaner:\n", "")
FAULTY = GOOD + "møder: [{art: statusmode, planlagt: 2027-01-04}]\n"
OTHER = "sager/VEJ-2026-002.yaml"
ENCLOSED = (
    GOOD + "vurderinger: [{art: psykologisk-vurdering, bilag: bilag/VEJ-2026-001/psyk.pdf}]\n"
)

Told = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "mappe")


@pytest.fixture
def told(home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return a function that gives the exit code and the codes of what is wrong in a commit."""
    monkeypatch.chdir(home.root)

    def told_(*words: str) -> tuple[int, list[str]]:
        library_of.cache_clear()
        code = run(["validate", "--staged", "--format", "concise", *words])
        said = capsys.readouterr()
        assert [name for name in os.listdir(home.root / ".git") if name.startswith("sag-")] == []
        errors = [line for line in said.out.splitlines() if " error[" in line]
        return code, [
            f"{line.partition(':')[0]} {line.partition('[')[2].partition(']')[0]}"
            for line in errors
        ]

    return told_


AT = f"sager/{NUMBER}.yaml"


def test_what_is_staged_counts_not_what_lies_there(home: Home, told: Told) -> None:
    home.commit()
    home.write(FAULTY)
    home.git("add", "-A")
    home.write(GOOD)
    assert told() == (1, [f"{AT} SAG204"])
    home.git("add", "-A")
    home.write(FAULTY)
    assert told() == (0, [])


def test_the_first_commit_is_looked_at_too(home: Home, told: Told) -> None:
    home.write(FAULTY)
    assert told() == (0, [])
    home.git("add", "-A")
    assert told() == (1, [f"{AT} SAG204"])


def test_a_mistake_that_was_committed_before_stops_no_other_case(home: Home, told: Told) -> None:
    home.write(FAULTY)
    home.commit()
    home.write(GOOD.replace(NUMBER, "VEJ-2026-002"), OTHER)
    home.git("add", "-A")
    assert told() == (0, [])
    home.write(FAULTY + "# en note\n")
    home.git("add", "-A")
    assert told() == (1, [f"{AT} SAG204"])


@pytest.mark.parametrize("name", ["sag.yaml", "regelsæt/vejle.yaml"])
def test_what_changes_every_case_has_all_of_them_looked_at(
    home: Home, told: Told, name: str
) -> None:
    home.write(FAULTY)
    home.commit()
    text = "regelsæt: vejle\nvindue: 30d\n" if name == "sag.yaml" else "udvider: vejle\n"
    home.write(text, name)
    home.git("add", "-A")
    code, codes = told()
    assert code == 1
    assert f"{AT} SAG204" in codes or f"{AT} SAG217" in codes


@pytest.mark.parametrize("name", [OTHER, "sager/VEJ-2026-000.yaml"], ids=["later", "earlier"])
def test_a_number_that_another_case_has_is_told_whichever_comes_first(
    home: Home, told: Told, name: str
) -> None:
    home.write(GOOD)
    home.commit()
    home.write(GOOD, name)
    home.git("add", "-A")
    code, codes = told()
    assert code == 1
    assert [code.split()[1] for code in codes] == ["SAG401"]


def test_an_enclosure_need_not_be_kept_in_git(home: Home, told: Told) -> None:
    home.write(ENCLOSED)
    home.git("add", "-A")
    assert told() == (1, [f"{AT} SAG402"])
    home.write("", "bilag/VEJ-2026-001/psyk.pdf")
    assert told() == (0, [])
    home.write("bilag/\n", ".gitignore")
    home.git("add", "-A")
    assert told() == (0, [])
    home.git("add", "-Af", "bilag")
    (home.root / "bilag/VEJ-2026-001/psyk.pdf").unlink()
    assert told() == (0, [])


def test_an_approved_plan_that_a_commit_would_change_is_told(home: Home, told: Told) -> None:
    home.approve()
    home.write(CASE + EDITED)
    home.git("add", "-A")
    home.write(CASE + PLAN)
    assert told() == (1, [f"{AT} SAG330"])


def test_what_is_no_case_is_not_looked_at(home: Home, told: Told) -> None:
    assert told() == (0, [])
    home.write("Vedlagt.\n", "bilag/note.txt")
    home.write("# Om mappen\n", "README.md")
    home.git("add", "-A")
    assert told() == (0, [])


def test_names_and_places_that_are_not_read_are_told(home: Home, told: Told) -> None:
    home.write(GOOD)
    home.write(GOOD, f"sager/{NUMBER}.yaml.txt")
    home.write(GOOD, "VEJ-2026-003.yaml")
    home.git("add", "-A")
    assert told() == (1, ["VEJ-2026-003.yaml SAG116", f"sager/{NUMBER}.yaml.txt SAG116"])


def test_a_file_that_is_too_large_is_told(home: Home, told: Told) -> None:
    home.write(GOOD + "#" * LARGEST_FILE + "\n")
    home.git("add", "-A")
    assert told() == (1, [f"{AT} SAG102"])


def test_a_name_with_danish_letters_and_odd_signs(home: Home, told: Told) -> None:
    name = 'sager/Ærø\'s "øst"/VEJ-2026-004.yaml' if os.name != "nt" else "sager/Ærø/VEJ-004.yaml"
    home.write(FAULTY, name)
    home.git("add", "-A")
    code, codes = told()
    assert code == 1
    assert [code.rpartition(" ")[2] for code in codes] == ["SAG204"]


def test_settings_that_are_not_kept_in_git_are_those_that_lie_there(home: Home, told: Told) -> None:
    home.write(GOOD.replace("regelsæt: vejle\n", ""))
    home.write("regelsæt: solbakke\nudvider: vejle\n", "regelsæt/solbakke.yaml")
    home.git("add", "sager", "regelsæt")
    assert told() == (0, [])


def test_settings_with_a_mistake_are_refused(home: Home, told: Told) -> None:
    home.write("sprog: tysk\n", "sag.yaml")
    home.git("add", "-A")
    home.write("sprog: en\n", "sag.yaml")
    assert told()[0] == 2


def test_a_case_folder_within_a_repository(home: Home, told: Told) -> None:
    for name in ("sager", "kommune/sager"):
        home.write(FAULTY, f"{name}/{NUMBER}.yaml")
    home.write("regelsæt: vejle\n", "kommune/sag.yaml")
    home.git("add", "kommune")
    assert told("kommune") == (1, [f"{AT} SAG204"])
    home.git("reset", "-q")
    assert told("kommune") == (0, [])


def test_another_index_is_believed_in_gits_own_folder_only(
    home: Home, told: Told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """``git commit -a`` and ``git commit FILE`` commit from an index of their own."""
    home.commit()
    home.write(FAULTY)
    home.git("add", "-A")
    for place, expected in ((home.root / ".git", 1), (tmp_path, 0)):
        index = place / "andet"
        index.write_bytes((home.root / ".git" / "index").read_bytes())
        home.git("reset", "-q")
        monkeypatch.setenv("GIT_INDEX_FILE", str(index))
        assert told()[0] == expected
        home.git("add", "-A")


def test_another_worktree_stays_where_git_knows_it(
    home: Home, told: Told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home.approve()
    home.git("worktree", "add", "-q", str(tmp_path / "gren"))
    [note] = (home.root / ".git" / "worktrees").glob("*/gitdir")
    os.utime(note, (0, 0))  # git would write it anew where a .git file leads to it
    before = note.read_text()
    monkeypatch.chdir(tmp_path / "gren")
    Path(AT).write_text(CASE + EDITED, encoding="utf-8")
    subprocess.run(["git", "add", "-A"], check=True)
    assert told() == (1, [f"{AT} SAG330"])
    assert note.read_text() == before
    assert list(note.parent.glob("sag-*")) == []


def test_outside_git_there_is_nothing_staged(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert run(["validate", "--staged"]) == 2
    assert "not under git" in capsys.readouterr().err


def test_one_folder_is_looked_at(home: Home, told: Told, capsys) -> None:
    assert told(".", "sager")[0] == 2
    assert told("ingen")[0] == 2
