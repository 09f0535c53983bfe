"""docs/case-format.md and the glossary against the records; the examples against the checks."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sagscli import language
from sagscli.app.caseload import inspect
from sagscli.case.key_meanings import MEANINGS
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested
from sagscli.casefile.folder import case_files
from sagscli.casefile.reader import read
from sagscli.casefile.settings import Settings
from sagscli.casefile.shape import shape
from sagscli.diagnostics.codes import registry
from sagscli.validation.context import texts_of
from tests.local import entry as read_entry

DOCS = Path(__file__).parents[2] / "docs"
AS_OF = date(2026, 10, 5)

FORMAT = (DOCS / "case-format.md").read_text(encoding="utf-8")
GLOSSARY = (DOCS / "glossary.md").read_text(encoding="utf-8")
GUIDE = (DOCS / "da" / "vejledning.md").read_text(encoding="utf-8")


def _records(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for _attribute, _danish, inner, _many in nested(record):
        yield from _records(inner)


RECORDS = list(dict.fromkeys(_records(Case)))


def _section(title: str) -> str:
    """Return what stands under the heading that begins with `title`."""
    found = re.search(rf"^### {title}: .*?(?=^##)", FORMAT, re.MULTILINE | re.DOTALL)
    assert found, f"docs/case-format.md has no section on {title}"
    return found[0]


def _rows(section: str) -> dict[str, list[str]]:
    lines = (line for line in section.splitlines() if line.startswith("| `"))
    cells = (re.split(r"(?<!\\)\|", line)[1:-1] for line in lines)
    return {row[0].strip(" `"): [cell.strip() for cell in row] for row in cells}


def _yaml_blocks(text: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def _whole_cases(text: str) -> list[str]:
    return [block for block in _yaml_blocks(text) if re.search(r"^sag:", block, re.MULTILINE)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_has_a_row_in_order_and_no_row_is_made_up(record):
    assert list(_rows(_section(record.__name__))) == list(record.keys())


@pytest.mark.parametrize("record", [*RECORDS, Settings], ids=lambda record: record.__name__)
def test_every_key_has_a_meaning_for_editors_and_its_row_begins_with_it(record):
    meanings = MEANINGS[record.__name__]
    assert list(meanings) == list(record.keys())
    table = FORMAT[FORMAT.index("## Settings") : FORMAT.index("## Findings")]
    rows = _rows(table if record is Settings else _section(record.__name__))
    for key, meaning in meanings.items():
        assert _plain(rows[key][3]).startswith(meaning), key


def _plain(cell: str) -> str:
    """Return a cell as a meaning is written: without links and codes, quotes for backticks."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell)
    return re.sub(r" \([A-Z]+\d+\)", "", without_links).replace("`", '"')


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_required_says_what_the_schema_says(record):
    required = record.model_json_schema(by_alias=True).get("required", [])
    rows = _rows(_section(record.__name__))
    assert [name for name, row in rows.items() if row[2] == "yes"] == required


def test_every_setting_has_a_row():
    table = FORMAT[FORMAT.index("## Settings") : FORMAT.index("## Findings")]
    assert list(_rows(table)) == list(Settings.keys())


def test_every_code_stands_in_the_table_of_findings_with_its_severity():
    table = FORMAT[FORMAT.index("## Findings") : FORMAT.index("## Help in the editor")]
    refused = FORMAT[FORMAT.index("### What is refused") : FORMAT.index("## Records and keys")]
    for code, entry in registry().items():
        if code < "SAG200":
            assert f"| {code} |" in refused
            assert entry.severity == "error" or f"| {code} | {entry.severity} |" in table
        else:
            assert f"| {code} | {entry.severity} |" in table


def test_codes_named_in_the_documents_exist():
    named = set(re.findall(r"SAG\d{3}", FORMAT + GUIDE))
    assert named <= set(registry())


@pytest.mark.parametrize("record", [*RECORDS, Settings], ids=lambda record: record.__name__)
def test_every_key_is_in_the_glossary(record):
    missing = [name for name in record.keys() if f"| `{name}` |" not in GLOSSARY]  # noqa: SIM118
    assert not missing


@pytest.mark.parametrize(
    "text",
    [
        *(pytest.param(block, id=f"format-{at}") for at, block in enumerate(_whole_cases(FORMAT))),
        *(pytest.param(block, id=f"guide-{at}") for at, block in enumerate(_whole_cases(GUIDE))),
    ],
)
def test_an_example_that_is_a_whole_case_has_no_findings(text, tmp_path):
    language.use("en")
    number = re.search(r"^sag: *(\S+)", text, re.MULTILINE)[1]
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    (tmp_path / "sager").mkdir()
    (tmp_path / "sager" / f"{number}.yaml").write_text(text, encoding="utf-8")
    _folders, files = case_files([str(tmp_path)])
    for each in (read_entry(file, AS_OF) for file in files):
        for path, enclosure in texts_of(each.case):
            if path[-1] == "bilag":
                place = tmp_path / enclosure
                place.parent.mkdir(parents=True, exist_ok=True)
                place.touch()

    found = inspect(files, AS_OF)

    assert found.files == 1
    assert [(one.code, one.span.start.line, one.message) for one in found.diagnostics] == []


def test_there_are_whole_cases_to_try():
    assert len(_whole_cases(FORMAT)) >= 3
    assert _whole_cases(GUIDE)


@pytest.mark.parametrize("text", [FORMAT, GUIDE], ids=["format", "guide"])
def test_the_example_of_settings_can_be_read(text):
    blocks = [block for block in _yaml_blocks(text) if re.search(r"^sprog:", block, re.MULTILINE)]
    assert blocks
    for block in blocks:
        document = read(block.encode())
        assert not document.flaws
        assert shape(Settings, document.value)[1] == []


def test_the_documents_use_replacement_numbers_only():
    for path in DOCS.rglob("*.md"):
        for number in re.findall(r"\b\d{6}-?\d{4}\b", path.read_text(encoding="utf-8")):
            assert int(number[:2]) > 60, f"{path.name}: {number}"


@pytest.mark.parametrize("name", ["architecture.md", "decisions.md", "glossary.md", "rules.md"])
def test_files_named_in_the_documents_exist(name):
    root = DOCS.parent
    places = (root, root / "src" / "sagscli", root / "tests")
    text = (DOCS / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+\.(?:py|json|yaml|po))`", text)) - {"sag.yaml", "x.json"}
    named = {path for path in named if "NAME" not in path}  # stands for one to be made
    assert [path for path in named if not any((place / path).exists() for place in places)] == []
