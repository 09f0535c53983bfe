"""The registry of formats: what it lists is there, and a command offers exactly that."""

import csv
import io
import json
from importlib import import_module

import pytest

from sagscli.errors import SagError
from sagscli.render.formats import FORMATS, chosen_format, endings_of
from tests.commands import registered

LISTS = {
    "deadlines": ["sample-cases"],
    "list": ["sample-cases"],
    "referral list": ["sample-cases"],
    "places": ["sample-cases"],
    "rules list": ["--folder", "sample-cases"],
    "templates list": ["sample-cases"],
    "render": ["--list", "sample-cases/sager/2026/VEJ-2026-014.yaml"],
}
NO_DAY = ("rules list", "templates list")
AS_OF = ["--as-of", "2026-10-05"]


@pytest.mark.parametrize(
    "entry",
    [entry for row in FORMATS.values() for entry in row.values()],
    ids=lambda one: one.writer,
)
def test_what_is_registered_is_there(entry) -> None:
    for place in filter(None, (entry.writer, entry.listing)):
        module, _colon, name = place.partition(":")
        assert callable(getattr(import_module(f"sagscli.render.{module}"), name))


def test_a_case_that_cannot_be_read_is_answered_about_in_every_format() -> None:
    assert list(FORMATS["UnreadReferral"]) == list(FORMATS["CheckedReferral"])


@pytest.mark.parametrize("command", LISTS)
def test_every_list_has_the_same_formats(command) -> None:
    [formats] = [one.formats for one in registered() if one.english == command]
    assert {"table", "json", "csv", "md"} <= set(formats)


@pytest.fixture
def said(capsys, monkeypatch):
    from sagscli.cli.boundary import run
    from tests.conftest import ROOT

    monkeypatch.chdir(ROOT)

    def say(command: str, *more: str) -> str:
        day = [] if command in NO_DAY else AS_OF
        run([*command.split(), *LISTS[command], *more, *day])
        return capsys.readouterr().out

    return say


@pytest.mark.parametrize("command", LISTS)
def test_a_list_says_the_same_to_every_program(command, said) -> None:
    document = json.loads(said(command, "--format", "json"))
    text = said(command, "--format", "csv").removeprefix("\ufeff")
    assert document["version"] == 1
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text[:40] else ","))
    assert rows
    if command != "places":  # whose JSON has the children inside the groups
        beside = ("diagnostics", "notes")
        lists = [name for name, value in document.items() if isinstance(value, list)]
        [key] = [name for name in lists if name not in beside]
        assert len(document[key]) == len(rows)
        assert set(rows[0]) <= set(document[key][0])


@pytest.mark.parametrize("command", LISTS)
def test_a_list_in_markdown_is_tables_of_whole_rows(command, said) -> None:
    lines = said(command, "--format", "md").splitlines()
    assert lines[0].startswith("# ")
    rows = [line.replace("\\|", "") for line in lines if line.startswith("|")]
    assert len(rows) > 2
    assert {row.count("|") for row in rows} == {rows[0].count("|")}


@pytest.mark.parametrize(
    ("result", "asked", "path", "chosen"),
    [
        ("Worklist", None, None, "table"),
        ("Worklist", None, "frister.csv", "csv"),
        ("Worklist", None, "FRISTER.JSON", "json"),
        ("Worklist", None, "frister.txt", "table"),
        ("Worklist", None, "frister", "table"),
        ("Worklist", None, "-", "table"),
        ("Worklist", "csv", "frister", "csv"),
        ("Worklist", "csv", "frister.txt", "csv"),
        ("Report", None, "fund.sarif", "sarif"),
        ("Report", "concise", "fund.txt", "concise"),
        ("CaseDocument", None, "plan.pdf", "pdf"),
        ("CaseDocument", None, "plan.txt", "md"),
        ("CaseOverview", None, "sag.txt", "text"),
    ],
)
def test_the_ending_says_the_format(result, asked, path, chosen) -> None:
    assert chosen_format(result, asked, path) == chosen


@pytest.mark.parametrize(
    ("result", "asked", "path", "said"),
    [
        ("Worklist", "json", "frister.csv", "--format says json"),
        ("CaseDocument", "pdf", "plan.txt", "--format says pdf"),
        ("CaseDocument", None, "plan.docx", "ends with .docx"),
        ("CaseDocument", "md", "plan.docx", "ends with .docx"),
        ("Worklist", None, "frister.pdf", "ends with .pdf"),
        ("CaseOverview", None, "sag.json", "ends with .json"),
    ],
)
def test_an_ending_that_says_something_else_is_refused(result, asked, path, said) -> None:
    with pytest.raises(SagError) as refused:
        chosen_format(result, asked, path)
    assert said in refused.value.message
    if "ends with ." in said:
        assert all(f".{ending}" in (refused.value.remedy or "") for ending in endings_of(result))


def test_nothing_is_written_under_an_ending_that_is_refused(tmp_path, said) -> None:
    from sagscli.cli.boundary import run

    for words in (["deadlines", "sample-cases"], ["plan", "VEJ-2026-014"], ["rules", "list"]):
        assert run([*words, "-o", str(tmp_path / "ud.docx")]) == 2
    assert list(tmp_path.iterdir()) == []


def test_every_command_that_has_formats_has_those_of_the_registry() -> None:
    rows = {tuple(row) for row in FORMATS.values()}
    of_two = {(*FORMATS["CaseDocument"], *FORMATS["DocumentList"])}
    for command in registered():
        if "--output" in command.options:
            assert [row for row in rows | of_two if sorted(set(row)) == sorted(command.formats)], (
                command
            )


def test_an_ending_counts_when_it_is_the_whole_name() -> None:
    assert chosen_format("Worklist", None, "out/.csv") == "csv"
    assert chosen_format("Worklist", None, "list.") == "table"
