"""A case by part of a child's name, by its group, daycare or place: matched, and never told."""

from pathlib import Path

import pytest

from sagscli.app.find_case import find_case, typed_number
from sagscli.cli.boundary import run
from sagscli.errors import NoCaseError

CHILDREN = {
    "VEJ-1": "{navn: Alma Eksempel, dagtilbud: Børnehuset Regnbuen}",
    "VEJ-2": "{navn: Bo Prøve, dagtilbud: Børnehuset Fjerskyen}",
    "VEJ-3": "{navn: Bodil Søe-Fiktiv, dagtilbud: Børnehuset Fjerskyen}",
    "VEJ-4": "{navn: Bodil Opdigtet}",
}


@pytest.fixture
def here(folder: Path, write_case, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number, child in CHILDREN.items():
        write_case(f"sag: {number}\nbarn: {child}\n", number)
    place = "tilbud: [{art: minigruppe, sted: Solstrålen, opstart: 2026-03-02}]\n"
    write_case(f"sag: VEJ-5\nbarn: {{navn: Åge Påfund}}\n{place}", "VEJ-5")
    write_case('sag: VEJ-6\nbarn: {navn: "J\\u00f8rn Prøve"}\n', "VEJ-6")
    write_case("sag: VEJ-7\nregelsæt: læringsmiljø\ngruppe: {navn: Gul stue}\n", "VEJ-7")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("alma", "VEJ-1"),
        ("EKSEMPEL, Alma", "VEJ-1"),
        ("regnb", "VEJ-1"),
        ("lma", "VEJ-1"),
        ("Bo", "VEJ-2"),  # whole, where the others only begin with it
        ("bodil fjer", "VEJ-3"),
        ("søe", "VEJ-3"),
        ("A\u030age", "VEJ-5"),  # as macOS writes å
        ("solstrålen", "VEJ-5"),
        ("jørn", "VEJ-6"),
        ("gul stue", "VEJ-7"),
        ("alma 1", "VEJ-1"),  # a name and part of the number
        ("VEJ-4", "VEJ-4"),
    ],
)
def test_words_that_one_case_has(typed: str, number: str, here: Path) -> None:
    assert Path(find_case(typed).path).stem == number


def test_a_number_goes_before_a_name(here: Path, write_case) -> None:
    write_case("sag: ALMA-1\nbarn: {navn: Dan Fiktiv}\n", "ALMA-1")
    assert Path(find_case("alma").path).stem == "ALMA-1"


def test_where_several_fit_numbers_are_offered_and_no_name(here: Path, capsys) -> None:
    assert run(["show", "Bodil"]) == 2
    said = capsys.readouterr().err
    assert "2 cases fit" in said
    assert "VEJ-3 (B.S., Børnehuset Fjerskyen), VEJ-4 (B.O.)" in said
    assert "Bodil" not in said
    assert run(["show", "Bodil", "--names"]) == 2
    assert "VEJ-3 (Bodil Søe-Fiktiv, Børnehuset Fjerskyen)" in capsys.readouterr().err


def test_of_very_many_a_few_are_offered(here: Path, write_case, capsys) -> None:
    for number in range(10, 22):
        write_case(f"sag: VEJ-{number}\nbarn: {{navn: Finn Fiktiv}}\n", f"VEJ-{number}")
    run(["show", "finn"])
    said = capsys.readouterr().err
    assert said.count("(F.F.)") == 8
    assert "sag list --search" in said


def test_of_two_files_with_one_number_the_paths_are_offered(here: Path, write_case, capsys) -> None:
    write_case(f"sag: VEJ-1\nbarn: {CHILDREN['VEJ-1']}\n", "kopi")
    run(["show", "alma"])
    assert "sager/kopi.yaml (A.E., " in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["show", "alma"],
        ["plan", "alma"],
        ["explain", "alma", "handleplan"],
        ["render", "--list", "alma"],
        ["render", "overblik", "alma"],
        ["referral", "check", "alma", "--to", "minigruppe"],
    ],
)
def test_wherever_a_case_is_asked_for(words: list[str], here: Path, capsys) -> None:
    assert run([*words, "--as-of", "2026-10-05"]) in (0, 1, 2)
    said = "".join(capsys.readouterr())
    assert "VEJ-1" in said or "nothing of handleplan arises" in said
    assert "Alma" not in said


@pytest.mark.parametrize("typed", ["findes ikke", "alma fjerskyen", "?", ""])
def test_words_that_no_case_has(typed: str, here: Path) -> None:
    with pytest.raises(NoCaseError, match="no case"):
        find_case(typed)


def test_a_case_that_cannot_be_read_may_be_the_one(here: Path) -> None:
    (here / "sager" / "VEJ-8.yaml").write_text("sag: VEJ-8\nbarn: {navn: Hans\n", encoding="utf-8")
    with pytest.raises(NoCaseError, match=r"errors; sag validate shows them"):
        find_case("hans")
    with pytest.raises(NoCaseError) as refused:
        find_case("ingen")
    assert "validate" not in refused.value.message


def test_in_another_folder(here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path.parent)
    assert Path(find_case(f"{here}/alma").path).stem == "VEJ-1"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("sager/VEJ-1.yaml", "VEJ-1"), ("Bodil Opdigtet", "B.O."), ("740322-4005", "740322-XXXX")],
)
def test_what_stands_for_a_number_that_was_not_found(typed: str, shown: str) -> None:
    """A8: an underretning is answered about whatever was typed."""
    assert typed_number(typed) == shown
