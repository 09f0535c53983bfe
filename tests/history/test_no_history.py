"""Folders without a history, histories that cannot be asked, and those that would deceive."""

import os
import subprocess
from pathlib import Path

import pytest

from sagscli.history import git as git_module
from tests.history.conftest import CASE, DRAFT, EDITED, PLAN, Home, Look, look

ABSENT = "the folder is not under git, or git is not installed"


def test_a_folder_outside_git_starts_no_process(home: Home, tmp_path: Path, monkeypatch):
    home.approve()
    outside = tmp_path / "andet"
    home.root.rename(outside)
    (outside / ".git").rename(tmp_path / "gemt")

    def refuse(*_words: object, **_more: object) -> None:
        raise AssertionError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    found, approvals = look(outside)
    assert found == []
    assert [one.message for one in approvals.refusals] == [ABSENT]


def test_without_git_it_is_said_once(home: Home, monkeypatch, tmp_path: Path):
    home.approve()
    home.write(CASE.replace("-001", "-002") + EDITED, "sager/VEJ-2026-002.yaml")
    monkeypatch.setenv("PATH", str(tmp_path))
    found, approvals = look(home.root)
    assert [one.code for one in found if one.code == "SAG330"] == []
    assert [one.message for one in approvals.refusals] == [ABSENT]


@pytest.mark.parametrize("text", [DRAFT, DRAFT.replace("glad", "godkendt af alle")])
def test_without_git_nothing_is_said_where_no_plan_is_approved(
    home: Home, monkeypatch, tmp_path: Path, text: str
):
    home.approve(CASE + text)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert look(home.root)[1].refusals == []


def test_an_environment_that_points_elsewhere(
    home: Home, changed: Look, tmp_path: Path, monkeypatch
):
    home.approve()
    home.write(CASE + EDITED)
    other = Home(tmp_path / "fælde")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'log.showRoot'='false'")
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    assert len(changed()) == 1


@pytest.mark.parametrize("attributes", ["binary", "diff=x"])
def test_settings_of_the_repository_do_not_hide_anything(
    home: Home, changed: Look, tmp_path: Path, attributes: str
):
    ran = tmp_path / "kørt"
    home.git("config", "log.showRoot", "false")
    home.git("config", "log.showSignature", "true")
    home.git("config", "gpg.program", f"touch '{ran}'; false")
    home.git("config", "core.fsmonitor", f"touch '{ran}'")
    home.git("config", "diff.external", f"touch '{ran}'")
    home.git("config", "diff.x.textconv", f"touch '{ran}'; echo")
    home.write(f"*.yaml {attributes}\n", ".gitattributes")
    home.approve()
    home.write(CASE + EDITED)
    ran.unlink(missing_ok=True)  # making the commit may have run some of it
    assert len(changed()) == 1
    assert not ran.exists()


def test_a_replaced_commit_deceives_nobody(home: Home, changed: Look):
    home.write("")
    home.commit()
    commit = home.approve()
    forged = home.approve(CASE + EDITED)
    home.git("replace", commit, forged)
    assert len(changed()) == 1


@pytest.fixture
def distrusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git take every folder for somebody else's, as it does with its own tests."""
    monkeypatch.setitem(git_module._SET, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setitem(git_module._SET, "GIT_CONFIG_GLOBAL", "/nowhere")


@pytest.mark.usefixtures("distrusted")
def test_a_refusal_is_passed_on_where_a_plan_is_approved(home: Home):
    home.approve()
    found, approvals = look(home.root)
    assert found == []
    [refusal] = approvals.refusals
    assert "does not trust the folder" in refusal.message
    assert f'safe.directory "{home.root.resolve().as_posix()}"' in (refusal.remedy or "")


@pytest.mark.usefixtures("distrusted")
def test_a_refusal_that_concerns_no_plan_is_kept(home: Home):
    home.approve(CASE + DRAFT)
    assert look(home.root)[1].refusals == []


def test_a_git_that_does_not_start(home: Home, tmp_path: Path, monkeypatch):
    home.approve()
    broken = tmp_path / "bin" / ("git.exe" if git_module.os.name == "nt" else "git")
    broken.parent.mkdir()
    broken.write_bytes(b"\x7fELF nothing of the kind")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(broken.parent))
    assert len(look(home.root)[1].refusals) == 1


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("core.worktree", "/tmp"),
        ("core.bare", "true"),
        ("diff.orderFile", "/findes/ikke"),
        ("log.mailmap", "true"),
        ("format.pretty", "findes-ikke"),
        ("diff.noprefix", "true"),
        ("log.date", "relative"),
    ],
)
def test_settings_of_a_repository_hide_nothing(
    home: Home, changed: Look, setting: str, value: str
) -> None:
    home.approve()
    home.write(CASE + EDITED)
    home.git("config", setting, value)
    assert len(changed()) == 1


def test_a_graft_cuts_the_history_off_and_that_is_known(home: Home) -> None:
    home.approve()
    home.write(CASE + EDITED)
    last = home.commit()
    (home.root / ".git/info").mkdir(exist_ok=True)
    (home.root / ".git/info/grafts").write_text(home.git("rev-parse", last) + "\n")
    _found, approvals = look(home.root)
    assert approvals.is_cut


def test_a_git_that_was_too_slow_is_not_asked_again(home: Home, monkeypatch) -> None:
    home.approve()
    asked: list[str] = []
    start = git_module.Repository.start

    def counted(self: git_module.Repository, *words: str, **more: bytes) -> git_module.GitAnswer:
        asked.append(words[0])
        return start(self, *words, **more)

    def slow(_self: git_module.GitAnswer) -> int:
        raise git_module.GitSlowError.failed("slow")

    monkeypatch.setattr(git_module.Repository, "start", counted)
    monkeypatch.setattr(git_module.GitAnswer, "code", slow)
    _found, approvals = look(home.root)
    assert [type(refusal) for refusal in approvals.refusals] == [git_module.GitSlowError]
    assert len(asked) == 1


def test_a_huge_file_in_the_history_is_passed_over(home: Home, changed: Look) -> None:
    day_before = PLAN.replace("godkendt: 2026-06-03", "godkendt: 2026-06-02")
    home.write(CASE + day_before + "# " + "x" * 2_000_000 + "\n")
    home.commit()
    home.approve()
    home.write(CASE + EDITED)
    assert len(changed()) == 1


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_branch_that_begins_anew_hides_no_approved_plan(home: Home, is_committed: bool) -> None:
    """On a branch without its history nothing shows that a plan was changed; so that is said."""
    home.approve()
    home.git("checkout", "-q", "--orphan", "ny")
    home.write(CASE + EDITED)
    if is_committed:
        home.commit()
    _found, approvals = look(home.root)
    assert ["another branch has approved plans" in one.message for one in approvals.refusals] == [
        True
    ]


def test_a_branch_of_the_same_history_is_no_matter(home: Home) -> None:
    home.approve()
    home.git("checkout", "-q", "-b", "ny")
    home.approve(CASE + EDITED, "sager/VEJ-2026-002.yaml")
    home.git("checkout", "-q", "main")
    assert look(home.root)[1].refusals == []


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders there")
@pytest.mark.parametrize("name", ["HEAD", "config", "packed-refs", "info/exclude"])
def test_git_is_not_asked_where_it_would_wait_for_ever(home: Home, name: str) -> None:
    home.approve()
    path = home.root / ".git" / name
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    _found, approvals = look(home.root)
    assert [
        f".git/{name} is not an ordinary file" in one.message for one in approvals.refusals
    ] == [True]
