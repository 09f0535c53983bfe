"""Each key says what it is, once; every table of keys is read from there."""

import pytest

from sagscli.case.fields import Date, MeetingDates, Text
from sagscli.case.key_roles import (
    DateRole,
    Day,
    Enclosure,
    Happened,
    KeyRole,
    RoleOrPerson,
    SetAhead,
    Subject,
    Word,
)
from sagscli.case.record import Record, holds, key, role_of
from sagscli.case.records import Case, Decision, Evaluation, Measure, Referral
from sagscli.case.tagged import records_with, tagged, values_of
from sagscli.case.walk import nested
from sagscli.rulesets.records import Ruleset
from tests.building import case_of, day


@pytest.mark.parametrize("annotation", [Date, Date | None, MeetingDates])
@pytest.mark.parametrize("role", [None, RoleOrPerson()])
def test_a_date_without_the_role_of_one_is_refused(annotation: object, role: KeyRole) -> None:
    fields = {"__annotations__": {"seen": annotation}, "seen": key("set", role=role)}
    with pytest.raises(TypeError, match=r"Look\.seen holds a date"):
        type("Look", (Record,), {**fields, "__module__": __name__})


@pytest.mark.parametrize("role", [Day(), Happened(), SetAhead()])
def test_a_date_with_a_role_is_a_date(role: DateRole) -> None:
    class Look(Record):
        seen: Date | None = key("set", role=role)
        name: Text | None = key("navn")

    [(attribute, danish, found)] = tagged(Look, DateRole)
    assert (attribute, danish, found) == ("seen", "set", role)
    assert tagged(Look, Enclosure) == ()


def _records(record: type[Record]) -> set[type[Record]]:
    return {record}.union(*(_records(inner) for _, _, inner, _ in nested(record)))


def test_only_days_of_a_ruleset_are_days_of_nothing_in_a_case() -> None:
    roles = {record: tagged(record, DateRole) for record in _records(Case)}
    assert not [key for keys in roles.values() for key in keys if isinstance(key.role, Day)]
    days = [key for record in _records(Ruleset) for key in tagged(record, DateRole)]
    assert days
    assert all(isinstance(key.role, Day) for key in days)


def test_an_order_names_keys_with_a_date() -> None:
    """SAG301: a key that is misspelt would never be compared."""
    dates = {record: {key.danish for key in tagged(record, DateRole)} for record in _records(Case)}
    around = {Decision: Referral, Evaluation: Measure}
    for record, keys in dates.items():
        for danish, field in record.keys().items():
            role = role_of(field)
            for early in role.not_before if isinstance(role, DateRole) else ():
                outer = early.removeprefix("../")
                assert outer in (keys if outer == early else dates[around[record]]), danish
    assert {early for key in tagged(Decision, DateRole) for early in key.role.not_before} == {
        "../sendt",
        "dato",
    }


def test_a_role_known_since_a_day_names_a_day_of_its_record() -> None:
    for record in _records(Case):
        dates = {key.danish for key in tagged(record, DateRole)}
        since = {key.role.since for key in tagged(record, RoleOrPerson)}
        assert since <= {None, *dates}


def test_words_are_of_a_section_that_a_ruleset_has() -> None:
    sections = {key.role.section for record in _records(Case) for key in tagged(record, Word)}
    assert sections - {"dagsorden"} <= set(Ruleset.keys())


def test_what_rules_can_be_asked_of_is_a_record() -> None:
    assert len(tagged(Case, Subject)) == 8
    assert {attribute for attribute, _, _ in tagged(Case, Subject)} <= {
        attribute for attribute, _, _, _ in nested(Case)
    }


def test_values_come_with_their_place() -> None:
    case = case_of(
        barn={"navn": "Alma Eksempel", "født": "2022-03-14"},
        møder=[{"art": "samtale"}, {"art": "samtale", "bilag": "a.pdf"}],
        henvisninger=[
            {
                "til": "minigruppe",
                "bilag": ["b.pdf", "c.pdf"],
                "skøn": {"behov": {"svar": "ja", "dato": "2026-02-01"}},
            }
        ],
    )
    assert [(at, name) for at, name, _key in values_of(case, Enclosure)] == [
        (("møder", 1, "bilag"), "a.pdf"),
        (("henvisninger", 0, "bilag", 0), "b.pdf"),
        (("henvisninger", 0, "bilag", 1), "c.pdf"),
    ]
    assert [(at, fact) for at, fact, _key in values_of(case, Happened)] == [
        (("barn", "født"), day("2022-03-14")),
        (("henvisninger", 0, "skøn", "behov", "dato"), day("2026-02-01")),
    ]


def test_nothing_else_is_looked_into() -> None:
    assert [record.__name__ for record in records_with(Case, Enclosure)] == [
        "Meeting",
        "Assessment",
        "Referral",
        "Documentation",
    ]


def test_the_name_of_an_answer_is_no_text_of_the_case() -> None:
    assert not holds(Referral.model_fields["answers"].annotation, str)
    assert holds(Referral.model_fields["enclosures"].annotation, str)
