"""Several courses, none, and those of which something is missing."""

import pytest

from sagscli.deadlines.courses import courses
from sagscli.deadlines.timeline import timeline
from tests.building import (
    BORN_2022,
    SCHOOL_MEETING,
    VEJLE,
    case_of,
    day,
    dues,
    found,
    meeting,
    placement,
    school_meeting,
    standing,
    the,
)

FIRST, SECOND = placement("2025-09-01", "2026-02-15", "Månen"), placement("2026-03-02")


@pytest.mark.parametrize("placements", [[FIRST, SECOND], [SECOND, FIRST]])
def test_courses_one_after_the_other_have_each_their_own_meetings(placements):
    """V9, A15: what is held from the second start on belongs to the second."""
    case = case_of(
        barn=BORN_2022,
        tilbud=placements,
        møder=[meeting("2026-03-03"), meeting("2026-02-20")],
    )
    rows = [(one.course, one.occurrence, one.due, one.done) for one in found(case, "statusmøde")]
    assert rows[:3] == [
        ("Månen", 1, day("2025-12-01"), day("2026-02-20")),
        ("Solen", 1, day("2026-06-02"), day("2026-03-03")),
        ("Solen", 2, day("2026-12-02"), None),
    ]


@pytest.mark.parametrize("held", ["2026-03-03", "2026-03-20"])
def test_a_meeting_of_the_second_course_does_nothing_for_the_first(held):
    """V9, A15."""
    plans = [{"dato": held}]
    case = case_of(
        barn=BORN_2022, tilbud=[FIRST, SECOND], møder=[meeting(held)], handleplaner=plans
    )
    assert [one.done for one in found(case, "statusmøde")[:2]] == [None, day(held)]
    assert [one.done for one in found(case, "handleplan")] == [None, day(held)]


def test_each_course_needs_its_own_plan():
    """V8."""
    case = case_of(barn=BORN_2022, tilbud=[FIRST, SECOND], handleplaner=[{"dato": "2025-11-20"}])
    first, second = found(case, "handleplan")
    assert (first.done, second.done) == (day("2025-11-20"), None)


def test_numbers_count_within_their_own_course():
    """A15."""
    case = case_of(
        barn=BORN_2022,
        tilbud=[FIRST, SECOND],
        møder=[meeting("2025-11-25", number=1), meeting("2026-05-28", number=1)],
    )
    first, second, third, *_rest = found(case, "statusmøde")
    assert (first.done, second.done) == (day("2025-11-25"), day("2026-05-28"))
    assert third.done is None


def test_a_place_without_a_start_is_unknown():
    case = case_of(barn=BORN_2022, tilbud=[placement()])
    for rule in ("handleplan", "statusmøde"):
        one = the(case, rule)
        assert (one.due, one.act_by, one.missing) == (None, None, "tilbud[0].opstart")
        assert standing(case, rule, "2026-01-01") == ["unknown"]


def test_a_place_without_a_start_hides_no_other_course():
    case = case_of(barn=BORN_2022, tilbud=[placement(), placement("2028-01-03", sted="Månen")])
    first, second = found(case, "handleplan")
    assert (first.course, first.due, first.missing) == ("Månen", day("2028-04-03"), None)
    assert (second.due, second.missing) == (None, "tilbud[0].opstart")


def granted(outcome: str = "bevilget", to: str = "minigruppe") -> dict:
    return {"til": to, "afgørelse": {"dato": "2026-02-05", "udfald": outcome}}


def test_a_granted_place_that_is_not_recorded_is_unknown():
    """design: unknown is never treated as no."""
    case = case_of(barn=BORN_2022, henvisninger=[granted()])
    for rule in ("handleplan", "statusmøde"):
        assert (the(case, rule).missing, the(case, rule).due) == ("tilbud.opstart", None)
        assert standing(case, rule, "2026-02-04") == []
        assert standing(case, rule, "2026-02-05") == ["unknown"]


@pytest.mark.parametrize(
    ("dates", "since"),
    [
        ({"møde": "2026-02-05", "sendt": "2026-01-22"}, "2026-02-05"),
        ({"sendt": "2026-01-22"}, "2026-01-22"),
        ({}, None),
    ],
)
def test_a_yes_without_a_date_came_with_the_meeting_or_after_the_sending(dates, since):
    referral = {"til": "minigruppe", "afgørelse": {"udfald": "bevilget"}, **dates}
    one = the(case_of(barn=BORN_2022, henvisninger=[referral]), "handleplan")
    assert one.arises == (day(since) if since else None)


def test_a_recorded_place_answers_a_granted_one():
    case = case_of(barn=BORN_2022, henvisninger=[granted()], tilbud=[placement("2026-03-02")])
    assert dues(case, "handleplan") == ["2026-06-02"]
    assert len(found(case, "handleplan")) == 1


