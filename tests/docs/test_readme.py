"""What the README says is so."""

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.caseload import inspect
from sagscli.casefile.folder import case_files
from sagscli.cli.boundary import run
from tests.conftest import ROOT
from tests.history.conftest import put_under_git

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _line_after(mark: str) -> str:
    found = re.search(rf"<!-- {mark} -->\n```sh\n(.+)\n```", README)
    assert found is not None
    return found[1]


def test_the_first_command_shows_the_sample_as_the_picture_does(capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    command = _line_after("sample").rpartition("SAG_LANG=en .venv/bin/sag ")[2]
    assert run(shlex.split(command)) == 0
    said = capsys.readouterr().out
    assert "Monday, 5 October 2026" in said
    assert "Overdue (" in said


def test_the_second_command_is_what_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- tests -->" in script
    assert _line_after("tests").endswith("-m pytest")


def test_the_case_in_the_readme_is_valid(tmp_path) -> None:
    found = re.search(r"```yaml\n(.+?)```", README, re.DOTALL)
    assert found is not None
    path = tmp_path / "VEJ-2026-014.yaml"
    path.write_text(found[1], encoding="utf-8")
    _folders, files = case_files([str(path)])
    assert inspect(files, date(2026, 10, 5)).diagnostics == []


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(
    "command",
    [
        command
        for command in re.findall(r"`sag ([^`]+)`", README)
        if not command.startswith(("--", "explain", "forklar"))
    ],
)
def test_commands_exist(command: str, capsys, monkeypatch, tmp_path) -> None:
    shutil.copytree(ROOT / "sample-cases", tmp_path / "sample-cases")  # some of them write
    monkeypatch.chdir(tmp_path / "sample-cases")
    put_under_git(Path())  # like the samples: approved plans are held
    words = shlex.split(command)
    code, said = run(words), capsys.readouterr().err
    needs = (
        "is missing",
        "needs a document",
        "nothing to take back",
        "at a terminal",
        "needs a terminal",
    )
    if code == 2 and any(need in said for need in needs):
        # the name alone, of a command that needs more
        code, said = run([*words, "--help"]), capsys.readouterr().err
    assert code in (0, 1)
    assert "sag: " not in said


def test_nothing_points_to_a_registry_or_a_machine() -> None:
    """Texts that travel with the project name no host of packages and no path of ours."""
    import subprocess

    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode("utf-8")
    forbidden = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|/work/|/root/")
    for name in filter(None, listed.split("\0")):
        if name == "tests/docs/test_readme.py":
            continue
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        assert not forbidden.search(text), name
