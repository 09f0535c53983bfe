"""Whom a case names: what lists, documents and findings hide (F)."""

from sagscli.case.people import people_of, roles_by_name, roles_present
from tests.building import case_of

CASE = case_of(
    barn={"navn": "alma", "forældre": [{"navn": "Eva Eksempel"}, {}]},
    samtykker=[{"til": "henvisning", "af": ["Eva Eksempel", "Karla Fremmed"]}],
    møder=[{"art": "statusmøde", "deltagere": ["psykolog", "Pia"]}],
    vurderinger=[{"art": "ppv", "af": "per prøve", "bestilt-hos": "Tea Tværfaglig"}],
    henvisninger=[{"til": "minigruppe", "af": "leder", "skøn": {"behov": {"af": "Svend Svar"}}}],
    handleplaner=[{"deltagere": ["Helle Handleplan"]}],
    narrativer=[{"tekst": "x", "af": "Nora Narrativ"}],
    gruppe={"navn": "Gul Stue"},
    konsulent="Kim Konsulent",
)


def test_everyone_whom_a_case_names_once_and_no_role() -> None:
    """A role is one word in lower case; a child's or a parent's name is a name however written."""
    assert set(people_of(CASE)) == {
        "alma",
        "Eva Eksempel",
        "Karla Fremmed",
        "Pia",
        "per prøve",
        "Tea Tværfaglig",
        "Svend Svar",
        "Helle Handleplan",
        "Nora Narrativ",
    }
    assert len(people_of(CASE)) == 9


def test_the_people_of_a_part_of_a_case() -> None:
    assert people_of(CASE.child) == ["alma", "Eva Eksempel"]
    assert people_of(None) == []


def test_those_who_can_be_named_have_their_role_h10() -> None:
    """A parent's is the format's own word; one around the family may have none."""
    people = [{"navn": "Tea Tværfaglig", "rolle": "psykolog"}, {"navn": "Mona Eksempel"}, {}]
    case = case_of(barn={"navn": "A", "forældre": [{"navn": "Eva Eksempel"}, {}]}, personer=people)
    assert roles_by_name(case) == {
        "Eva Eksempel": "forældre",
        "Tea Tværfaglig": "psykolog",
        "Mona Eksempel": None,
    }
    assert set(people_of(case)) == {"A", *roles_by_name(case)}
    present = ["Tea Tværfaglig", "pædagog", "Mona Eksempel", "Eva Eksempel"]
    assert roles_present(present, case) == {"psykolog", "pædagog", "Mona Eksempel", "forældre"}
    assert roles_by_name(case_of()) == {}
