"""docs/rulesets.md against the grammar, and its whole rulesets against `sag rules check`."""

import inspect
import re
from datetime import date
from pathlib import Path

import pytest

import sagscli.rulesets.records as grammar
from sagscli import language
from sagscli.case.record import Record
from sagscli.casefile.reader import read
from sagscli.diagnostics.codes import registry
from sagscli.referrals.standing import State
from sagscli.ruleset_faults.checked_library import read_library
from sagscli.ruleset_lint.lint import inspect_ruleset

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "rulesets.md").read_text(encoding="utf-8")
GUIDE = (DOCS / "da" / "regelsæt.md").read_text(encoding="utf-8")
CHECKED_ON = date(2026, 12, 1)

RECORDS = [
    record
    for record in (getattr(grammar, name) for name in grammar.__all__)
    if inspect.isclass(record) and issubclass(record, Record)
]
SECTIONS = {
    "Validity": "At the top",
    "Source": "Sources and citations",
    "Edition": "Sources and citations",
    "ReferralKind": "What must be in place",
    "Requirement": "What must be in place",
    "Judgement": "What must be in place",
    "DeadlineRule": "What is due",
    "Latest": "What is due",
    "TermRule": "What is due",
    "Repeat": "What is due",
    "Condition": "What is due",
    "CountsFrom": "What is due",
    "NotReckoned": "Known, and not computed",
    "Example": "Examples",
    "Expectation": "Examples",
    "Ruleset": "",
    "Dropped": "",
}
"""The section that has a record's keys; all others are words of the vocabulary."""


def _section(title: str) -> str:
    """Return what stands under the second-level heading `title`; the whole text for none."""
    found = re.search(rf"^## {title}\n.*?(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert found or not title, f"docs/rulesets.md has no section {title!r}"
    return found[0] if title and found else REFERENCE


def _words(text: str) -> set[str]:
    """Return the words in backticks, not those in blocks of YAML."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", prose)
    return {word for span in spans for word in re.findall(r"[\wæøå]+(?:-[\wæøå]+)*", span)}


def _first_cells(text: str) -> set[str]:
    """Return the plain keys in the first column of the tables, several in a cell included."""
    cells = re.findall(r"^\| ((?:`[\wæøå-]+`(?:, )?)+) \|", text, re.MULTILINE)
    return {word for cell in cells for word in re.findall(r"[\wæøå-]+", cell)}


def _whole_rulesets(text: str) -> list[str]:
    blocks = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [block for block in blocks if "\nregelsæt: " in "\n" + block and "\neksempler:" in block]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_of_the_grammar_is_in_its_section(record):
    told = _words(_section(SECTIONS.get(record.__name__, "The vocabulary")))
    assert [name for name in record.keys() if name not in told] == []  # noqa: SIM118


def test_there_is_a_record_for_every_place():
    assert len(RECORDS) > 20
    assert set(SECTIONS) <= {record.__name__ for record in RECORDS}


@pytest.mark.parametrize(
    ("title", "records"),
    [
        ("At the top", [grammar.Ruleset]),
        ("The vocabulary", [grammar.Ruleset, grammar.FormField]),
        ("What must be in place", [grammar.ReferralKind, grammar.Requirement]),
        ("Examples", [grammar.Example, grammar.Expectation]),
    ],
)
def test_no_key_is_made_up(title, records):
    known = {name for record in records for name in record.keys()}  # noqa: SIM118
    written = _first_cells(_section(title)) - {state.value for state in State}
    assert written
    assert written - known == set()


def test_every_code_about_rulesets_is_there_with_its_severity():
    table = _section("What is checked")
    for code, entry in registry().items():
        if "SAG500" <= code < "SAG600":
            row = rf"^\| (SAG\d+, )*{code}(, SAG\d+)* \| {entry.severity} \|"
            assert re.search(row, table, re.MULTILINE), code
    assert set(re.findall(r"SAG\d{3}", REFERENCE + GUIDE)) <= set(registry())


def test_every_state_of_a_krav_is_there():
    assert [state.value for state in State] == re.findall(
        r"^\| `([a-z_]+)` \| [✓✗?–○] \|", _section("What must be in place"), re.MULTILINE
    )


@pytest.mark.parametrize("text", [REFERENCE, GUIDE], ids=["reference", "guide"])
def test_a_whole_ruleset_is_shown(text):
    assert len(_whole_rulesets(text)) == 1


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(block, id=name)
        for name, text in (("reference", REFERENCE), ("guide", GUIDE))
        for block in _whole_rulesets(text)
    ],
)
def test_a_whole_ruleset_has_no_findings(block, tmp_path):
    language.use("en")
    path = tmp_path / "regelsæt" / "solbakke.yaml"
    path.parent.mkdir()
    path.write_text(block, encoding="utf-8")

    family = read_library(tmp_path).family("solbakke")

    found = inspect_ruleset(family, CHECKED_ON)
    assert [(one.code, one.span.start.line, one.message) for one in found] == []
    assert len(family.rulesets) == 1


@pytest.mark.parametrize("text", [REFERENCE, GUIDE], ids=["reference", "guide"])
def test_every_piece_of_yaml_can_be_read(text):
    for block in re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        assert not read(block.encode()).flaws, block
