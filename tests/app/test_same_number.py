"""Two files with one case number: told by whoever reads them, and neither is trusted (SAG401)."""

import json
from pathlib import Path

import pytest

from sagscli.app.same_number import number_in
from sagscli.cli.boundary import run

CASE = """\
sag: VEJ-2026-201
regelsæt: vejle
barn: {{navn: Prøve Barn, født: 2021-05-20, dagtilbud: Huset}}
skole: {{start: 2028-08-01, udsættelse: ja}}
tilbud:
  - {{art: minigruppe, sted: Gruppen, opstart: {start}}}
henvisninger:
  - {{til: specialtilbud}}
"""
OTHER = "VEJ-2026-201-LAPTOP-7F3K.yaml"
AS_OF = ("--as-of", "2026-11-25")


@pytest.fixture
def copies(folder, write_case) -> Path:
    write_case(CASE.format(start="2026-03-02"), "VEJ-2026-201")
    write_case(CASE.format(start="2026-07-01"), OTHER.removesuffix(".yaml"))
    return folder


def test_the_list_of_deadlines_marks_both_and_exits_with_1(copies, capsys) -> None:
    assert run(["deadlines", str(copies), *AS_OF]) == 1
    shown = capsys.readouterr().out
    marked = [line for line in shown.splitlines() if "P.B." in line]
    assert marked
    assert all("!" in line.split()[0] for line in marked)
    assert OTHER in "".join(shown.split())


@pytest.mark.parametrize(
    "words",
    [
        ["deadlines", "--format", "json"],
        ["places"],
        ["referral", "list"],
        ["validate"],
    ],
)
def test_whoever_reads_the_folder_says_so(words, copies, capsys) -> None:
    assert run([*words, str(copies), *(AS_OF if words[0] != "validate" else ())]) == 1
    told = capsys.readouterr()
    assert OTHER in told.out + told.err
    if "json" in words:
        json.loads(told.out)


@pytest.mark.parametrize(
    "words", [["show"], ["referral", "check"], ["explain", "statusmøde"], ["plan"]]
)
def test_a_command_about_one_case_says_that_another_file_has_the_number(
    words, copies, capsys
) -> None:
    case = f"{copies}/VEJ-2026-201"
    command = ["explain", case, "statusmøde"] if words[0] == "explain" else [*words, case]
    run([*command, *AS_OF])
    told = capsys.readouterr()
    assert OTHER in "".join((told.out + told.err).split())


def test_the_same_number_in_two_folders_is_two_cases(folder, write_case, tmp_path, capsys) -> None:
    write_case(CASE.format(start="2026-09-01"), "VEJ-2026-201")
    other = tmp_path / "anden"
    (other / "sager").mkdir(parents=True)
    (other / "sag.yaml").write_text("titel: Anden\n", encoding="utf-8")
    text = CASE.format(start="2026-09-02")
    (other / "sager" / "VEJ-2026-201.yaml").write_text(text, encoding="utf-8")
    assert run(["deadlines", str(folder), str(other), *AS_OF]) == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sag: VEJ-1\n", "vej-1"),
        ("\ufeffsag: 'VEJ-1'\n", "vej-1"),
        ("# note\nsag: VEJ-1  # note\n", "vej-1"),
        ('{sag: "VEJ-1", barn: {navn: A}}\n', "vej-1"),
        ("barn:\n  sag: VEJ-1\n", None),
    ],
)
def test_the_number_is_seen_however_it_is_written(text, number, tmp_path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert number_in(str(path)) == number
