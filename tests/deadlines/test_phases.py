"""The phases of a group: a room meeting every fourth week, stepping back and in again (L2, L3)."""

import pytest

from sagscli.case.records import Case
from sagscli.deadlines.status import exists, status
from sagscli.deadlines.timeline import timeline
from tests.asking import GROUP, LEARNING, after, asked_of
from tests.building import act_bys, case_of, day, dues, found, meeting, standing

# --- phases of the work of a group: L2 and L3


def stage(kind: str, start: str | None, end: str | None = None, done: str | None = None, **more):
    given = {"fase": kind, "start": start, "slut": end, "afsluttet": done} | more
    return {name: one for name, one in given.items() if one is not None}


def group(*stages: dict, meetings: tuple[str, ...] = (), **keys) -> Case:
    held = [meeting(one, art="stuemøde") for one in meetings]
    return case_of(gruppe=GROUP, faser=list(stages), møder=held, **keys)


ROOM_MEETING = "stuemøde"
FOUR_WEEKS = ["2026-04-06", "2026-05-04", "2026-06-01", "2026-06-29", "2026-07-27"]


def test_a_room_meeting_every_fourth_week_of_phase_3():
    """L3: 28 days, from the start; 2. påskedag moves nothing but the day to act."""
    case = group(stage("fase-3", "2026-03-09", "2026-08-01"))
    assert dues(case, ROOM_MEETING, LEARNING) == FOUR_WEEKS
    assert act_bys(case, ROOM_MEETING, LEARNING) == ["2026-04-01", *FOUR_WEEKS[1:]]


@pytest.mark.parametrize("kind", ["fase-1", "fase-2-øvelse", "fase-2-mål"])
def test_no_room_meeting_is_asked_for_in_the_other_phases(kind: str):
    """L3."""
    assert dues(group(stage(kind, "2026-03-09", "2026-08-01")), ROOM_MEETING, LEARNING) == []


def test_a_room_meeting_held_late_does_not_move_the_next():
    """L3, A14."""
    case = group(stage("fase-3", "2026-03-09", "2026-08-01"), meetings=("2026-04-14",))
    assert dues(case, ROOM_MEETING, LEARNING) == FOUR_WEEKS
    expected = ["done_late", "upcoming", "upcoming", "upcoming", "upcoming"]
    assert standing(case, ROOM_MEETING, "2026-04-15", LEARNING) == expected


def test_a_phase_ends_when_it_is_finished_and_not_when_it_was_to():
    """L3: the recorded end rules, earlier or later than the planned one."""
    for done, count in (("2026-05-15", 2), ("2026-07-27", 4), ("2026-08-25", 6), (None, 5)):
        case = group(stage("fase-3", "2026-03-09", "2026-08-01", done))
        assert len(dues(case, ROOM_MEETING, LEARNING)) == count


def stepping_back(*meetings: str) -> Case:
    """Return a group that went from phase 3 back to 2 and into 3 again (L2)."""
    return group(
        stage("fase-3", "2026-03-09", "2026-08-01", "2026-05-15", fokus="Garderoben"),
        stage("fase-2-mål", "2026-05-18", "2026-06-15", "2026-06-12", fokus="Måltider"),
        stage("fase-3", "2026-06-15", "2026-08-31", fokus="Måltider"),
        meetings=meetings,
    )


def test_stepping_back_to_phase_2_and_into_phase_3_again():
    """L2, L3: a count of its own from each start, and none while phase 2 lasts."""
    case = stepping_back()
    all_ = found(case, ROOM_MEETING, LEARNING)
    assert [(str(one.due), one.occurrence, one.course) for one in all_] == [
        ("2026-04-06", 1, "Garderoben"),
        ("2026-05-04", 2, "Garderoben"),
        ("2026-07-13", 1, "Måltider"),
        ("2026-08-10", 2, "Måltider"),
    ]
    assert dues(case, "fase-2-mål", LEARNING) == ["2026-06-15"]
    assert dues(case, "fase-3", LEARNING) == ["2026-08-01", "2026-08-31"]
    assert standing(case, "fase-3", "2026-07-20", LEARNING) == ["done", "upcoming"]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("2026-05-04", ["missed", "done", "upcoming", "upcoming"]),
        ("2026-05-15", ["missed", "done_late", "upcoming", "upcoming"]),
        ("2026-06-14", ["missed", "done_late", "upcoming", "upcoming"]),
        ("2026-06-15", ["missed", "missed", "upcoming", "upcoming"]),  # no review of its own start
        ("2026-06-16", ["missed", "missed", "done", "upcoming"]),
        ("2026-06-30", ["missed", "missed", "done", "upcoming"]),
    ],
)
def test_a_meeting_belongs_to_the_phase_it_was_held_in(held: str, expected: list[str]):
    """L2, A15: what is held from the new start on is the new phase's."""
    assert standing(stepping_back(held), ROOM_MEETING, "2026-06-30", LEARNING) == expected


