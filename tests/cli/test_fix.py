"""sag fix: shown first, written when it is agreed to, and taken back."""

from pathlib import Path

import pytest

AS_OF = ("--as-of", "2026-11-26")


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "sager" / "VEJ-2026-001.yaml"
    path.write_text(path.read_text() + "Konsulent: kons-a\n")
    return path


def test_it_is_shown_and_written_by_those_who_are_sure(path, say) -> None:
    before = path.read_bytes()
    code, out, err = say("fix", *AS_OF)
    assert code == 1
    assert "+ konsulent: kons-a" in out
    assert "--yes" in err
    assert path.read_bytes() == before
    assert say("fix", "--yes", *AS_OF)[0] == 0
    assert path.read_text().endswith("konsulent: kons-a\n")
    assert say("undo", "--yes", *AS_OF)[0] == 0
    assert path.read_bytes() == before


def test_with_dry_run_nothing_is_written(path, say) -> None:
    before = path.read_bytes()
    say("fix", "--dry-run", "--yes", *AS_OF)
    assert path.read_bytes() == before


def test_names_that_an_editor_made_are_put_right(home, say) -> None:
    (home / "sag.yaml").unlink()
    (home / "sag.yml").write_text("regelsæt: vejle\n")
    case = home / "sager" / "VEJ-2026-001.yaml"
    case.rename(case.with_name("VEJ-2026-001.yaml.txt"))
    assert say("fix", "--yes", *AS_OF)[0] == 0
    assert case.is_file()
    assert (home / "sag.yaml").read_text() == "regelsæt: vejle\n"
    assert not (home / "sag.yml").exists()


def test_no_name_is_given_that_is_taken(home, say) -> None:
    (home / "sag.yaml").write_text("regelsæt: vejle\n")
    (home / "sag.yml").write_text("regelsæt: haderslev\n")
    copy = home / "sager" / "VEJ-2026-001.yaml.txt"
    copy.write_text("sag: X\n")
    say("fix", "--yes", *AS_OF)
    assert copy.exists()
    assert (home / "sag.yaml").read_text() == "regelsæt: vejle\n"


def test_where_nothing_can_be_mended_it_says_so(home, say) -> None:
    code, _out, err = say("fix", *AS_OF)
    assert code == 0
    assert "Nothing can be mended" in err
