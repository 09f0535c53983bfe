"""Wherever in a case a name or a number stands, no command shows it by default (F).

Every key of the format has its turn, one of each that the model knows; a key that comes later is
in it by itself.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested
from sagscli.cli.boundary import run
from tests.history.conftest import put_under_git

AS_OF = ["--as-of", "2026-10-05"]
NAME = "Zorvald Kvitfeldt"
NUMBERS = ("740322-4005", "740322\N{EN DASH}4005", "74 03 22 4005")
QUESTION = "støttebehov"
"""One of the questions that the ruleset asks of a referral: what stands under it is read."""
LEAK = f"{NAME} " + " og ".join(NUMBERS)

Path_ = tuple[str, ...]

BASE: dict[str, Any] = {
    "sag": "VEJ-2026-001",
    "regelsæt": "vejle",
    "barn": {"navn": NAME, "født": "2022-03-14", "dagtilbud": "Regnbuen"},
    "møder": [{"art": "statusmøde", "afholdt": "2026-06-01"}],
    "handleplaner": [{"nummer": 1, "dato": "2026-06-01"}],
    "henvisninger": [{"til": "minigruppe", "udarbejdet": "2026-03-02"}],
    "tilbud": [{"art": "minigruppe", "sted": "Solen", "opstart": "2026-03-02"}],
}
CALLS = (
    ["validate", "{folder}", "--format", "json"],
    ["validate", "{folder}", "--format", "github"],
    ["validate", "{folder}"],
    ["deadlines", "{folder}", "--all", "--explain"],
    ["deadlines", "{folder}", "--all", "--format", "json"],
    ["show", "{case}"],
    ["history", "{case}"],
    ["history", "{case}", "--format", "json"],
    ["render", "overblik", "{case}", "--format", "html"],
    ["render", "handleplan", "{case}", "--format", "md"],
    ["referral", "check", "{case}", "--to", "minigruppe", "--format", "json"],
    ["referral", "list", "{folder}", "--format", "csv"],
    ["places", "{folder}", "--format", "json"],
    ["doctor", "{folder}", "--format", "json"],
    ["explain", "{case}", "statusmøde"],
    ["render", "henvisning:minigruppe", "{case}", "--draft", "--format", "md"],
    ["render", "--all", "{folder}", "--draft", "--output", "{out}", "--force"],
)


def places(record: type[Record], above: Path_ = ()) -> Iterator[Path_]:
    """Yield the way to every key of the format; a star stands for an entry of a list."""
    inner = {danish: (kind, many) for _name, danish, kind, many in nested(record)}
    for danish in record.keys():  # noqa: SIM118 - a method of ours
        if danish in inner:
            kind, many = inner[danish]
            yield from places(kind, (*above, danish, *(("*",) if many else ())))
        yield (*above, danish)


PLACES = [path for path in dict.fromkeys(places(Case)) if path != ("barn", "navn")]


def lists(record: type[Record], above: Path_ = ()) -> Iterator[Path_]:
    """Yield the way to every key that holds several words."""
    inner = {danish: (kind, many) for _name, danish, kind, many in nested(record)}
    for danish, (kind, many) in inner.items():
        yield from lists(kind, (*above, danish, *(("*",) if many else ())))
    for attribute, field in record.model_fields.items():
        danish = field.alias or attribute
        if danish not in inner and "tuple" in str(field.annotation):
            yield (*above, danish)


LISTS = list(dict.fromkeys(lists(Case)))


def spoilt(path: Path_, leak: Any = LEAK) -> dict[str, Any]:
    """Return the case with the leak at one place, put into what is there."""
    case: Any = yaml.safe_load(yaml.safe_dump(BASE))
    here = case
    for part, following in zip(path, (*path[1:], None), strict=True):
        if following is None:
            here[0 if part == "*" else part] = leak
        elif part == "*":
            here = here[QUESTION if isinstance(here, dict) else 0]
        else:
            if not isinstance(here.get(part), dict | list):
                here[part] = _empty(part, following)
            here = here[part]
    return case  # type: ignore[no-any-return]


def _empty(part: str, following: str | None) -> Any:
    if following != "*":
        return {}
    return {QUESTION: {"svar": "ja"}} if part == "skøn" else [{}]


def test_the_format_has_many_places() -> None:
    assert len(PLACES) > 66
    assert ("henvisninger", "*", "skøn", "*", "eksempler") in LISTS


@pytest.mark.slow
@pytest.mark.parametrize("path", PLACES, ids=".".join)
def test_a_name_and_a_number_in_a_key_stay_there(
    path: Path_, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    _nothing_told(spoilt(path), tmp_path, capsys)


@pytest.mark.slow
@pytest.mark.parametrize("path", LISTS, ids=".".join)
def test_a_name_and_a_number_among_words_stay_there(
    path: Path_, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that no list of words has may be a sentence about the child."""
    monkeypatch.setenv("COLUMNS", "400")
    _nothing_told(spoilt(path, [f"{LEAK} q"]), tmp_path, capsys)


def _write(file: Path, case: dict[str, Any]) -> None:
    text = yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(text, encoding="utf-8")


def _nothing_told(case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sager").mkdir()
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    file = tmp_path / "sager" / "VEJ-2026-001.yaml"
    for version in (BASE, case, BASE):  # told as it came, and as it went
        _write(file, version)
        put_under_git(tmp_path)
    _write(file, case)
    for words in CALLS:
        out = tmp_path / "ud"
        asked = [word.format(folder=tmp_path, case=file, out=out) for word in words]
        code = run([*asked, *(AS_OF if words[0] != "history" else [])])
        assert code in ((0, 1, 2) if words[0] != "history" else (0,))
        said = "".join(capsys.readouterr())
        written = [path for path in out.rglob("*") if path.is_file()]
        said += "".join(path.name + path.read_text("utf-8") for path in written)
        assert NAME not in said, words
        assert not [number for number in NUMBERS if number in said], words
        assert "Traceback" not in said
