"""A case file is written whole, by one at a time, and over nothing that changed meanwhile."""

import os
import signal
import stat
import time
from pathlib import Path

import pytest

from sagscli.casefile import own_folder
from sagscli.casefile.folder import CaseFile, Folder, case_files
from sagscli.casefile.own_folder import OWN, WriteError, alone
from sagscli.casefile.saving import current, save

OLD, NEW = b"sag: A\n", b"sag: A\nkonsulent: kons-a\n"
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks children")


@pytest.fixture
def file(tmp_path: Path) -> CaseFile:
    (tmp_path / "sag.yaml").touch()
    (tmp_path / "sager").mkdir()
    (tmp_path / "sager" / "A.yaml").write_bytes(OLD)
    _folders, files = case_files([str(tmp_path)])
    return files[0]


def test_the_new_text_takes_the_place_of_the_old_and_keeps_its_mode(file) -> None:
    os.chmod(file.path, 0o600)
    save(file, OLD, NEW)
    assert current(file) == NEW
    assert stat.S_IMODE(os.stat(file.path).st_mode) == 0o600
    assert os.listdir(os.path.dirname(file.path)) == ["A.yaml"]


def test_what_changed_meanwhile_is_not_written_over(file) -> None:
    Path(file.path).write_bytes(b"sag: B\n")
    with pytest.raises(WriteError, match="someone else"):
        save(file, OLD, NEW)
    assert current(file) == b"sag: B\n"


def test_a_new_file_is_written_over_none_that_came_meanwhile(file) -> None:
    with pytest.raises(WriteError):
        save(file, None, NEW)
    assert current(file) == OLD


def test_nothing_is_written_through_a_link(file, tmp_path_factory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "A.yaml").write_bytes(OLD)
    os.unlink(file.path)
    os.symlink(elsewhere / "A.yaml", file.path)
    with pytest.raises(WriteError, match="link"):
        save(file, OLD, NEW)
    assert (elsewhere / "A.yaml").read_bytes() == OLD


def test_nor_through_a_folder_that_is_one(tmp_path, tmp_path_factory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "A.yaml").write_bytes(OLD)
    os.symlink(elsewhere, tmp_path / "sager")
    file = CaseFile(str(tmp_path / "sager" / "A.yaml"), "sager/A.yaml", Folder(tmp_path, "."))
    with pytest.raises(WriteError, match="link"):
        save(file, OLD, NEW)
    assert (elsewhere / "A.yaml").read_bytes() == OLD


def test_the_folder_of_its_own_is_none_of_gits_business(tmp_path) -> None:
    with alone(tmp_path):
        assert (tmp_path / OWN / ".gitignore").read_text() == "*\n"


def test_a_link_is_not_taken_for_that_folder(tmp_path, tmp_path_factory) -> None:
    os.symlink(tmp_path_factory.mktemp("elsewhere"), tmp_path / OWN)
    with pytest.raises(WriteError), alone(tmp_path):
        pass


def test_another_waits_and_is_told_when_it_takes_too_long(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(own_folder, "PATIENCE", 0.1)
    with alone(tmp_path), pytest.raises(WriteError, match="another sag"), alone(tmp_path):
        pass


@needs_fork
@pytest.mark.slow
def test_of_two_at_once_both_are_kept(file) -> None:
    """200 rounds of two processes that each add a line."""
    root = file.folder.root
    for at in range(200):
        children = [_child(lambda word=word, at=at: _add(file, f"# {word}{at}\n")) for word in "ab"]
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    lines = Path(file.path).read_text().splitlines()
    assert sorted(lines[1:]) == sorted(f"# {word}{at}" for word in "ab" for at in range(200))
    with alone(root):
        pass


@needs_fork
@pytest.mark.slow
def test_a_process_that_is_killed_leaves_a_whole_file_and_no_lock(file) -> None:
    """300 kills, spread over the time that a write takes."""
    whole = {OLD, NEW}
    for at in range(300):
        before = current(file)
        after = NEW if before == OLD else OLD

        def write(before=before, after=after) -> None:
            with alone(file.folder.root):
                save(file, before, after)

        child = _child(write)
        time.sleep(at % 60 / 20_000)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert current(file) in whole
    with alone(file.folder.root):
        save(file, current(file), NEW)


def _add(file: CaseFile, line: str) -> None:
    with alone(file.folder.root):
        before = current(file) or b""
        save(file, before, before + line.encode())


def _child(work) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child
