"""Why a date is what it is: its events, the days that count for it, and what would change it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagscli.case.key_paths import path_of
from sagscli.case.records import Case
from sagscli.deadlines.sensitivity import (
    Event,
    Reckoned,
    Trial,
    Window,
    reckoned,
)
from sagscli.deadlines.timeline import timeline
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from tests.building import (
    BORN_2022,
    SCHOOL_MEETING,
    VEJLE,
    case_of,
    day,
    meeting,
    placement,
    ruleset_of,
    school_meeting,
    starting,
    thoroughly,
)

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]
LEARNING = library_of(None).family("læringsmiljø").rulesets[0]


def why(case: Case, rule: str, ruleset: Ruleset = VEJLE) -> list[Reckoned]:
    chosen = ruleset.deadline(rule)
    assert chosen is not None
    return reckoned(case, chosen, ruleset)


def windows(found: list[Reckoned]) -> list[tuple[str | None, str | None]]:
    return [
        (one.window.first and str(one.window.first), one.window.last and str(one.window.last))
        for one in found
        if one.window is not None
    ]


# --- the same as the timeline


@pytest.mark.parametrize("ruleset", [VEJLE, HADERSLEV, LEARNING], ids=lambda one: one.id)
def test_it_is_the_timeline_with_reasons(ruleset: Ruleset):
    """What is explained is what is listed."""
    cases = [
        starting(
            "2026-08-31", meeting("2026-12-10"), school_meeting("2026-09-01", sent="2026-09-04")
        ),
        case_of(
            barn=BORN_2022,
            henvisninger=[
                {
                    "til": "ressourcevurdering",
                    "møde": "2026-09-17",
                    "afgørelse": {"dato": "2026-09-17"},
                }
            ],
            indsatser=[{"niveau": "forebyggende"}, {"niveau": "x", "tiltag": "ressourcevurdering"}],
        ),
        case_of(gruppe={"navn": "Rød"}, faser=[{"fase": "fase-3", "start": "2026-03-09"}]),
    ]
    for case in cases:
        explained = [
            one.obligation
            for rule in ruleset.deadlines
            for one in why(case, rule.id or "", ruleset)
        ]
        assert tuple(explained) == timeline(case, ruleset)


# --- events


def test_the_events_of_a_reckoning_with_the_keys_they_come_from():
    """V9: where in the file to look."""
    case = starting("2026-08-31")
    assert why(case, "statusmøde")[0].events == (
        Event("opstart", "tilbud[0].opstart", day("2026-08-31"), expected=False),
    )


def test_the_school_start_is_given_or_expected():
    """A13: an expected one comes from the birth date."""
    given_ = case_of(barn=BORN_2022, skole={"start": "2028-08-31"})
    [one] = why(given_, SCHOOL_MEETING)
    assert one.events == (Event("skolestart", "skole.start", day("2028-08-31"), expected=False),)
    [one] = why(case_of(barn=BORN_2022), SCHOOL_MEETING)
    assert one.events == (Event("skolestart", "barn.født", day("2028-08-01"), expected=True),)


def test_a_missing_event_is_there_without_a_day():
    [one] = why(case_of(barn={"navn": "A"}), SCHOOL_MEETING)
    assert one.events == (Event("skolestart", "barn.født", None, expected=False),)
    assert (one.obligation.due, one.obligation.missing, one.trials) == (None, "barn.født", ())


def test_both_events_of_the_half_year():
    """A5."""
    measure = {"niveau": "x", "tiltag": "ressourcevurdering", "start": "2026-08-31"}
    [one] = why(
        case_of(barn=BORN_2022, indsatser=[measure]), "ressourcevurdering-evaluering", HADERSLEV
    )
    assert [(event.name, event.key, event.day) for event in one.events] == [
        ("slut", "indsatser[0].slut", None),
        ("start", "indsatser[0].start", day("2026-08-31")),
    ]


def test_the_decision_is_named_by_its_whole_way():
    """H7."""
    decision = {"dato": "2026-09-17", "udfald": "bevilget"}
    referrals = [{"til": "ppv"}, {"til": "frie-midler", "afgørelse": decision}]
    [one] = why(case_of(barn=BORN_2022, henvisninger=referrals), "skriftligt-svar", HADERSLEV)
    assert one.events == (
        Event("afgørelse", "henvisninger[1].afgørelse.dato", day("2026-09-17"), expected=False),
    )


def test_what_makes_it_fall_away():
    """A13, A18: ophør, else skolestart."""
    case = starting("2026-08-31")
    assert [(one.name, one.key, one.expected) for one in why(case, "statusmøde")[0].ends] == [
        ("ophør", "tilbud[0].ophør", False),
        ("skolestart", "barn.født", True),
    ]


# --- the days that count


def test_the_days_that_count_for_each_meeting_of_a_cycle():
    """A15: nearer to its date than to another's; a tie goes to the earlier."""
    case = case_of(barn={"navn": "A"}, tilbud=[placement("2026-08-31", "2028-01-01")])
    assert windows(why(case, "statusmøde")) == [
        ("2026-09-01", "2027-03-01"),  # from the day after the start
        ("2027-03-02", "2027-08-30"),
        ("2027-08-31", None),
    ]


