"""The JSON and CSV that other programs read: exactly the keys that docs/json.md promises."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from sagscli import language
from sagscli.cli.boundary import run
from sagscli.deadlines.obligation import Status
from tests.history.conftest import put_under_git

DOC = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")

DEADLINES = ["version", "as_of", "deadlines", "diagnostics", "notes"]
DEADLINE = [
    "case", "path", "rule", "occurrence", "title", "due", "act_by", "status", "days",
    "responsible", "planned", "done", "expected", "before_start", "missing", "source", "because",
]  # fmt: skip
REASON = ["text", "date", "source", "binds"]
DIAGNOSTIC = [
    "code", "name", "severity", "message", "path", "pointer", "location", "end_location", "help",
]  # fmt: skip
PLACE = ["line", "column"]
SUMMARY = ["files", "errors", "warnings"]

CASE = """\
sag: VEJ-2026-014
barn: {navn: Alma Eksempel, født: 2022-03-14, cpr: 740322-4005, dagtilbud: Regnbuen}
tilbud:
  - {art: minigruppe, sted: Solstrålen, opstart: 2026-03-02}
"""


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("SAG_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    yield
    language.use("en")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    (tmp_path / "sager").mkdir()
    (tmp_path / "sager" / "VEJ-2026-014.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def _deadlines(folder, capsys, *more):
    words = ["deadlines", str(folder), "--as-of", "2026-10-05", *more]
    assert run(words) == 0
    return capsys.readouterr().out


REFERRAL = (
    "henvisninger: [{til: minigruppe, sendt: 2026-02-02,"
    " afgørelse: {dato: 2026-02-05, udfald: bevilget}}]\n"
)


def test_a_checklist_and_a_place_have_the_keys_of_the_contract_in_order(folder, capsys):
    case = folder / "sager" / "VEJ-2026-014.yaml"
    case.write_text(CASE + REFERRAL, encoding="utf-8")
    words = ["--format", "json", "--as-of", "2026-10-05"]
    run(["referral", "check", str(case), *words])
    found = json.loads(capsys.readouterr().out)
    assert list(found) == _table("The checklist")
    assert list(found["requirements"][0]) == _table("A requirement")
    assert list(found["decision"]) == _table("A decision")
    assert found["next"] in ("send", "meet", "answer", "nothing")
    run(["places", str(folder), *words])
    [group] = json.loads(capsys.readouterr().out)["groups"]
    assert list(group) == _table("A group")
    assert list(group["children"][0]) == _table("A child in a group")


def test_a_history_has_the_keys_of_the_contract_in_order(folder, capsys):
    put_under_git(folder)
    assert run(["history", str(folder / "sager" / "VEJ-2026-014.yaml"), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert list(document) == _table("The document of a history")
    assert document["history"]
    assert all(list(line) == _table("A line of a history") for line in document["history"])


def test_a_difference_has_the_keys_of_the_contract_in_order(folder, capsys):
    case = folder / "sager" / "VEJ-2026-014.yaml"
    put_under_git(folder)
    case.write_text(case.read_text("utf-8") + REFERRAL, "utf-8")
    assert run(["diff", str(case), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert list(document) == _table("The document of a difference")
    assert document["differences"]
    for line in document["differences"]:
        assert list(line) == _table("A line of a difference")


def _validated(folder, capsys):
    code = run(["validate", str(folder), "--format", "json", "--as-of", "2026-10-05"])
    return code, json.loads(capsys.readouterr().out)


def _table(heading):
    """Return the keys with a row in the table under `heading`, in order."""
    section = re.search(rf"^#+ {heading}\n.*?(?=^#|\Z)", DOC, re.MULTILINE | re.DOTALL)
    assert section, f"docs/json.md has no section {heading!r}"
    return re.findall(r"^\| `([a-z_]+)` \|", section[0], re.MULTILINE)


def test_deadlines_have_the_keys_of_the_contract_in_order(folder, capsys):
    document = json.loads(_deadlines(folder, capsys, "--format", "json"))
    assert list(document) == DEADLINES
    assert document["version"] == 1
    assert document["as_of"] == "2026-10-05"
    assert document["deadlines"]
    for row in document["deadlines"]:
        assert list(row) == DEADLINE
        assert row["because"]
        assert all(list(reason) == REASON for reason in row["because"])


def test_a_deadline_has_the_types_of_the_contract(folder, capsys):
    document = json.loads(_deadlines(folder, capsys, "--format", "json"))
    first = document["deadlines"][0]
    assert first["due"] == "2026-06-02"
    assert first["status"] == "overdue"
    assert first["days"] == -125
    assert (first["planned"], first["done"], first["missing"]) == (None, None, None)
    assert (first["expected"], first["before_start"]) == (False, False)
    assert [reason["binds"] for reason in first["because"]] == [True]


def test_neither_name_nor_number_of_the_child_is_in_the_deadlines(folder, capsys):
    for format_ in ("json", "csv"):
        text = _deadlines(folder, capsys, "--format", format_, "--names", "--all")
        assert "Alma" not in text
        assert "740322" not in text


def test_csv_has_the_same_columns_without_because(folder, capsys):
    rows = list(csv.reader(io.StringIO(_deadlines(folder, capsys, "--format", "csv"))))
    assert rows[0] == DEADLINE[:-1]
    assert all(len(row) == len(rows[0]) for row in rows)


def test_csv_for_excel_has_semicolons_and_a_byte_order_mark(folder, capsys):
    (folder / "sag.yaml").write_text("regelsæt: vejle\ncsv: excel\n", encoding="utf-8")
    text = _deadlines(folder, capsys, "--format", "csv")
    assert text.startswith("\ufeff" + ";".join(DEADLINE[:-1]))


def test_validate_without_findings(folder, capsys):
    code, document = _validated(folder, capsys)
    assert code == 0
    assert list(document) == ["version", "diagnostics", "notes", "summary"]
    assert document["version"] == 1
    assert document["diagnostics"] == []
    assert document["summary"] == {"files": 1, "errors": 0, "warnings": 0}


def test_a_finding_has_the_keys_of_the_contract_in_order(folder, capsys):
    case = folder / "sager" / "VEJ-2026-014.yaml"
    case.write_text(CASE.replace("minigruppe", "minigrupe"), encoding="utf-8")

    code, document = _validated(folder, capsys)

    assert code == 1
    (finding,) = document["diagnostics"]
    assert list(finding) == DIAGNOSTIC
    assert list(finding["location"]) == PLACE
    assert list(finding["end_location"]) == PLACE
    assert (finding["code"], finding["name"]) == ("SAG204", "unknown-kind")
    assert finding["severity"] == "error"
    assert finding["pointer"] == "/tilbud/0/art"
    assert finding["location"] == {"line": 4, "column": 11}
    assert list(document["summary"]) == SUMMARY


LISTED = {
    "A version in the list": ["rules", "list"],
    "A template": ["templates", "list", "{folder}"],
    "A document": ["render", "--list", "{folder}/VEJ-2026-014", "--as-of", "2026-10-05"],
    "A check": ["doctor", "{folder}"],
    "A starting file": ["init", "{folder}", "--ruleset", "vejle", "--dry-run"],
    "A listed case": ["list", "{folder}", "--as-of", "2026-10-05"],
    "An open referral": ["referral", "list", "{folder}", "--as-of", "2026-10-05"],
    "Places as rows": ["places", "{folder}", "--as-of", "2026-10-05"],
}


@pytest.mark.parametrize("heading", LISTED)
def test_a_list_has_the_keys_of_the_contract_in_order(heading, folder, capsys):
    case = folder / "sager" / "VEJ-2026-014.yaml"
    case.write_text(CASE + "henvisninger: [{til: minigruppe, sendt: 2026-02-02}]\n", "utf-8")
    words = [word.format(folder=folder) for word in LISTED[heading]]
    run([*words, "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0]) == [key for key in _table(heading) if key != "later"]
    run([*words, "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    if heading != "Places as rows":  # whose JSON has the children inside the groups
        assert document.pop("notes") == []
        document.pop("diagnostics", None)
        [listed] = [value for value in document.values() if isinstance(value, list)]
        assert list(listed[0]) == _table(heading)
        assert len(listed) == len(rows)


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("The document of deadlines", DEADLINES),
        ("A deadline", DEADLINE),
        ("A reason", REASON),
        ("The document of findings", ["version", "diagnostics", "notes", "summary"]),
        ("A finding", DIAGNOSTIC),
        ("A note", ["message", "help"]),
        ("A place", PLACE),
        ("The summary", SUMMARY),
        ("Status", [status.value for status in Status]),
    ],
)
def test_every_key_is_documented_in_order(heading, keys):
    assert _table(heading) == keys
