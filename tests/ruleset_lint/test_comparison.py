"""What differs between two procedures, and what a change would do to cases."""

from datetime import date
from pathlib import Path

import pytest

from sagscli.app.impact import impact_of
from sagscli.casefile.folder import case_files
from sagscli.ruleset_faults.checked_library import library_of, read_library
from sagscli.ruleset_lint.comparison import (
    Difference,
    KeyEdit,
    Shift,
    differences,
    shifts,
    would_follow,
)
from sagscli.rulesets.records import Ruleset
from tests.building import VEJLE, case_of, day, meeting, placement, ruleset_of, starting
from tests.local import GROUND, family, put, put_case

RULE = {
    "id": "opfølgning",
    "for-hver": "tilbud.minigruppe",
    "møde": "statusmøde",
    "senest": {"efter": "opstart", "måneder": "3"},
    "gentag": {"måneder": "6"},
    "indtil": ["ophør", "skolestart"],
}


def changed(**keys) -> dict:
    """Return RULE with other keys; one that is None is left out."""
    return {name: value for name, value in (RULE | keys).items() if value is not None}


def between(before: Ruleset, after: Ruleset) -> list[Difference]:
    return differences(before, after)


def edits_of(
    *, before: dict | None = None, after: dict
) -> list[tuple[str, str | None, str | None]]:
    """Return the edits of the one deadline that differs."""
    [one] = between(ruleset_of(before or RULE), ruleset_of(after))
    assert (one.section, one.id, one.what) == ("frister", "opfølgning", "changed")
    return [tuple(edit) for edit in one.edits]


# --- what differs


@pytest.mark.parametrize("name", library_of(None).ids)
def test_a_ruleset_does_not_differ_from_itself(name: str):
    for ruleset in library_of(None).family(name).rulesets:
        assert between(ruleset, ruleset) == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (changed(gentag={"måneder": "4"}), [("gentag.måneder", "6", "4")]),
        (
            changed(gentag={"uger": "4"}),
            [("gentag.måneder", "6", None), ("gentag.uger", None, "4")],
        ),
        (changed(gentag=None), [("gentag.måneder", "6", None)]),
        (
            changed(gentag={"måneder": "6", "fra": "sidst-afholdt"}),
            [("gentag.fra", None, "sidst-afholdt")],
        ),
        (
            changed(senest={"efter": "opstart", "uger": "12"}),
            [("senest.måneder", "3", None), ("senest.uger", None, "12")],
        ),
        (changed(indtil=["ophør"]), [("indtil", "ophør, skolestart", "ophør")]),
        (changed(titel="Andet"), [("titel", "Prøve", "Andet")]),
        (
            changed(kilde="folder: Andet (V9)"),
            [("kilde", "folder: Prøve (V9)", "folder: Andet (V9)")],
        ),
        (
            changed(**{"tæller-fra": {"året-før": "skolestart"}}),
            [("tæller-fra.året-før", None, "skolestart")],
        ),
        (
            changed(
                senest={"sidste": "11-01", "før": "skolestart", "når": {"skolestart-er": "08-01"}}
            ),
            [
                ("senest.efter", "opstart", None),
                ("senest.måneder", "3", None),
                ("senest.før", None, "skolestart"),
                ("senest.sidste", None, "11-01"),
                ("senest.når.skolestart-er", None, "08-01"),
            ],
        ),
    ],
    ids=str,
)
def test_a_change_is_told_key_by_key_as_it_is_written(after: dict, expected):
    assert edits_of(after=after) == expected


def test_each_of_several_reckonings_has_its_place():
    """V14, A3."""
    several = {"tidligste-af": [RULE["senest"], {"før": "skolestart", "uger": "2"}]}
    other = {"tidligste-af": [RULE["senest"], {"før": "skolestart", "uger": "3"}]}
    assert edits_of(before=changed(senest=several), after=changed(senest=other)) == [
        ("senest.tidligste-af[1].uger", "2", "3")
    ]


def test_what_is_said_twice_is_no_difference():
    """A default that is written out says the same."""
    written_out = ruleset_of(changed(gentag={"måneder": "6", "fra": "anker"}), månedsslut="ned")
    assert between(ruleset_of(RULE), written_out) == []


def test_rules_are_added_and_removed():
    other = {"id": "andet", "møde": "statusmøde"}
    one, two = ruleset_of(RULE), ruleset_of(RULE, other)
    assert between(one, two) == [Difference("frister", "andet", "added")]
    assert between(two, one) == [Difference("frister", "andet", "removed")]