def test_what_counts_for_one_that_does_not_repeat():
    """V8, V13, A16: from the start, or from 1 January of the year before."""
    assert windows(why(starting("2026-08-31"), "handleplan")) == [("2026-08-31", None)]
    case = case_of(barn=BORN_2022, skole={"start": "2028-08-01"})
    assert windows(why(case, SCHOOL_MEETING)) == [("2027-01-01", None)]


def test_a_date_of_the_record_has_no_window():
    """V15: no other day could count."""
    case = starting("2026-08-31", school_meeting("2026-09-01"))
    assert [one.window for one in why(case, "beslutningsreferat")] == [None]


def test_the_next_course_ends_the_window():
    """A15, L2: what comes from its start on belongs there."""
    places = [placement("2024-01-10", "2024-03-01"), placement("2026-08-31", "2026-11-01")]
    case = case_of(barn={"navn": "A"}, tilbud=places)
    assert windows(why(case, "handleplan")) == []
    places = [placement("2024-01-10", "2024-05-01"), placement("2026-08-31")]
    case = case_of(barn={"navn": "A"}, tilbud=places)
    assert windows(why(case, "handleplan")) == [("2024-01-10", "2026-08-30"), ("2026-08-31", None)]


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
amounts = st.one_of(
    st.integers(1, 12).map(lambda n: {"måneder": str(n)}),
    st.integers(3, 30).map(lambda n: {"uger": str(n)}),
)
lengths = st.integers(30, 700)
often = settings(thoroughly, max_examples=100)


def cycle(first: dict, step: dict, **more) -> Ruleset:
    rule = {
        "id": "prøve",
        "for-hver": "tilbud.minigruppe",
        "møde": "statusmøde",
        "senest": {"efter": "opstart"} | first,
        "gentag": step,
        "indtil": ["ophør"],
    }
    return ruleset_of(rule | more)


def check_windows(case: Case, ruleset: Ruleset, held: date) -> None:
    """Check that a meeting on that day fulfils exactly what its day counts for."""
    case = case.model_copy(update={"meetings": case_of(møder=[meeting(held.isoformat())]).meetings})
    for one in why(case, "prøve", ruleset):
        window = one.window or Window(None, None)
        counts = (window.first is None or window.first <= held) and (
            window.last is None or held <= window.last
        )
        done = one.obligation.done is not None
        assert counts is done, (one.obligation.occurrence, one.obligation.due, window)


@often
@given(start=days, first=amounts, step=amounts, length=lengths, at=st.integers(-60, 900))
def test_a_meeting_fulfils_what_its_day_counts_for(start, first, step, length, at):
    """A15: the window that is shown is the one that the matching goes by."""
    end = start + timedelta(days=length)
    case = case_of(tilbud=[placement(start.isoformat(), end.isoformat())])
    check_windows(case, cycle(first, step), start + timedelta(days=at))


