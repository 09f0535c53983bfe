"""The list of cases: what each row says, its filters, and what it takes no account of."""

import json
from pathlib import Path

import pytest

from sagscli.app.case_filter import CaseFilter
from sagscli.app.case_list import CaseList, case_list
from sagscli.app.case_overview import CaseState, overview
from sagscli.app.session import Session
from sagscli.cli.boundary import run
from sagscli.errors import NoCaseError
from tests.building import day
from tests.conftest import ROOT

TODAY = day("2026-10-05")
CASE = """\
sag: {number}
konsulent: {consultant}
barn: {{navn: {name}, født: 2022-03-14, dagtilbud: {daycare}}}
"""
PLACE = "tilbud: [{art: minigruppe, sted: Solstrålen, opstart: 2026-03-02}]\n"


@pytest.fixture
def cases(folder: Path, write_case) -> Path:
    """Return a folder with one case under way, one that ended, one to come and one left."""

    def write(number: str, name: str, daycare: str, more: str, consultant: str = "kons-a") -> None:
        head = CASE.format(number=number, name=name, daycare=daycare, consultant=consultant)
        write_case(head + more, number)

    write("VEJ-1", "Alma Eksempel", "Regnbuen", PLACE)
    born = "skole: {start: 2026-08-01}\n"
    held = "møder: [{art: statusmøde, afholdt: 2026-06-01, referat: Hørelsen er prøvet}]\n"
    write("VEJ-2", "Bo Prøve", "Fjerskyen", PLACE + born + held, "kons-b")
    write("VEJ-3", "Cleo Opdigtet", "Regnbuen", "")
    write("VEJ-4", "Dan Fiktiv", "Fjerskyen", PLACE.replace("02}", "02, ophør: 2026-09-01}"))
    return folder


def listed(folder: Path, state: CaseState | None = None, **asked: str) -> CaseList:
    session = Session(TODAY, TODAY).at([str(folder)])
    several = ("consultants", "institutions")
    typed = {key: (word,) if key in several else word for key, word in asked.items()}
    return case_list(session, CaseFilter(**typed), state, lambda _count: None)


def numbers(result: CaseList) -> list[str]:
    return [row.label.number for row in result.cases]


def test_a_case_ends_when_the_child_has_left_and_nothing_comes_next(cases: Path) -> None:
    """A18: of a child who left its place, and is not in school, the school meeting is to come."""
    rows = {row.label.number: row for row in listed(cases).cases}
    assert [row.state.value for row in rows.values()] == ["open", "ended", "open", "open"]
    assert [str(row.left) for row in rows.values()] == ["None", "2026-08-01", "None", "2026-09-01"]
    assert rows["VEJ-2"].next_step is None
    assert rows["VEJ-4"].next_step is not None


def test_a_row_has_the_step_reached_and_the_next_one(cases: Path) -> None:
    rows = listed(cases).cases
    assert (rows[0].step, str(rows[0].since)) == ("Plads i minigruppen", "2026-03-02")
    assert (rows[2].step, rows[2].since) == (None, None)


def test_the_next_step_is_that_of_the_page_of_each_case() -> None:
    """One next step a case has, whoever tells it."""
    day_ = day("2026-10-05")
    session = Session(day_, day_).at([str(ROOT / "sample-cases")])
    for row in case_list(session, CaseFilter(), None, lambda _count: None).cases:
        page = overview(Session(day_, day_).at([row.label.path]))
        assert (row.next_step, row.state) == (page.next_step, page.state)
        assert row.step == (page.position.reached.step.title if page.position.reached else None)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"consultants": "KONS-B"}, ["VEJ-2"]),
        ({"institutions": "regn"}, ["VEJ-1", "VEJ-3"]),
        ({"institutions": "solstrålen"}, ["VEJ-1", "VEJ-2", "VEJ-4"]),
        ({"ruleset": "Vejle"}, ["VEJ-1", "VEJ-2", "VEJ-3", "VEJ-4"]),
        ({"text": "hørelsen"}, ["VEJ-2"]),
        ({"text": "eksempel ALMA"}, ["VEJ-1"]),
        ({"text": "alma", "institutions": "regn"}, ["VEJ-1"]),
        ({"institutions": "regn", "consultants": "kons-a"}, ["VEJ-1", "VEJ-3"]),
    ],
)
def test_filters(asked: dict[str, str], expected: list[str], cases: Path) -> None:
    assert numbers(listed(cases, **asked)) == expected


def test_only_those_of_a_state(cases: Path) -> None:
    assert numbers(listed(cases, CaseState.ENDED)) == ["VEJ-2"]
    assert numbers(listed(cases, CaseState.OPEN)) == ["VEJ-1", "VEJ-3", "VEJ-4"]
    assert numbers(listed(cases, CaseState.ENDED, consultants="kons-a")) == []


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        ({"ruleset": "vejl"}, 'Did you mean "vejle"?'),
        ({"consultants": "kons-c"}, "Choose among: kons-a, kons-b."),
        ({"text": "findes ikke"}, None),
        ({"text": "alma", "consultants": "kons-b"}, None),
    ],
)
def test_a_filter_that_no_case_matches(asked, remedy, cases: Path) -> None:
    with pytest.raises(NoCaseError) as refused:
        listed(cases, **asked)
    assert refused.value.remedy == remedy


def test_a_file_that_cannot_be_read_is_listed_whatever_the_state(cases: Path) -> None:
    """Unknown is never a no. Asked for by a word, its errors are told and the file is no row."""
    (cases / "sager" / "VEJ-9.yaml").write_text("sag: [\n", encoding="utf-8")
    ended = listed(cases, CaseState.ENDED)
    assert {row.state for row in ended.cases} == {CaseState.ENDED, CaseState.UNREAD}
    mine = listed(cases, consultants="kons-b")
    assert numbers(mine) == ["VEJ-2"]
    assert mine.errors


def test_names_are_initials_unless_asked_for(cases: Path, capsys) -> None:
    assert run(["list", str(cases), "--as-of", "2026-10-05", "--format", "json"]) == 0
    assert "Alma" not in (text := capsys.readouterr().out)
    assert json.loads(text)["cases"][0]["child"] == "A.E."
    assert run(["list", str(cases), "--as-of", "2026-10-05", "--names"]) == 0
    assert "Alma Eksempel" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("open", 3),
        ("åben", 3),
        ("ENDED", 1),
        ("afsluttet", 1),
        ("all", 4),
        ("alle", 4),
    ],
)
def test_a_state_has_a_word_in_both_languages(word, expected, cases: Path, capsys) -> None:
    words = ["list", str(cases), "--as-of", "2026-10-05", "--format", "json", "--status", word]
    assert run(words) == 0
    assert len(json.loads(capsys.readouterr().out)["cases"]) == expected


def test_another_word_for_a_state_is_refused(cases: Path, capsys) -> None:
    assert run(["list", str(cases), "--status", "closed"]) == 2
    assert "--status" in capsys.readouterr().err


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_line_is_wider_than_the_terminal(columns, language, monkeypatch, capsys) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SAG_LANG", language)
    monkeypatch.setenv("COLUMNS", str(columns))
    run(["list", "sample-cases", "--as-of", "2026-10-05", "--names"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= columns
