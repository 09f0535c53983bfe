"""What makes a ruleset unusable: names, circles, keys and values (SAG504, SAG507 and others)."""

from pathlib import Path

import pytest

from sagscli.diagnostics.diagnostic import Position
from sagscli.ruleset_faults.checked_library import library_of, read_library
from sagscli.ruleset_faults.faults import faults
from sagscli.ruleset_lint.lint import inspect_ruleset
from tests.local import (
    EXTENDS_GROUND,
    GROUND,
    MARK,
    TODAY,
    WATCHED,
    family,
    put,
    told,
    unmarked,
)
from tests.ruleset_faults.writing import fits, found, krav, rule


def test_the_ground_of_these_tests_is_faultless(tmp_path: Path):
    put(tmp_path, "grund", WATCHED)
    assert inspect_ruleset(family(tmp_path, "grund"), TODAY) == []


# --- names


@pytest.mark.parametrize(
    ("name", "id_", "fine"),
    [
        ("grund", "grund", True),
        ("grund/2020-01-01", "grund", True),
        ("grund/ny", "grund", True),
        ("grund", "grnd", False),
        ("grund/2020-01-01", "grnd", False),
        ("grund/ny", "ny", False),
        ("grund/2020-01-01", "2020-01-01", False),
        ("grund", "regelsæt", False),
        ("Grund", "grund", False),
    ],
)
def test_a_ruleset_has_the_name_of_its_file_or_folder(name, id_, fine, tmp_path: Path):
    """SAG504: cases find it by that name, so the two must agree."""
    put(tmp_path, name, GROUND.replace("regelsæt: grund", f"regelsæt: {id_}", 1))
    found_ = family(tmp_path, name.partition("/")[0]).diagnostics
    assert told(found_) == (
        [] if fine else [("SAG504", f"{name.rpartition('/')[2]}.yaml", Position(1, 11))]
    )


@pytest.mark.parametrize(
    ("day", "fine"), [("2020-01-01", True), ("2020-01-02", False), ("2021-01-01", False)]
)
def test_a_version_named_by_a_day_holds_from_that_day(day: str, fine: bool, tmp_path: Path):
    """SAG504 at the day."""
    text, place = unmarked(GROUND.replace("{fra: 2020-01-01}", "{fra: ▸2020-01-01}", 1))
    put(tmp_path, f"grund/{day}", text)
    expected = [] if fine else [("SAG504", f"{day}.yaml", place)]
    assert told(family(tmp_path, "grund").diagnostics) == expected


TWICE = {
    "frister": rule(id="a") + rule(id="▸a").removeprefix("frister:\n"),
    "krav": krav({"id": "a", "dato": "sendt"}, {"id": "▸a", "dato": "møde"}),
    "ikke-beregnet": (
        "ikke-beregnet:\n"
        '  - {id: a, tekst: A., kilde: "folder: A (V2)"}\n'
        '  - {id: ▸a, tekst: B., kilde: "folder: A (V2)"}\n'
    ),
    "eksempler": (
        "eksempler:\n"
        "  - {navn: a, sag: {barn: {navn: A}}, forventer: [{id: opfølgning, senest: []}]}\n"
        "  - {navn: ▸a, sag: {barn: {navn: A}}, forventer: [{id: opfølgning, senest: []}]}\n"
    ),
}


@pytest.mark.parametrize("section", TWICE)
def test_an_id_that_is_used_twice(section: str, tmp_path: Path):
    """SAG504 at the second."""
    own = TWICE[section]
    diagnostics, place = found(tmp_path, own)
    assert told(diagnostics) == [("SAG504", "solbakke.yaml", place)]
    fits(tmp_path, own.replace("▸a", "b"))


def test_two_gates_may_ask_for_requirements_of_one_name(tmp_path: Path):
    """V5, V16: an id is its gate's own."""
    fits(tmp_path, krav({"id": "spørgsmål", "dato": "sendt"}))


# --- circles


CIRCLES = {
    "itself": ("omfatter", "{a: {titel: A, omfatter: [▸a]}}"),
    "each other": (
        "omfatter",
        "{a: {titel: A, omfatter: [b]}, b: {titel: B, omfatter: [psykolog, a]}}",
    ),
    "three": (
        "omfatter",
        "{a: {titel: A, omfatter: [b]}, b: {titel: B, omfatter: [c]}, c: {titel: C, omfatter: [a]}}",  # noqa: E501
    ),
    "deputy": ("når-ikke-indskrevet", "{a: {titel: A, når-ikke-indskrevet: a}}"),
    "deputies": (
        "når-ikke-indskrevet",
        "{a: {titel: A, når-ikke-indskrevet: b}, b: {titel: B, når-ikke-indskrevet: a}}",
    ),
}