@often
@given(
    start=days,
    step=amounts,
    length=lengths,
    later=st.integers(1, 700),
    at=st.integers(-60, 1200),
)
def test_a_meeting_fulfils_what_its_day_counts_for_in_two_courses(start, step, length, later, at):
    """A15, L2: also when the next begins before the first has ended."""
    end, following = start + timedelta(days=length), start + timedelta(days=later)
    places = [
        placement(start.isoformat(), end.isoformat()),
        placement(following.isoformat(), (following + timedelta(days=300)).isoformat()),
    ]
    check_windows(case_of(tilbud=places), cycle(step, step), start + timedelta(days=at))


@often
@given(start=days, step=amounts, since=st.integers(0, 500), at=st.integers(0, 900))
def test_a_meeting_fulfils_what_its_day_counts_for_once_that_has_come_about(start, step, since, at):
    """H7, A16: what came before the event does not count, however near it lies."""
    end = start + timedelta(days=since)
    rule = {
        "id": "prøve",
        "for-hver": "indsats",
        "opstår": "slut",
        "møde": "statusmøde",
        "senest": {"efter": "start"} | step,
        "gentag": step,
        "indtil": ["evalueret"],
    }
    measure = {
        "niveau": "x",
        "start": start.isoformat(),
        "slut": end.isoformat(),
        "evalueret": (start + timedelta(days=700)).isoformat(),
    }
    check_windows(case_of(indsatser=[measure]), ruleset_of(rule), start + timedelta(days=at))


def test_the_days_that_count_when_the_interval_is_from_the_last_held():
    """A2: the first that is held is the first, the second the second."""
    ruleset = cycle({"måneder": "3"}, {"måneder": "6", "fra": "sidst-afholdt"})
    case = case_of(tilbud=[placement("2026-08-31")], møder=[meeting("2026-12-10")])
    found = why(case, "prøve", ruleset)
    assert [str(one.obligation.due) for one in found] == ["2026-11-30", "2027-06-10"]
    assert windows(found)[0][0] == "2026-09-01"
    assert windows(found)[1][0] in ("2026-12-11", "2026-12-10")  # what came before was number 1


# --- what would change it


def trials(found: list[Reckoned]) -> list[tuple[str, str, str | None]]:
    return [(one.key, str(one.day), one.due and str(one.due)) for it in found for one in it.trials]


def test_a_start_a_day_later_is_reckoned_anew():
    """F: from 31 August to 1 September the first moves a day, and so does the second."""
    found = why(starting("2026-08-31"), "statusmøde")
    assert trials(found[:2]) == [
        ("tilbud[0].opstart", "2026-09-01", "2026-12-01"),
        ("tilbud[0].opstart", "2026-09-01", "2027-06-01"),
    ]


def test_a_day_later_may_change_nothing():
    """F: 30 and 31 August are both three months before 30 November."""
    found = why(starting("2026-08-30"), "handleplan")
    assert trials(found) == [("tilbud[0].opstart", "2026-08-31", "2026-11-30")]


def test_a_day_later_it_may_fall_away():
    """A18: due on the day the course ends, it does not arise."""
    case = case_of(barn={"navn": "A"}, tilbud=[placement("2026-08-30", "2026-12-01")])
    assert trials(why(case, "statusmøde")) == [("tilbud[0].opstart", "2026-08-31", "2026-11-30")]
    case = case_of(barn={"navn": "A"}, tilbud=[placement("2026-08-31", "2026-12-01")])
    assert trials(why(case, "statusmøde")) == [("tilbud[0].opstart", "2026-09-01", None)]


def test_the_birth_date_is_what_an_expected_school_start_hangs_on():
    """A13: a day later changes nothing, but from 31 December it is another year."""
    for born, expected in (("2022-03-14", "2027-11-01"), ("2022-12-31", "2028-11-01")):
        case = case_of(barn={"født": born})
        [(key, _day, due)] = trials(why(case, SCHOOL_MEETING))
        assert (key, due) == ("barn.født", expected)