def test_the_order_of_the_rules_is_no_difference():
    other = {"id": "andet", "møde": "statusmøde"}
    assert between(ruleset_of(RULE, other), ruleset_of(other, RULE)) == []


def test_examples_and_the_day_of_the_review_are_left_out():
    example = {"navn": "Egen", "sag": {}, "forventer": [{"id": "opfølgning", "senest": []}]}
    assert (
        between(ruleset_of(RULE), ruleset_of(RULE, eksempler=[example], gennemgået="2026-09-01"))
        == []
    )


@pytest.mark.parametrize(
    ("key", "value", "edit"),
    [
        ("titel", "Ny", ("titel", "Prøve", "Ny")),
        ("gælder", {"fra": "2027-01-01"}, ("gælder.fra", "2014-01-01", "2027-01-01")),
        (
            "gælder",
            {"fra": "2014-01-01", "til": "2026-12-31"},
            ("gælder.til", None, "2026-12-31"),
        ),
        ("version-efter", "tilbud.opstart", ("version-efter", None, "tilbud.opstart")),
        ("månedsslut", "op", ("månedsslut", "ned", "op")),
    ],
)
def test_the_head_of_a_ruleset(key: str, value, edit: tuple):
    [one] = between(ruleset_of(RULE), ruleset_of(RULE, **{key: value}))
    assert (one.section, one.id, one.what) == ("regelsæt", "prøve", "changed")
    assert one.edits == (KeyEdit(*edit),)


@pytest.mark.parametrize(
    "section",
    [
        "kilder",
        "roller",
        "vurderinger",
        "møder",
        "tilbud",
        "samtykker",
        "niveauer",
        "tiltag",
        "observationer",
        "faser",
        "skemaer",
        "henvisninger",
        "veje",
    ],
)
def test_every_section_of_words(section: str):
    before = {"a": {"titel": "A"}, "b": {"titel": "B"}}
    after = {"b": {"titel": "Bb"}, "c": {"titel": "C"}}
    if section == "veje":
        before = {name: one | {"kilde": "folder: V"} for name, one in before.items()}
        after = {name: one | {"kilde": "folder: V"} for name, one in after.items()}
    found = between(ruleset_of(**{section: before}), ruleset_of(**{section: after}))
    assert found == [
        Difference(section, "a", "removed"),
        Difference(section, "b", "changed", (KeyEdit("titel", "B", "Bb"),)),
        Difference(section, "c", "added"),
    ]


KRAV = {"id": "samtykke", "titel": "S", "samtykke": "x", "ansvarlig": "leder", "kilde": "folder: V"}


def gate(*krav: dict, **keys) -> Ruleset:
    kind = {"titel": "Støtte", "krav": [KRAV | one for one in krav]} | keys
    return ruleset_of(henvisninger={"støtte": kind})


def test_requirements_stand_each_for_itself():
    """V5: an added requirement is not a change of the whole gate."""
    assert between(gate({}), gate({}, {"id": "ny"})) == [
        Difference("henvisninger", "støtte.ny", "added")
    ]
    assert between(gate({}), gate({"inden": "sendt"})) == [
        Difference("henvisninger", "støtte.samtykke", "changed", (KeyEdit("inden", None, "sendt"),))
    ]
    assert between(gate({}), gate({}, titel="Hjælp")) == [
        Difference("henvisninger", "støtte", "changed", (KeyEdit("titel", "Støtte", "Hjælp"),))
    ]


def test_yes_and_no_are_told_as_they_are_written():
    """A8: "vejledende: ja", not a word of the program's own."""
    [one] = between(gate({}), gate({}, vejledende="ja"))
    assert one.edits == (KeyEdit("vejledende", None, "ja"),)
    question = {"samtykke": None, "skøn": {"spørgsmål": "Er det?", "svar": "ja"}}
    other = {"samtykke": None, "skøn": {"spørgsmål": "Er det?", "svar": "nej"}}
    [one] = between(gate(question), gate(other))
    assert one.edits == (KeyEdit("skøn.svar", "ja", "nej"),)


