"""sag history: the life of a case in sentences, in a real repository."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sagscli.case.key_roles import DateRole
from sagscli.case.records import Case
from sagscli.case.tagged import records_with, tagged
from sagscli.case.walk import nested
from sagscli.cli.boundary import run
from sagscli.render.history.names import NAMED
from sagscli.render.history.sentences import DAYS
from tests.history.conftest import Home

NUMBER = "VEJ-2026-001"
HEAD = f"""\
sag: {NUMBER}
regelsæt: vejle
barn: {{navn: Alma Eksempel, født: 2022-03-14, cpr: 740322-4005, dagtilbud: Regnbuen}}
"""
PLANNED = "møder:\n  - {art: statusmøde, nummer: 2, planlagt: 2026-12-01}\n"
HELD = PLANNED.replace("}", ", afholdt: 2026-06-01, deltagere: [forældre]}")
CONSENT = "samtykker:\n  - {til: henvisning, givet: 2026-05-01, af: [Eva Eksempel]}\n"

TO_ALL = "consent to vurderinger og henvisning til minigruppe"

Lines = Callable[..., list[tuple[str, str | None]]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home = Home(tmp_path / "mappe")
    monkeypatch.chdir(home.root)
    monkeypatch.setenv("COLUMNS", "100")
    return home


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    """Return a function that gives what a history tells, with the day each thing happened."""

    def lines_(*words: str) -> list[tuple[str, str | None]]:
        assert run(["history", NUMBER, *words, "--format", "json"]) == 0
        rows = json.loads(capsys.readouterr().out)["history"]
        return [(row["text"], row["happened"]) for row in rows]

    return lines_


def test_the_words_of_the_field_newest_first(home: Home, lines: Lines) -> None:
    home.approve(HEAD)
    home.approve(HEAD + PLANNED + CONSENT)
    home.approve(HEAD + HELD + CONSENT.replace("}", ", trukket: 2026-06-02}"))
    assert lines("--since", "2026-06-03") == [
        (f"{TO_ALL} withdrawn 2 June 2026", "2026-06-02"),
        ("statusmøde 2 held 1 June 2026", "2026-06-01"),
        ("statusmøde 2: deltagere: forældre", None),
        (f"{TO_ALL} given 1 May 2026", "2026-05-01"),
        (f"{TO_ALL}: af: E.E.", None),
        ("statusmøde 2 planned for 1 December 2026", None),
    ]
    assert lines()[6] == ("the case was begun", None)
    assert ("the child: born 14 March 2022", "2022-03-14") in lines()


def test_two_answers_that_read_alike_are_told_each_by_itself(home: Home, lines: Lines) -> None:
    home.approve(HEAD)
    answers = "{støttebehov: {svar: ja, af: tcbu}, lærer-med-andre: {svar: ja, af: tcbu}}"
    home.approve(f"{HEAD}henvisninger:\n  - {{til: minigruppe, skøn: {answers}}}\n")
    told = [text for text, _day in lines() if text.startswith("answer")]
    assert len(told) == 2
    assert all(text.endswith(": svar: ja; af: tcbu") for text in told)


def test_it_speaks_danish(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.approve(HEAD)
    home.approve(HEAD + HELD)
    monkeypatch.setenv("SAG_LANG", "da")
    assert run(["historik", NUMBER, "--field", "møder"]) == 0
    out = capsys.readouterr().out
    assert "statusmøde 2 afholdt 1. juni 2026" in out
    assert "statusmøde 2 planlagt til 1. december 2026" in out
    assert "03-06-2026" in out
    assert "Kim Prøve" in out


def test_a_key_can_be_asked_for(home: Home, lines: Lines) -> None:
    home.approve(HEAD)
    home.approve(HEAD + HELD + CONSENT)
    home.approve(HEAD + CONSENT)
    gone = "statusmøde 2 taken away (planlagt 1 December 2026, afholdt 1 June 2026)"
    held = ("statusmøde 2 held 1 June 2026", "2026-06-01")
    assert lines("--field", "møder.afholdt") == [(gone, None), held]
    assert lines("--field", "AFHOLDT") == [(gone, None), held]
    assert lines("--field", "samtykker.møder") == []


def test_a_key_that_no_file_has(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.approve(HEAD)
    assert run(["history", NUMBER, "--field", "mødr"]) == 2
    assert "møder" in capsys.readouterr().err


LONG = "Alma står ved sandkassen og ser på de andre, mens en voksen sætter sig ved siden af."


def test_a_text_is_told_by_its_words(home: Home, lines: Lines) -> None:
    text = f"narrativer: [{{dato: 2026-05-30, tekst: '{LONG}'}}]\n"
    home.approve(HEAD + text)
    first = 'put in: "… Alma står altid"'
    second = '"… ved sandkassen og leger med" (before: "ser på")'
    home.approve(HEAD + text.replace("ser på", "leger med").replace("Alma står", "Alma står altid"))
    assert lines("--names", "--since", "2026-06-03") == [
        (f"observation of 30 May 2026: tekst: {first}; {second}", None)
    ]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("deltagere: [forældre]", "deltagere: [psykolog, pædagog]",
         "statusmøde 2: deltagere: + psykolog, + pædagog, \u2212 forældre"),
        ("planlagt: 2026-12-01", "planlagt: 2026-12-08",
         "statusmøde 2 planned for 8 December 2026 (before: 1 December 2026)"),
        (", afholdt: 2026-06-01", "", "taken back: statusmøde 2 held 1 June 2026"),
        (", deltagere: [forældre]", "", "statusmøde 2: taken out: deltagere: forældre"),
        ("art: statusmøde", "art: arbejdsmøde",
         "arbejdsmøde 2: art: arbejdsmøde (before: statusmøde)"),
        ("regelsæt: vejle", "regelsæt: vejle  # note",
         "only the layout or notes of the file were changed"),
        ("nummer: 2", "nummer: to", "1 place in the file could not be read"),
        ("møder:", "møder: [", "the file could not be read"),
    ],
)  # fmt: skip
def test_each_kind_of_change(home: Home, lines: Lines, old: str, new: str, text: str) -> None:
    home.approve(HEAD + HELD)
    home.approve((HEAD + HELD).replace(old, new))
    assert [told for told, _day in lines("--since", "2026-06-03")] == [text]


def test_a_file_that_gets_worse_and_better_tells_each_step(home: Home, lines: Lines) -> None:
    twice = HEAD + PLANNED + PLANNED
    for text in (HEAD + PLANNED, twice, twice + "# x\n", twice + '"', twice, HEAD + PLANNED):
        home.approve(text)
    part = "1 place in the file could not be read"
    assert [told for told, _day in lines("--since", "2026-06-03")] == [
        "the file could be read again",
        "the file could be read again",
        "the file could not be read",
        part,
        part,
    ]


def test_files_that_moved_went_and_came_back(home: Home, lines: Lines) -> None:
    home.approve(HEAD, "sager/2026/sag.yaml")
    (home.root / "sager/2026/sag.yaml").unlink()
    home.approve(HEAD)
    (home.root / f"sager/{NUMBER}.yaml").unlink()
    home.commit()
    home.approve(HEAD + PLANNED)
    assert [told for told, _day in lines()][:3] == [
        "statusmøde 2 planned for 1 December 2026",
        "the file was taken away",
        'the file got another name or place; before: "sager/2026/sag.yaml"',
    ]


def test_who_is_no_longer_in_the_case_is_not_named_either(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.approve(HEAD + CONSENT.replace("Eva", "Karla"))
    home.approve(HEAD.replace("Alma", "Ditte"))
    assert run(["history", NUMBER]) == 0
    out = capsys.readouterr().out
    assert not [name for name in ("Karla", "Alma", "Ditte", "4005") if name in out]
    assert run(["history", NUMBER, "--names"]) == 0
    out = capsys.readouterr().out
    assert "Karla" in out
    assert "4005" not in out


def test_a_writer_whom_the_case_names_is_hidden_as_there(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.approve(HEAD + "personer: [{navn: Kim Prøve, rolle: pædagog}]\n")
    assert run(["history", NUMBER]) == 0
    out = capsys.readouterr().out
    assert "Kim Prøve" not in out
    assert "K.P." in out


def test_what_is_not_committed_is_said(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.approve(HEAD)
    home.write(HEAD + PLANNED)
    assert run(["history", NUMBER]) == 0
    out = capsys.readouterr().out
    assert "says more than what is committed" in out
    assert "statusmøde" not in out
    home.write(HEAD + "# en note\n", newline="\r\n")
    run(["history", NUMBER])
    assert "says more" not in capsys.readouterr().out


def test_a_shallow_clone_says_so(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.approve(HEAD)
    home.approve(HEAD + PLANNED)
    home.git("clone", "-q", "--depth", "1", home.root.as_uri(), str(tmp_path / "kort"))
    monkeypatch.chdir(tmp_path / "kort")
    assert run(["history", NUMBER]) == 0
    assert "newest commits only" in capsys.readouterr().out


def test_without_a_repository(folder: Path, write_case, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_case(HEAD)
    assert run(["history", str(path)]) == 2
    assert "is not under git" in capsys.readouterr().err


def test_before_the_first_commit(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.write(HEAD)
    assert run(["history", NUMBER]) == 0
    assert "Nothing is recorded in git." in capsys.readouterr().out


def test_a_name_of_a_writer_cannot_steer_a_terminal(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write(HEAD)
    home.git("add", "-A")
    home.git("commit", "-q", "-m", "x", "--author", "A\x1b[31m\tB <a@b>")
    assert run(["history", NUMBER]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_every_record_and_every_date_of_the_format_has_its_words() -> None:
    def below(record):
        for _attribute, _danish, kind, _many in nested(record):
            yield kind
            yield from below(kind)

    assert set(below(Case)) == NAMED
    dates = {
        (record.__name__, key.danish)
        for record in records_with(Case, DateRole)
        for key in tagged(record, DateRole)
    }
    assert dates == set(DAYS)


@pytest.mark.parametrize("command", ["history", "diff"])
def test_programs_are_quoted_no_text_unless_names_are_asked_for(
    home: Home, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    text = "narrativer: [{{dato: 2026-05-01, af: pædagog, situation: leg, tekst: {}}}]\n"
    long = "Legede længe med de andre, og blev ved til de skulle spise frokost i stuen."
    home.approve(HEAD + text.format("Hun legede med klodser"))
    home.approve(HEAD + text.format("Hun legede længe med klodser i dag"))
    home.approve(HEAD + text.format(f'"{long}"'))
    words = [command, NUMBER, *(["HEAD~1"] if command == "diff" else [])]
    for format_ in ("json", "csv"):
        assert run([*words, "--format", format_]) == 0
        told = capsys.readouterr().out
        assert "a text of 15 words" in told
        assert "a text of 7 words" in told
        assert "længe" not in told
        assert run([*words, "--names", "--format", format_]) == 0
        assert "længe med klodser i dag" in capsys.readouterr().out
    assert run([*words, "--format", "table"]) == 0
    assert "længe" in capsys.readouterr().out
