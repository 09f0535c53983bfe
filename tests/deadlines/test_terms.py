"""The grammar's ways to reckon a day, on rulesets of their own."""

import pytest

from tests.building import (
    BORN_2022,
    case_of,
    day,
    dues,
    found,
    meeting,
    placement,
    ruleset_of,
    standing,
    starting,
    the,
)

PLACE = {"for-hver": "tilbud.minigruppe", "id": "prøve"}


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        ({"efter": "opstart", "dage": "10"}, "2026-03-12"),
        ({"efter": "opstart", "uger": "2"}, "2026-03-16"),
        ({"efter": "opstart", "arbejdsdage": "10"}, "2026-03-16"),
        ({"efter": "opstart", "arbejdsdage": "22"}, "2026-04-01"),
        ({"efter": "opstart", "arbejdsdage": "23"}, "2026-04-07"),  # over Easter
        ({"efter": "opstart", "måneder": "1"}, "2026-04-02"),
        ({"efter": "født", "måneder": "36"}, "2025-03-14"),
        ({"før": "skolestart", "dage": "10"}, "2028-07-22"),
        ({"før": "skolestart", "uger": "4"}, "2028-07-04"),
        ({"før": "skolestart", "arbejdsdage": "3"}, "2028-07-27"),
        ({"sidste": "02-15", "før": "skolestart"}, "2028-02-15"),
        ({"efter": "opstart"}, "2026-03-02"),
    ],
)
def test_the_ways_to_reckon_a_day(latest, expected):
    """A4 among them: calendar days, or arbejdsdage where the ruleset says so."""
    ruleset = ruleset_of(PLACE | {"senest": latest})
    case = case_of(barn=BORN_2022, tilbud=[placement("2026-03-02")])
    assert dues(case, "prøve", ruleset) == [expected]


def test_the_latest_and_the_earliest_of_two():
    terms = [{"efter": "opstart", "dage": "10"}, {"efter": "opstart", "uger": "2"}]
    case = case_of(barn=BORN_2022, tilbud=[placement("2026-03-02")])
    for word, expected in (("seneste-af", "2026-03-16"), ("tidligste-af", "2026-03-12")):
        ruleset = ruleset_of(PLACE | {"senest": {word: terms}})
        one = the(case, "prøve", ruleset)
        assert one.due == day(expected)
        assert [term.day for term in one.terms if term.binds] == [day(expected)]
        assert [term.day for term in one.terms] == [day("2026-03-12"), day("2026-03-16")]


def test_of_two_limbs_on_the_same_day_exactly_one_binds():
    """A3."""
    terms = [{"efter": "opstart", "dage": "14"}, {"efter": "opstart", "uger": "2"}]
    ruleset = ruleset_of(PLACE | {"senest": {"tidligste-af": terms}})
    one = the(starting("2026-03-02"), "prøve", ruleset)
    assert [term.binds for term in one.terms] == [True, False]


@pytest.mark.parametrize("word", ["seneste-af", "tidligste-af"])
def test_a_limb_whose_day_is_missing_leaves_the_whole_unknown(word):
    """Unknown is neither early nor late."""
    terms = [{"efter": "opstart", "dage": "10"}, {"før": "skolestart", "måneder": "6"}]
    ruleset = ruleset_of(PLACE | {"senest": {word: terms}})
    one = the(case_of(barn={}, tilbud=[placement("2026-03-02")]), "prøve", ruleset)
    assert (one.due, one.missing) == (None, "barn.født")
    assert one.terms[0].day == day("2026-03-12")


def test_a_condition_on_an_unknown_school_start_is_unknown_and_not_no():
    """design: unknown is never treated as yes or no; it names the missing key."""
    condition = {"skolestart-er": "08-01"}
    terms = [
        {"efter": "opstart", "uger": "2"},
        {"efter": "opstart", "dage": "10", "når": condition},
    ]
    ruleset = ruleset_of(PLACE | {"senest": {"tidligste-af": terms}})
    unknown = case_of(barn={}, tilbud=[placement("2026-03-02")])
    assert the(unknown, "prøve", ruleset).missing == "barn.født"
    assert the(unknown, "prøve", ruleset).due is None
    assert dues(starting("2026-03-02"), "prøve", ruleset) == ["2026-03-12"]


def test_what_is_missing_for_a_limb_that_does_not_apply_is_not_asked_for():
    terms = [
        {"efter": "opstart", "dage": "10", "når": {"skolestart-er": "08-01"}},
        {"efter": "født", "måneder": "36"},
    ]
    ruleset = ruleset_of(PLACE | {"senest": {"tidligste-af": terms}})
    case = case_of(barn={}, skole={"start": "2028-08-31"}, tilbud=[placement()])
    assert the(case, "prøve", ruleset).missing == "barn.født"
    born = case_of(barn=BORN_2022, skole={"start": "2028-08-31"}, tilbud=[placement()])
    assert dues(born, "prøve", ruleset) == ["2025-03-14"]


def test_a_rule_that_names_nothing_is_fulfilled_by_nothing():
    ruleset = ruleset_of(PLACE | {"senest": {"efter": "opstart", "dage": "10"}})
    plans = [{"dato": "2026-03-10"}]
    case = starting("2026-03-02", meeting("2026-03-10"), handleplaner=plans)
    assert (the(case, "prøve", ruleset).done, the(case, "prøve", ruleset).plans) == (None, ())


def test_a_rule_whose_only_condition_does_not_hold_makes_nothing_due():
    """An unknown has a missing key; a condition that does not hold has none."""
    latest = {"efter": "opstart", "dage": "10", "når": {"skolestart-er": "08-01"}}
    ruleset = ruleset_of(PLACE | {"senest": latest})
    case = starting("2026-03-02", skole={"start": "2028-08-31"})
    assert found(case, "prøve", ruleset) == []
    assert dues(starting("2026-03-02"), "prøve", ruleset) == ["2026-03-12"]


