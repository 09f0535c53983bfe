"""--output: whole, as UTF-8, and over nothing unasked."""

import os
import time
from pathlib import Path

import pytest

from sagscli.cli.boundary import run

CASE = (
    "sag: VEJ-2026-001\nbarn: {navn: Alma Eksempel, født: 2022-03-14}\n"
    "tilbud: [{art: minigruppe, opstart: 2026-03-02}]\n"
)
AS_OF = ["--as-of", "2026-10-05"]


@pytest.mark.parametrize("kept", ["sag.yaml", "regelsæt/ny.yaml", ".git/config", ".sag/x.csv"])
def test_what_belongs_to_the_folder_is_refused_for_that_and_not_for_its_ending(
    kept: str, folder: Path, write_case, capsys
) -> None:
    write_case(CASE)
    target = folder / kept
    before = target.read_bytes() if target.is_file() else None
    assert run(["deadlines", str(folder), "-o", str(target), "--force", *AS_OF]) == 2
    assert "belongs to the case folder" in " ".join(capsys.readouterr().err.split())
    assert (target.read_bytes() if target.is_file() else None) == before


@pytest.mark.parametrize(
    "words",
    [
        ["deadlines"],
        ["deadlines", "--format", "json"],
        ["deadlines", "--format", "csv"],
        ["deadlines", "--format", "md"],
        ["validate"],
        ["validate", "--format", "sarif"],
    ],
    ids=" ".join,
)
def test_a_file_holds_what_stdout_would(words, folder: Path, write_case, capsys) -> None:
    write_case(CASE)
    words = [*words, str(folder), *AS_OF]
    code = run(words)
    said = capsys.readouterr().out
    target = folder / "ud.txt"
    assert run([*words, "--output", str(target)]) == code
    assert capsys.readouterr().out == ""
    assert target.read_bytes().decode("utf-8") == said
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_nothing_is_written_over_unasked(folder: Path, write_case, capsys) -> None:
    write_case(CASE)
    target = folder / "ud.txt"
    target.write_text("kept", encoding="utf-8")
    words = ["deadlines", str(folder), *AS_OF, "-o", str(target)]
    assert run(words) == 2
    assert "is there already" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "kept"
    assert run([*words, "--force"]) == 0
    assert "VEJ-2026-001" in target.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written(folder: Path, write_case, capsys) -> None:
    write_case(CASE)
    words = ["deadlines", str(folder), *AS_OF, "--force"]
    assert run([*words, "-o", str(folder)]) == 2
    assert run([*words, "-o", str(folder / "nowhere" / "ud.txt")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def _leading_out(home: Path, name: str) -> Path:
    outside = home.parent / f"{home.name}-udenfor"
    outside.mkdir()
    (home / name).symlink_to(outside, target_is_directory=True)
    return outside


@pytest.mark.skipif(os.name == "nt", reason="links take rights there")
@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("regelsæt", ("rules", "new", "egen", "--extends", "vejle")),
        ("skabeloner", ("templates", "copy", "overblik/overblik.md.j2")),
    ],
)
def test_nothing_is_written_through_a_link_that_leads_out(home: Path, say, link, words) -> None:
    outside = _leading_out(home, link)
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert "link" in err
    assert "case folder" in err
    assert list(outside.iterdir()) == []


def test_what_a_write_left_behind_is_swept_by_the_next(home: Path, say) -> None:
    old, new, other = home / ".sag-gammel.tmp", home / ".sag-ny.tmp", home / ".sag-noter"
    for path in (old, new, other):
        path.write_text("halvt")
    long_ago = time.time() - 3600
    for path in (old, other):
        os.utime(path, (long_ago, long_ago))
    assert say("rules", "list", "--output", "regler.csv")[0] == 0
    assert not old.exists()
    assert new.exists()  # another may be writing it
    assert other.exists()
    assert sorted(path.name for path in home.glob(".sag-*")) == [".sag-noter", ".sag-ny.tmp"]


