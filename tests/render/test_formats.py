"""What a file contains stays data in every format."""

import csv
import io
import json

import pytest

from sagscli.cli.boundary import run

AS_OF = ["--as-of", "2026-10-05"]
NASTY = """\
sag: '=HYPERLINK("x")|*a*<b>'
regelsæt: vejle
konsulent: "@SUM(1)"
barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: "| ||"}
tilbud: [{art: minigruppe, sted: "-1+1", opstart: 2026-03-02}]
møder: [{art: "::error::x%0Ay,z"}]
"""


@pytest.fixture
def output(folder, write_case, capsys):
    def of(command: str, format_: str, text: str = NASTY) -> str:
        write_case(text)
        run([command, str(folder), *AS_OF, "--format", format_])
        return capsys.readouterr().out

    return of


def test_csv_holds_no_formula(output) -> None:
    rows = list(csv.DictReader(io.StringIO(output("deadlines", "csv"))))
    assert len(rows) == 3
    for row in rows:
        assert row["case"].startswith("'=")
        assert int(row["days"]) < 60  # a negative number of ours is no formula


def test_csv_for_a_danish_excel(folder, output) -> None:
    (folder / "sag.yaml").write_text("csv: excel\n", encoding="utf-8")
    text = output("deadlines", "csv")
    assert text.startswith("\ufeffcase;path;rule;")
    assert len(list(csv.reader(io.StringIO(text), delimiter=";"))) == 4


@pytest.mark.parametrize("number", ["x;=HYPERLINK(1)", "x,=1+1", "＝1", "  =1", "＠x", "－1"])
@pytest.mark.parametrize("dialect", ["excel", "standard"])
def test_no_cell_is_a_formula_where_it_is_split_at_the_other_separator(
    folder, output, dialect, number
) -> None:
    (folder / "sag.yaml").write_text(f"csv: {dialect}\n", encoding="utf-8")
    text = output("deadlines", "csv", NASTY.replace("'=HYPERLINK(\"x\")|*a*<b>'", f'"{number}"'))
    for separator in ",;":
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator))
        assert len(rows) == 4
        for cell in (cell.strip() for row in rows[1:] for cell in row):
            assert not cell.startswith(("=", "+", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("place", ["S;=1+1", "S; =1", 'S;"=1', "S;'\"＝1", "S,=1", 'S,"@x;+1'])
@pytest.mark.parametrize("dialect", ["excel", "standard"])
def test_no_column_behind_the_first_is_one_either(folder, output, dialect, place) -> None:
    """Where a field does not begin the line, the quotation marks around it part nothing."""
    (folder / "sag.yaml").write_text(f"csv: {dialect}\n", encoding="utf-8")
    quoted = "'" + place.replace("'", "''") + "'"
    text = output("places", "csv", NASTY.replace('"-1+1"', quoted))
    for separator in ",;":
        for row in list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator))[1:]:
            cells = [cell.strip(' "') for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "＝"))]


def test_csv_of_nothing_still_has_its_headings(output) -> None:
    text = output("deadlines", "csv", "sag: A\nbarn: {navn: A, født: 2025-01-01}\n")
    assert text.startswith("case,path,rule,occurrence,title,due,act_by,status,days,")
    assert text.count("\r\n") == 1


def test_markdown_tables_keep_their_columns(output) -> None:
    lines = [line for line in output("deadlines", "md").splitlines() if line.startswith("|")]
    unescaped = [line.replace("\\|", "").count("|") for line in lines]
    assert set(unescaped) == {unescaped[0]}
    assert "<b>" not in "".join(lines).replace("\\<b\\>", "")


def test_github_lines_are_one_command_each(output) -> None:
    lines = output("validate", "github").splitlines()
    assert lines
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)
    assert not [line for line in lines if "%0Ay" in line and "%250Ay" not in line]


def test_sarif_has_what_code_scanning_needs(output) -> None:
    document = json.loads(output("validate", "sarif"))
    [run_] = document["runs"]
    rules = [rule["id"] for rule in run_["tool"]["driver"]["rules"]]
    assert document["version"] == "2.1.0"
    for result in run_["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        [location] = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (
            region["startLine"],
            region["startColumn"],
        )
        assert " " not in location["physicalLocation"]["artifactLocation"]["uri"]


def test_json_summary_counts(output) -> None:
    document = json.loads(output("validate", "json"))
    found = [one["severity"] for one in document["diagnostics"]]
    assert document["summary"]["errors"] == found.count("error") > 0
    assert document["summary"]["warnings"] == found.count("warning") > 0
    assert document["summary"]["files"] == 1
