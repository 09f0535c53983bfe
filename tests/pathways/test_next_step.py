"""The one next step of a case: the nearest of all that is due, asked for and ahead."""

from typing import Any

import pytest

from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.deadlines.timeline import timeline
from sagscli.pathways.next_step import NextStep, next_step
from sagscli.pathways.progress import Reached, standings
from sagscli.referrals.checklist import checklist, open_referrals
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from tests.building import VEJLE, case_of, day

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]
ENVIRONMENT = library_of(None).family("læringsmiljø").rulesets[-1]
CHILD = {"navn": "Alma Eksempel", "født": "2022-03-14", "dagtilbud": "Børnehuset Regnbuen"}
PLACE = {"art": "minigruppe", "sted": "Solen", "opstart": "2026-03-02"}


def found(case: Case, as_of: str, ruleset: Ruleset = VEJLE) -> NextStep | None:
    on = day(as_of)
    known = as_known(case, on)
    lists = [checklist(case, ruleset, to, on) for to in open_referrals(known, ruleset, on)]
    ways = standings(case, ruleset, on)
    due = timeline(known, ruleset, on)
    return next_step(case, ruleset, on, due, lists, ways)


def child(**keys: Any) -> Case:
    return case_of(barn=CHILD, **keys)


def told(step: NextStep | None) -> tuple[str, str | None]:
    assert step is not None
    return step.title, step.day.isoformat() if step.day is not None else None


def held(art: str, afholdt: str, **keys: str) -> dict[str, str]:
    return {"art": art, "afholdt": afholdt, **keys}


def test_of_all_that_is_due_the_nearest_is_next() -> None:
    """The way's own next step, the school meeting, is a year further off."""
    case = child(
        tilbud=[PLACE],
        møder=[held("statusmøde", "2026-06-01")],
        handleplaner=[{"nummer": "1", "dato": "2026-06-01"}],
    )
    step = found(case, "2026-10-05")
    assert told(step) == ("Statusmøde no. 2", "2026-12-02")
    assert step is not None
    assert step.owners == ("Minigruppens personale",)
    assert not step.is_planned


def test_what_is_overdue_goes_first_and_says_so() -> None:
    step = found(child(tilbud=[PLACE]), "2026-06-05")
    assert step is not None
    assert step.is_overdue
    assert step.title in ("Handleplan", "Statusmøde no. 1")


def test_a_planned_meeting_is_next_on_its_own_day() -> None:
    planned = {"art": "forældremøde", "planlagt": "2026-10-08"}
    step = found(child(møder=[planned]), "2026-10-05")
    assert told(step) == ("Møde med forældrene", "2026-10-08")
    assert step is not None
    assert step.is_planned


def test_a_new_case_has_a_next_step() -> None:
    """A school meeting years ahead comes after the steps before it on the way."""
    assert told(found(child(), "2026-10-05")) == ("TCBU rådgiver lederen", None)
    assert told(found(case_of(barn={"navn": "Alma"}), "2026-10-05"))[0] == "TCBU rådgiver lederen"
    group = case_of(gruppe={"navn": "Gul stue"})
    assert told(found(group, "2026-10-05", ENVIRONMENT))[0] == "Børnegrupperne analyseres"


def test_what_is_near_does_not_wait_for_the_steps_before_it() -> None:
    assert told(found(child(), "2027-10-05")) == ("Forberedende skolemøde", "2027-11-01")


@pytest.mark.parametrize(
    "ends",
    [
        {"tilbud": [{**PLACE, "ophør": "2026-09-01"}], "skole": {"start": "2026-09-15"}},
        {"tilbud": [PLACE], "skole": {"start": "2026-08-01"}},
        {
            "tilbud": [PLACE, {**PLACE, "opstart": "2026-05-01", "ophør": "2026-09-01"}],
            "skole": {"start": "2026-10-01"},
        },
    ],
    ids=["ophør", "school", "two places"],
)
def test_after_the_course_has_ended_nothing_is_next(ends: dict[str, Any]) -> None:
    """A18, A32."""
    assert found(child(møder=[held("statusmøde", "2026-06-01")], **ends), "2026-10-05") is None


def test_a_referral_that_lacks_something_names_it_with_the_day_for_the_papers() -> None:
    """H5: the papers must be there ten days before the council."""
    case = child(henvisninger=[{"til": "ressourcevurdering", "møde": "2026-10-29"}])
    title, by = told(found(case, "2026-10-05", HADERSLEV))
    assert title.endswith('for "Indstilling til distriktsrådet med CPR"')
    assert by == "2026-10-19"


def test_what_was_sent_waits_for_its_answer_whatever_it_lacks() -> None:
    case = child(henvisninger=[{"til": "minigruppe", "sendt": "2026-09-21", "møde": "2026-10-22"}])
    step = found(case, "2026-10-05")
    assert told(step) == ('Wait for the answer: "Henvisning til minigruppe"', "2026-10-22")
    assert step is not None
    assert step.owners == ("Visitationsudvalg",)


def test_an_underretning_goes_before_everything() -> None:
    """A8: the duty is immediate, and waits for none of the steps."""
    case = child(
        tilbud=[{"art": "ressourcegruppe", "sted": "Solen", "opstart": "2026-03-02"}],
        henvisninger=[{"til": "underretning"}],
    )
    assert told(found(case, "2026-10-05", HADERSLEV))[0] == 'Send "Underretning"'