def test_two_municipalities():
    """A6: nothing of Vejle's cycle is in Haderslev's procedure."""
    haderslev = library_of(None).family("haderslev").rulesets[-1]
    found = {(one.section, one.id): one.what for one in between(VEJLE, haderslev)}
    assert found["frister", "statusmøde"] == "removed"
    assert found["frister", "papirer-til-distriktsråd"] == "added"
    assert found["regelsæt", "haderslev"] == "changed"
    assert len({one for one in found if one[0] == "frister"}) == len(VEJLE.deadlines) + len(
        haderslev.deadlines
    )


# --- what it does to a case


def told(found: list[Shift]) -> list[tuple[str, str, int, str | None, str | None]]:
    return [
        (one.what, one.obligation.rule, one.obligation.occurrence, due(one.before), due(one.after))
        for one in found
    ]


def due(one) -> str | None:
    return one.due.isoformat() if one is not None and one.due is not None else None


CASE = starting("2026-08-31", barn={"navn": "A"}, skole={"start": "2028-01-01"})
FOUR = changed(gentag={"måneder": "4"})


def test_deadlines_that_move_and_that_appear():
    assert told(shifts(CASE, ruleset_of(RULE), ruleset_of(FOUR))) == [
        ("moves", "opfølgning", 2, "2027-05-31", "2027-03-31"),
        ("moves", "opfølgning", 3, "2027-11-30", "2027-07-31"),
        ("appears", "opfølgning", 4, None, "2027-11-30"),
    ]


def test_deadlines_that_vanish():
    found = shifts(CASE, ruleset_of(FOUR), ruleset_of(RULE))
    assert [one.what for one in found] == ["moves", "moves", "vanishes"]
    assert told(found)[-1] == ("vanishes", "opfølgning", 4, "2027-11-30", None)


def test_what_stays_as_it_is_is_no_shift():
    assert shifts(CASE, ruleset_of(RULE), ruleset_of(RULE)) == []
    renamed = changed(titel="Andet", ansvarlig="andre")
    assert shifts(CASE, ruleset_of(RULE), ruleset_of(renamed)) == []


def test_a_rule_that_is_added_or_removed():
    other = changed(id="andet", gentag=None)
    assert told(shifts(CASE, ruleset_of(RULE), ruleset_of(RULE, other))) == [
        ("appears", "andet", 1, None, "2026-11-30")
    ]
    assert told(shifts(CASE, ruleset_of(RULE, other), ruleset_of(RULE))) == [
        ("vanishes", "andet", 1, "2026-11-30", None)
    ]


def test_a_date_that_can_no_longer_be_reckoned_moves_too():
    """Unknown is neither early nor late, but it is not the same."""
    once = changed(gentag=None)
    other = changed(gentag=None, senest={"dato": "ophør", "ellers": {"før": "født", "dage": "1"}})
    found = shifts(CASE, ruleset_of(once), ruleset_of(other))
    assert told(found) == [("moves", "opfølgning", 1, "2026-11-30", None)]
    assert found[0].obligation.missing == "barn.født"


def test_another_key_that_is_missing_is_another_answer():
    """Neither has a date; what to fill in is not the same."""
    case = case_of(barn={"navn": "A"}, tilbud=[{"art": "minigruppe"}])
    once = changed(gentag=None)
    other = changed(gentag=None, senest={"før": "skolestart", "måneder": "6"})
    [one] = shifts(case, ruleset_of(once), ruleset_of(other))
    assert one.what == "moves"
    assert one.before is not None
    assert one.after is not None
    assert (one.before.missing, one.after.missing) == ("tilbud[0].opstart", "barn.født")


def test_a_rule_that_loses_its_date():
    once, undated = changed(gentag=None), changed(gentag=None, senest=None)
    assert told(shifts(CASE, ruleset_of(once), ruleset_of(undated))) == [
        ("moves", "opfølgning", 1, "2026-11-30", None)
    ]


def test_what_is_done_shifts_as_history():
    case = starting("2026-08-31", meeting("2027-03-01"), barn={"navn": "A"})
    moves = shifts(case, ruleset_of(RULE), ruleset_of(FOUR))
    moved = next(one for one in moves if one.obligation.done)
    assert moved.obligation.done == day("2027-03-01")


def test_each_of_several_courses_is_compared_with_itself():
    places = [placement("2024-01-10", "2024-12-01"), placement("2026-08-31", sted="Månen")]
    case = case_of(barn={"navn": "A"}, tilbud=places)
    four_weeks = changed(gentag=None, senest={"efter": "opstart", "uger": "4"})
    found = shifts(case, ruleset_of(changed(gentag=None)), ruleset_of(four_weeks))
    assert [(one.obligation.course, due(one.before), due(one.after)) for one in found] == [
        ("Solen", "2024-04-10", "2024-02-07"),
        ("Månen", "2026-11-30", "2026-09-28"),
    ]


