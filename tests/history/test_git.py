"""Running git: which repository, which program, and for how long."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from sagscli.history import git
from sagscli.history.git import GitAnswer, repositories_of
from sagscli.history.git_error import GitError, GitSlowError
from tests.history.conftest import Home


def answer_of(script: str) -> GitAnswer:
    with ExitStack() as opened:
        out, said = opened.enter_context(TemporaryFile()), opened.enter_context(TemporaryFile())
        process = subprocess.Popen([sys.executable, "-c", script], stdout=out, stderr=said)
        return GitAnswer(process, "/mappe", (out, said), opened.pop_all())


def test_the_nearest_repository_is_the_one(home: Home, tmp_path: Path):
    inner = home.root / "sager"
    [found] = repositories_of([str(inner)]).values()
    assert found.top == str(home.root.resolve())
    Home(inner / "egen")
    [found] = repositories_of([str(inner / "egen")]).values()
    assert found.top == str((inner / "egen").resolve())
    assert repositories_of([str(tmp_path)]) == {}


def test_an_empty_git_folder_is_no_repository(home: Home):
    inner = home.root / "sager"
    (inner / ".git").mkdir()
    [found] = repositories_of([str(inner)]).values()
    assert found.top == str(home.root.resolve())


def test_a_git_beside_the_cases_is_never_run(home: Home, monkeypatch):
    name = "git.exe" if os.name == "nt" else "git"
    (home.root / name).write_text("#!/bin/sh\n", encoding="utf-8")
    (home.root / name).chmod(0o755)
    monkeypatch.chdir(home.root)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    [found] = repositories_of([str(home.root)]).values()
    assert os.path.isabs(found.program)
    assert not os.path.samefile(found.program, home.root / name)


def test_the_environment_keeps_only_what_is_harmless(monkeypatch):
    for name in ("GIT_DIR", "GIT_CONFIG_GLOBAL", "GIT_TRACE", "Git_Index_File"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "0")
    kept = {name.upper() for name in git.environment()} - set(git._SET)
    assert {name for name in kept if name.startswith("GIT_")} <= {
        "GIT_CONFIG_COUNT",
        "GIT_EXEC_PATH",
    }
    assert "PATH" in kept
    assert git.environment()["LC_ALL"] == "C"


def test_a_git_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(git, "PATIENCE", 0)
    with answer_of("import time; time.sleep(600)") as answer:
        with pytest.raises(GitSlowError, match="longer than 0 seconds"):
            answer.output()
        process = answer._process
    assert process.returncode is not None


def test_what_git_complains_of_is_passed_on():
    words = "git gave no answer: bad object HEAD"
    script = "import sys; sys.exit('fatal: bad object HEAD')"
    with answer_of(script) as answer, pytest.raises(GitError, match=words):
        answer.output()


def test_silence_is_told_by_its_number():
    with answer_of("import sys; sys.exit(7)") as answer, pytest.raises(GitError, match="7"):
        answer.output()


def test_a_branch_without_a_commit_is_unborn(home: Home):
    [found] = repositories_of([str(home.root)]).values()
    assert found.is_unborn()
    home.commit()
    assert not found.is_unborn()
