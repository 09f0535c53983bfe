"""A history that is not what it was: held against a checkpoint, and against a remote (SAG609)."""

import json
import subprocess
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from tests.audit.asking import audit, pairs
from tests.audit.story import Life, git, write_history

REWRITTEN = [("SAG609", None)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mappe"
    write_history(folder, list(Life("VEJ-2025-001").entries()))
    return folder


@pytest.fixture
def kept(folder: Path, tmp_path: Path, capsys) -> Path:
    path = tmp_path / "kontrolpunkt.json"
    assert run(["audit", str(folder), "--checkpoint", "--output", str(path)]) == 0
    return path


@pytest.fixture
def remote(folder: Path, tmp_path: Path) -> Path:
    remote = tmp_path / "fælles.git"
    git(folder, "init", "-q", "--bare", "-b", "main", str(remote))
    git(folder, "remote", "add", "origin", str(remote))
    git(folder, "push", "-q", "-u", "origin", "main")
    return remote


def more(folder: Path, text: str = "x", day: str = "2026-09-20") -> None:
    """Commit a note."""
    (folder / "noter.txt").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    when = f"{day}T12:00:00+0200"
    git(folder, "commit", "-q", "-m", "x", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)


def amend(folder: Path) -> None:
    git(folder, "commit", "-q", "--amend", "-m", "y", GIT_COMMITTER_DATE="2026-09-22T12:00:00+0200")


def test_a_history_that_only_goes_on_is_what_it_was(folder, kept, capsys):
    more(folder)
    assert pairs(audit(capsys, str(folder), "--against", str(kept), code=0)) == []


def test_a_history_without_the_noted_commit_was_rewritten(folder, kept, capsys):
    amend(folder)
    assert pairs(audit(capsys, str(folder), "--against", str(kept), code=1)) == REWRITTEN


def test_a_checkpoint_can_be_signed_and_is_the_same_each_time(folder, kept, tmp_path, capsys):
    key = tmp_path / "nøgle"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", key, kept], check=True)
    assert kept.with_name(kept.name + ".sig").exists()
    assert run(["audit", str(folder), "--checkpoint"]) == 0
    out = capsys.readouterr().out
    assert out == kept.read_text(encoding="utf-8")
    document = json.loads(out)
    assert document["commit"] == git(folder, "rev-parse", "HEAD")
    assert document["commits"] == int(git(folder, "rev-list", "--count", "HEAD"))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[" * 4000, '{"made": "2026-01-01", "commit": "--all", "commits": 1}']
)
def test_what_is_no_checkpoint_is_refused(folder, tmp_path, text, capsys):
    path = tmp_path / "andet.json"
    path.write_text(text, encoding="utf-8")
    assert run(["audit", str(folder), "--against", str(path)]) == 2
    assert "is no checkpoint" in capsys.readouterr().err


def test_a_branch_that_is_ahead_of_its_remote_or_behind_is_what_it_was(folder, remote, capsys):
    more(folder)
    assert pairs(audit(capsys, str(folder))) == []
    git(folder, "push", "-q")
    git(folder, "reset", "--hard", "-q", "HEAD~1")
    git(folder, "reflog", "expire", "--expire=all", "--all")
    assert pairs(audit(capsys, str(folder))) == []


def test_two_people_at_work_at_once_rewrite_nothing(folder, remote, tmp_path, capsys):
    other = tmp_path / "anden"
    git(folder, "clone", "-q", str(remote), str(other))
    more(other, "a")
    git(other, "push", "-q")
    more(folder, "b", "2026-09-21")
    git(folder, "fetch", "-q")
    assert pairs(audit(capsys, str(folder))) == []


def test_work_that_was_remade_is_told(folder, remote, capsys):
    amend(folder)
    assert pairs(audit(capsys, str(folder))) == REWRITTEN


def test_work_that_was_taken_out_is_told(folder, remote, capsys):
    more(folder)
    git(folder, "push", "-q")
    git(folder, "reset", "--hard", "-q", "HEAD~1")
    more(folder, "b", "2026-09-21")
    assert pairs(audit(capsys, str(folder))) == REWRITTEN


def test_a_remote_that_was_rewritten_is_told(folder, remote, tmp_path, capsys):
    more(folder)
    git(folder, "push", "-q")
    other = tmp_path / "anden"
    git(folder, "clone", "-q", str(remote), str(other))
    git(other, "reset", "--hard", "-q", "HEAD~1")
    git(other, "push", "-q", "--force")
    git(folder, "fetch", "-q")
    git(folder, "reset", "--hard", "-q", "@{upstream}")
    assert pairs(audit(capsys, str(folder))) == REWRITTEN


def test_a_remote_with_nothing_in_common_is_told(folder, remote, tmp_path, capsys):
    other = tmp_path / "anden"
    write_history(other, [])
    more(other)
    git(folder, "fetch", "-q", str(other), "+main:refs/remotes/origin/main")
    assert pairs(audit(capsys, str(folder))) == REWRITTEN
