"""sag import where the disk is full half-way: nothing is imported, and one sentence says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_import import IDA, NILS, files
from tests.cli.test_import import sheet as sheet  # noqa: PLC0414 - a fixture

_LIMITED = """
import resource, sys
from sagscli.cli.boundary import run
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(run(sys.argv[2:]))
"""


@pytest.mark.skipif(os.name == "nt", reason="no limit can be set there")
@pytest.mark.parametrize("most", [0, 100])
def test_where_no_more_may_be_written(home: Path, sheet, most: int) -> None:
    words = (*sheet(NILS, IDA), "--yes")
    before = files(home)
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(most), *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        env={**os.environ, "SAG_LANG": "en", "COLUMNS": "200"},
    )
    assert done.returncode == 2, done.stderr
    assert "the file would be larger than a file may be there" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(home) == before
    assert not (home / ".sag" / "pending").exists()


@pytest.mark.parametrize("fails_at", range(3))
@pytest.mark.parametrize("name", ["replace", "rename"])
def test_where_there_is_no_room_for_one_of_the_files(
    home: Path, say, sheet, monkeypatch, name: str, fails_at: int
) -> None:
    """Each file written whole, and each one given its place, in turn."""
    words = (*sheet(NILS, IDA), "--yes")
    before, real, moved = files(home), getattr(os, name), []

    def full(old, new) -> None:
        moved.append(new)
        if len(moved) == fails_at + 1:
            raise OSError(28, "No space left on device")
        real(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, full)
        code, _out, err = say(*words)
    if len(moved) <= fails_at:
        assert code == 0  # fewer are moved than that
        return
    assert (code, "the disk is full" in err) == (2, True), err
    assert files(home) == before
    assert not (home / ".sag" / "pending").exists()
    assert say(*words)[0] == 0
    assert len(files(home)) == len(before) + 2
