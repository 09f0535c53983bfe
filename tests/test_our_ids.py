"""Ids such as V9 are ours, and no source has them: who does not ask how, is not shown one.

`deadlines --explain`, `explain` and what shows a ruleset itself have them, and say whose they are.
The `source` of the machine formats is a contract, and keeps them.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from tests.commands import registered
from tests.conftest import ROOT
from tests.test_privacy import AS_OF, CALLS, CASE, FOLDER, OUT

OURS = re.compile(r"\b[VHRLKFA]\d+[a-z]?\b")
STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)
"""A4 is also a size of paper."""
SHOW_THEM = {"explain", "rules show", "rules check", "rules diff"}
"""What explains a rule, or is for those who write rulesets."""
KEEP_THEM = {("deadlines", "csv"), ("deadlines", "json"), ("referral check", "json")}
SAMPLES = ("2026/VEJ-2026-014", "haderslev/HAD-2026-008", "observation/OBS-2026-01")
WITH_CITATIONS = (
    "afholdt-foer-planlagt",
    "for-gammel-til-tilbuddet",
    "emne-fra-et-andet-moede",
    "felt-der-ikke-findes",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a case of each procedure, and files with findings that cite."""
    folder = tmp_path_factory.mktemp("sager-og-fejl")
    (folder / "sager").mkdir()
    shutil.copy(ROOT / "sample-cases/sag.yaml", folder)
    shutil.copytree(ROOT / "sample-cases/bilag", folder / "bilag")
    files = [ROOT / f"sample-cases/sager/{name}.yaml" for name in SAMPLES]
    files += [ROOT / f"tests/negative/{name}.yaml" for name in WITH_CITATIONS]
    for file in files:
        shutil.copy(file, folder / "sager")
    return folder


def _asked(command, corpus: Path, out: Path) -> Iterator[list[str]]:
    """Yield a command in its formats, on every case of the corpus or on the corpus itself."""
    cases = sorted(corpus.rglob("sager/*.yaml"))
    day = AS_OF if "--as-of" in command.options else []
    for words in CALLS[command.english]:
        for case in cases if CASE in words else cases[:1]:
            places = {CASE: str(case), FOLDER: str(corpus), OUT: str(out)}
            for form in command.formats or ("",):
                asked = [places.get(word, word) for word in words if word != "--explain"]
                if form != "pdf" and (command.english, form) not in KEEP_THEM:
                    chosen = ["--format", form] if form else []
                    yield [*command.english.split(), *asked, *chosen, *day]


def _said(words: list[str], out: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(words) in (0, 1, 2)
    files = [file for file in out.rglob("*") if file.is_file()]
    text = "".join(capsys.readouterr()) + "".join(file.read_text("utf-8") for file in files)
    return STYLES.sub("", text)


@pytest.mark.slow
@pytest.mark.parametrize("speech", ["da", "en"])
@pytest.mark.parametrize(
    "command", [one for one in registered() if one.english not in SHOW_THEM], ids=lambda one: one[0]
)
def test_no_command_shows_an_id_unasked(
    command, speech, corpus, tmp_path, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("SAG_LANG", speech)
    monkeypatch.setenv("COLUMNS", "200")
    for at, words in enumerate(_asked(command, corpus, tmp_path)):
        out = tmp_path / str(at)
        asked = [str(out) if word == str(tmp_path) else word for word in words]
        said = _said([*asked, *(["--force"] if "--output" in asked else [])], out, capsys)
        assert OURS.findall(said) == [], asked


@pytest.mark.parametrize("speech", ["da", "en"])
@pytest.mark.parametrize("form", ["full", "json", "github", "sarif"])
@pytest.mark.parametrize("folder", ["sample-cases", "tests/negative"])
def test_no_finding_shows_an_id(folder, form, speech, capsys, monkeypatch) -> None:
    monkeypatch.setenv("SAG_LANG", speech)
    run(["validate", str(ROOT / folder), "--format", form, *AS_OF])
    said = capsys.readouterr().out
    assert OURS.findall(said.replace(str(ROOT), "")) == []
    if folder == "tests/negative":
        assert "Minigrupper i daginstitutioner, Vejle Kommune: Målgruppe" in said


NOTE = {
    "da": "Numre som ({id}) er programmets egne og står ikke i nogen kilde",
    "en": "Numbers such as ({id}) are this program's own and stand in no source",
}


@pytest.mark.parametrize("speech", ["da", "en"])
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["explain", "VEJ-2026-014", "statusmøde"], "V9"),
        (["explain", "statusmøde"], "V9"),
        (["explain", "SAG309"], "V6b"),
        (["rules", "show", "vejle"], "V8"),
        (["deadlines", "--explain"], "V9"),
    ],
    ids=" ".join,
)
def test_who_asks_how_sees_them_and_whose_they_are(
    words, shown, speech, capsys, monkeypatch
) -> None:
    monkeypatch.chdir(ROOT / "sample-cases")
    monkeypatch.setenv("SAG_LANG", speech)
    monkeypatch.setenv("COLUMNS", "300")
    run([*words, *AS_OF] if words[1] != "SAG309" else words)
    said = capsys.readouterr().out
    assert f"({shown}" in said
    assert NOTE[speech].format(id=shown) in said


@pytest.mark.parametrize("words", [["explain", "SAG204", "--as-of", "2026-10-05"], ["deadlines"]])
def test_where_none_is_shown_nothing_is_said_of_them(words, capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT / "sample-cases")
    run(words)
    assert "this program's own" not in capsys.readouterr().out


def test_programs_keep_them(capsys) -> None:
    """docs/json.md promises them under `source`."""
    folder = str(ROOT / "sample-cases")
    run(["deadlines", folder, "--all", "--format", "json", *AS_OF])
    sources = [line["source"] for line in json.loads(capsys.readouterr().out)["deadlines"]]
    assert "Minigrupper i daginstitutioner, Vejle Kommune: Statusmøder (V9)" in sources
    run(["referral", "check", f"{folder}/HAD-2026-008", "--format", "json", *AS_OF])
    wanted = json.loads(capsys.readouterr().out)["requirements"]
    assert all(OURS.search(requirement["source"]) for requirement in wanted)
