"""Every file in ``positive/`` is right, however it is written: no findings at all."""

from datetime import date
from pathlib import Path

import pytest

from sagscli.app.caseload import inspect
from sagscli.casefile.folder import case_files
from sagscli.casefile.reader import read
from sagscli.cli.boundary import run

FOLDER = Path(__file__).parent / "positive"
FILES = sorted(FOLDER.glob("*.yaml"))
AS_OF = "2026-10-05"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_right_file_has_no_findings(path: Path):
    _folders, files = case_files([str(path)])
    assert inspect(files, date.fromisoformat(AS_OF)).diagnostics == []


def test_the_whole_folder_has_no_findings(capsys: pytest.CaptureFixture[str]):
    assert run(["validate", str(FOLDER), "--as-of", AS_OF, "--strict"]) == 0
    assert "nothing to put right" in capsys.readouterr().out


def test_the_files_are_still_written_in_their_own_way():
    by_way = {
        "byte-order-mark": lambda data: data.startswith(b"\xef\xbb\xbf"),
        "windows-linjeskift": lambda data: data.count(b"\r\n") == data.count(b"\n") > 0,
        "bogstaver-i-to-dele": lambda data: "a\u030a".encode() in data,
        "i-een-linje": lambda data: data.count(b"\n") == 1,
        "tomme-noegler": lambda data: not data.endswith(b"\n"),
    }
    for way, holds in by_way.items():
        [path] = FOLDER.glob(f"*{way}.yaml")
        assert holds(path.read_bytes()), way


def value_of(name: str):
    [path] = FOLDER.glob(f"*{name}.yaml")
    return read(path.read_bytes()).value


def test_text_comes_through_as_it_was_typed():
    case = value_of("fuld-sag")
    assert case["møder"][2]["referat"].splitlines() == [
        "Alma er faldet godt til: hun siger til og fra.",
        "- Hun leger mest med Bo.",
        "# Dette er ikke en kommentar, men en linje i referatet.",
    ]
    assert case["handleplaner"][0]["felter"]["mål-og-fokus"] == "Alma øver sig i at vente på tur."
    assert value_of("citationstegn")["barn"]["navn"] == 'Ole "Bølle" Eksempel'
    assert value_of("windows-linjeskift")["møder"][0]["referat"] == "Første linje\nAnden linje\n"


def test_words_that_look_like_something_else_stay_text():
    case = value_of("ord-der-ligner-andet")
    assert case["konsulent"] == "no"
    assert case["barn"]["dagtilbud"] == "0123"
    assert case["barn"]["forældre"][0]["navn"] == "null"
    assert case["skole"]["distriktsskole"] == "12:30"
    assert case["tilbud"][0]["sted"] == "1e3"


def test_letters_in_two_parts_are_put_together():
    assert value_of("bogstaver-i-to-dele")["barn"]["navn"] == "Åse Eksempel"