POSTPONED = child(
    skole={"start": "2028-08-01", "udsættelse": "ja"},
    tilbud=[PLACE],
    møder=[held("statusmøde", "2026-06-01"), held("forberedende-skolemøde", "2026-10-15")],
)


def test_a_school_meeting_before_a_postponed_start_ticks_nothing() -> None:
    """A16: only a meeting in the calendar year before the start counts."""
    [way] = standings(POSTPONED, VEJLE, day("2027-10-10"))
    assert way.marks[6].step.meeting == "forberedende-skolemøde"
    assert way.marks[6].reached is Reached.AHEAD
    assert way.next_step is way.marks[6].step


def test_a_meeting_before_the_course_began_ticks_nothing() -> None:
    """A15: it counts for nothing in the timeline, and so it does here."""
    case = child(
        tilbud=[{**PLACE, "opstart": "2026-06-01"}], møder=[held("statusmøde", "2026-05-20")]
    )
    [way] = standings(case, VEJLE, day("2026-10-05"))
    assert way.marks[5].reached is Reached.AHEAD


def test_phases_to_come_are_not_passed_over() -> None:
    """L2, L3: a stuemøde of an earlier phase is another meeting."""
    case = case_of(
        gruppe={"navn": "Gul stue"},
        faser=[
            {"fase": "fase-1", "start": "2026-08-10", "afsluttet": "2026-09-07"},
            {"fase": "fase-2-øvelse", "start": "2026-09-07", "slut": "2026-10-09"},
            {"fase": "fase-2-mål", "start": "2026-10-26", "slut": "2026-11-30"},
            {"fase": "fase-3", "start": "2026-12-01", "slut": "2027-05-28"},
        ],
        møder=[held("stuemøde", "2026-09-07")],
    )
    [way] = standings(case, ENVIRONMENT, day("2026-10-05"))
    assert Reached.PASSED not in [mark.reached for mark in way.marks]
    assert way.marks[0].day == day("2026-08-10")
    assert way.marks[3].planned == day("2026-10-26")
    assert told(found(case, "2026-10-05", ENVIRONMENT)) == (
        "Fase 2, øvelsen, afsluttes",
        "2026-10-09",
    )
    started = {"fase": "fase-3", "start": "2026-10-01"}
    back = case_of(
        gruppe={"navn": "Gul stue"}, faser=[{"fase": "fase-2-mål", "start": "2026-10-26"}, started]
    )
    [way] = standings(back, ENVIRONMENT, day("2026-10-05"))
    assert way.marks[3].reached is Reached.AHEAD


def test_a_grant_refused_later_is_a_refusal_whatever_order_the_file_has() -> None:
    """A29: the latest decision rules."""
    granted = {"til": "minigruppe", "afgørelse": {"dato": "2026-06-11", "udfald": "bevilget"}}
    refused = {"til": "minigruppe", "afgørelse": {"dato": "2026-08-11", "udfald": "afslag"}}
    for referrals in ([granted, refused], [refused, granted]):
        [way] = standings(child(henvisninger=referrals), VEJLE, day("2026-10-05"))
        assert (way.marks[3].reached, way.next_step) == (Reached.REFUSED, None)


def test_a_meeting_of_a_cycle_without_an_end_counts_however_late() -> None:
    """L3: a phase that nobody closed goes on, and so do its meetings."""
    case = case_of(
        gruppe={"navn": "Gul stue"},
        faser=[{"fase": "fase-3", "start": "2016-08-15"}],
        møder=[held("stuemøde", "2026-09-21")],
    )
    [way] = standings(case, ENVIRONMENT, day("2026-10-05"))
    assert (way.marks[5].reached, way.marks[5].day) == (Reached.UNDER_WAY, day("2026-09-21"))
    step = found(case, "2026-10-05", ENVIRONMENT)
    assert step is not None


def test_meetings_of_a_phase_that_is_over_are_not_next() -> None:
    """L3, A18: none was held, and none is due any more."""
    phase = {"fase": "fase-3", "start": "2026-03-09", "afsluttet": "2026-06-20"}
    case = case_of(gruppe={"navn": "Gul stue"}, faser=[phase])
    assert told(found(case, "2026-10-05", ENVIRONMENT)) == (
        "Stuen går videre eller tilbage til fase 2 med et nyt fokus",
        None,
    )


def test_before_an_working_meeting_the_consent_comes_next() -> None:
    """H10: the meeting is planned, and what it takes is not there."""
    parents = [{"navn": "Eva Eksempel", "forældremyndighed": "ja"}]
    keys = {
        "barn": CHILD | {"forældre": parents},
        "møder": [{"art": "arbejdsmøde", "planlagt": "2026-10-20"}],
        "handleplaner": [{"dato": "2026-09-01"}],
    }
    step = found(case_of(**keys), "2026-10-05", HADERSLEV)
    wanted = '"Forældrenes samtykke til samarbejde på tværs" for "Arbejdsmøde"'
    assert told(step) == (wanted, "2026-10-20")
    assert step is not None
    assert (step.owners, step.is_planned) == (("Daginstitutionsleder",), False)
    consent = {"til": "tværfagligt-samarbejde", "givet": "2026-09-10", "af": ["Eva Eksempel"]}
    step = found(case_of(**keys, samtykker=[consent]), "2026-10-05", HADERSLEV)
    assert told(step) == ("Arbejdsmøde", "2026-10-20")
