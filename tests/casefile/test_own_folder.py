"""What lies in `.sag` may have been put there by whoever made the folder: it leads nowhere else."""

import json
import os
from pathlib import Path

import pytest

from sagscli.casefile.journal import changes_of
from sagscli.casefile.own_folder import OWN, WriteError, alone
from sagscli.casefile.saving import rename
from sagscli.errors import NoSuchPlaceError

ELSEWHERE = [
    ".git/hooks/post-commit",
    "sager/../.git/hooks/post-commit",
    ".GIT/hooks/post-commit",
    "git~1/hooks/post-commit",
    ".vscode/tasks.json",
    "/etc/passwd",
    "../ude.yaml",
    "sager\\..\\..\\ude.yaml",
]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_nothing_that_was_put_down_gets_a_place_elsewhere(tmp_path: Path, place: str) -> None:
    (tmp_path / ".git/hooks").mkdir(parents=True)
    pending = tmp_path / OWN / "pending"
    pending.mkdir(parents=True)
    (pending / "list.json").write_text(json.dumps([place, "sager/A.yaml"]))
    (pending / "0").write_text("#!/bin/sh\n")
    (pending / "1").write_text("sag: A\n")
    with alone(tmp_path):
        pass
    files = {path for path in tmp_path.rglob("*") if path.is_file() and OWN not in path.parts}
    assert files == {tmp_path / "sager/A.yaml"}
    assert not (tmp_path.parent / "ude.yaml").exists()


@pytest.mark.parametrize("place", ELSEWHERE)
@pytest.mark.parametrize(
    "entry",
    [
        {"files": {"PLACE": "0"}},
        {"path": "PLACE", "before": "eA==", "after": "eA=="},
        {"old": "PLACE", "new": "sager/A.yaml"},
        {"old": "sager/A.yaml", "new": "PLACE"},
    ],
)
@pytest.mark.parametrize("name", ["000001", "000002-000001"])
def test_no_change_elsewhere_can_be_taken_back(
    tmp_path: Path, place: str, name: str, entry: dict[str, object]
) -> None:
    changes = tmp_path / OWN / "changes"
    changes.mkdir(parents=True)
    text = json.dumps({"what": "case fixed", **entry})
    (changes / f"{name}.json").write_text(text.replace("PLACE", json.dumps(place)[1:-1]))
    assert not list(changes_of(tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="links are made by those who may")
def test_no_file_gets_a_name_behind_a_link_that_leads_out(tmp_path: Path) -> None:
    home, outside = tmp_path / "sager", tmp_path / "ude"
    home.mkdir()
    outside.mkdir()
    (home / "A.yaml").write_text("sag: A\n")
    (home / "bag").symlink_to(outside)
    with pytest.raises(WriteError):
        rename(home / "A.yaml", home / "bag/A.yaml", home)
    assert (home / "A.yaml").exists()
    assert not list(outside.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="links are made by those who may")
@pytest.mark.parametrize("name", ["lock", "changes", "pending", ".gitignore"])
def test_nothing_is_written_where_a_link_in_it_leads(tmp_path: Path, name: str) -> None:
    home, outside = tmp_path / "sager", tmp_path / "ude"
    (home / OWN).mkdir(parents=True)
    outside.mkdir()
    kept = outside / "min.txt"
    kept.write_text("beholdes")
    is_folder = name in ("changes", "pending")
    (home / OWN / name).symlink_to(outside if is_folder else kept)
    with pytest.raises(WriteError), alone(home):
        pass
    assert kept.read_text() == "beholdes"
    assert list(outside.iterdir()) == [kept]


def test_changes_that_cannot_be_looked_into_are_not_none(tmp_path: Path) -> None:
    (tmp_path / OWN).mkdir()
    (tmp_path / OWN / "changes").write_text("no folder")
    with pytest.raises(NoSuchPlaceError):
        list(changes_of(tmp_path))
