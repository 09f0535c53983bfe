"""What a command could not look at is said: other settings, half a folder, a cut history."""

import json
import subprocess
from pathlib import Path

import pytest

from sagscli.cli.boundary import run

CASE = (
    "sag: {number}\nregelsæt: vejle\n"
    "barn: {{navn: Prøve Barn, født: 2022-05-20, dagtilbud: Huset}}\n"
    "tilbud:\n  - {{art: minigruppe, sted: Gruppen, opstart: 2026-03-02}}\n"
)
AS_OF = ("--as-of", "2026-04-01")


def case(folder: Path, number: str, name: str | None = None, more: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = CASE.format(number=number) + more
    (folder / (name or f"{number}.yaml")).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAG_LANG", "en")
    monkeypatch.chdir(tmp_path)
    case(tmp_path / "sager", "PRV-2026-001")


@pytest.mark.parametrize("name", ["sag.yml", "Sag.yaml", "sag.yaml.txt", "SAG.YML"])
def test_settings_by_another_name_are_told(name: str, tmp_path: Path, capsys):
    (tmp_path / name).write_text("vindue: 200d\n", encoding="utf-8")
    assert run(["deadlines", *AS_OF]) == 0
    said = capsys.readouterr().err
    assert f'"{name}" is not read' in said
    assert "Call it sag.yaml." in said
    run(["show", "PRV-2026-001", *AS_OF])
    assert f'"{name}" is not read' in capsys.readouterr().err
    assert run(["validate", *AS_OF, "--format", "concise"]) == 0
    shown = capsys.readouterr()
    assert f"{name}:1:1: warning[SAG409]" in shown.out
    assert "is not read" not in shown.err


def test_beside_the_right_settings_it_is_told_what_to_do(tmp_path: Path, capsys):
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    (tmp_path / "sag.yml").write_text("vindue: 200d\n", encoding="utf-8")
    run(["deadlines", "sager", *AS_OF])
    assert "delete the other file" in capsys.readouterr().err


def test_settings_by_another_name_are_no_case_where_cases_lie_beside_them(tmp_path: Path, capsys):
    case(tmp_path / "flad", "PRV-2026-002")
    (tmp_path / "flad" / "sag.yml").write_text("regelsæt: vejle\n", encoding="utf-8")
    run(["validate", "flad", *AS_OF, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["summary"]["files"] == 1
    assert [one["code"] for one in found["diagnostics"]] == ["SAG409"]


def test_a_case_beside_the_settings_is_named(tmp_path: Path, capsys):
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    (tmp_path / "andet.yaml").write_text("titel: Ikke en sag\n", encoding="utf-8")
    case(tmp_path, "PRV-2026-003")
    assert run(["validate", *AS_OF]) == 1
    shown = capsys.readouterr().out
    assert "PRV-2026-003.yaml:1:1: error[SAG116]" in shown
    assert 'move it into "sager/"' in shown
    assert "andet.yaml" not in shown


def test_a_text_file_among_the_cases_is_named(tmp_path: Path, capsys):
    case(tmp_path / "sager", "PRV-2026-004", "PRV-2026-004.txt")
    (tmp_path / "sager" / "noter.txt").write_text("Husk at ringe.\n", encoding="utf-8")
    assert run(["validate", *AS_OF]) == 1
    shown = capsys.readouterr().out
    assert "PRV-2026-004.txt:1:1: error[SAG116]" in shown
    assert "noter.txt" not in shown


def test_files_of_a_folder_are_only_a_part_of_it(tmp_path: Path, capsys):
    run(["validate", "sager/PRV-2026-001.yaml", *AS_OF, "--format", "json"])
    shown = capsys.readouterr()
    assert "only a part of the folder was read" in shown.err
    assert "only a part" in json.loads(shown.out)["notes"][0]["message"]
    for whole in (".", "sager"):
        run(["validate", whole, *AS_OF, "--format", "json"])
        shown = capsys.readouterr()
        assert shown.err == ""
        assert json.loads(shown.out)["notes"] == []


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=prøve", "-c", "user.email=prove@example.invalid")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a clone of depth 1 of a case folder with two commits."""
    origin = tmp_path / "fra"
    plan = "handleplaner:\n  - {nummer: 1, dato: 2026-03-20, godkendt: 2026-03-21}\n"
    case(origin / "sager", "PRV-2026-005", more=plan)
    (origin / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    git(origin, "init", "-q")
    for message in ("første", "anden"):
        (origin / "note").write_text(message, encoding="utf-8")
        git(origin, "add", "-A")
        git(origin, "commit", "-qm", message)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{origin}", "til")
    return tmp_path / "til"


def test_a_history_that_is_cut_off_is_said_everywhere(clone: Path, capsys):
    for form in ("full", "concise", "json", "github", "sarif"):
        assert run(["validate", str(clone), *AS_OF, "--format", form]) == 0
        shown = capsys.readouterr()
        assert "the history is cut off" in shown.err
        if form in ("json", "github", "sarif"):
            assert "the history is cut off" in shown.out
    assert run(["validate", str(clone), *AS_OF, "--strict"]) == 1  # no clean answer
    capsys.readouterr()
    worktree = clone.parent / "ved-siden-af"
    git(clone, "worktree", "add", "-q", str(worktree))
    run(["validate", str(worktree), *AS_OF])
    assert "the history is cut off" in capsys.readouterr().err
    run(["validate", str(clone.parent / "fra"), *AS_OF])
    assert "cut off" not in capsys.readouterr().err


def test_paths_for_services_begin_at_the_repository(tmp_path: Path, capsys, monkeypatch):
    git(tmp_path, "init", "-q")
    folder = tmp_path / "sagsmappe"
    case(folder / "sager", "PRV-2026-006", more="konsulenten: x\n")
    monkeypatch.chdir(folder)
    run(["validate", *AS_OF, "--format", "github"])
    assert "file=sagsmappe/sager/PRV-2026-006.yaml" in capsys.readouterr().out
    run(["validate", *AS_OF, "--format", "sarif"])
    assert '"uri": "sagsmappe/sager/PRV-2026-006.yaml"' in capsys.readouterr().out
    run(["validate", *AS_OF, "--format", "concise"])
    assert capsys.readouterr().out.startswith("sager/PRV-2026-006.yaml:")


@pytest.mark.parametrize("typed", ["--forse", "--forc", "--fo"])
def test_nobody_is_led_to_write_over_a_file(typed: str, capsys):
    assert run(["validate", typed]) == 2
    assert "--force" not in capsys.readouterr().err
