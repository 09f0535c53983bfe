"""sag fix: shown first, written when it is agreed to, and taken back."""

import json
import os
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


@pytest.fixture
def three(home: Path) -> dict[Path, bytes]:
    """Return two files with a slip each, and one with a wrong name and a slip, as they are."""
    cases = home / "sager"
    for number in ("VEJ-2026-001", "HAD-2026-001", "GRP-2026-001"):
        path = cases / f"{number}.yaml"
        path.write_text(path.read_text() + "Konsulent: kons-a\n")
    misnamed = cases / "GRP-2026-001.yaml"
    misnamed.rename(misnamed.with_name("GRP-2026-001.yaml.txt"))
    return {path: path.read_bytes() for path in sorted(cases.iterdir())}


def _as_it_is(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((home / "sager").iterdir())}


def test_a_fix_of_several_files_is_taken_back_as_one(home, three, say) -> None:
    """All at once, and nothing more is left to be mended after it."""
    code, _out, err = say("fix", "--yes", *AS_OF)
    assert code == 0
    assert "sag undo takes all of it back" in err
    fixed = _as_it_is(home)
    assert all(b"\nkonsulent: kons-a\n" in data for data in fixed.values())
    assert len(fixed) == 3
    assert "Nothing can be mended" in say("fix", "--yes", *AS_OF)[2]
    code, out, _err = say("undo", "--dry-run", *AS_OF)
    assert code == 0
    assert out.count("+ Konsulent: kons-a") == 3
    assert "GRP-2026-001.yaml.txt" in out
    assert _as_it_is(home) == fixed
    assert say("undo", "--yes", *AS_OF)[0] == 0
    assert _as_it_is(home) == three
    assert say("undo", "--yes", *AS_OF)[0] == 2


def test_where_one_of_its_files_was_changed_since_none_is_taken_back(home, three, say) -> None:
    say("fix", "--yes", *AS_OF)
    path = home / "sager" / "HAD-2026-001.yaml"
    path.write_text(path.read_text().replace("kons-a", "kons-b"))
    before = _as_it_is(home)
    code, _out, err = say("undo", "--yes", *AS_OF)
    assert code == 2
    assert "HAD-2026-001.yaml was changed again since" in err
    assert _as_it_is(home) == before


def test_where_one_of_its_files_cannot_be_written_the_others_are_put_back(
    home, three, say, monkeypatch
) -> None:
    say("fix", "--yes", *AS_OF)
    fixed = _as_it_is(home)
    rename, refused = os.rename, OSError(28, "No space left on device")

    def full(old, new) -> None:
        if str(new).endswith(".txt"):
            raise refused
        rename(old, new)

    with monkeypatch.context() as patch:
        patch.setattr("os.rename", full)
        code, _out, err = say("undo", "--yes", *AS_OF)
    assert code == 2
    assert "cannot be written" in err
    assert _as_it_is(home) == fixed
    assert say("undo", "--yes", *AS_OF)[0] == 0
    assert _as_it_is(home) == three


def test_what_is_taken_back_is_told_to_programs(home, three, say) -> None:
    say("fix", "--yes", *AS_OF)
    told = json.loads(say("undo", "--yes", "--format", "json", *AS_OF)[1])
    assert told["recorded"] == "case fixed"
    assert told["saved"] is True
    assert {each["case"] for each in told["changes"]} == {
        "VEJ-2026-001",
        "HAD-2026-001",
        "GRP-2026-001",
    }
    assert [Path(each["to"]).name for each in told["renamed"]] == ["GRP-2026-001.yaml.txt"]


def test_the_name_of_a_file_that_names_a_child_is_shown_without_it(home, say) -> None:
    """Both when it is mended and when that is taken back, before and after."""
    case = home / "sager" / "VEJ-2026-001.yaml"
    misnamed = case.rename(case.with_name("Alma-i-stuen.yaml.txt"))
    told = [say("fix", *AS_OF), say("fix", "--yes", *AS_OF)]
    assert not misnamed.exists()
    told += [say("undo", "--dry-run", *AS_OF), say("undo", "--yes", *AS_OF)]
    assert misnamed.exists()
    for _code, out, err in told:
        assert "-i-stuen.yaml" in out
        assert "Alma" not in out + err


def test_what_cannot_be_mended_beside_what_can_is_told(home, say) -> None:
    path = home / "sager" / "VEJ-2026-001.yaml"
    path.write_text(path.read_text() + "møder:\n  - {art: statusmøde, planlagt: 1.12.2026}\n")
    assert "cannot be mended for certain" not in say("fix", str(path), "--dry-run", *AS_OF)[2]
    path.write_text(path.read_text() + "  - {art: statusmøde, planlagt: 3/4/2027}\n")
    _code, _out, err = say("fix", str(path), "--dry-run", *AS_OF)
    assert "1 file has errors that cannot be mended for certain" in err


@pytest.mark.skipif(os.name == "nt", reason="a link takes rights there")
def test_a_case_behind_a_link_that_leads_out_is_told_of(home, say, tmp_path_factory) -> None:
    away = tmp_path_factory.mktemp("andres") / "sag.yaml"
    away.write_text("sag: VEJ-2026-001\nbarn: {navn: A}\n", encoding="utf-8")
    (home / "sager" / "VEJ-2026-009.yaml").symlink_to(away)
    code, _out, err = say("fix", "--dry-run", *AS_OF)
    assert code == 1
    assert "VEJ-2026-009.yaml: this is a link to a place outside" in err
