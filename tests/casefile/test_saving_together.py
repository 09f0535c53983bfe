"""Many new files are written all or none, whatever stops it, and can be taken back together."""

import os
import signal
import time
from pathlib import Path

import pytest

from sagscli.casefile import pending
from sagscli.casefile.folder import CaseFile, Folder
from sagscli.casefile.journal import TogetherEntry, changes_of
from sagscli.casefile.own_folder import OWN, WriteError, alone
from sagscli.casefile.saving_together import NewText, save_together, take_away_together
from tests.casefile.test_saving import _child, needs_fork

COUNT = 12


def texts(root: Path, count: int = COUNT) -> list[NewText]:
    folder = Folder(root, ".")
    return [
        NewText(
            CaseFile(str(root / "sager" / f"{at % 2}" / f"A-{at}.yaml"), f"A-{at}.yaml", folder),
            f"sag: A-{at}\n".encode(),
        )
        for at in range(count)
    ]


def cases(root: Path) -> int:
    return len([path for path in (root / "sager").rglob("*.yaml") if path.read_text()])


def write(root: Path) -> None:
    with alone(root):
        save_together(root, texts(root), "cases imported")


def test_all_are_written_and_nothing_is_left_beside_them(tmp_path) -> None:
    write(tmp_path)
    assert cases(tmp_path) == COUNT
    assert (tmp_path / "sager" / "1" / "A-3.yaml").read_text() == "sag: A-3\n"
    assert not (tmp_path / OWN / "pending").exists()
    assert list((tmp_path / "sager" / "0").glob(".sag*")) == []


def test_they_are_taken_back_together(tmp_path) -> None:
    write(tmp_path)
    [entry] = next(changes_of(tmp_path))
    assert isinstance(entry, TogetherEntry)
    (tmp_path / "sager" / "0" / "A-4.yaml").unlink()
    with alone(tmp_path):
        take_away_together(tmp_path, entry)
    assert cases(tmp_path) == 0
    assert not list(changes_of(tmp_path))


def test_one_that_was_changed_keeps_all_of_them(tmp_path) -> None:
    write(tmp_path)
    (tmp_path / "sager" / "0" / "A-4.yaml").write_text("sag: B\n")
    [entry] = next(changes_of(tmp_path))
    with alone(tmp_path), pytest.raises(WriteError, match="someone else"):
        take_away_together(tmp_path, entry)
    assert cases(tmp_path) == COUNT


def test_where_one_is_there_none_is_written(tmp_path) -> None:
    place = tmp_path / "sager" / "1" / "A-11.yaml"
    place.parent.mkdir(parents=True)
    place.write_text("sag: eget\n")
    with pytest.raises(WriteError):
        write(tmp_path)
    assert (cases(tmp_path), place.read_text()) == (1, "sag: eget\n")


@pytest.mark.parametrize("fails_at", [0, 5, COUNT - 1])
def test_where_the_system_refuses_one_none_is_written(tmp_path, monkeypatch, fails_at) -> None:
    moved = []
    move = pending._move

    def failing(source, target):
        if len(moved) == fails_at:
            raise OSError(28, "full", str(target))
        moved.append(target)
        move(source, target)

    monkeypatch.setattr(pending, "_move", failing)
    with pytest.raises(WriteError, match="full"):
        write(tmp_path)
    assert cases(tmp_path) == 0
    assert not list(changes_of(tmp_path))
    assert not (tmp_path / OWN / "pending").exists()


def test_a_folder_that_is_a_link_is_refused(tmp_path, tmp_path_factory) -> None:
    os.symlink(tmp_path_factory.mktemp("elsewhere"), tmp_path / "sager")
    with pytest.raises(WriteError, match="link"):
        write(tmp_path)


@needs_fork
@pytest.mark.slow
def test_a_process_that_is_killed_leaves_all_or_none(tmp_path) -> None:
    """100 kills, spread over the time that it takes; who writes next ends what was begun."""
    begun = time.monotonic()
    (tmp_path / "first").mkdir()
    write(tmp_path / "first")
    took = time.monotonic() - begun
    seen = set()
    for at in range(100):
        root = tmp_path / str(at)
        root.mkdir()
        child = _child(lambda root=root: write(root))
        time.sleep(took * 1.5 * at / 100)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with alone(root):
            seen.add(cases(root))
            assert not (root / OWN / "pending").exists()
    assert seen == {0, COUNT}
