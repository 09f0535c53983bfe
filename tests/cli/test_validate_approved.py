"""sag validate and approved plans: every format, and a history that cannot be asked (V8)."""

import json

import pytest

from sagscli.cli.boundary import run
from sagscli.history import git
from tests.history.conftest import CASE, PLAN, Home

EDITED = PLAN.replace("At være med i en leg.", "At Alma Eksempel er med i to lege.")
AS_OF = ("--as-of", "2026-10-05")


@pytest.fixture
def home(tmp_path, monkeypatch) -> Home:
    """Stand in a folder with a plan that was approved and then changed."""
    home = Home(tmp_path / "mappe")
    home.approve()
    home.write(CASE + EDITED)
    monkeypatch.chdir(home.root)
    return home


@pytest.mark.parametrize("chosen", ["full", "concise", "json", "github", "sarif"])
def test_every_format_has_it_and_shows_no_name(home: Home, capsys, chosen: str):
    assert run(["validate", *AS_OF, "--format", chosen]) == 1
    said = capsys.readouterr()
    assert "SAG330" in said.out
    assert "changed later: felter.mål-og-fokus" in said.out
    assert "Alma" not in said.out + said.err


def test_its_place_in_json(home: Home, capsys):
    run(["validate", *AS_OF, "--format", "json"])
    [one] = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (one["name"], one["severity"]) == ("approved-plan-changed", "error")
    assert (one["pointer"], one["location"]["line"]) == ("/handleplaner/0", 5)


def test_in_danish(home: Home, capsys, monkeypatch):
    monkeypatch.setenv("SAG_LANG", "da")
    assert run(["validate", *AS_OF]) == 1
    said = capsys.readouterr().out
    assert "handleplan 1 blev godkendt den 03-06-2026" in said
    assert "sag handleplan VEJ-2026-001 --next" in said


def test_a_refusal_is_one_note_on_stderr(home: Home, capsys, monkeypatch):
    monkeypatch.setitem(git._SET, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setitem(git._SET, "GIT_CONFIG_GLOBAL", "/nowhere")
    assert run(["validate", *AS_OF, "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["diagnostics"] == []
    assert said.err.count("approved plans could not be compared with the history: git does") == 1
    assert "safe.directory" in said.err


def test_without_git_one_note_on_stderr(home: Home, capsys, monkeypatch, tmp_path):
    (home.root / ".git").rename(tmp_path / "gemt")
    home.write((CASE + PLAN).replace("-001", "-002"), "sager/VEJ-2026-002.yaml")
    for language, words in (("en", "not under git"), ("da", "ligger ikke i git")):
        monkeypatch.setenv("SAG_LANG", language)
        assert run(["validate", *AS_OF, "--format", "json"]) == 0
        said = capsys.readouterr()
        assert "SAG330" not in said.out
        assert said.err.count(words) == 1
