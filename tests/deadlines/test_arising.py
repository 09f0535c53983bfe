"""When a rule arises, and the dates a case sets itself: `opstår`, `dato`, `ellers`, `dato-i`."""

import pytest

from tests.asking import CHILD, HADERSLEV, REFERRAL, asked_of, keys_missing
from tests.building import act_bys, case_of, day, dues, found, meeting, placement, standing, the

# --- when it arises


@pytest.mark.parametrize(
    ("subject", "event", "section", "with_it", "without"),
    [
        (
            "henvisning.støtte",
            "afgørelse",
            "henvisninger",
            REFERRAL,
            {"til": "støtte", "møde": "2026-05-01"},
        ),
        (
            "indsats",
            "evalueret",
            "indsatser",
            {"niveau": "forebyggende", "evalueret": "2026-06-01"},
            {"niveau": "forebyggende"},
        ),
        (
            "tilbud.minigruppe",
            "ophør",
            "tilbud",
            placement("2026-03-02", "2026-06-01"),
            placement("2026-03-02"),
        ),
    ],
)
def test_nothing_is_asked_before_its_event(subject, event, section, with_it, without):
    """H7: the answer is asked for from the decision on; the event's own day counts."""
    ruleset = asked_of(subject, opstår=event)
    assert found(case_of(barn=CHILD, **{section: [without]}), "prøve", ruleset) == []
    case = case_of(barn=CHILD, **{section: [with_it]})
    assert the(case, "prøve", ruleset).arises == day("2026-06-01")
    assert standing(case, "prøve", "2026-05-31", ruleset) == []
    assert standing(case, "prøve", "2026-06-01", ruleset) == ["open"]


def test_what_came_before_the_event_does_not_fulfil_it():
    ruleset = asked_of("henvisning.støtte", opstår="afgørelse")
    for held, expected in (("2026-05-31", ["open"]), ("2026-06-01", ["done"])):
        case = case_of(barn=CHILD, henvisninger=[REFERRAL], møder=[meeting(held, art="samtale")])
        assert standing(case, "prøve", "2026-06-10", ruleset) == expected


# --- a date that the case sets, and another when it does not (A5)


def test_a_date_of_the_case_itself():
    """H2: an indsats is evaluated when its plan says; a day off is acted on before."""
    ruleset = asked_of("indsats", senest={"dato": "evalueres"})
    measures = [{"niveau": "forebyggende", "evalueres": "2026-12-24"}, {"niveau": "forebyggende"}]
    case = case_of(barn=CHILD, indsatser=measures)
    assert dues(case, "prøve", ruleset) == ["2026-12-24"]
    assert act_bys(case, "prøve", ruleset) == ["2026-12-23"]
    assert keys_missing(case, ruleset) == [None, "indsatser[1].evalueres"]
    [term] = found(case, "prøve", ruleset)[0].terms
    assert (term.direction, term.event, term.binds) == ("on", "evalueres", True)


HALF_YEAR = {"senest": {"dato": "slut", "ellers": {"efter": "start", "måneder": "6"}}}


@pytest.mark.parametrize(
    ("dates", "due"),
    [
        ({"start": "2026-08-31", "slut": "2027-01-15"}, "2027-01-15"),
        ({"start": "2026-08-31", "slut": "2027-06-30"}, "2027-06-30"),  # its own, though later
        ({"slut": "2027-01-15"}, "2027-01-15"),
        ({"start": "2026-08-31"}, "2027-02-28"),
        ({"start": "2026-09-01"}, "2027-03-01"),
    ],
    ids=str,
)
def test_the_half_year_has_its_own_dates_or_else_six_months(dates, due):
    """A5, H4."""
    measure = {"niveau": "indgribende", "tiltag": "ressourcevurdering"} | dates
    case = case_of(barn=CHILD, indsatser=[measure])
    assert dues(case, "ressourcevurdering-evaluering", HADERSLEV) == [due]
    assert dues(case, "prøve", asked_of("indsats", **HALF_YEAR)) == [due]


def test_the_half_year_without_a_date_asks_for_its_start():
    """A5: of the two keys the one that a plan has first."""
    case = case_of(barn=CHILD, indsatser=[{"niveau": "indgribende"}])
    one = the(case, "prøve", asked_of("indsats", **HALF_YEAR))
    assert (one.due, one.missing) == (None, "indsatser[0].start")


