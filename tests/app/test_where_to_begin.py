"""Who finds no case is told how to begin, or where what lies there belongs."""

from pathlib import Path

import pytest

from tests.cli.conftest import say as say  # noqa: PLC0414 - a fixture
from tests.history.conftest import CASE

COMMANDS = (
    ("deadlines",),
    ("validate",),
    ("list",),
    ("places",),
    ("referral", "list"),
    ("show", "A-1"),
    ("edit", "A-1"),
    ("fix",),
    ("undo",),
    ("plan", "A-1"),
    ("record", "next", "A-1"),
    ("record", "phase", "finished", "A-1"),
    ("referral", "check", "A-1"),
    ("render", "overblik", "A-1"),
    ("render", "--all", "--output", "ud/"),
    ("explain", "A-1", "statusmøde"),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_in_an_empty_folder_every_command_says_how_to_begin(here: Path, say, words) -> None:
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert "sag init" in err


def test_it_says_so_in_danish(here: Path, say, monkeypatch) -> None:
    monkeypatch.setenv("SAG_LANG", "da")
    assert "Begynd en sagsmappe her med: sag start." in say("frister")[2]


def test_in_a_folder_that_is_begun_the_first_case_is_next(here: Path, say) -> None:
    (here / "sag.yaml").write_text("regelsæt: vejle\n", "utf-8")
    assert "Begin the first case with: sag new" in say("deadlines")[2]
    (here / "sag.yaml").unlink()
    (here / "sager").mkdir()
    assert "Begin the first case with: sag new" in say("deadlines")[2]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_case_in_the_wrong_place_is_told_where_it_belongs(here: Path, say, words) -> None:
    (here / "sag.yaml").write_text("regelsæt: vejle\n", "utf-8")
    (here / "sager").mkdir()
    (here / "papirer" / "ny").mkdir(parents=True)
    (here / "papirer" / "ny" / "A-1.yaml").write_text(CASE, "utf-8")
    code, _out, err = say(*words)
    if words != ("undo",):
        assert code == 2
        assert '"papirer/ny/A-1.yaml" looks like a case: move it into "sager".' in err


def test_of_several_the_first_is_named_and_nobody_is(here: Path, say) -> None:
    (here / "sag.yaml").write_text("regelsæt: vejle\n", "utf-8")
    (here / "sager").mkdir()
    (here / "papirer").mkdir()
    for name in ("Alma Eksempel.yaml", "b.yaml", "c.txt"):
        (here / "papirer" / name).write_text(CASE, "utf-8")
    (here / "papirer" / "noter.txt").write_text("Husk mælk\n", "utf-8")
    _code, _out, err = say("deadlines")
    assert 'and 2 more files look like cases: move them into "sager".' in err
    assert "Alma" not in err
    assert "A.E." in err


def test_beside_the_cases_their_place_is_named(here: Path, say, monkeypatch) -> None:
    (here / "sag.yaml").write_text("regelsæt: vejle\n", "utf-8")
    (here / "sager").mkdir()
    (here / "sager" / "A-1.yaml").write_text(CASE, "utf-8")
    (here / "bilag").mkdir()
    monkeypatch.chdir(here / "bilag")
    assert 'The cases of this folder lie in "../sager".' in say("deadlines")[2]
