"""sag undo: what was recorded last is taken back, and nothing else."""

import subprocess
from pathlib import Path

import pytest

from sagscli.casefile.journal import remember
from tests.cli.test_record_dialogues import keyboard as keyboard  # noqa: PLC0414 - a fixture

AS_OF = ("--as-of", "2026-11-26")
AGREED = (
    "record",
    "agreement",
    "made",
    "VEJ-2026-001",
    "--who",
    "forældre",
    "--latest",
    "2027-02-01",
)


@pytest.fixture
def path(home: Path) -> Path:
    return home / "sager" / "VEJ-2026-001.yaml"


def test_what_was_recorded_is_taken_back_one_after_the_other(path, say) -> None:
    texts = [path.read_bytes()]
    for what in ("Besøg", "Samtale"):
        assert say(*AGREED, "--what", what, *AS_OF)[0] == 0
        texts.append(path.read_bytes())
    for text in reversed(texts[:-1]):
        assert say("undo", "--yes", *AS_OF)[0] == 0
        assert path.read_bytes() == text
    code, _out, err = say("undo", "--yes", *AS_OF)
    assert code == 2
    assert "nothing to take back" in err


def test_it_is_shown_and_not_done_with_dry_run(path, say) -> None:
    say(*AGREED, "--what", "Besøg", *AS_OF)
    before = path.read_bytes()
    code, out, _err = say("undo", "--dry-run", *AS_OF)
    assert code == 0
    assert "- " in out
    assert "Besøg" in out
    assert path.read_bytes() == before


def test_without_a_terminal_it_asks_for_the_option(path, say) -> None:
    say(*AGREED, "--what", "Besøg", *AS_OF)
    before = path.read_bytes()
    code, _out, err = say("undo", *AS_OF)
    assert code == 2
    assert "--yes" in err
    assert path.read_bytes() == before


def test_lines_that_were_changed_since_are_not_taken_back(path, say) -> None:
    say(*AGREED, "--what", "Besøg", *AS_OF)
    path.write_text(path.read_text().replace("Besøg", "Besøg på skolen"))
    before = path.read_bytes()
    code, _out, err = say("undo", "--yes", *AS_OF)
    assert code == 2
    assert "changed again" in err
    assert path.read_bytes() == before


def test_a_change_that_cannot_be_taken_back_stands_in_nobodys_way(path, home, say) -> None:
    """It is refused each time; --skip goes on to the one before, and a file can be named."""
    first = path.read_bytes()
    say(*AGREED, "--what", "Besøg", *AS_OF)
    other = home / "sager" / "HAD-2026-001.yaml"
    untouched = other.read_bytes()
    say(*AGREED[:3], "HAD-2026-001", *AGREED[4:], "--what", "Samtale", *AS_OF)
    other.write_text(other.read_text().replace("Samtale", "En samtale"))
    changed = other.read_bytes()
    for _time in range(2):
        code, _out, err = say("undo", "--yes", *AS_OF)
        assert code == 2
        assert "HAD-2026-001" in err
        assert "sag undo --skip" in err
    assert say("undo", "sager/HAD-2026-001.yaml", "--yes", *AS_OF)[0] == 2
    assert say("undo", "--yes", "--skip", *AS_OF)[0] == 0
    assert path.read_bytes() == first
    assert other.read_bytes() == changed
    other.write_bytes(changed.replace(b"En samtale", b"Samtale"))
    assert say("undo", "--yes", *AS_OF)[0] == 0
    assert other.read_bytes() == untouched


def test_of_a_file_that_is_named_the_last_change_is_taken_back(path, home, say) -> None:
    first = path.read_bytes()
    say(*AGREED, "--what", "Besøg", *AS_OF)
    say(*AGREED[:3], "HAD-2026-001", *AGREED[4:], "--what", "Samtale", *AS_OF)
    assert say("undo", str(path), "--yes", *AS_OF)[0] == 0
    assert path.read_bytes() == first
    assert "Samtale" in (home / "sager" / "HAD-2026-001.yaml").read_text()
    code, _out, err = say("undo", str(path), "--yes", *AS_OF)
    assert code == 2
    assert "in this file" in err


def test_at_a_terminal_the_change_before_is_offered(path, home, say, keyboard) -> None:
    first = path.read_bytes()
    say(*AGREED, "--what", "Besøg", *AS_OF)
    say(*AGREED[:3], "HAD-2026-001", *AGREED[4:], "--what", "Samtale", *AS_OF)
    other = home / "sager" / "HAD-2026-001.yaml"
    other.write_text(other.read_text().replace("Samtale", "En samtale"))
    keyboard(False)
    assert say("undo", *AS_OF)[0] == 2
    assert path.read_bytes() != first
    keyboard(True, True)
    assert say("undo", *AS_OF)[0] == 0
    assert path.read_bytes() == first