def test_of_a_reckoning_and_its_stand_in_exactly_one_counts():
    """A5: the stand-in is shown beside the one it stands in for, and only then."""
    for dates, binding, shown in (
        ({"start": "2026-08-31"}, "start", ["slut", "start"]),
        ({"start": "2026-08-31", "slut": "2027-01-15"}, "slut", ["slut"]),
    ):
        case = case_of(barn=CHILD, indsatser=[{"niveau": "indgribende"} | dates])
        terms = the(case, "prøve", asked_of("indsats", **HALF_YEAR)).terms
        assert [term.event for term in terms] == shown
        assert [term.event for term in terms if term.binds] == [binding]
        assert [term.event for term in terms if term.applies] == [binding]


def test_the_ordinary_evaluation_is_not_asked_for_in_the_half_year():
    """H2, H4, undtagen."""
    measure = {"niveau": "indgribende", "tiltag": "ressourcevurdering", "evalueres": "2027-01-04"}
    case = case_of(barn=CHILD, indsatser=[measure, measure | {"tiltag": "struktur"}])
    assert dues(case, "indsats-evaluering", HADERSLEV) == ["2027-01-04"]
    assert the(case, "indsats-evaluering", HADERSLEV).course == "struktur"


# --- a date of the record fulfils it


@pytest.mark.parametrize(
    ("evaluated", "today", "expected"),
    [
        (None, "2026-06-01", "upcoming"),
        (None, "2026-06-02", "overdue"),
        ("2026-06-01", "2026-06-01", "done"),
        ("2026-05-01", "2026-06-01", "done"),
        ("2026-06-02", "2026-06-02", "done_late"),
        ("2026-06-03", "2026-06-02", "overdue"),  # it had not happened yet
    ],
)
def test_a_date_of_the_record_fulfils_it(evaluated, today, expected):
    """H2."""
    ruleset = asked_of("indsats", møde=None, dato_i="evalueret", senest={"dato": "evalueres"})
    measure = {"niveau": "forebyggende", "evalueres": "2026-06-01"}
    given = {"evalueret": evaluated} if evaluated else {}
    case = case_of(barn=CHILD, indsatser=[measure | given])
    assert standing(case, "prøve", today, ruleset) == [expected]


def test_only_the_records_own_date_fulfils_it():
    """H2: the evaluation of one indsats is not that of another."""
    ruleset = asked_of("indsats", møde=None, dato_i="evalueret", senest={"dato": "evalueres"})
    measures = [
        {"niveau": "forebyggende", "evalueres": "2026-06-01"},
        {"niveau": "forebyggende", "evalueres": "2026-06-01", "evalueret": "2026-05-20"},
    ]
    case = case_of(barn=CHILD, indsatser=measures)
    assert standing(case, "prøve", "2026-05-30", ruleset) == ["upcoming", "done"]


def test_what_is_done_is_done_though_nobody_knows_when_it_was_due():
    ruleset = asked_of("indsats", møde=None, dato_i="evalueret", senest={"dato": "evalueres"})
    measure = {"niveau": "forebyggende", "evalueret": "2026-05-20"}
    case = case_of(barn=CHILD, indsatser=[measure])
    assert standing(case, "prøve", "2026-05-19", ruleset) == ["unknown"]
    assert standing(case, "prøve", "2026-05-20", ruleset) == ["done"]


def test_the_written_answer_has_no_date_and_is_fulfilled_by_being_sent():
    """H7."""
    decision = {"dato": "2026-09-17", "udfald": "bevilget", "svar-sendt": "2026-09-22"}
    referral = {"til": "ressourcevurdering", "møde": "2026-09-17", "afgørelse": decision}
    case = case_of(barn=CHILD, henvisninger=[referral])
    one = the(case, "skriftligt-svar", HADERSLEV)
    assert (one.due, one.act_by, one.responsible) == (None, None, "distriktsråd")
    for today, expected in (("2026-09-16", []), ("2026-09-17", ["open"]), ("2026-09-22", ["done"])):
        assert standing(case, "skriftligt-svar", today, HADERSLEV) == expected
