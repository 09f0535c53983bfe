"""A pipe, a device or a folder is no file to be read, and never waited for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sagscli.errors import reason_of
from sagscli.plain_files import NotOrdinaryError, head_of

pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")


def test_only_the_beginning_of_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "sag.yaml").write_bytes(b"sprog: da\n" * 1000)
    assert head_of(str(tmp_path / "sag.yaml"), 9) == b"sprog: da"


@pipes
def test_a_pipe_is_told_of_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sag.yaml")
    with pytest.raises(NotOrdinaryError) as refused:
        head_of(str(tmp_path / "sag.yaml"), 10)
    assert reason_of(refused.value) == "it is not an ordinary file"


@pipes
@pytest.mark.parametrize("words", [["--help"], ["deadlines"], ["show", "NIX"], ["rules", "list"]])
@pytest.mark.parametrize("below", ["", "a/b"])
def test_a_pipe_for_settings_stops_no_command(tmp_path: Path, words, below) -> None:
    place = tmp_path / below
    place.mkdir(parents=True, exist_ok=True)
    os.mkfifo(tmp_path / "sag.yaml")
    command = [sys.executable, "-m", "sagscli", *words]
    done = subprocess.run(command, cwd=place, capture_output=True, timeout=60, check=False)
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr


def test_settings_of_any_size_are_looked_at_by_their_beginning(tmp_path: Path) -> None:
    with open(tmp_path / "sag.yaml", "wb") as handle:
        handle.truncate(3 << 30)  # sparse: it takes no room
    command = [sys.executable, "-m", "sagscli", "deadlines"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert b"sag.yaml" in done.stderr