def test_phases_are_taken_by_their_start_and_not_as_they_stand_in_the_file():
    later = stage("fase-3", "2026-06-15", "2026-08-31")
    earlier = stage("fase-3", "2026-03-09", "2026-05-15")
    for stages in ((earlier, later), (later, earlier)):
        case = group(*stages, meetings=("2026-06-16",))
        assert dues(case, ROOM_MEETING, LEARNING) == [
            "2026-04-06",
            "2026-05-04",
            "2026-07-13",
            "2026-08-10",
        ]
        done = [str(one.due) for one in found(case, ROOM_MEETING, LEARNING) if one.done]
        assert done == ["2026-07-13"]


@pytest.mark.parametrize(
    ("event", "due"),
    [("start", "2026-03-19"), ("slut", "2026-08-11"), ("afsluttet", "2026-05-25")],
)
def test_the_events_of_a_phase(event: str, due: str):
    """L2."""
    case = group(stage("fase-3", "2026-03-09", "2026-08-01", "2026-05-15"))
    assert dues(case, "prøve", asked_of("fase.fase-3", senest=after(event))) == [due]


def test_a_phase_without_dates_names_them():
    """L2: the house sets them; nothing is guessed."""
    case = group(stage("fase-1", "2026-03-02"), stage("fase-3", None, "2026-08-01"))
    all_ = {one.rule: one.missing for one in timeline(case, LEARNING)}
    assert all_ == {"fase-1": "faser[0].slut", "fase-3": None, "stuemøde": "faser[1].start"}


def room_meetings(case: Case, on: str, until: str | None = None) -> list[tuple[str, str]]:
    """Return the room meetings there are on a day, with how each stands."""
    obligations = timeline(case, LEARNING, day(until or on))
    return [
        (str(one.due), status(one, day(on)).value)
        for one in obligations
        if one.rule == ROOM_MEETING and exists(one, day(on))
    ]


def test_a_phase_runs_until_it_is_finished_and_not_to_the_end_it_was_given():
    """A31: slut is a plan, and its meetings go on when that has gone by."""
    case = group(stage("fase-3", "2026-03-09", "2026-05-01"), meetings=("2026-04-06",))
    before = [("2026-04-06", "done")]
    assert room_meetings(case, "2026-04-30", "2026-12-31") == before
    after_it = [*before, ("2026-05-04", "upcoming")]
    assert room_meetings(case, "2026-05-01") == after_it
    assert room_meetings(case, "2026-05-12")[1:] == [
        ("2026-05-04", "overdue"),
        ("2026-06-01", "upcoming"),
    ]


@pytest.mark.parametrize("on", ["2026-06-20", "2027-06-20", "2045-06-20"])
def test_a_phase_that_is_not_finished_always_has_a_next_meeting(on: str):
    """A31: as far as anyone asks."""
    case = group(stage("fase-3", "2026-03-09", "2026-05-01"))
    assert room_meetings(case, on)[-1][1] == "upcoming"


def test_the_end_named_is_the_recorded_one():
    """A31."""
    case = group(stage("fase-3", "2026-03-09", "2026-05-01", "2026-06-20"))
    assert {one.ends for one in found(case, ROOM_MEETING, LEARNING)} == {day("2026-06-20")}


def test_a_phase_that_another_of_its_kind_takes_over_asks_for_no_more_meetings():
    """A31, A32, L2: one room meeting at a time, though the first was never closed."""
    case = group(
        stage("fase-3", "2026-03-09", "2026-05-01"), stage("fase-3", "2026-06-15", "2026-12-01")
    )
    dated = [due for due, _status in room_meetings(case, "2026-07-01")]
    assert dated[:5] == ["2026-04-06", "2026-05-04", "2026-06-01", "2026-07-13", "2026-08-10"]
