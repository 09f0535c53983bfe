"""What a rule can be asked of (`for-hver`), when it arises, and what of it is missing."""

import pytest

from sagscli.deadlines.events import EVENTS, SUBJECTS
from sagscli.deadlines.obligation import Obligation, Status
from sagscli.deadlines.status import status
from sagscli.deadlines.timeline import timeline
from sagscli.rulesets.records import Ruleset
from tests.asking import (
    CHILD,
    GROUP,
    HADERSLEV,
    LEARNING,
    REFERRAL,
    WORDS,
    after,
    asked_of,
    keys_missing,
    labels,
)
from tests.building import (
    VEJLE,
    case_of,
    day,
    dues,
    found,
    meeting,
    placement,
    ruleset_of,
    school_meeting,
    standing,
    the,
)

# --- a child, a group


def test_a_rule_about_nothing_in_particular_is_about_the_child():
    for ruleset in (
        ruleset_of({"id": "prøve", "møde": "samtale", "senest": after("født")}, **WORDS),
        asked_of("barn", senest=after("født")),
    ):
        assert dues(case_of(barn=CHILD), "prøve", ruleset) == ["2022-03-24"]


def test_a_rule_about_a_group_is_asked_once_and_of_no_child():
    """L1, A9."""
    ruleset = asked_of("gruppe", møde="stuemøde")
    assert labels(case_of(gruppe=GROUP), ruleset) == [(1, None)]
    assert labels(case_of(barn=CHILD), ruleset) == []


def test_a_meeting_of_the_group_fulfils_it():
    ruleset = asked_of("gruppe", møde="stuemøde")
    case = case_of(gruppe=GROUP, møder=[meeting("2026-05-04", art="stuemøde")])
    assert standing(case, "prøve", "2026-05-03", ruleset) == ["open"]
    assert standing(case, "prøve", "2026-05-04", ruleset) == ["done"]


@pytest.mark.parametrize("ruleset", [VEJLE, HADERSLEV], ids=lambda one: one.id)
def test_a_group_case_gets_nothing_of_a_child(ruleset: Ruleset):
    """A9: not even when a child's records have found their way into it."""
    case = case_of(
        gruppe=GROUP,
        skole={"start": "2027-08-01"},
        tilbud=[placement("2026-03-02"), {"art": "ressourcegruppe", "opstart": "2026-03-02"}],
        møder=[school_meeting("2026-09-01")],
        henvisninger=[
            {"til": "minigruppe", "afgørelse": {"dato": "2026-02-05", "udfald": "bevilget"}},
            {"til": "ressourcegruppe", "afgørelse": {"dato": "2026-02-05", "udfald": "bevilget"}},
            {"til": "ressourcevurdering", "møde": "2026-09-17"},
        ],
    )
    assert timeline(case, ruleset) == ()


def test_the_papers_of_a_group_have_no_day():
    """A23: the ten days of H5 are for a child's papers."""
    referral = {"til": "ressourcetildeling-gruppe", "møde": "2026-11-12"}
    case = case_of(gruppe=GROUP, henvisninger=[referral])
    assert timeline(case, HADERSLEV) == ()


def test_a_childs_case_gets_nothing_of_a_group():
    """L2, L3: phases are a group's."""
    assert timeline(case_of(barn=CHILD), LEARNING) == ()
    assert labels(case_of(barn=CHILD), asked_of("fase.fase-1")) == []


# --- each referral


@pytest.mark.parametrize(
    ("event", "due"),
    [
        ("anbefalet", "2026-01-11"),
        ("accepteret", "2026-02-11"),
        ("udarbejdet", "2026-03-11"),
        ("sendt", "2026-04-11"),
        ("møde", "2026-05-11"),
        ("afgørelse", "2026-06-11"),
        ("svar-sendt", "2026-07-11"),
        ("født", "2022-03-24"),
        ("skolestart", "2028-08-11"),
    ],
)
def test_the_events_of_a_referral(event: str, due: str):
    ruleset = asked_of("henvisning.støtte", senest=after(event))
    assert dues(case_of(barn=CHILD, henvisninger=[REFERRAL]), "prøve", ruleset) == [due]
    assert event in {*EVENTS["henvisning"], "født", "skolestart"}


def test_referrals_of_a_kind_are_numbered_and_others_left_alone():
    ruleset = asked_of("henvisning.støtte", senest=after("møde"))
    referrals = [
        {"til": "støtte", "møde": "2026-05-01"},
        {"til": "hjælp", "møde": "2026-06-01"},
        {"til": "støtte", "møde": "2026-04-01"},
    ]
    case = case_of(barn=CHILD, henvisninger=referrals)
    assert dues(case, "prøve", ruleset) == ["2026-05-11", "2026-04-11"]
    assert labels(case, ruleset) == [(1, "støtte"), (2, "støtte")]


