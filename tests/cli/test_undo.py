"""sag undo: what was recorded last is taken back, and nothing else."""

from pathlib import Path

import pytest

from sagscli.casefile.journal import remember

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