@pytest.mark.parametrize("referral", [granted("afslag"), {"til": "minigruppe"}])
def test_what_was_not_granted_makes_nothing_due(referral):
    case = case_of(barn=BORN_2022, henvisninger=[referral])
    assert [one.rule for one in timeline(case, VEJLE)] == [SCHOOL_MEETING]


def test_other_offers_have_no_minigruppe_deadlines():
    """A6: a rule belongs to the one who wrote it."""
    case = case_of(barn=BORN_2022, tilbud=[{"art": "ressourcegruppe", "opstart": "2026-03-02"}])
    assert [one.rule for one in timeline(case, VEJLE)] == [SCHOOL_MEETING]


def test_a_group_has_none_of_a_childs_obligations():
    """A9, L."""
    case = case_of(
        gruppe={"navn": "Spirerne"},
        tilbud=[placement("2026-03-02")],
        møder=[meeting("2026-05-20"), school_meeting("2026-10-20")],
    )
    assert timeline(case, VEJLE) == ()


GRANTED = {"til": "minigruppe", "afgørelse": {"dato": "2026-02-05", "udfald": "bevilget"}}


@pytest.mark.parametrize(
    ("earlier", "count"),
    [
        ([], 1),  # granted, and nothing recorded yet
        ([placement("2024-03-01", "2025-12-31")], 2),  # an earlier course that was over
        ([placement("2026-03-02")], 1),  # the one the grant led to
        ([placement("2026-02-01")], 1),  # begun before the answer was written
        ([placement(None)], 1),  # recorded, without a start
    ],
)
def test_a_grant_is_a_course_until_its_placement_is_recorded(earlier, count):
    case = case_of(barn=BORN_2022, henvisninger=[GRANTED], tilbud=earlier)
    found = courses(case, "minigruppe", VEJLE)
    assert len(found) == count
    if count == 2:
        assert (found[-1].start, found[-1].key) == (None, "tilbud")


def decided(day_: str | None, outcome: str, **keys) -> dict:
    return {"til": "minigruppe", "afgørelse": {"dato": day_, "udfald": outcome}, **keys}


def waits(case) -> bool:
    return any(one.missing == "tilbud.opstart" for one in timeline(case, VEJLE))


@pytest.mark.parametrize(
    ("decisions", "is_awaited"),
    [
        ([("2026-03-01", "bevilget"), ("2026-03-15", "afslag")], False),
        ([("2026-03-15", "afslag"), ("2026-03-01", "bevilget")], False),  # as it stands in the file
        ([("2026-03-01", "afslag"), ("2026-03-15", "bevilget")], True),
        ([("2026-03-01", "bevilget"), (None, "afslag")], False),  # below, so after it
    ],
)
def test_a_later_refusal_takes_back_a_grant(decisions, is_awaited: bool):
    """A29."""
    case = case_of(barn=BORN_2022, henvisninger=[decided(*one) for one in decisions])
    assert waits(case) is is_awaited


@pytest.mark.parametrize("end", [None, "2026-12-21"])
def test_a_grant_that_is_renewed_while_the_place_runs_belongs_to_it(end):
    """A30: no place is granted but not begun, and no new cycle starts."""
    grants = [
        decided("2025-02-01", "bevilget", sendt="2025-01-15"),
        decided("2025-09-01", "bevilget", sendt="2025-08-15"),
    ]
    place = placement("2025-03-15", end)
    case = case_of(barn=BORN_2022, henvisninger=grants, tilbud=[place])
    assert not waits(case)
    assert len(found(case, "handleplan")) == 1


def test_a_grant_after_the_place_has_ended_is_for_another_one():
    """A30."""
    case = case_of(
        barn=BORN_2022,
        henvisninger=[decided("2026-12-21", "bevilget", sendt="2025-01-15")],
        tilbud=[placement("2025-03-15", "2026-12-21")],
    )
    assert waits(case)


@pytest.mark.parametrize("turned", [False, True])
def test_a_place_without_an_end_ends_when_the_next_of_its_kind_begins(turned: bool):
    """A32."""
    places = [placement("2025-03-01", sted="X"), placement("2026-01-10", sted="Y")]
    case = case_of(barn=BORN_2022, tilbud=places[::-1] if turned else places)
    first = [one for one in found(case, "statusmøde") if one.course == "X"]
    assert [str(one.due) for one in first] == ["2025-06-01", "2025-12-01"]
    assert {one.ends for one in first} == {day("2026-01-10")}
    assert standing(case, "statusmøde", "2026-01-10")[:3] == ["missed", "missed", "upcoming"]


def test_a_meeting_on_the_first_day_is_not_its_own_first_review():
    """V9, A15: nor one of the course before it; a plan may be of that day."""
    case = case_of(
        barn=BORN_2022,
        tilbud=[FIRST, SECOND],
        møder=[meeting("2026-03-02")],
        handleplaner=[{"dato": "2026-03-02"}],
    )
    assert not any(one.done for one in found(case, "statusmøde"))
    assert [one.done for one in found(case, "handleplan")] == [None, day("2026-03-02")]
