"""Every file in ``negative/`` has exactly the findings it says it should have.

A file's first line tells them: ``# forventer: SAG204:7 SAG205:9``, each a code and a line.
"""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.caseload import inspect
from sagscli.casefile.folder import case_files
from sagscli.cli.boundary import run
from sagscli.diagnostics.codes import registry
from sagscli.diagnostics.diagnostic import Diagnostic, Severity
from tests.conftest import ROOT

FOLDER = Path(__file__).parent / "negative"
FILES = sorted(FOLDER.glob("*.yaml"))
AS_OF = "2026-10-05"

WITHOUT_COMMENT = {
    "gemt-som-utf-16": "SAG103:1",
    "gemt-som-utf-16-uden-maerke": "SAG103:1",
    "gemt-som-utf-16-omvendt-uden-maerke": "SAG103:1",
    "gemt-som-utf-32": "SAG103:1",
    "billede-med-forkert-navn": "SAG103:1",
    "word-dokument-med-forkert-navn": "SAG103:1",
    "tom": "SAG110:1",
    "kun-linjeskift": "SAG110:1",
}
"""What the files say that no comment fits into."""

SINGLE_FILE = [code for code in registry() if code < "SAG4"]
IN_OTHER_TESTS = {"SAG101", "SAG102", "SAG115", "SAG116", "SAG217", "SAG330"}
"""Codes about size, access and links: tests/validation/test_across_files.py. Git: tests/history."""

_EXPECTED = re.compile(rb"# forventer: ((?:SAG\d{3}:\d+ ?)+)\r?\n")


def expected(path: Path) -> set[tuple[str, int]]:
    found = _EXPECTED.match(path.read_bytes())
    words = found[1].decode() if found else WITHOUT_COMMENT[path.stem]
    return {(code, int(line)) for code, line in (word.split(":") for word in words.split())}


def findings(path: Path) -> list[Diagnostic]:
    """Return what is found in one file. Its name tells what is wrong in it, not the case
    number, so SAG404 is left out."""
    _folders, files = case_files([str(path)])
    found = inspect(files, date.fromisoformat(AS_OF)).diagnostics
    return [one for one in found if one.code != "SAG404"]


each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@each_file
def test_a_broken_file_has_exactly_the_findings_it_should(path: Path):
    assert {(one.code, one.span.start.line) for one in findings(path)} == expected(path)


@each_file
def test_a_finding_has_a_place_and_words(path: Path):
    lines = len(path.read_bytes().splitlines()) + 1
    for one in findings(path):
        start, end = one.span
        assert 1 <= start.line <= end.line <= lines
        assert start.column >= 1
        assert end.column >= 1
        assert start <= end
        assert one.path.endswith(path.name)
        assert one.message
        assert "{" not in one.message.replace("a { is", "")
        assert one.help
        assert "None" not in one.message + one.help


@each_file
def test_a_message_shows_no_number_and_no_inside_of_the_program(path: Path):
    for one in findings(path):
        shown = f"{one.message} {one.help} {one.excerpt}"
        assert not re.search(r"\d{6}[- ]?\d{4}(?!\d)", shown)
        for inside in ("Traceback", "pydantic", "yaml.org", "Error(", "<class"):
            assert inside not in shown


@each_file
def test_the_command_says_so_and_exits_with_one(path: Path, capsys: pytest.CaptureFixture[str]):
    code = run(["validate", str(path), "--as-of", AS_OF, "--format", "concise"])
    shown = capsys.readouterr()
    is_wrong = any(one.severity is Severity.ERROR for one in findings(path))
    assert code == (1 if is_wrong else 0)
    assert "Traceback" not in shown.out + shown.err
    for found, line in expected(path):
        assert re.search(rf"{re.escape(path.name)}:{line}:\d+: \w+\[{found}\]", shown.out)


@each_file
def test_a_warning_fails_when_the_command_is_strict(path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["validate", str(path), "--as-of", AS_OF, "--strict"]) == 1
    assert "Traceback" not in "".join(capsys.readouterr())


def test_every_code_of_a_single_file_is_found_in_more_than_one():
    seen = [code for path in FILES for code in {code for code, _line in expected(path)}]
    rare = {code for code in SINGLE_FILE if seen.count(code) < 2}
    assert rare == IN_OTHER_TESTS


def test_the_lists_name_files_that_are_there():
    assert {*WITHOUT_COMMENT} <= {path.stem for path in FILES}
    assert len(FILES) >= 65


def test_the_whole_folder_in_a_real_process():
    done = subprocess.run(
        [sys.executable, "-m", "sagscli", "validate", "tests/negative", "--as-of", AS_OF],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert [path.name for path in FILES if f"tests/negative/{path.name}:" not in done.stdout] == []
