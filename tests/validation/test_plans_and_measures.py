"""Plans that say too little, and indsatser that lack something or come too early (A21, A22)."""

from typing import Any

import pytest

from sagscli.ruleset_faults.checked_library import library_of
from sagscli.validation.context import Context
from sagscli.validation.engine import check
from tests.building import VEJLE, case_of, day

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]
CHILD = {"navn": "Alma Eksempel", "født": "2021-05-05", "dagtilbud": "Regnbuen"}


def told(code: str, ruleset: Any = HADERSLEV, on: str = "2026-10-05", **sections: Any) -> list[Any]:
    """Return the places at which a code is given, as they stand in the file."""
    case = case_of(**{"barn": CHILD, **sections})
    found = check(Context(case, ruleset, day(on)))
    return [problem.at for problem in found if problem.code == code]


def plan(**keys: Any) -> dict[str, Any]:
    fields = ("læringsfællesskab", "barnet", "barnets-stemme", "forældrenes-perspektiv")
    return {"dato": "2026-06-01", "felter": dict.fromkeys(fields, "x")} | keys


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ({}, []),
        ({"felter": {}}, [("handleplaner", 0)]),
        ({"felter": {"barnet": "x"}}, [("handleplaner", 0, "felter")]),
        ({"felter": {}, "dato": None}, []),  # it is being written
        ({"deltagere": ["pædagog"]}, [("handleplaner", 0, "deltagere")]),
        ({"deltagere": ["pædagog", "forældre"]}, []),
        ({"felter": {"barnet": "x"}, "godkendt": "2026-06-02"}, []),  # not changed any more
        ({"felter": {}, "godkendt": "2026-06-02"}, [("handleplaner", 0)]),
    ],
    ids=str,
)
def test_an_empty_plan_and_one_by_staff_alone_are_told(keys: dict[str, Any], at: list[Any]) -> None:
    """A21, H2."""
    one = {name: value for name, value in plan(**keys).items() if value is not None}
    assert told("SAG342", handleplaner=[one]) == at


def test_the_professionals_of_tcbu_take_part_in_vejle() -> None:
    """V8, A21."""
    fields = dict.fromkeys(VEJLE.forms["status-og-handleplan"].required, "x")
    one = {"dato": "2026-06-01", "felter": fields, "deltagere": ["forældre", "pædagog"]}
    assert told("SAG342", VEJLE, handleplaner=[one]) == [("handleplaner", 0, "deltagere")]
    one["deltagere"].append("psykolog")
    assert told("SAG342", VEJLE, handleplaner=[one]) == []


def tried(level: str, evaluated: str | None = None, **keys: Any) -> dict[str, Any]:
    one = {"niveau": level, "mål": ["Leg"], "tegn": ["Ja"], "start": "2026-01-05"}
    one |= {"evalueres": "2026-03-02"} | ({"evalueret": evaluated} if evaluated else {})
    return one | keys


BOTH = [tried("forebyggende", "2026-03-02"), tried("foregribende", "2026-05-04")]
LAST = {"niveau": "indgribende", "mål": ["Leg"], "tegn": ["Ja"], "start": "2026-06-01"}


@pytest.mark.parametrize(
    ("before", "is_told"),
    [
        (BOTH, False),
        ([], True),
        (BOTH[:1], True),
        ([BOTH[0], tried("foregribende")], True),
        ([BOTH[0], tried("foregribende", "2026-06-02")], True),
    ],
)
def test_the_order_of_levels_is_looked_at_in_every_case(before: list[Any], is_told: bool) -> None:
    """H1, A22: for an indsats and for a place alike, and with no referral in the case."""
    assert bool(told("SAG343", indsatser=[*before, LAST])) is is_told
    place = [{"art": "ressourcegruppe", "opstart": "2026-06-01"}]
    assert bool(told("SAG343", indsatser=before, tilbud=place)) is is_told


def test_what_has_not_begun_and_what_needs_no_other_first_are_not_told() -> None:
    """H1: of a foregribende indsats the guide asks for no other first."""
    assert told("SAG343", indsatser=[LAST | {"start": "2026-11-02"}]) == []
    assert told("SAG343", indsatser=[tried("foregribende")]) == []
    assert told("SAG343", tilbud=[{"art": "mellemform", "opstart": "2026-06-01"}]) == []


@pytest.mark.parametrize("key", ["mål", "tegn", "evalueres"])
def test_an_indsats_has_goals_signs_and_a_day_for_its_evaluation(key: str) -> None:
    """H2, A22."""
    one = tried("forebyggende")
    assert told("SAG344", indsatser=[one]) == []
    del one[key]
    assert told("SAG344", indsatser=[one]) == [("indsatser", 0)]
    assert told("SAG344", indsatser=[one | {"start": "2026-12-01"}]) == []


def test_a_foregribende_indsats_is_directed_at_the_community() -> None:
    """H1."""
    for aimed_at, at in (
        ("fællesskab", []),
        (["barn", "fællesskab"], []),
        ("barn", [("indsatser", 0, "rettet-mod")]),
    ):
        assert told("SAG344", indsatser=[tried("foregribende", **{"rettet-mod": aimed_at})]) == at
    assert told("SAG344", indsatser=[tried("forebyggende", **{"rettet-mod": "barn"})]) == []


@pytest.mark.parametrize(
    ("start", "is_told"),
    [("2027-08-01", False), ("2027-08-02", True), ("2027-08-31", True), ("2027-09-01", False)],
)
def test_a_start_later_in_august_is_asked_about(start: str, is_told: bool) -> None:
    """A24."""
    assert bool(told("SAG345", VEJLE, skole={"start": start})) is is_told


@pytest.mark.parametrize(
    ("topics", "at"),
    [
        (["relationer", "fællesskab", "udbytte", "sommerfest"], []),
        (["relationer", "fællesskab", "udbyte"], [("møder", 0, "drøftet", 2)]),
    ],
)
def test_other_topics_are_free_and_near_misses_are_told(topics: list[str], at: list[Any]) -> None:
    """V9: blandt andet."""
    meetings = [{"art": "statusmøde", "afholdt": "2026-06-01", "drøftet": topics}]
    assert told("SAG211", VEJLE, møder=meetings) == at


@pytest.mark.parametrize(
    ("keys", "is_told"),
    [
        ({}, True),
        ({"tiltag": "struktur"}, True),
        ({"tiltag": "ressourcevurdering"}, False),  # its half year tells (H4, A5)
        ({"evalueres": "2026-09-01"}, False),
    ],
    ids=str,
)
def test_an_indsats_at_any_level_has_a_day_for_its_evaluation(
    keys: dict[str, Any], is_told: bool
) -> None:
    """A22, H2: indgribende ones too."""
    one = {"niveau": "indgribende", "mål": ["Leg"], "tegn": ["Ja"], "start": "2026-05-01"} | keys
    assert bool(told("SAG344", indsatser=[one])) is is_told


@pytest.mark.parametrize(
    ("end", "is_told"), [("2026-10-01", False), ("2026-10-02", True), ("2027-03-31", True)]
)
def test_a_ressourcevurdering_lasts_half_a_year_in_every_case(end: str, is_told: bool) -> None:
    """H4, A5: not only where the council is asked."""
    period = {"niveau": "indgribende", "tiltag": "ressourcevurdering", "start": "2026-04-01"}
    places = told("SAG347", indsatser=[period | {"slut": end}])
    assert places == ([("indsatser", 0, "slut")] if is_told else [])
