"""A commit with what the repository has set up for commits: its hooks and filters are asked."""

import os
import time
from pathlib import Path

import pytest

from sagscli.history import git
from sagscli.history.committing import commit
from sagscli.history.git_error import GitError, GitSlowError
from tests.history.conftest import CASE, PEOPLE, Home

pytestmark = pytest.mark.skipif(os.name == "nt", reason="hooks as scripts of a shell")

NEW = "sager/VEJ-2026-002.yaml"


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PEOPLE.items():
        monkeypatch.setenv(name, value)


def _hook(home: Home, script: str) -> None:
    hook = home.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(0o755)


def _filter(home: Home, script: str) -> None:
    (home.root / ".git/info").mkdir(exist_ok=True)
    (home.root / ".git/info/attributes").write_text("*.yaml filter=langsom\n")
    home.git("config", "filter.langsom.clean", script)


def _state(home: Home) -> tuple[str, str, set[str]]:
    """Return where the branch is, what the next commit has, and git's locks."""
    inside = home.root / ".git"
    locks = {path.name for path in inside.rglob("*.lock")}
    return home.git("rev-parse", "HEAD"), home.git("ls-files", "-s"), locks


def _both(home: Home) -> list[str]:
    home.approve()
    written = [home.write(CASE + "# mere\n"), home.write(CASE.replace("001", "002"), NEW)]
    return [str(path) for path in written]


@pytest.mark.parametrize("make", [_hook, _filter])
def test_what_never_ends_is_stopped_and_leaves_nothing_half_done(
    home: Home, monkeypatch: pytest.MonkeyPatch, make
) -> None:
    paths = _both(home)
    before = _state(home)
    make(home, "exec sleep 600")
    monkeypatch.setattr(git, "PATIENCE", 0.5)
    began = time.monotonic()
    with pytest.raises(GitSlowError) as refused:
        commit(paths, "Nyt")
    assert time.monotonic() - began < 20
    assert "was stopped" in refused.value.message
    assert "hook or a filter" in (refused.value.remedy or "")
    (home.root / ".git/info/attributes").unlink(missing_ok=True)
    assert _state(home) == before
    (home.root / ".git/hooks/pre-commit").unlink(missing_ok=True)
    commit(paths, "Nyt")
    assert home.git("status", "--porcelain") == ""


def test_a_hook_that_says_no_is_quoted_and_the_next_commit_has_what_it_had(home: Home) -> None:
    paths = _both(home)
    before = _state(home)
    _hook(home, "echo 'ikke i dag' >&2; exit 1")
    with pytest.raises(GitError, match="ikke i dag"):
        commit(paths, "Nyt")
    assert _state(home) == before


def test_what_a_hook_leaves_running_is_not_waited_for(home: Home) -> None:
    [path, _new] = _both(home)
    _hook(home, "sleep 30 &")
    began = time.monotonic()
    commit([path], "Nyt")
    assert time.monotonic() - began < 15


def test_a_change_that_was_staged_before_stays_so(home: Home) -> None:
    [path, new] = _both(home)
    home.git("add", new)
    before = _state(home)
    _hook(home, "exit 1")
    with pytest.raises(GitError):
        commit([path, new], "Nyt")
    assert _state(home) == before
    assert Path(new).exists()
