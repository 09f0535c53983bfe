"""The status table, row by row and at every boundary, and what always holds."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.case.records import Case
from sagscli.deadlines.obligation import FINISHED, Obligation, Status
from sagscli.deadlines.status import exists, planned_for, status
from sagscli.deadlines.timeline import timeline
from tests.building import (
    VEJLE,
    case_of,
    day,
    meeting,
    placement,
    school_meeting,
    standing,
    starting,
    thoroughly,
)

DUE = "2026-06-02"


def due(due_day: str | None = DUE, plans: tuple[date, ...] = (), missing=None, **days):
    return Obligation(
        rule="statusmøde",
        occurrence=1,
        title="Statusmøde",
        responsible="leder",
        source="folder: Statusmøder (V9)",
        due=day(due_day) if due_day else None,
        plans=plans,
        missing=missing,
        **{name: day(text) for name, text in days.items()},
    )


def planned(*days: str) -> tuple[date, ...]:
    return tuple(day(one) for one in days)


@pytest.mark.parametrize(
    ("obligation", "today", "expected"),
    [
        # done, done_late: fulfilled on or before, after due
        (due(done="2026-06-01"), "2026-06-01", "done"),
        (due(done="2026-06-02"), "2026-06-02", "done"),
        (due(done="2026-06-02"), "2030-01-01", "done"),
        (due(done="2026-06-03"), "2026-06-03", "done_late"),
        (due(done="2026-06-03"), "2030-01-01", "done_late"),
        (due(None, done="2026-06-03"), "2026-06-03", "done"),
        # planned, planned_late: a meeting on the day or ahead, on or before, after due
        (due(plans=planned("2026-06-01")), "2026-05-01", "planned"),
        (due(plans=planned("2026-06-01")), "2026-06-01", "planned"),
        (due(plans=planned("2026-06-02")), "2026-06-02", "planned"),
        (due(plans=planned("2026-06-03")), "2026-05-01", "planned_late"),
        (due(plans=planned("2026-06-03")), "2026-06-03", "planned_late"),
        (due(plans=planned("2026-05-20", "2026-06-10")), "2026-05-20", "planned"),
        (due(plans=planned("2026-05-20", "2026-06-10")), "2026-05-21", "planned_late"),
        # upcoming, overdue: open, and the day itself is still in time
        (due(), "2026-06-01", "upcoming"),
        (due(), "2026-06-02", "upcoming"),
        (due(), "2026-06-03", "overdue"),
        (due(plans=planned("2026-05-20")), "2026-05-21", "upcoming"),
        (due(plans=planned("2026-05-20")), "2026-06-03", "overdue"),
        # missed, both ways: overtaken (A15), or the course has ended (A18)
        (due(overtaken="2026-12-01"), "2026-11-30", "overdue"),
        (due(overtaken="2026-12-01"), "2026-12-01", "missed"),
        (due(ends="2026-12-01"), "2026-11-30", "overdue"),
        (due(ends="2026-12-01"), "2026-12-01", "missed"),
        (due(ends="2026-12-01"), "2030-01-01", "missed"),
        (due(overtaken="2026-05-01"), "2026-05-20", "missed"),
        (due(overtaken="2026-05-01", plans=planned("2026-06-01")), "2026-05-20", "missed"),
        (due(ends="2026-05-01", plans=planned("2026-06-01")), "2026-05-20", "missed"),
        (due(None, ends="2026-12-01"), "2026-12-01", "missed"),
        (due(None, missing="tilbud[0].opstart", ends="2026-12-01"), "2026-12-01", "missed"),
        # … but what was fulfilled stays fulfilled
        (due(done="2026-06-01", overtaken="2026-05-01"), "2026-06-01", "done"),
        (due(done="2026-06-05", ends="2026-07-01"), "2026-07-01", "done_late"),
        # open: the source sets no date
        (due(None), "2026-06-03", "open"),
        (due(None, done="2026-06-03"), "2026-06-02", "open"),
        # unknown: `missing` names the key
        (due(None, missing="tilbud[0].opstart"), "2026-06-03", "unknown"),
    ],
)
def test_every_row_of_the_table(obligation, today, expected):
    """design, the status table; A15, A18."""
    assert status(obligation, day(today)).value == expected


def test_the_values_are_those_of_the_contract():
    assert [one.value for one in Status] == [
        "done",
        "done_late",
        "planned",
        "planned_late",
        "upcoming",
        "overdue",
        "missed",
        "open",
        "unknown",
    ]


def test_history_is_what_is_done_or_missed():
    """A18: missed is history, not work."""
    assert {one.value for one in FINISHED} == {"done", "done_late", "missed"}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-05-19", "2026-05-20"),
        ("2026-05-20", "2026-05-20"),
        ("2026-05-21", "2026-06-10"),
        ("2026-06-11", None),
    ],
)
def test_the_first_plan_from_the_day_on_stands(today, expected):
    obligation = due(plans=planned("2026-05-20", "2026-06-10"))
    assert planned_for(obligation, day(today)) == (day(expected) if expected else None)


def test_what_arises_later_does_not_exist_yet():
    obligation = due(None, arises="2026-10-20")
    assert not exists(obligation, day("2026-10-19"))
    assert exists(obligation, day("2026-10-20"))
    assert exists(due(), day("1999-01-01"))


# A day in the past: what is dated later has not happened yet.


def test_a_meeting_held_later_stands_as_planned():
    """design, --as-of."""
    case = starting("2026-03-02", meeting("2026-06-02"))
    assert standing(case, "statusmøde", "2026-06-01")[0] == "planned"
    assert standing(case, "statusmøde", "2026-06-02")[0] == "done"


def test_a_meeting_held_late_stands_as_planned_late():
    """design, --as-of."""
    case = starting("2026-03-02", meeting("2026-06-09"))
    for today, expected in (
        ("2026-05-01", "planned_late"),
        ("2026-06-03", "planned_late"),
        ("2026-06-08", "planned_late"),
        ("2026-06-09", "done_late"),
    ):
        assert standing(case, "statusmøde", today)[0] == expected


def test_that_it_would_be_overtaken_was_not_known():
    """A15, design, --as-of."""
    case = starting("2026-03-02", meeting("2026-12-02"))
    assert standing(case, "statusmøde", "2026-05-01")[:2] == ["upcoming", "planned"]
    assert standing(case, "statusmøde", "2026-12-01")[:2] == ["overdue", "planned"]
    assert standing(case, "statusmøde", "2026-12-02")[:2] == ["missed", "done"]


def test_that_the_course_would_end_was_not_known():
    """A18, design, --as-of."""
    case = case_of(tilbud=[placement("2026-03-02", "2026-10-01")])
    assert standing(case, "statusmøde", "2026-06-02") == ["upcoming"]
    assert standing(case, "statusmøde", "2026-09-30") == ["overdue"]
    assert standing(case, "statusmøde", "2026-10-01") == ["missed"]


# Over random obligations and cases.

DATES = st.dates(date(2026, 1, 1), date(2026, 3, 1))
MAYBE = st.none() | DATES


@st.composite
def obligations(draw) -> Obligation:
    """Any obligation a timeline can make: a date or a missing key, or neither."""
    due_day, missing = draw(st.sampled_from([("date", None), (None, None), (None, "barn.født")]))
    return due(None)._replace(
        due=draw(DATES) if due_day else None,
        missing=missing,
        done=draw(MAYBE) if missing is None else None,
        plans=tuple(sorted(draw(st.sets(DATES, max_size=3)))),
        overtaken=draw(MAYBE),
        ends=draw(MAYBE),
    )


def rows(one: Obligation, today: date) -> dict[str, bool]:
    """Return the rows of the table that hold, each read by itself."""
    fulfilled = one.done is not None and one.done <= today
    gone = [past for past in (one.overtaken, one.ends) if past is not None and past <= today]
    late = one.due is not None and one.done is not None and one.done > one.due
    is_open = not fulfilled and not gone
    reckoned = one.missing is None and one.due is not None
    ahead = [plan for plan in one.plans if plan >= today]
    return {
        "done": fulfilled and not late,
        "done_late": fulfilled and late,
        "missed": not fulfilled and bool(gone),
        "unknown": is_open and one.missing is not None,
        "open": is_open and one.missing is None and one.due is None,
        "planned": is_open and reckoned and bool(ahead) and min(ahead) <= one.due,
        "planned_late": is_open and reckoned and bool(ahead) and min(ahead) > one.due,
        "upcoming": is_open and reckoned and not ahead and today <= one.due,
        "overdue": is_open and reckoned and not ahead and today > one.due,
    }


@thoroughly
@given(one=obligations(), today=DATES)
def test_exactly_one_row_holds_and_it_is_the_status(one, today):
    assert [name for name, holds in rows(one, today).items() if holds] == [status(one, today)]


@thoroughly
@given(one=obligations(), today=DATES, later=st.integers(0, 60))
def test_done_never_reverts_and_overdue_is_never_in_time_again(one, today, later):
    before, after = status(one, today), status(one, today + timedelta(days=later))
    if before in (Status.DONE, Status.DONE_LATE):
        assert after is before
    if before is Status.MISSED:
        assert after in FINISHED
    if before is Status.OVERDUE:
        assert after not in (Status.UPCOMING, Status.PLANNED, Status.OPEN, Status.UNKNOWN)


START = date(2025, 3, 31)
HORIZON = st.integers(-40, 1400).map(lambda n: START + timedelta(days=n))


@st.composite
def meetings(draw) -> list[dict]:
    """Meetings of both kinds, held or planned; a number is used once.

    With numbers on some only, a later meeting that is named takes an occurrence
    from an earlier one that is not; so either all are named or none is.
    """
    named = draw(st.booleans())
    numbers = draw(st.permutations(range(1, 7))) if named else [None] * 6
    return [_drawn(draw, number) for number in numbers[: draw(st.integers(0, 6))]]


def _drawn(draw, number) -> dict:
    when = draw(HORIZON)
    text, sent = when.isoformat(), (when + timedelta(days=draw(st.integers(0, 30)))).isoformat()
    kind = draw(st.sampled_from(["planned", "held", "school", "minutes sent"]))
    if kind == "planned":
        return meeting(planned=text, number=number)
    if kind == "held":
        return meeting(text, number=number)
    return school_meeting(text, sent=sent if kind == "minutes sent" else None)


@st.composite
def values(draw) -> dict:
    """Return a case as it is read from a file."""
    end = draw(st.none() | HORIZON)
    school = draw(st.none() | HORIZON)
    plans = draw(st.lists(HORIZON, max_size=2))
    value = {
        "barn": {"født": "2022-03-14"},
        "tilbud": [placement(START.isoformat(), end.isoformat() if end else None)],
        "møder": draw(meetings()),
        "handleplaner": [{"dato": one.isoformat()} for one in plans],
    }
    return value | ({"skole": {"start": school.isoformat()}} if school else {})


def snapshot(case: Case, today: date) -> list[tuple[str, int, date | None, Status]]:
    return [
        (one.rule, one.occurrence, one.due, status(one, today))
        for one in timeline(case, VEJLE)
        if exists(one, today)
    ]


@thoroughly
@given(value=values(), shuffle=st.randoms(use_true_random=False))
def test_the_timeline_does_not_depend_on_the_order_in_the_file(value, shuffle):
    mixed = dict(value)
    for key in ("møder", "handleplaner"):
        mixed[key] = list(value[key])
        shuffle.shuffle(mixed[key])
    assert timeline(case_of(**value), VEJLE) == timeline(case_of(**mixed), VEJLE)
    assert timeline(case_of(**value), VEJLE) == timeline(case_of(**value), VEJLE)


@thoroughly
@given(value=values(), today=HORIZON)
def test_every_obligation_of_a_case_stands_in_one_row(value, today):
    for one in timeline(case_of(**value), VEJLE):
        assert [name for name, holds in rows(one, today).items() if holds] == [status(one, today)]
        assert (one.due is None) == (one.act_by is None)
        assert one.act_by is None or one.act_by <= one.due
        assert one.missing is None or one.due is None


@thoroughly
@given(value=values(), today=HORIZON)
def test_occurrences_fall_due_in_their_order(value, today):
    cycle = [one for one in timeline(case_of(**value), VEJLE) if one.rule == "statusmøde"]
    assert [one.occurrence for one in cycle] == list(range(1, len(cycle) + 1))
    assert all(first.due < second.due for first, second in pairwise(cycle))


@thoroughly
@given(value=values(), today=HORIZON)
def test_a_day_in_the_past_is_as_the_case_was_then(value, today):
    """design, --as-of: a fact dated later has not happened yet; a meeting is planned."""
    assert snapshot(case_of(**value), today) == snapshot(case_of(**_as_it_was(value, today)), today)


def _as_it_was(value: dict, today: date) -> dict:
    known = today.isoformat()
    meetings = [_meeting_as_it_was(one, known) for one in value["møder"]]
    plans = [one for one in value["handleplaner"] if one["dato"] <= known]
    return value | {"møder": meetings, "handleplaner": plans}


def _meeting_as_it_was(one: dict, known: str) -> dict:
    if one.get("referat-udsendt", "") > known:
        one = {key: text for key, text in one.items() if key != "referat-udsendt"}
    if one.get("afholdt", "") > known:
        rest = {key: text for key, text in one.items() if key != "afholdt"}
        return rest | {"planlagt": one["afholdt"]}
    return one
