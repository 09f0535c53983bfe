"""sag diff: a case and its past, two moments, or two files."""

import json
from pathlib import Path

import pytest

from tests.history.conftest import Home
from tests.history.merging.test_git_merge import AT, BASE, HELD, MEETING

NUMBER = "VEJ-2026-001"


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Stand in a folder whose case had another name at first, and is not committed as it is."""
    home = Home(tmp_path / "mappe")
    home.write(BASE, "sager/VEJ-2026-1.yaml")
    home.commit()
    (home.root / "sager/VEJ-2026-1.yaml").unlink()
    home.write(HELD)
    home.commit()
    home.write(HELD + MEETING)
    monkeypatch.chdir(home.root)
    return home


@pytest.fixture
def told(say):
    """Return a function that gives the sentences of a difference."""

    def sentences(*words: str) -> list[str]:
        code, out, err = say("diff", *words, "--format", "json")
        assert (code, err) == (0, "")
        return [row["text"] for row in json.loads(out)["differences"]]

    return sentences


NEW = "netværksmøde planned for 1 July 2026"


def test_what_is_not_committed_is_told(past: Home, told) -> None:
    assert told(NUMBER) == [NEW]
    past.commit()
    assert told(NUMBER) == []


def test_a_day_or_a_commit_is_the_past_under_an_earlier_name_too(past: Home, told) -> None:
    first = past.git("rev-parse", "HEAD~1")
    held = ["taken back: statusmøde 1 planned for 2 March 2026", "statusmøde 1 held 3 March 2026"]
    assert told(NUMBER, "2026-06-02") == told(NUMBER, first) == [*held, NEW]
    assert told(NUMBER, first, "HEAD") == held


def test_two_files_are_compared_and_notes_alone_are_no_difference(past: Home, say, told) -> None:
    past.write(BASE.replace("# Almas sag\n", ""), "andet.yaml")
    assert told(AT, "andet.yaml")[-1].startswith("netværksmøde taken away")
    past.write(HELD + MEETING + "# en note\n", "andet.yaml")
    code, out, _err = say("forskel", AT, "andet.yaml")
    assert (code, "Only the layout" in out) == (0, True)


def test_what_cannot_be_compared_is_said(past: Home, say) -> None:
    assert say("diff", NUMBER, "2020-01-01")[0] == 2
    past.write("møder: [")
    code, _out, err = say("diff", AT)
    assert (code, "cannot be read" in err) == (2, True)