@pytest.mark.parametrize("sign", ["x", "æ"])
def test_a_case_number_too_long_for_a_file_stops_no_other_case(home: Path, say, sign) -> None:
    text = (home / "sager/VEJ-2026-001.yaml").read_text(encoding="utf-8")
    for at in (1, 2):
        number = sign * 238 + f"-{at}"
        long = text.replace("VEJ-2026-001", number)
        (home / f"sager/lang-{at}.yaml").write_text(long, encoding="utf-8")
    code, _out, err = say("render", "--all", "--output", "ud", "--format", "md", "--draft")
    assert code == 0, err
    folders = [path.name for path in (home / "ud").iterdir()]
    assert len([name for name in folders if name.startswith(sign * 50)]) == 2
    assert "VEJ-2026-001" in folders


@pytest.mark.skipif(os.name == "nt", reason="links take rights there")
@pytest.mark.parametrize(
    "words",
    [
        ("deadlines", "-o", "ude/q.md"),
        ("render", "overblik", "VEJ-2026-001", "--format", "md", "-o", "ude/"),
        ("render", "--all", "--draft", "--format", "md", "-o", "ude"),
        ("render", "--all", "--draft", "--format", "md", "-o", "ude/under/mappe"),
    ],
    ids=" ".join,
)
def test_no_result_leaves_the_folder_by_a_link(home: Path, say, words) -> None:
    outside = _leading_out(home, "ude")
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert "lies behind a link that leads out of the case folder" in err
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "place",
    [
        ".git/HEAD",
        ".GIT/HEAD",
        "sag.yaml",
        "bilag/v.txt",
        "regelsæt/egen.txt",
        "regelsæt/ny.txt",
        "skabeloner/overblik/x.txt",
        "sager/VEJ-2026-002.txt",
        "sager/VEJ-2026-001.yaml",
    ],
)
def test_no_result_is_put_where_the_folders_own_lies(home: Path, say, place: str) -> None:
    """Not even with --force: what is there cannot be made again."""
    path = home / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if "ny" not in place and not path.exists():
        path.write_text("ref: refs/heads/main\n", encoding="utf-8")
    before = path.read_bytes() if path.exists() else None
    code, _out, err = say("deadlines", "--format", "table", "-o", place, "--force")
    assert code == 2
    assert "sag: " in err
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize("place", ["liste.md", "sager/liste.md", "bilag/ny.md", "ud/liste.md"])
def test_a_result_may_lie_beside_the_cases(home: Path, say, place: str) -> None:
    (home / place).parent.mkdir(exist_ok=True)
    assert say("deadlines", "-o", place)[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders there")
def test_a_pipe_is_no_file_and_force_is_no_help(home: Path, say) -> None:
    os.mkfifo(home / "rør.md")
    code, _out, err = say("deadlines", "-o", "rør.md", "--force")
    assert code == 2
    assert "is a device or a pipe" in err
    assert "--force" not in err


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders there")
def test_of_a_template_both_files_are_copied_or_none(home: Path, say) -> None:
    (home / "skabeloner/overblik").mkdir(parents=True)
    os.mkfifo(home / "skabeloner/overblik/overblik.md.j2")
    assert say("templates", "copy", "overblik", "--force")[0] == 2
    assert [path.name for path in (home / "skabeloner/overblik").iterdir()] == ["overblik.md.j2"]


@pytest.mark.parametrize("name", ["con", "lpt1"])
def test_no_file_is_called_what_windows_calls_a_device(home: Path, say, name: str) -> None:
    assert say("rules", "new", name)[0] == 2
    case = home / "sager/VEJ-2026-001.yaml"
    text = case.read_text(encoding="utf-8").replace("VEJ-2026-001", name.upper())
    case.write_text(text, encoding="utf-8")
    assert say("render", "--all", "--draft", "--format", "md", "-o", "ud")[0] == 0
    assert f"sag-{name.upper()}" in [path.name for path in (home / "ud").iterdir()]