def test_what_is_reckoned_from_an_end_that_is_not_recorded_does_not_arise():
    """An empty ophør says that the course goes on: nothing is missing."""
    ruleset = ruleset_of(PLACE | {"senest": {"efter": "ophør", "dage": "14"}})
    assert found(starting("2026-03-02"), "prøve", ruleset) == []
    ended = case_of(barn=BORN_2022, tilbud=[placement("2026-03-02", "2026-10-01")])
    assert dues(ended, "prøve", ruleset) == ["2026-10-15"]


@pytest.mark.parametrize("event", ["opstart", "ophør", "afholdt", "opstrat"])
def test_an_event_the_rule_cannot_ask_about_is_never_the_birth_date(event):
    """Unknown, with the event named: a wrong date would be worse than none."""
    ruleset = ruleset_of({"id": "prøve", "senest": {"efter": event, "måneder": "3"}})
    one = the(starting("2026-03-02"), "prøve", ruleset)
    assert (one.due, one.missing) == (None, event)


def test_a_childs_rule_that_ends_with_the_course_is_not_cut_at_birth():
    latest = {"før": "skolestart", "måneder": "6"}
    ruleset = ruleset_of({"id": "prøve", "senest": latest, "indtil": ["ophør", "skolestart"]})
    assert dues(starting("2026-03-02"), "prøve", ruleset) == ["2028-02-01"]


def test_a_cycle_in_weeks():
    """L3: every fourth week."""
    rule = PLACE | {
        "møde": "statusmøde",
        "senest": {"efter": "opstart", "dage": "10"},
        "gentag": {"uger": "4"},
        "indtil": ["ophør"],
    }
    case = case_of(barn=BORN_2022, tilbud=[placement("2026-03-02", "2026-05-08")])
    expected = ["2026-03-12", "2026-04-09", "2026-05-07"]
    assert dues(case, "prøve", ruleset_of(rule)) == expected


def test_a_cycle_in_months_after_a_first_period_in_weeks():
    """Months are added in one sum to the first due date: 31 January is not lost in February."""
    rule = PLACE | {
        "senest": {"efter": "opstart", "uger": "2"},
        "gentag": {"måneder": "1"},
        "indtil": ["ophør"],
    }
    case = case_of(barn=BORN_2022, tilbud=[placement("2026-01-17", "2026-05-01")])
    expected = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    assert dues(case, "prøve", ruleset_of(rule)) == expected


def test_an_interval_of_nothing_does_not_go_on_for_ever():
    rule = PLACE | {"senest": {"efter": "opstart", "måneder": "3"}, "gentag": {"måneder": "0"}}
    assert dues(starting("2026-03-02"), "prøve", ruleset_of(rule)) == ["2026-06-02"]


def test_minutes_with_a_deadline_are_fulfilled_by_being_sent_and_by_nothing_else():
    rule = {
        "id": "prøve",
        "for-hver": "møde.statusmøde",
        "dato-i": "referat-udsendt",
        "senest": {"efter": "afholdt", "dage": "14"},
    }
    plans = [{"dato": "2026-06-05"}]
    unsent = starting("2026-03-02", meeting("2026-06-01"), handleplaner=plans)
    one = the(unsent, "prøve", ruleset_of(rule))
    assert (one.due, one.done, one.arises) == (day("2026-06-15"), None, day("2026-06-01"))
    sent = starting("2026-03-02", meeting("2026-06-01", sent="2026-06-16"), handleplaner=plans)
    assert the(sent, "prøve", ruleset_of(rule)).done == day("2026-06-16")
    assert standing(sent, "prøve", "2026-06-10", ruleset_of(rule)) == ["upcoming"]
    assert standing(sent, "prøve", "2026-06-16", ruleset_of(rule)) == ["done_late"]
    assert standing(sent, "prøve", "2026-05-31", ruleset_of(rule)) == []


def test_a_plan_without_a_deadline_is_open_until_it_is_written():
    """R3, R5: the leaflet sets no date; design, `open`."""
    ruleset = ruleset_of(PLACE | {"handleplan": "skema"})
    case = starting("2026-03-02", handleplaner=[{"dato": "2026-05-20"}])
    assert standing(case, "prøve", "2026-05-19", ruleset) == ["open"]
    assert standing(case, "prøve", "2026-05-20", ruleset) == ["done"]
    assert the(starting("2026-03-02"), "prøve", ruleset).due is None


def test_a_meeting_without_a_deadline_is_open_until_it_is_held():
    """design, `open`."""
    ruleset = ruleset_of(PLACE | {"møde": "statusmøde"})
    case = starting("2026-03-02", meeting("2026-02-01"), meeting("2026-05-20"))
    assert standing(case, "prøve", "2026-05-19", ruleset) == ["open"]
    assert standing(case, "prøve", "2026-05-20", ruleset) == ["done"]


def test_a_recurring_plan_dated_later_is_not_planned():
    """Only a meeting can be planned."""
    rule = PLACE | {
        "handleplan": "skema",
        "senest": {"efter": "opstart", "måneder": "3"},
        "gentag": {"måneder": "6"},
        "indtil": ["skolestart"],
    }
    case = starting("2026-03-02", handleplaner=[{"dato": "2026-05-20"}])
    assert standing(case, "prøve", "2026-05-01", ruleset_of(rule))[0] == "upcoming"
    assert standing(case, "prøve", "2026-05-20", ruleset_of(rule))[0] == "done"
