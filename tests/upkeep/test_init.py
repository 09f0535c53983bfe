"""sag init: a folder to begin in, with a history that keeps mistakes out."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sagscli.cli.init import _check_email
from sagscli.errors import SagError
from sagscli.upkeep.seal import is_untouched, sealed
from tests.cli.conftest import say as say  # noqa: PLC0414 - a fixture
from tests.cli.powerless import without_powers
from tests.conftest import ROOT
from tests.history.conftest import CASE
from tests.upkeep.conftest import Git, files_below

SETTINGS = ("--municipality", "Solbakke Kommune", "--ruleset", "vejle")
WRONG = CASE.replace("2022-03-14", "2022-13-14")


def _states(said: str) -> dict[str, str]:
    return {item["path"]: item["state"] for item in json.loads(said)["files"]}


def test_a_folder_a_case_and_a_commit_that_the_hook_looks_at(desk: Path, git: Git, say) -> None:
    code, out, err = say("init", "sager æø", *SETTINGS, "--language", "da")
    assert (code, err) == (0, "")
    assert out.rstrip().endswith('Next: go to the folder with cd "sager æø", then sag new')
    home = desk / "sager æø"
    settings = (home / "sag.yaml").read_text("utf-8")
    assert "titel: Solbakke Kommune\nregelsæt: vejle\nsprog: da\n" in settings
    os.chdir(home)
    assert say("new", "--child", "Alma Eksempel", "--born", "2022-03-14", "--commit")[0] == 0
    assert git("log", "--format=%s", at=home).stdout.decode().splitlines() == [
        "VEJ-2026-001: ny sag".replace("2026", _year(home)),
        "Begin a case folder",
    ]
    assert git("status", "--porcelain", at=home).stdout == b""


def _year(home: Path) -> str:
    [case] = (home / "sager").glob("*.yaml")
    return case.stem.split("-")[1]


@pytest.mark.parametrize(
    ("speech", "told"),
    [
        ("en", ("error[SAG205]", "Nothing is kept in the history yet. Put right what stands")),
        ("da", ("fejl[SAG205]", "Intet er gemt i historikken endnu. Ret det, der står ovenfor")),
    ],
)
def test_the_hook_refuses_a_case_with_an_error_and_says_which(
    desk: Path, git: Git, say, monkeypatch, speech: str, told: tuple[str, str]
) -> None:
    say("init", *SETTINGS, "--language", speech)
    monkeypatch.setenv("SAG_LANG", speech)
    (desk / "sager" / "VEJ-2026-001.yaml").write_text(WRONG, "utf-8")
    git("add", "-A")
    heard = git("commit", "-m", "x", fails=True).stderr.decode()
    said, refused = told
    assert f"sager/VEJ-2026-001.yaml:3:35: {said}" in heard
    assert refused in heard
    (desk / "sager" / "VEJ-2026-001.yaml").write_text(CASE.replace("handleplaner:\n", ""), "utf-8")
    git("add", "-A")
    git("commit", "-m", "x")


def test_the_hook_finds_sag_where_it_was_and_else_lets_the_commit_pass(
    desk: Path, git: Git, say, monkeypatch
) -> None:
    say("init", *SETTINGS)
    (desk / "sager" / "VEJ-2026-001.yaml").write_text(WRONG, "utf-8")
    git("add", "-A")
    monkeypatch.setenv("PATH", _path_with(desk, "git", "sh", "dirname"))
    assert "SAG205" in git("commit", "-m", "x", fails=True).stderr.decode()
    hook = desk / ".git" / "hooks" / "pre-commit"
    hook.write_text(hook.read_text("utf-8").replace(sys.executable, "/no/python"), "utf-8")
    assert "sag was not found" in git("commit", "-m", "x").stderr.decode()


def _path_with(desk: Path, *programs: str) -> str:
    """Return a search path on which nothing but these is."""
    folder = desk.parent / "bin"
    folder.mkdir(exist_ok=True)
    for program in programs:
        place = shutil.which(program)
        assert place is not None
        (folder / program).symlink_to(place)
    return str(folder)


def test_a_second_time_changes_nothing_and_says_what_is_there(desk: Path, git: Git, say) -> None:
    say("init", *SETTINGS)
    before, head = files_below(desk), git("rev-parse", "HEAD").stdout
    times = {path: path.stat().st_mtime_ns for path in desk.rglob("*") if path.is_file()}
    code, out, _err = say("init", "--format", "json")
    assert (code, set(_states(out).values())) == (0, {"same"})
    assert files_below(desk) == before
    assert git("rev-parse", "HEAD").stdout == head
    hook = desk / ".git" / "hooks" / "pre-commit"
    assert hook.stat().st_mtime_ns == times[hook]
    assert (desk / "README.md").stat().st_mtime_ns == times[desk / "README.md"]


def test_what_a_person_changed_stays_and_what_nobody_did_is_renewed(desk: Path, say) -> None:
    say("init", *SETTINGS)
    mine = {
        "README.md": "# Vores\n",
        ".gitlab-ci.yml": (desk / ".gitlab-ci.yml").read_text("utf-8") + "# mit\n",
        "sag.yaml": "regelsæt: haderslev\n",
        ".git/hooks/pre-commit": "#!/bin/sh\nexit 0\n",
    }
    for path, text in mine.items():
        (desk / path).write_text(text, "utf-8")
    old = sealed("# an older version of ours [sag:000000000000]\n")
    (desk / ".github/workflows/sag.yml").write_bytes(old.replace("\n", "\r\n").encode())
    _code, out, _err = say("init", "--municipality", "Andet", "--format", "json")
    states = _states(out)
    assert {path: states[path] for path in mine} == dict.fromkeys(mine, "kept") | {
        "sag.yaml": "same"
    }
    assert {path: (desk / path).read_text("utf-8") for path in mine} == mine
    assert states[".github/workflows/sag.yml"] == "renewed"
    assert "ubuntu-latest" in (desk / ".github/workflows/sag.yml").read_text("utf-8")
    words = (desk / ".vscode/skemaer/sag.json").read_text("utf-8")
    assert '"const": "haderslev"' in words
    _code, out, _err = say("init", "--municipality", "Andet")
    assert "sag.yaml says otherwise than was asked for" in out
    assert "another hook is there already" in out
    assert "sag validate --staged ." in out


def test_cases_and_other_files_that_lie_there_are_left_alone(desk: Path, git: Git, say) -> None:
    (desk / "sager").mkdir()
    (desk / "sager" / "VEJ-2026-001.yaml").write_text(WRONG, "utf-8")
    (desk / "Noter.docx").write_bytes(b"PK")
    (desk / ".gitignore").write_bytes(b"*.docx\r\n")
    before = files_below(desk)
    _code, out, _err = say("init", *SETTINGS, "--format", "json")
    assert _states(out)[".gitignore"] == "kept"
    assert {path: files_below(desk)[path] for path in before} == before
    kept = git("ls-files").stdout.decode()
    assert "sag.yaml" in kept
    assert "VEJ-2026-001" not in kept
    assert ".gitignore" not in kept


def test_a_folder_in_a_repository_gets_none_of_its_own(desk: Path, git: Git, say) -> None:
    git("init", "-q")
    _code, out, _err = say("init", "børn/sager her", *SETTINGS, "--format", "json")
    home = desk / "børn" / "sager her"
    states = _states(out)
    assert states[".gitlab-ci.yml"] == "left_out"
    assert states["../../.git"] == "same"
    assert states["../../.git/hooks/pre-commit"] == "made"
    assert not (home / ".git").exists()
    assert not (home / ".github").exists()
    (home / "sager" / "VEJ-2026-001.yaml").write_text(WRONG, "utf-8")
    git("add", "-A")
    assert "SAG205" in git("commit", "-m", "x", fails=True).stderr.decode()


def test_a_repository_that_has_commits_gets_none_from_us(desk: Path, git: Git, say) -> None:
    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "theirs")
    say("init", *SETTINGS)
    assert git("log", "--format=%s").stdout == b"theirs\n"
    assert b"sag.yaml" in git("status", "--porcelain").stdout


def test_hooks_that_other_folders_share_are_left_alone(desk: Path, git: Git, say) -> None:
    git("init", "-q")
    shared = desk.parent / "hooks"
    git("config", "core.hooksPath", str(shared))
    _code, out, _err = say("init", *SETTINGS)
    assert not shared.exists()
    assert "git looks for hooks in a place that other folders share." in out
    assert "left out" in out


def test_who_commits_can_be_told(desk: Path, git: Git, say, monkeypatch) -> None:
    for name in (
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    ):
        monkeypatch.delenv(name)
    _code, out, _err = say("init", *SETTINGS)
    assert "git does not know your name yet" in out
    _code, out, _err = say("init", "--your-name", "Kim Prøve", "--your-email", "kim@example.org")
    assert "Committed to git as" in out
    assert git("log", "--format=%an <%ae>").stdout.decode() == "Kim Prøve <kim@example.org>\n"
    assert b"README.md" in git("ls-files").stdout


def test_without_git_everything_else_is_made(desk: Path, say, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(desk))
    code, out, _err = say("init", *SETTINGS)
    assert code == 0
    assert "git is not installed here" in out
    assert not (desk / ".git").exists()
    assert {"sag.yaml", "README.md", ".gitlab-ci.yml"} <= set(files_below(desk))
    assert say("init", "--dry-run")[1].count("git is not installed here") == 1


def test_a_dry_run_makes_nothing_and_lists_the_same(desk: Path, say) -> None:
    _code, dry, _err = say("init", "ny", *SETTINGS, "--dry-run", "--format", "json")
    assert list(desk.iterdir()) == []
    _code, made, _err = say("init", "ny", *SETTINGS, "--format", "json")
    [commit] = json.loads(made)["notes"]
    assert commit["message"].startswith("Committed to git as ")
    assert json.loads(dry) == json.loads(made) | {"notes": []}
    assert (
        say("init", "ny", "--dry-run", "--format", "json")[1]
        == say("init", "ny", "--format", "json")[1]
    )


@pytest.mark.slow
def test_the_sample_is_there_without_a_finding_and_only_once(desk: Path, git: Git, say) -> None:
    _code, out, err = say("init", "prøve", "--sample", "--format", "json")
    assert err == ""
    counts = {item["path"]: item["count"] for item in json.loads(out)["files"]}
    assert counts["sager/"] == len(list((ROOT / "sample-cases/sager").rglob("*.yaml")))
    home = desk / "prøve"
    assert git("status", "--porcelain", at=home).stdout == b""
    changed = home / "sager" / "2026" / "VEJ-2026-014.yaml"
    changed.write_text("# mit\n" + changed.read_text("utf-8"), "utf-8")
    before = files_below(home)
    _code, out, _err = say("init", "prøve", "--sample", "--format", "json")
    assert (_states(out)["sager/"], files_below(home)) == ("kept", before)
    assert say("validate", str(home), "--as-of", "2026-10-05")[0] == 0
    own = home / "sager" / "VEJ-2026-900.yaml"
    own.write_text(CASE, "utf-8")
    code, _out, err = say("init", "prøve", "--sample")
    assert (code, "invented ones would lie among them" in err) == (2, True)


def test_without_a_terminal_the_one_question_that_has_no_default_is_named(desk: Path, say) -> None:
    code, _out, err = say("init")
    assert code == 2
    assert "--ruleset" in err
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("hjem", "so much else lies in this folder"),
        ("fil.txt", "is a file, and no folder"),
        ("mappe/sager", "it would lie in the case folder"),
        ("mappe/ny/dybt", "it would lie in the case folder"),
        ("bart.git", "only git keeps files in this folder"),
        ("bart.git/sager", "only git keeps files in this folder"),
        ("arkiv/.git/hooks", "only git keeps files in this folder"),
    ],
)
def test_places_where_no_folder_begins(desk: Path, say, place: str, said: str) -> None:
    (desk.parent / "hjem").mkdir()
    (desk.parent / "fil.txt").write_text("x")
    for words in (["--bare", "bart.git"], ["arkiv"]):
        subprocess.run(["git", "init", "-q", *words], cwd=desk.parent, check=True)
    (desk.parent / "mappe" / "sager").mkdir(parents=True)
    (desk.parent / "mappe" / "sag.yaml").write_text("regelsæt: vejle\n", "utf-8")
    before = files_below(desk.parent)
    code, _out, err = say("init", str(desk.parent / place), *SETTINGS)
    assert (code, said in err) == (2, True), err
    assert files_below(desk.parent) == before


def test_nothing_is_written_through_a_link_that_leads_out(desk: Path, say) -> None:
    (desk.parent / "andet").mkdir()
    (desk / ".vscode").symlink_to(desk.parent / "andet", target_is_directory=True)
    code, _out, err = say("init", *SETTINGS)
    assert (code, "is a link" in err) == (2, True)
    assert list((desk.parent / "andet").iterdir()) == []
    assert not (desk / "sag.yaml").exists()


@pytest.mark.skipif(os.name == "nt", reason="access there is not a matter of modes")
def test_a_folder_that_can_only_be_read_is_told_in_one_sentence(desk: Path) -> None:
    desk.chmod(0o555)
    words = [*without_powers(), sys.executable, "-m", "sagscli", "init", *SETTINGS]
    done = subprocess.run(words, capture_output=True, check=False)
    desk.chmod(0o755)
    assert done.returncode == 2
    assert b"cannot be written: you have no access to it." in done.stderr
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize(
    ("environ", "title"),
    [
        ({"SAG_LANG": "da"}, "Sagsmappe: denne mappe"),
        ({"LANG": "da_DK.UTF-8"}, "Sagsmappe: denne mappe"),
        ({"LANG": "C"}, "Case folder: this folder"),
    ],
)
def test_it_speaks_the_language_of_whoever_begins(
    desk: Path, monkeypatch, environ: dict[str, str], title: str
) -> None:
    monkeypatch.delenv("SAG_LANG")
    words = [sys.executable, "-m", "sagscli", "start", *SETTINGS]
    env = {**os.environ, **environ, "PYTHONUTF8": "1"}
    done = subprocess.run(words, env=env, capture_output=True, check=True)
    assert done.stdout.decode().startswith(title)
    spoken = "da" if "Sagsmappe" in title else "en"
    assert f"sprog: {spoken}\n" in (desk / "sag.yaml").read_text("utf-8")


def test_a_title_that_yaml_and_markdown_would_take_for_something_else(desk: Path, say) -> None:
    title = 'Ærø: "Børn" # 740322-4005'
    say("init", "--municipality", title, "--ruleset", "vejle")
    assert say("validate")[2].startswith("sag: no case file was found in this folder.")
    written = (desk / "sag.yaml").read_text("utf-8") + (desk / "README.md").read_text("utf-8")
    assert "4005" not in written
    assert 'Ærø: "Børn"' in (desk / "README.md").read_text("utf-8")


def test_a_seal_notices_a_change_and_no_line_end() -> None:
    text = sealed("a\nb [sag:000000000000]\n")
    assert is_untouched(text)
    assert is_untouched(text.replace("\n", "\r\n"))
    assert not is_untouched(text.replace("a", "c"))
    assert not is_untouched("a\n")


@pytest.mark.parametrize("typed", ["eva", "@kommune.dk", "eva@", "eva @kommune.dk"])
def test_what_nobody_can_write_to_is_no_email(typed) -> None:
    with pytest.raises(SagError, match="not an e-mail"):
        _check_email(typed)
