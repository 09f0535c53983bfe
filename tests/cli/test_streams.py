"""What a program at the other end, or a full disk, does to exit codes: real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sagscli.render.files import OutputError, write_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
SAG = f'"{sys.executable}" -m sagscli'
full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")


@pytest.fixture
def shell(folder, write_case):
    """Return how to run a line in a case folder with a fault in its one file."""
    write_case("sag: VEJ-2026-001\nregelsæt: vejle\nfejl: ja\nbarn: {navn: A, født: 2022-03-14}\n")

    def line(words: str) -> subprocess.CompletedProcess[str]:
        command = words.replace("sag ", f"{SAG} ")
        environ = os.environ | {"SAG_LANG": "en"}
        return subprocess.run(
            command,
            shell=True,
            cwd=folder,
            capture_output=True,
            text=True,
            env=environ,
            check=False,
        )

    return line


def test_what_is_said_does_not_land_in_the_result_when_stderr_is_closed(shell) -> None:
    done = shell("sag deadlines --format json --as-of 2026-10-05 2>&-")
    assert done.returncode == 1
    assert "deadlines" in json.loads(done.stdout)


@full_disk
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("sag deadlines", 1),
        ("sag rules list", 0),
        ("sag nonsense", 2),
        ("sag show NIX", 2),
        ("sag plan VEJ-2026-001 --format md", 0),
    ],
)
def test_a_full_stderr_changes_no_exit_code(shell, words, code) -> None:
    assert shell(f"{words} 2>/dev/null >/dev/null").returncode == code
    for stderr in ("/dev/full", "&-"):
        assert shell(f"{words} 2>{stderr} >/dev/null").returncode == code


@full_disk
@pytest.mark.parametrize("words", ["--version", "rules list", "rules list --format json", "--help"])
def test_a_full_stdout_is_told_in_a_sentence(shell, words) -> None:
    done = shell(f"sag {words} >/dev/full")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sag: the output cannot be written: the disk is full.\n"


@pytest.mark.parametrize("words", ["--version", "rules list", "rules list --format json"])
def test_a_reader_that_has_seen_enough_is_no_failure(shell, words) -> None:
    # The reader is gone before anything is written.
    done = shell(f"bash -c 'set -o pipefail; (sleep 0.5; exec sag {words}) | true'")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the name is too long"):
        write_file(str(tmp_path / ("x" * 300)), "text", force=True)


@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_what_replaces_a_file_is_read_by_those_who_read_it(tmp_path: Path, mode) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("før")
    path.chmod(mode)
    write_file(str(path), "efter", force=True)
    assert path.read_text() == "efter"
    assert path.stat().st_mode & 0o777 == mode


@pytest.mark.parametrize(
    "around",
    [
        "LC_ALL=POSIX PYTHONUTF8=0",
        "LC_ALL=C",
        "TZ=Ingen/Steder",
        "TERM=ukendt",
        "COLUMNS=abc",
        "COLUMNS=-5",
        "COLUMNS=0",
        "COLUMNS=99999999999",
        "HOME=/findes/ikke",
    ],
)
def test_an_odd_environment_changes_no_exit_code(shell, around) -> None:
    done = shell(f"{around} sag deadlines --as-of 2026-10-05")
    assert done.returncode == 1
    assert "VEJ-2026-001" in done.stdout


def test_where_nobody_listens_the_exit_code_is_the_answer(shell) -> None:
    assert shell("sag deadlines --as-of 2026-10-05 >&-").returncode == 1
    assert shell("sag rules list >&-").returncode == 0