def test_a_given_school_start():
    """A3: on 2 August the 1 November term no longer applies, and six months before binds."""
    case = case_of(barn=BORN_2022, skole={"start": "2028-08-01"})
    assert trials(why(case, SCHOOL_MEETING)) == [("skole.start", "2028-08-02", "2028-02-02")]


def test_the_date_of_a_council():
    """H5."""
    referrals = [{"til": "ressourcevurdering", "møde": "2026-04-16"}]
    case = case_of(barn=BORN_2022, henvisninger=referrals)
    assert trials(why(case, "papirer-til-distriktsråd", HADERSLEV)) == [
        ("henvisninger[0].møde", "2026-04-17", "2026-04-07")
    ]


@pytest.mark.parametrize(
    "places",
    [
        [placement("2024-01-10", "2024-12-01"), placement("2026-08-31", "2027-03-01")],
        [placement("2026-08-31", "2027-03-01"), placement("2024-01-10", "2024-12-01")],
    ],
)
def test_the_trial_of_one_course_is_not_that_of_another(places: list[dict]):
    """Two stays in the same group: each is tried with its own start."""
    case = case_of(barn={"navn": "A"}, tilbud=places)
    by_key = {str(places[at]["opstart"]): at for at in (0, 1)}
    assert trials(why(case, "handleplan")) == [
        (f"tilbud[{by_key['2024-01-10']}].opstart", "2024-01-11", "2024-04-11"),
        (f"tilbud[{by_key['2026-08-31']}].opstart", "2026-09-01", "2026-12-01"),
    ]


def test_the_trial_of_one_phase_is_not_that_of_another():
    """L2: stepping back and in again, without a focus to tell the two apart."""
    stages = [
        {"fase": "fase-3", "start": "2026-03-09", "slut": "2026-05-01"},
        {"fase": "fase-3", "start": "2026-06-15", "slut": "2026-08-01"},
    ]
    found = why(case_of(gruppe={"navn": "Rød"}, faser=stages), "stuemøde", LEARNING)
    assert trials(found) == [
        ("faser[0].start", "2026-03-10", "2026-04-07"),
        ("faser[1].start", "2026-06-16", "2026-07-14"),
    ]


def test_the_trial_of_one_indsats_is_not_that_of_another():
    """H2: two of the same tiltag."""
    measures = [
        {"niveau": "forebyggende", "tiltag": "leg", "evalueres": "2026-05-01"},
        {"niveau": "forebyggende", "tiltag": "leg", "evalueres": "2026-09-01"},
    ]
    found = why(case_of(barn=BORN_2022, indsatser=measures), "indsats-evaluering", HADERSLEV)
    assert trials(found) == [
        ("indsatser[0].evalueres", "2026-05-02", "2026-05-02"),
        ("indsatser[1].evalueres", "2026-09-02", "2026-09-02"),
    ]


@often
@given(start=days, first=amounts, step=amounts, length=st.integers(200, 700))
def test_every_trial_is_what_the_changed_case_would_have(start, first, step, length):
    """A trial is a reckoning, not a guess."""
    end = start + timedelta(days=length)
    case = case_of(tilbud=[placement(start.isoformat(), end.isoformat())])
    ruleset = cycle(first, step)
    later = case_of(tilbud=[placement((start + timedelta(days=1)).isoformat(), end.isoformat())])
    dues = [one.due for one in timeline(later, ruleset)]
    for at, one in enumerate(why(case, "prøve", ruleset)):
        expected = dues[at] if at < len(dues) else None
        assert one.trials == (Trial("tilbud[0].opstart", start + timedelta(days=1), expected),)


# --- ways


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("barn.født", ("barn", "født")),
        ("tilbud[0].opstart", ("tilbud", 0, "opstart")),
        ("henvisninger[12].afgørelse.svar-sendt", ("henvisninger", 12, "afgørelse", "svar-sendt")),
        ("skole.start", ("skole", "start")),
    ],
)
def test_the_way_to_a_key(key: str, path: tuple):
    assert path_of(key) == path