def test_an_event_that_is_set_beforehand_is_missing_and_one_that_comes_about_is_not():
    """design: unknown names the key; before a decision there is nothing to answer (H7)."""
    case = case_of(barn=CHILD, henvisninger=[{"til": "hjælp"}, {"til": "støtte"}])
    for event, expected in (("møde", ["henvisninger[1].møde"]), ("sendt", []), ("afgørelse", [])):
        ruleset = asked_of("henvisning.støtte", senest=after(event))
        assert keys_missing(case, ruleset) == expected


# --- each indsats, of a level, of a tiltag


MEASURES = [
    {"niveau": "forebyggende", "tiltag": "fokuspunkter", "start": "2026-01-05"},
    {"niveau": "indgribende", "tiltag": "leg", "start": "2026-02-02"},
    {"niveau": "forebyggende", "tiltag": "leg", "start": "2026-03-02"},
    {"niveau": "forebyggende", "tiltag": "leg"},
]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("indsats", ["2026-01-15", "2026-02-12", "2026-03-12", "indsatser[3].start"]),
        ("niveau.forebyggende", ["2026-01-15", "2026-03-12", "indsatser[3].start"]),
        ("niveau.indgribende", ["2026-02-12"]),
        ("tiltag.leg", ["2026-02-12", "2026-03-12", "indsatser[3].start"]),
        ("tiltag.fokuspunkter", ["2026-01-15"]),
        (
            ["tiltag.fokuspunkter", "niveau.indgribende"],
            ["2026-01-15", "2026-02-12"],
        ),
    ],
    ids=str,
)
def test_each_indsats(subject, expected):
    """H1, H2: of all, of a level, of a tiltag; with what is missing of each."""
    ruleset = asked_of(subject, senest=after("start"))
    case = case_of(barn=CHILD, indsatser=MEASURES)
    got = [one.missing or str(one.due) for one in found(case, "prøve", ruleset)]
    assert got == expected


def test_several_indsatser_are_numbered_and_told_apart_by_their_tiltag():
    """H2: each has an evaluation of its own."""
    case = case_of(barn=CHILD, indsatser=MEASURES)
    assert labels(case, asked_of("indsats", senest=after("start"))) == [
        (1, "fokuspunkter"),
        (2, "leg"),
        (3, "leg"),
        (4, "leg"),
    ]


@pytest.mark.parametrize(
    ("event", "due"),
    [
        ("start", "2026-01-15"),
        ("slut", "2026-02-15"),
        ("evalueres", "2026-03-15"),
        ("evalueret", "2026-04-15"),
    ],
)
def test_the_events_of_an_indsats(event: str, due: str):
    measure = {
        "niveau": "forebyggende",
        "start": "2026-01-05",
        "slut": "2026-02-05",
        "evalueres": "2026-03-05",
        "evalueret": "2026-04-05",
    }
    case = case_of(barn=CHILD, indsatser=[measure])
    assert dues(case, "prøve", asked_of("indsats", senest=after(event))) == [due]


# --- a list, and what is left out


def test_a_list_is_asked_of_each_kind_and_numbered_through():
    """H5: with CPR and without, one rule."""
    ruleset = asked_of(["henvisning.støtte", "henvisning.hjælp"], senest=after("møde"))
    referrals = [
        {"til": "hjælp", "møde": "2026-06-01"},
        {"til": "støtte", "møde": "2026-05-01"},
        {"til": "hjælp"},
    ]
    case = case_of(barn=CHILD, henvisninger=referrals)
    assert dues(case, "prøve", ruleset) == ["2026-05-11", "2026-06-11"]
    assert labels(case, ruleset) == [(1, "støtte"), (2, "hjælp"), (3, "hjælp")]
    assert keys_missing(case, ruleset) == [None, None, "henvisninger[2].møde"]


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        ("tiltag.leg", ["fokuspunkter"]),
        ("niveau.forebyggende", ["leg"]),
        (["tiltag.fokuspunkter", "niveau.indgribende"], ["leg", "leg"]),
        ("indsats", []),
        ("tiltag.andet", ["fokuspunkter", "leg", "leg", "leg"]),
        ("henvisning.støtte", ["fokuspunkter", "leg", "leg", "leg"]),
    ],
    ids=str,
)
def test_what_is_left_out(left_out, expected):
    """H2, H4: a ressourcevurdering has a deadline of its own and not the ordinary one too."""
    ruleset = asked_of("indsats", undtagen=left_out, senest=after("start"))
    case = case_of(barn=CHILD, indsatser=MEASURES, henvisninger=[REFERRAL])
    assert [course for _at, course in labels(case, ruleset)] == expected


# --- keys that are missing


