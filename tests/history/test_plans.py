"""Which plan is which, and what differs (V10, V12). No git."""

import pytest

from sagscli.case.records import Plan
from sagscli.history.plans import (
    PlanVersion,
    change_problems,
    current_places,
    differing_keys,
    first_approved,
)


def plan(**values: object) -> Plan:
    return Plan.model_validate({"godkendt": "2026-06-03", **values})


def version(*plans: Plan | None, commit: str = "a" * 40) -> PlanVersion:
    return PlanVersion(commit, "sager/x.yaml", plans)


FIRST = plan(nummer="1", dato="2026-06-01", felter={"mål": "At være med."})
SECOND = plan(nummer="2", dato="2026-12-01", godkendt="2026-12-02", felter={"mål": "At lege."})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("skema", "handleplan"),
        ("nummer", "2"),
        ("dato", "2026-06-02"),
        ("godkendt", "2026-06-04"),
        ("deltagere", ["psykolog"]),
        ("felter", {"mål": "At være helt med."}),
    ],
)
def test_every_key_of_a_plan_is_compared(key: str, value: object):
    keys = Plan.attributes()
    assert set(keys) == {"skema", "nummer", "dato", "godkendt", "deltagere", "felter"}
    other = plan(
        **{"nummer": "1", "dato": "2026-06-01", "felter": {"mål": "At være med."}, key: value}
    )
    assert differing_keys(FIRST, other) == ["felter.mål" if key == "felter" else key]


def test_a_field_that_came_or_went_is_named():
    other = plan(nummer="1", dato="2026-06-01", felter={"hjemme": "Bøger."})
    assert differing_keys(FIRST, other) == ["felter.mål", "felter.hjemme"]


def test_order_white_space_and_blank_fields_say_nothing():
    one = plan(deltagere=["forældre", "psykolog"], felter={"a": "To  ord\n", "b": None})
    other = plan(deltagere=["psykolog", "forældre"], felter={"a": "To\nord"})
    assert differing_keys(one, other) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([FIRST, SECOND], 0),
        ([SECOND, FIRST], 1),
        ([SECOND], None),
        ([SECOND, FIRST.model_copy(update={"number": 7})], 1),
        ([FIRST.model_copy(update={"form": "andet"})], 0),
        ([plan(dato="2027-01-01")], 0),
        ([plan(nummer="3", dato="2027-01-01")], None),
        ([None, FIRST], 1),
        ([], None),
    ],
)
def test_the_same_plan_is_found_again(now: list[Plan | None], expected: int | None):
    assert current_places(first_approved([version(FIRST)]), now) == [expected]


def test_the_number_goes_before_the_text():
    copied = FIRST.model_copy(update={"number": 2})
    edited = FIRST.model_copy(update={"entries": {"mål": "Andet."}})
    assert current_places(first_approved([version(FIRST)]), [copied, edited]) == [1]


def test_two_plans_with_nothing_in_them_are_not_the_same():
    one = plan(nummer="1", dato="2026-06-01", felter={"mål": None})
    other = plan(nummer="2", dato="2026-12-01", felter={"mål": None})
    assert current_places(first_approved([version(one)]), [other]) == [None]


def test_no_plan_stands_for_two():
    both = first_approved([version(FIRST, FIRST.model_copy(update={"number": 2}))])
    assert current_places(both, [FIRST]) == [0, None]


def test_the_first_approved_version_is_the_one_that_counts():
    draft = FIRST.model_copy(update={"approved": None})
    later = FIRST.model_copy(update={"entries": {"mål": "Andet."}})
    found = first_approved(
        [version(draft), version(FIRST, commit="b" * 40), version(later, SECOND, commit="c" * 40)]
    )
    assert [(one.plan, one.version.commit[0]) for one in found] == [(FIRST, "b"), (SECOND, "c")]


def test_a_plan_that_cannot_be_read_is_not_said_to_be_gone():
    approved = first_approved([version(FIRST)])
    assert change_problems(approved, [None], "X-1") == []
    assert [one.at for one in change_problems(approved, [], "X-1")] == [()]


def test_a_plan_without_a_number_is_called_by_its_place():
    bare = FIRST.model_copy(update={"number": None})
    [one] = change_problems(first_approved([version(SECOND, bare)]), [SECOND], "X-1")
    assert "action plan 2" in one.message
