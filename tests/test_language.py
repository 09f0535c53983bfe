"""Two languages: no Danish word is missing, and the choice follows the design."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from sagscli import language
from tests.conftest import ROOT


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


messages = _tool("messages")


@pytest.fixture(scope="module")
def gathered() -> Catalog:
    return messages.gathered()


@pytest.fixture(scope="module")
def danish() -> Catalog:
    return messages.catalogue()


def _forms(text: object) -> list[str]:
    return list(text) if isinstance(text, list | tuple) else [str(text)]


def _told(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_source_is_gathered(gathered: Catalog) -> None:
    ids = {_forms(message.id)[0] for message in _told(gathered)}
    assert "Overdue" in ids  # a plain word in a renderer
    assert "{n} case" in ids  # a plural
    assert "Case files with errors" in ids  # a word of a template
    assert "a tab stands where spaces belong" in ids  # one marked with N_


def test_no_danish_word_is_missing(gathered: Catalog, danish: Catalog) -> None:
    missing = [
        message.id
        for message in _told(gathered)
        if message.id not in danish or not all(_forms(danish[message.id].string))
    ]
    assert missing == []


def test_no_danish_word_is_left_over(gathered: Catalog, danish: Catalog) -> None:
    assert [message.id for message in _told(danish) if message.id not in gathered] == []


def test_placeholders_survive_translation(danish: Catalog) -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{\w+[^}]*\}", text))

    wrong = []
    for message in _told(danish):
        wanted = set().union(*map(names, _forms(message.id)))
        wrong += [form for form in _forms(message.string) if names(form) != wanted]
    assert wrong == []


def test_compiled_catalogue_is_the_written_one(danish: Catalog) -> None:
    """Fails after an edit of sag.po until tools/build_catalogues.py was run."""
    with messages.PO.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    for message in _told(danish):
        assert _forms(compiled[message.id].string) == _forms(message.string)


def test_danish_keeps_to_danish_letters(danish: Catalog) -> None:
    """Danish words are written with æ, ø and å, never spelt around them."""
    spelt_around = re.compile(r"\b\w*(foer|vaer|noegl|maal|laes|groenn)\w*\b")
    found = [form for message in _told(danish) for form in _forms(message.string)]
    assert [form for form in found if spelt_around.search(form)] == []


@pytest.mark.parametrize(
    ("environ", "setting", "chosen"),
    [
        ({"SAG_LANG": "en", "LANG": "da_DK.UTF-8"}, "da", "en"),
        ({"SAG_LANG": "da", "LANG": "en_GB.UTF-8"}, "en", "da"),
        ({"LANG": "en_GB.UTF-8"}, "da", "da"),
        ({"LANG": "da_DK.UTF-8"}, "en", "en"),
        ({"LANG": "da_DK.UTF-8"}, None, "da"),
        ({"LC_ALL": "C", "LANG": "da_DK.UTF-8"}, None, "en"),
        ({"LC_MESSAGES": "da_DK", "LANG": "C"}, None, "da"),
        ({}, None, "en"),
        ({"SAG_LANG": "fr"}, "da", "da"),
    ],
)
def test_choice(environ: dict[str, str], setting: str | None, chosen: str) -> None:
    assert language.choose(environ, setting) == chosen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sprog: da\n", "da"),
        ('titel: X\nsprog: "en"  # engelsk\n', "en"),
        ("# sprog: da\n", None),
        ("sprog: dansk\n", None),
        ("", None),
    ],
)
def test_setting_is_seen_without_yaml(tmp_path: Path, text: str, found: str | None) -> None:
    (tmp_path / "sag.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "sager").mkdir()
    assert language.peek_setting(tmp_path / "sager") == found


def test_setting_is_looked_for_upwards_only_to_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "sag.yaml").write_text("sprog: da\n", encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    assert language.peek_setting(inner) == "da"
    (inner / "sag.yaml").write_text("sprog: en\n", encoding="utf-8")
    assert language.peek_setting(inner) == "en"


def test_use_switches_back_and_forth() -> None:
    language.use("da")
    assert language._("Overdue") == "Overskredet"
    assert language.counted("{n} case", "{n} cases", 2) == "2 sager"
    language.use("en")
    assert language._("Overdue") == "Overdue"


def test_another_language_is_spoken_for_a_while_only() -> None:
    language.use("en")
    with language.speaking("da"):
        assert (language.current(), language._("Case")) == ("da", "Sag")
        with language.speaking("en"):
            assert language._("Case") == "Case"
        assert language._("Case") == "Sag"
    assert (language.current(), language._("Case")) == ("en", "Case")


def test_after_an_error_the_language_is_as_it_was() -> None:
    language.use("en")

    def fail() -> None:
        with language.speaking("da"):
            raise RuntimeError("a fault")

    with pytest.raises(RuntimeError, match="a fault"):
        fail()
    assert (language.current(), language._("Case")) == ("en", "Case")
