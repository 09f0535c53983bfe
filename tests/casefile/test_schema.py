"""The exported JSON Schema agrees with the reader on what a case may look like."""

import json
import re
from contextlib import redirect_stdout
from functools import cache
from io import StringIO

import pytest
import yaml
from jsonschema import Draft202012Validator

from sagscli.cli.boundary import run
from tests.conftest import ROOT


@cache
def _schema(kind: str) -> Draft202012Validator:
    with redirect_stdout(StringIO()) as out:
        assert run(["schema", kind]) == 0
    document = json.loads(out.getvalue())
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document)


@pytest.fixture
def schema():
    """Return what makes the validator of a kind of file; made once, it is slow to check."""
    return _schema


def _as_an_editor_reads(text: str) -> object:
    """YAML as checkers hand it to a schema: numbers and nothing resolved, dates as text."""

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {  # noqa: RUF012 - as in PyYAML
            sign: [(tag, form) for tag, form in found if not tag.endswith(("timestamp", "bool"))]
            for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return yaml.load(text, Loader)  # a SafeLoader with less in it


CASES = sorted((ROOT / "sample-cases" / "sager").rglob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_sample_cases_fit_the_schema(path, schema) -> None:
    value = _as_an_editor_reads(path.read_text(encoding="utf-8"))
    assert [error.message for error in schema("case").iter_errors(value)] == []


def test_settings_fit_the_schema(schema) -> None:
    text = (ROOT / "sample-cases" / "sag.yaml").read_text(encoding="utf-8")
    assert list(schema("settings").iter_errors(_as_an_editor_reads(text))) == []


def test_rulesets_fit_the_schema(schema) -> None:
    for path in (ROOT / "src/sagscli/rulesets/data").rglob("*.yaml"):
        value = _as_an_editor_reads(path.read_text(encoding="utf-8"))
        assert [error.message for error in schema("ruleset").iter_errors(value)] == []


@pytest.mark.parametrize(
    "text",
    [
        "barn: {navn: A}",  # no sag
        "sag: A\nbarn: {navn: A, foedt: x}",
        "sag: A\nmøder: {art: statusmøde}",
        "sag: A\nmøder: [{afholdt: 2026-01-01}]",
        "sag: A\nmøder: [{art: s, afholdt: 01-01-2026}]",
        "sag: A\nskole: {udsættelse: måske}",
        "sag: A\nskole: {udsættelse: [ja]}",
        "sag: A\nkonsulent: [a]",
        "sag: A\nkonsulent: {a: b}",
        "sag: A\nbarn: ja",
        "sag: A\nmøder: [{art: s, nummer: et}]",
        "sag: A\nmøder: [{art: s, deltagere: [null]}]",
        "sag: A\nsamtykker: [{til: x, form: telepatisk}]",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(text: str, schema) -> None:
    assert list(schema("case").iter_errors(_as_an_editor_reads(text)))


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("regelsæt: a\ntitel: A\ngælder: {fra: 2024-01-01}", True),
        ("regelsæt: a\ntitel: A", False),
        ("regelsæt: a\nudvider: b", True),
        ("udvider: b", False),
        ("regelsæt: a\nudvider: b\nudvidder: c", False),
        ("regelsæt: a\nudvider: b\ntilbud: {minigruppe: {pladser: {højst: 8}}}", True),
        ("regelsæt: a\nudvider: b\ntilbud: {minigruppe: {plads: 8}}", False),
        ("regelsæt: a\nudvider: b\nfrister: [{id: x, kort: Y}]", True),
        ("regelsæt: a\nudvider: b\nfrister: [{kort: Y}]", False),
        (
            (
                "regelsæt: a\ntitel: A\ngælder: {fra: 2024-01-01}\n"
                "tilbud: {minigruppe: {pladser: {højst: 8}}}"
            ),
            False,
        ),
    ],
)
def test_what_extends_a_ruleset_may_give_its_entries_in_part(text, is_right, schema) -> None:
    assert schema("ruleset").is_valid(_as_an_editor_reads(text)) is is_right


@pytest.mark.parametrize("kind", ["case", "settings", "ruleset"])
def test_nothing_idle_is_listed_for_an_editor_to_offer(kind, schema) -> None:
    text = json.dumps(schema(kind).schema)
    assert '"default"' not in text
    assert '"type": "null"' not in text
    listed = re.findall(r'"(?:type|enum)": \[[^]]*\]', re.sub(r'"not": \{[^}]*\}', "", text))
    assert listed
    assert not [types for types in listed if re.search(r'"null"|"boolean"|true|false', types)]


def test_one_word_stands_for_a_list_where_the_reader_takes_it(schema) -> None:
    value = {"sag": "A", "indsatser": [{"niveau": "x", "rettet-mod": "barn"}]}
    assert list(schema("case").iter_errors(value)) == []
    value["indsatser"][0]["rettet-mod"] = "alle"
    assert list(schema("case").iter_errors(value))


def test_a_key_with_nothing_after_it_is_fine(schema) -> None:
    value = _as_an_editor_reads("sag: A\nbarn: {navn: A}\nmøder:\nskole:\n")
    assert list(schema("case").iter_errors(value)) == []