@pytest.mark.parametrize(
    ("subject", "section", "records", "event", "missing"),
    [
        ("tilbud.minigruppe", "tilbud", [{"art": "minigruppe"}], "opstart", "tilbud[0].opstart"),
        (
            "tilbud.minigruppe",
            "tilbud",
            [{"art": "andet"}, {"art": "minigruppe"}],
            "opstart",
            "tilbud[1].opstart",
        ),
        (
            "tilbud.minigruppe",
            "henvisninger",
            [{"til": "støtte", "afgørelse": {"dato": "2026-02-05", "udfald": "bevilget"}}],
            "opstart",
            "tilbud.opstart",
        ),
        ("henvisning.støtte", "henvisninger", [{"til": "støtte"}], "møde", "henvisninger[0].møde"),
        ("indsats", "indsatser", [{"niveau": "forebyggende"}], "slut", "indsatser[0].slut"),
        (
            "tiltag.leg",
            "indsatser",
            [{"niveau": "forebyggende"}, {"niveau": "forebyggende", "tiltag": "leg"}],
            "evalueres",
            "indsatser[1].evalueres",
        ),
        ("fase.fase-1", "faser", [{"fase": "fase-3"}, {"fase": "fase-1"}], "slut", "faser[1].slut"),
        ("barn", "møder", [], "født", "barn.født"),
        ("barn", "møder", [], "skolestart", "barn.født"),
    ],
)
def test_what_is_missing_is_named_by_its_key(subject, section, records, event, missing):
    """design: unknown names the missing key, counted as the file has it."""
    words = WORDS | {"henvisninger": {"støtte": {"titel": "Støtte", "giver": "minigruppe"}}}
    rule = {"id": "prøve", "for-hver": subject, "møde": "samtale", "senest": after(event)}
    case = case_of(barn={"navn": "A"}, **{section: records})
    one: Obligation = the(case, "prøve", ruleset_of(rule, **words))
    assert (one.due, one.missing) == (None, missing)
    assert status(one, day("2026-12-01")) is Status.UNKNOWN


def test_every_subject_is_tried_here():
    """A new word for `for-hver` needs a test of its own."""
    assert set(SUBJECTS) == {
        "barn",
        "gruppe",
        "tilbud",
        "møde",
        "henvisning",
        "indsats",
        "niveau",
        "tiltag",
        "fase",
        "aftale",
    }


# --- each meeting


def test_each_meeting_that_was_held_in_the_order_of_the_days():
    """V15: a planned meeting has no minutes yet."""
    ruleset = asked_of("møde.statusmøde", møde=None, dato_i="referat-udsendt", opstår="afholdt")
    meetings = [
        meeting("2026-06-01", sent="2026-06-04"),
        meeting(planned="2026-12-01"),
        meeting("2026-03-01"),
        meeting("2026-04-01", art="samtale"),
    ]
    case = case_of(barn=CHILD, møder=meetings)
    assert [one.arises for one in found(case, "prøve", ruleset)] == [
        day("2026-03-01"),
        day("2026-06-01"),
    ]
    assert standing(case, "prøve", "2026-06-03", ruleset) == ["open", "open"]
    assert standing(case, "prøve", "2026-06-04", ruleset) == ["open", "done"]


@pytest.mark.parametrize(("who", "count"), [("gruppe", 1), ("begge", 1), ("barn", 0)])
def test_a_meeting_about_a_child_is_none_of_the_groups(who: str, count: int):
    """A9, H6: some meetings are about a child, some about a group, the council's about either."""
    words = WORDS | {"møder": {"råd": {"titel": "Råd", "om": who}}}
    rule = {"id": "prøve", "for-hver": "møde.råd", "dato-i": "referat-udsendt"}
    case = case_of(gruppe=GROUP, møder=[meeting("2026-06-01", art="råd")])
    assert len(found(case, "prøve", ruleset_of(rule, **words))) == count


# --- forms


@pytest.mark.parametrize(
    ("form", "plan", "expected"),
    [
        ("plan", {"skema": "plan"}, "done"),
        ("plan", {}, "done"),  # a plan that names no form is of the first
        ("plan", {"skema": "anden"}, "open"),
        ("anden", {"skema": "anden"}, "done"),
        ("anden", {}, "open"),
    ],
    ids=str,
)
def test_a_plan_fulfils_what_asks_for_its_form(form: str, plan: dict, expected: str):
    """H2, H9: the plan of a mellemform is not the individual one."""
    ruleset = asked_of("barn", møde=None, handleplan=form)
    case = case_of(barn=CHILD, handleplaner=[plan | {"dato": "2026-05-01"}])
    assert standing(case, "prøve", "2026-06-01", ruleset) == [expected]


def test_a_plan_without_a_date_fulfils_nothing():
    """V8: unknown is not yes."""
    ruleset = asked_of("barn", møde=None, handleplan="plan")
    case = case_of(barn=CHILD, handleplaner=[{"skema": "plan"}])
    assert standing(case, "prøve", "2026-06-01", ruleset) == ["open"]
