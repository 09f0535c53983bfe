"""Nothing holds an underretning back, no slip on the command line either (A8)."""

import json
from pathlib import Path

import pytest

from sagscli.cli.boundary import run

HELD = "Nothing stands in the way of sending it."
NEAR = "Nothing stands in the way of sending an underretning."
CHECK = ["referral", "check"]
ASKED = ["--to", "underretning"]
CASE = "sag: HAD-2026-001\nregelsæt: haderslev\nbarn: {navn: A}\n"
BROKEN = "barn: {"


@pytest.fixture
def told(write_case, capsys):
    """Return a function that asks about a case, and returns the code, stdout and stderr."""

    def answer(text: str, *words: str) -> tuple[int, str, str]:
        path = str(write_case(text, "HAD-2026-001"))
        code = run([*CHECK, path, *words])
        found = capsys.readouterr()
        return code, found.out, found.err

    return answer


@pytest.mark.parametrize(
    "slip", [("--format", "pdf"), ("--as-of", "i går"), ("-o", "there.txt")], ids="=".join
)
@pytest.mark.parametrize("text", [CASE, BROKEN], ids=["read", "broken"])
def test_a_slip_beside_it_says_first_that_nothing_stands_in_the_way(
    slip, text, told, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.txt").write_text("x", encoding="utf-8")
    code, out, err = told(text, *ASKED, *slip)
    assert (code, out) == (2, "")
    assert err.startswith(HELD)
    assert "sag: " in err


@pytest.mark.parametrize("word", ["underetning", "underretnning", "Underretnin"])
@pytest.mark.parametrize("text", [CASE, BROKEN], ids=["read", "broken"])
def test_a_near_miss_is_answered_and_guessed(word, text, told) -> None:
    code, out, err = told(text, "--to", word)
    assert (code, out) == (2, "")
    assert err.startswith(NEAR)
    assert 'Did you mean "underretning"?' in err


def test_another_word_is_no_underretning(told) -> None:
    assert "Nothing stands" not in told(CASE, "--to", "pvv")[2]


@pytest.mark.parametrize("word", ["underretning", "UNDERRETNING", " underretning "])
def test_it_is_known_however_it_is_written(word, told) -> None:
    code, out, _err = told(CASE, "--to", word)
    assert code == 0
    assert HELD in out


def test_a_program_that_asks_about_a_broken_file_gets_an_empty_checklist(told) -> None:
    whole = json.loads(told(CASE, *ASKED, "--format", "json")[1])
    code, out, err = told(BROKEN, *ASKED, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == list(whole)
    assert (found["ready"], found["advisory"], found["next"]) == (True, True, "send")
    assert (found["case"], found["to"]) == ("HAD-2026-001", "underretning")
    assert (found["requirements"], found["record"]) == ([], [])
    assert "errors" in err


@pytest.mark.parametrize(("form", "begins"), [("html", "<!DOCTYPE html>"), ("md", "# Underret")])
def test_a_document_about_a_broken_file_is_one(form, begins, told) -> None:
    code, out, _err = told(BROKEN, *ASKED, "--format", form)
    assert code == 0
    assert out.startswith(begins)
    assert HELD in out
    assert "<table" not in out
