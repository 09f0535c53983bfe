"""Who takes part: a role of the ruleset, or someone the case names (SAG210, SAG309, H10)."""

import pytest

from sagscli.diagnostics.diagnostic import Problem
from sagscli.referrals.checklist import checklist
from sagscli.rulesets.foreign_words import MOST_PEOPLE
from sagscli.rulesets.schema import case_schema
from sagscli.validation.context import Context
from sagscli.validation.identity import group_names_nobody
from sagscli.validation.meetings import incomplete
from sagscli.validation.vocabulary import foreign
from tests.asking import CHILD, GROUP, HADERSLEV
from tests.building import case_of, day

TODAY = day("2026-10-05")
PARENTS = {"forældre": [{"navn": "Eva Eksempel", "forældremyndighed": "ja"}]}
PEOPLE = [
    {"navn": "Tea Tværfaglig", "rolle": "psykolog"},
    {"navn": "Mona Eksempel", "tilknytning": "mormor"},
]


def asked(check, *present: str, **keys) -> list[Problem]:
    meeting = {"art": "forældresamtale", "afholdt": "2026-09-01", "deltagere": [*present]}
    keys = {"barn": CHILD | PARENTS, "personer": PEOPLE, "møder": [meeting], **keys}
    return list(check(Context(case_of(**keys), HADERSLEV, TODAY)))


def test_who_took_part_may_be_named_h10() -> None:
    assert asked(foreign, "barn", "Eva Eksempel", "Tea Tværfaglig", "Mona Eksempel") == []
    plan = {"dato": "2026-09-01", "deltagere": ["Tea Tværfaglig"]}
    assert asked(foreign, handleplaner=[plan]) == []


def test_who_made_something_is_a_role_v5() -> None:
    [told] = asked(foreign, narrativer=[{"tekst": "x", "af": "Tea Tværfaglig"}])
    assert told.code == "SAG210"
    assert "write the role, not the name" in told.help


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("Tea Tværfalig", "nearly that of a person in the case"),
        ("Eva Eksempl", "nearly that of a person in the case"),
        ("Karla Fremmed", 'add the person under "personer"'),
        ("psykoloog", 'did you mean "psykolog"?'),
    ],
)
def test_a_name_that_the_case_does_not_have(word: str, remedy: str) -> None:
    """SAG210; a name that is nearly one of the case's is never shown."""
    [told] = asked(foreign, word)
    assert told.code == "SAG210"
    assert remedy in told.help


def test_among_hundreds_of_names_nothing_is_guessed() -> None:
    people = [{"navn": f"Person {n}"} for n in range(MOST_PEOPLE)]
    [told] = asked(foreign, "Person 0x", personer=people)
    assert 'add the person under "personer"' in told.help


def test_the_role_of_a_person_is_one_of_the_rulesets() -> None:
    [told] = asked(foreign, personer=[{"navn": "Tea Tværfaglig", "rolle": "psykoloog"}])
    assert (told.code, told.at) == ("SAG210", ("personer", 0, "rolle"))


def test_a_person_is_there_as_the_role_is_h10() -> None:
    """SAG309: the parents take part in a forældresamtale; a grandmother is no parent."""
    others = ("barn", "pædagog", "daginstitutionsleder")
    assert asked(incomplete, *others, "Eva Eksempel") == []
    [told] = asked(incomplete, *others, "Mona Eksempel", "Tea Tværfaglig")
    assert told.code == "SAG309"
    assert "forældre" in told.message


def test_a_requirement_counts_a_person_as_the_role_h11() -> None:
    """PPV: the parents, Det Rådgivende Team and the leader were at the netværksmøde."""

    def state(*present: str) -> str:
        meeting = {"art": "netværksmøde", "afholdt": "2026-09-01", "deltagere": [*present]}
        case = case_of(barn=CHILD | PARENTS, personer=PEOPLE, møder=[meeting])
        items = checklist(case, HADERSLEV, "ppv", TODAY).items
        return next(
            item.standing.state.value for item in items if item.standing.id == meeting["art"]
        )

    assert state("Eva Eksempel", "Tea Tværfaglig", "daginstitutionsleder") == "met"
    assert state("Mona Eksempel", "Tea Tværfaglig", "daginstitutionsleder") == "missing"


def test_a_groups_case_has_none_a9() -> None:
    """SAG313."""
    case = case_of(gruppe=GROUP, personer=PEOPLE)
    [told] = group_names_nobody(Context(case, HADERSLEV, TODAY))
    assert (told.code, told.at) == ("SAG313", ("personer",))


def test_an_editor_offers_roles_and_takes_names() -> None:
    definitions = case_schema(HADERSLEV)["$defs"]
    items = definitions["Meeting"]["properties"]["deltagere"]["anyOf"][0]["items"]
    assert {"type": "string"} in items["anyOf"]
    assert "psykolog" in items["anyOf"][0]["enum"]
