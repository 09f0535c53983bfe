"""sag merge: a case in two versions is settled, one difference after the other."""

from pathlib import Path

import pytest

from sagscli.cli import dialogue
from tests.history.conftest import Home
from tests.history.merging.test_git_merge import AT, BASE, CONSENT, MEETING, asking_sag, parted

NUMBER = "VEJ-2026-001"
MINE, THEIRS = (
    BASE.replace("2026-06-02", f"2026-06-{day}").replace("[forældre]", f"[{person}]")
    for day, person in (("09", "Eva Eksempel"), ("16", "Bo Eksempel"))
)


@pytest.fixture
def parted_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Stand in a folder whose one case has two conflicts, and a meeting and a consent without."""
    merging = asking_sag(Home(tmp_path / "mappe"))
    parted(merging, MINE + MEETING, THEIRS.replace("møder:\n", CONSENT + "møder:\n"))
    with pytest.raises(Exception, match="exit status 1"):
        merging.git("merge", "-q", "andre")
    monkeypatch.chdir(merging.root)
    return merging


def settled(mine: str = MINE) -> str:
    return mine.replace("møder:\n", CONSENT + "møder:\n") + MEETING


def test_what_differs_is_shown_with_who_and_when_and_nothing_is_written(parted_home, say) -> None:
    before = (parted_home.root / AT).read_bytes()
    code, out, _err = say("merge", NUMBER, "--dry-run")
    assert code == 1
    assert "2 differences to settle" in out
    assert "stood here: Kim Prøve, 4 June 2026" in out
    assert "came in: Kim Prøve, 3 June 2026" in out
    assert "statusmøde 2 planned for 9 June 2026" in out
    assert "statusmøde 2 planned for 16 June 2026" in out
    assert "Eksempel" not in out
    assert (parted_home.root / AT).read_bytes() == before


@pytest.mark.parametrize(("word", "mine"), [("here", MINE), ("ind", THEIRS)])
def test_one_word_settles_all_and_git_goes_on(parted_home, say, word, mine) -> None:
    code, out, err = say("flet", NUMBER, "--take", word)
    assert code == 0
    assert (parted_home.root / AT).read_text("utf-8") == settled(mine)
    assert "git add" in out + err
    parted_home.git("add", AT)
    parted_home.git("commit", "-q", "-m", "x")


def test_each_is_asked_about(parted_home, say, monkeypatch) -> None:
    questions: list[list[str]] = []

    def answer(_question, _option, choices, **_more):
        questions.append([*choices])
        return "here" if len(questions) == 1 else "incoming"

    monkeypatch.setattr(dialogue, "ask_choice", answer)
    assert say("merge", NUMBER)[0] == 0
    text = (parted_home.root / AT).read_text("utf-8")
    assert questions == [["here", "incoming", "both"], ["here", "incoming"]]
    assert text == settled(MINE.replace("2026-06-09", "2026-06-16"))


def test_both_cannot_hold_where_one_key_would_stand_twice(parted_home, say) -> None:
    before = (parted_home.root / AT).read_bytes()
    code, _out, err = say("merge", NUMBER, "--take", "both")
    assert code == 2
    assert "nothing was written" in err
    assert (parted_home.root / AT).read_bytes() == before


def test_a_copy_with_the_same_number_is_asked_about_and_left_alone(home: Path, say) -> None:
    path = home / "sager" / f"{NUMBER}.yaml"
    copy = path.with_name(f"{NUMBER} (konflikt).yaml")
    text = path.read_text("utf-8")
    mine = text + "møder:\n  - {art: statusmøde, nummer: 1, afholdt: 2026-09-01}\n"
    path.write_text(mine, "utf-8")
    copy.write_text(text.replace("Regnbuen", "Solen") + "samtykker: [{til: x}]\n", "utf-8")
    code, out, _err = say("merge", str(path), "--dry-run")
    assert code == 1
    assert "3 differences" in out
    assert say("merge", str(path), "--take", "incoming")[0] == 0
    assert "statusmøde" not in path.read_text("utf-8")
    path.write_text(mine, "utf-8")
    assert say("merge", str(path), str(copy), "--take", "here")[0] == 0
    assert path.read_text("utf-8") == mine
    assert copy.exists()


def test_a_case_in_one_version_has_nothing_to_settle(home: Path, say) -> None:
    code, out, _err = say("merge", NUMBER)
    assert (code, "nothing to settle" in out) == (0, True)
    code, _out, err = say("merge", NUMBER, "--take", "all")
    assert (code, "here, incoming" in err) == (2, True)


def test_marks_of_git_itself_are_settled_too_with_what_both_came_from(home: Path, say) -> None:
    path = home / "sager" / f"{NUMBER}.yaml"
    text = path.read_text("utf-8")
    line = "konsulent: {}\n"
    parts = (*map(line.format, "abc"),)
    marks = f"<<<<<<< HEAD\n{parts[0]}||||||| x\n{parts[1]}=======\n{parts[2]}>>>>>>> andre\n"
    path.write_text(text + marks, "utf-8")
    assert say("merge", str(path), "--take", "incoming")[0] == 0
    assert path.read_text("utf-8") == text + parts[2]


def test_marks_are_told_for_what_they_are(home: Path, say) -> None:
    path = home / "sager" / f"{NUMBER}.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    marks = ["<<<<<<< stood here\n", lines[-1], "=======\n", lines[-1], ">>>>>>> came in\n"]
    path.write_text("".join([*lines[:-1], *marks]), "utf-8")
    code, out, _err = say("validate", str(path))
    assert code == 1
    assert f":{len(lines)}:1: error[SAG105]" in out
    assert "two versions" in out
    assert "sag merge" in out
