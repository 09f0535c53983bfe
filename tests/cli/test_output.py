"""--output: whole, as UTF-8, and over nothing unasked."""

from pathlib import Path

import pytest

from sagscli.cli.boundary import run

CASE = (
    "sag: VEJ-2026-001\nbarn: {navn: Alma Eksempel, født: 2022-03-14}\n"
    "tilbud: [{art: minigruppe, opstart: 2026-03-02}]\n"
)
AS_OF = ["--as-of", "2026-10-05"]


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