def _git(home: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=home, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder with a history that has its cases."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Lone Leder")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "lone@example.dk")
    _git(home, "init", "-q")
    _git(home, "add", "sager")
    _git(home, "commit", "-q", "-m", "start")
    return home


def test_of_a_committed_change_it_is_said_that_the_commit_stands(path, kept, say) -> None:
    first = path.read_bytes()
    say(*AGREED, "--what", "Besøg", "--commit", *AS_OF)
    code, _out, err = say("undo", "--yes", *AS_OF)
    assert code == 0
    assert path.read_bytes() == first
    assert "that commit stands; --commit" in err
    assert "sag doctor" in err
    assert "M sager/VEJ-2026-001.yaml" in _git(kept, "status", "--short")


def test_the_undoing_is_committed_and_nobody_is_named(path, kept, say) -> None:
    say(*AGREED, "--what", "Besøg", "--commit", *AS_OF)
    code, _out, err = say("undo", "--yes", "--commit", *AS_OF)
    assert code == 0, err
    assert "Committed to git" in err
    assert _git(kept, "status", "--short", "sager") == ""
    subject = _git(kept, "log", "-1", "--format=%s").strip()
    assert subject == "VEJ-2026-001: taken back: agreement made"


def test_what_was_never_committed_needs_no_commit(path, kept, say) -> None:
    say(*AGREED, "--what", "Besøg", *AS_OF)
    code, _out, err = say("undo", "--yes", *AS_OF)
    assert code == 0
    assert "commit" not in err
    say(*AGREED, "--what", "Besøg", *AS_OF)
    code, _out, err = say("undo", "--yes", "--commit", *AS_OF)
    assert code == 0
    assert "nothing to commit" in err


def test_a_case_that_was_committed_goes_from_git_too(kept, say) -> None:
    new = ("new", "--number", "VEJ-2026-002", "--child", "Bo Eksempel", "--born", "2022-05-01")
    assert say(*new, "--ruleset", "vejle", "--yes", "--commit", *AS_OF)[0] == 0
    assert "sager/VEJ-2026-002.yaml" in _git(kept, "ls-files")
    assert say("undo", "--yes", "--commit", *AS_OF)[0] == 0
    assert "sager/VEJ-2026-002.yaml" not in _git(kept, "ls-files")
    assert _git(kept, "status", "--short", "sager") == ""


def test_at_a_terminal_it_is_asked_whether_git_is_to_know(path, kept, say, keyboard) -> None:
    say(*AGREED, "--what", "Besøg", "--commit", *AS_OF)
    keyboard(True, True)
    assert say("undo", *AS_OF)[0] == 0
    assert _git(kept, "status", "--short", "sager") == ""


def test_a_change_that_never_came_to_be_is_passed_over(path, home, say) -> None:
    """Whoever was stopped between remembering and writing takes the change before it back."""
    first = path.read_bytes()
    say(*AGREED, "--what", "Besøg", *AS_OF)
    remember(home, "sager/VEJ-2026-001.yaml", "meeting held", path.read_bytes(), b"never written")
    assert say("undo", "--yes", *AS_OF)[0] == 0
    assert path.read_bytes() == first


def test_a_path_that_leads_out_of_the_folder_is_not_followed(home, say, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "A.yaml"
    outside.write_bytes(b"sag: A\nnew: x\n")
    remember(home, f"../../{outside.parent.name}/A.yaml", "x", b"sag: A\n", outside.read_bytes())
    say("undo", "--yes", *AS_OF)
    assert outside.read_bytes() == b"sag: A\nnew: x\n"


@pytest.mark.parametrize("is_folder", [True, False])
def test_nothing_behind_a_link_is_read_or_shown(
    path, home, say, tmp_path_factory, is_folder
) -> None:
    """A note of a change may be anybody's; --skip goes on to the one before."""
    first = path.read_bytes()
    say(*AGREED, "--what", "Besøg", *AS_OF)
    outside = tmp_path_factory.mktemp("andet") / "A.yaml"
    outside.write_bytes(b"hemmelig: ord\nmere: x\n")
    if is_folder:
        (home / "sager" / "ude").symlink_to(outside.parent, target_is_directory=True)
    else:
        (home / "sager" / "A.yaml").symlink_to(outside)
    place = "sager/ude/A.yaml" if is_folder else "sager/A.yaml"
    remember(home, place, "x", b"hemmelig: ord\n", outside.read_bytes())
    code, out, err = say("undo", "--yes", *AS_OF)
    assert (code, "is a link" in err, "--skip" in err) == (2, True, True), err
    assert "hemmelig" not in out + err
    assert say("undo", "--yes", "--skip", *AS_OF)[0] == 0
    assert path.read_bytes() == first
    assert outside.read_bytes() == b"hemmelig: ord\nmere: x\n"