# --- which cases it touches


NEW = ruleset_of(FOUR, gælder={"fra": "2027-01-01"}, **{"version-efter": "tilbud.opstart"})


@pytest.mark.parametrize(
    ("start", "today", "follows"),
    [
        ("2026-12-31", "2027-06-01", False),
        ("2027-01-01", "2026-06-01", True),
        (None, "2026-12-31", False),
        (None, "2027-01-01", True),
    ],
)
def test_a_new_version_leaves_what_has_begun_alone(start, today, follows: bool):
    case = case_of(tilbud=[placement(start)])
    assert would_follow(case, NEW, day(today)) is follows


CHILD = "barn: {navn: Alma Eksempel, født: 2023-06-15, dagtilbud: Regnbuen}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a ruleset, a draft of its next version, and cases of every kind."""
    put(tmp_path, "grund", GROUND)
    (tmp_path / "grund.yaml").write_text(
        GROUND.replace("{fra: 2020-01-01}", "{fra: 2027-01-01}").replace("uger: 26}", "uger: 13}"),
        encoding="utf-8",
    )

    def case(number: str, more: str, ruleset: str = "grund") -> None:
        put_case(tmp_path, number, f"regelsæt: {ruleset}\n{CHILD}{more}")

    case("A-1", "tilbud: [{art: minigruppe, opstart: 2026-10-05}]\n")
    case("A-2", "tilbud: [{art: minigruppe, opstart: 2027-02-01, ophør: 2027-12-01}]\n")
    case("A-3", "tilbud: [{art: minigruppe, opstart: 2027-02-01, ophør: 2027-06-01}]\n")
    case("A-4", "tilbud: [{art: minigrupp, opstart: 2027-02-01}]\n")
    case("B-1", "", ruleset="haderslev")
    (tmp_path / "sager" / "C-1.yaml").write_text("sag: [\n", encoding="utf-8")
    return tmp_path


def impact(folder: Path, today: str = "2026-12-01"):
    library = read_library(folder)
    [before] = library.family("grund").rulesets
    [after] = [one.ruleset for one in library.read_file(folder / "grund.yaml")]
    _folders, files = case_files([str(folder)])
    return impact_of(files, before, after, day(today))


def test_what_a_draft_would_do_to_a_folder(folder: Path):
    """What is begun stays; cases of others, and those with errors, are counted and left out."""
    found = impact(folder)
    assert (found.cases, found.stay, found.others, found.unread) == (3, 1, 1, 2)
    [(number, path, many)] = found.shifts
    assert (number, Path(path).name) == ("A-2", "A-2.yaml")
    assert told(many) == [
        ("moves", "opfølgning", 2, "2027-10-25", "2027-07-26"),
        ("appears", "opfølgning", 3, None, "2027-10-25"),
    ]
    assert [found.count(what) for what in ("moves", "appears", "vanishes")] == [1, 1, 0]


def test_a_case_that_follows_the_new_version_already_stays_too(folder: Path):
    """Nothing of it would change any more."""
    put(folder, "grund", GROUND.replace("{fra: 2020-01-01}", "{fra: 2020-01-01, til: 2026-12-31}"))
    put(folder, "grund/2027-01-01", (folder / "grund.yaml").read_text(encoding="utf-8"))
    before, after = family(folder, "grund").rulesets
    _folders, files = case_files([str(folder)])
    found = impact_of(files, before, after, date(2026, 12, 1))
    assert (found.cases, found.stay, found.shifts) == (3, 3, [])


def test_no_number_of_a_person_is_in_what_it_tells(tmp_path: Path):
    """F: a case numbered by a CPR number shows its first six digits only."""
    put(tmp_path, "grund", GROUND)
    put_case(
        tmp_path,
        "740322-4005",
        f"regelsæt: grund\n{CHILD}tilbud: [{{art: minigruppe, opstart: 2027-02-01}}]\n",
    )
    [ruleset] = family(tmp_path, "grund").rulesets
    other = ruleset.model_copy(update={"deadlines": ()})
    _folders, files = case_files([str(tmp_path)])
    found = impact_of(files, ruleset, other, date(2026, 12, 1))
    assert "740322-4005" not in repr([one[:2] for one in found.shifts])