@pytest.mark.parametrize("name", CIRCLES)
def test_a_role_that_leads_back_to_itself(name: str, tmp_path: Path):
    """SAG507, one finding for each role in the circle and none for one that leads into it."""
    key, roles = CIRCLES[name]
    own = "roller: " + roles.replace(MARK, "").replace("{a:", "{ude: {titel: U, @: [a]}, a:", 1)
    own = own.replace("@: [a]", f"{key}: [a]" if key == "omfatter" else f"{key}: a")
    put(tmp_path, "grund", GROUND)
    put(tmp_path, "solbakke", EXTENDS_GROUND + own + "\n")
    diagnostics = family(tmp_path, "solbakke").diagnostics
    assert {one.code for one in diagnostics} == {"SAG507"}
    said = sorted(one.pointer for one in diagnostics)
    names = [one for one in "abc" if f"{one}: {{titel: {one.upper()}," in roles]
    assert said == [f"/roller/{one}/{key}" for one in names]


def test_a_level_that_comes_before_itself(tmp_path: Path):
    """SAG507, H1."""
    own = "niveauer: {a: {titel: A, ▸efter: [b]}, b: {titel: B, efter: [forebyggende, a]}}\n"
    diagnostics, place = found(tmp_path, own)
    assert [one.code for one in diagnostics] == ["SAG507", "SAG507"]
    assert diagnostics[0].span.start == place


def test_what_two_roles_have_in_common_is_no_circle(tmp_path: Path):
    fits(
        tmp_path,
        "roller: {a: {titel: A, omfatter: [b, psykolog]}, b: {titel: B, omfatter: [psykolog]}}\n",
    )


# --- keys and values


@pytest.mark.parametrize(
    ("own", "code", "guess"),
    [
        ("▸roler: {ny: {titel: Ny}}\n", "SAG201", "roller"),
        ("roller: {ny: {▸titl: Ny, titel: Ny}}\n", "SAG201", "titel"),
        (rule().replace("senest:", "▸snest:"), "SAG201", "senest"),
        (rule(senest="{efter: opstart, uger: ▸tolv}"), "SAG207", "digits"),
        (rule(senest="{efter: opstart, uger: ▸-1}"), "SAG207", "digits"),
        (rule(gentag="{uger: 4, fra: ▸ankeret}"), "SAG209", "anker"),
        (rule(senest="{sidste: ▸30-02, før: skolestart}"), "SAG205", "11-01"),
        (rule(senest="{sidste: ▸02-29, før: skolestart}"), "SAG205", "11-01"),
        ("gælder: {fra: ▸1/1-2021}\n", "SAG205", "2021-01-01"),
        ("månedsslut: ▸nedad\n", "SAG209", "ned"),
        ("kalender: ▸se\n", "SAG209", "dk"),
        (krav({"id": "a", "samtykke": "deling", "fra": "▸begge"}), "SAG209", "alle"),
        (krav({"id": "a", "skøn": "{spørgsmål: Hvad, svar: ▸true}"}), "SAG206", "svar: ja"),
        ("roller: {▸ny: {kort: N}}\n", "SAG202", "titel"),
    ],
)
def test_keys_and_values_that_do_not_fit(own: str, code: str, guess: str, tmp_path: Path):
    """As in a case: the place, and what to write."""
    diagnostics, place = found(tmp_path, own)
    assert [(one.code, one.span.start) for one in diagnostics] == [(code, place)]
    assert guess in diagnostics[0].help


@pytest.mark.parametrize(
    "key",
    [
        "i-dag: 2026-01-01",
        "formel: 2 * 3",
        "hvis: x > 3",
        "for: [1, 2]",
        "regel: !!python/name:x y",
    ],
)
def test_the_grammar_has_no_arithmetic_functions_loops_or_today(key: str, tmp_path: Path):
    put(tmp_path, "grund", GROUND + f"{key}\n")
    assert family(tmp_path, "grund").rulesets == ()


# --- the rulesets that come with the tool


@pytest.mark.parametrize("name", library_of(None).ids)
def test_the_built_in_rulesets_are_faultless(name: str):
    for version in library_of(None).family(name).versions:
        assert list(faults(version)) == []


def test_a_fault_of_a_built_in_ruleset_would_be_told(monkeypatch, tmp_path: Path):
    """They are not checked when they are read, so that reading is quick; `rules check` does."""
    text, place = unmarked(GROUND.replace("indkalder: leder", "indkalder: ▸lder", 1))
    (tmp_path / "grund").mkdir()
    (tmp_path / "grund" / "2020-01-01.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("sagscli.rulesets.library.library.RULESETS", tmp_path)
    found_ = read_library(None).family("grund")
    assert found_.diagnostics == ()
    assert told(inspect_ruleset(found_, TODAY)) == [("SAG501", "2020-01-01.yaml", place)]
