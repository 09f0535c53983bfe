"""What must be in place before something is sent: each kind of requirement."""

from datetime import timedelta

import pytest

from sagscli.referrals.evaluation import gate
from sagscli.referrals.kinds import registry
from sagscli.referrals.standing import State
from sagscli.rulesets.records import Ruleset
from tests.building import BORN_2022, VEJLE, case_of, day
from tests.referrals.asking import (
    CHILD,
    CONSENT,
    GIVEN,
    HADERSLEV,
    HELD,
    MADE,
    MEASURE,
    MET,
    MISSING,
    OFF,
    PARENTS,
    TODAY,
    UNKNOWN,
    WISE,
    child,
    filled,
    met,
    named,
    referral,
    the,
)

# --- every kind: met, missing, unknown


KINDS = {
    "meeting": ({"møde": "netværksmøde"}, {"møder": [HELD]}, "2026-09-10"),
    "assessment": ({"vurdering": "psykologisk"}, {"vurderinger": [MADE]}, "2026-09-05"),
    "consent": (CONSENT, {"samtykker": [GIVEN]}, "2026-09-01"),
    "date_key": (
        {"dato": "anbefalet"},
        {"henvisninger": referral(anbefalet="2026-09-12")},
        "2026-09-12",
    ),
    "written_by": (
        {"skrevet-af": "leder"},
        {"henvisninger": referral(af="leder", udarbejdet="2026-09-20")},
        "2026-09-20",
    ),
    "age_for": ({"alder": "minigruppe"}, {}, None),
    "judgement": (
        WISE,
        {
            "henvisninger": referral(
                skøn={"klogt": {"svar": "ja", "af": "leder", "dato": "2026-09-11"}}
            )
        },
        "2026-09-11",
    ),
    "level": (
        {"niveau": "forebyggende", "udfyldt": ["evalueret"]},
        {"indsatser": [MEASURE | {"evalueret": "2026-03-01"}]},
        "2026-03-01",
    ),
    "action": ({"tiltag": "leg"}, {"indsatser": [MEASURE]}, None),
    "plan": (
        {"handleplan": "fokuspunkter"},
        {"handleplaner": [{"dato": "2026-09-02"}]},
        "2026-09-02",
    ),
    "referral": (
        {"henvisning": "andet"},
        {
            "henvisninger": [
                {"til": "andet", "afgørelse": {"dato": "2026-06-01", "udfald": "bevilget"}}
            ]
        },
        "2026-06-01",
    ),
    "theme": (
        {"observation": "samspil"},
        {"narrativer": [{"dato": "2026-09-03", "belyser": ["samspil"], "tekst": "x"}]},
        "2026-09-03",
    ),
}


def test_every_kind_of_requirement_is_tried_here():
    assert list(KINDS) == [kind.attribute for kind in registry.KINDS]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_in_place(kind: str):
    """V5, V6, H1 to H14, K3: met, on the day that shows it."""
    requirement, sections, on = KINDS[kind]
    one = the(child(**sections), requirement)
    assert (one.state, met(one)) == (MET, on)
    assert (one.responsible, one.source) == ("leder", "folder: Prøve (V5)")
    assert one.title == "Krav"


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_case_has_nothing_in_place(kind: str):
    """design: unknown is never treated as yes or no."""
    requirement, _sections, _on = KINDS[kind]
    one = the(case_of(barn={"navn": "A"}), requirement)
    unknown = ("consent", "age_for", "judgement")
    assert one.state is (UNKNOWN if kind in unknown else MISSING)
    assert one.detail
    assert one.met is None


PLANNED = ("age_for", "action")
"""An age has no day; an indsats may be written down before it begins."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in PLANNED])
def test_what_came_later_was_not_in_place_before(kind: str):
    """design, `--as-of`: the day before it was not there, on its own day it was."""
    requirement, sections, on = KINDS[kind]
    case = child(**sections)
    assert the(case, requirement, on=on).state is MET
    eve = day(on) - timedelta(days=1)
    assert the(case, requirement, on=eve.isoformat()).state is not MET


# --- half-filled records are never enough, and name their key


HALF_FILLED = [
    ({"møde": "netværksmøde"}, {"møder": [HELD | {"afholdt": None}]}, "møder[0].afholdt"),
    ({"møde": "netværksmøde", "udfyldt": ["referat"]}, {"møder": [HELD]}, "møder[0].referat"),
    (
        {"møde": "netværksmøde", "udfyldt": ["bilag"]},
        {"møder": [{"art": "samtale"}, HELD]},
        "møder[1].bilag",
    ),
    ({"møde": "netværksmøde", "deltagere": ["leder"]}, {"møder": [HELD]}, "møder[0].deltagere"),
    ({"møde": "netværksmøde", "drøftet": ["plan"]}, {"møder": [HELD]}, "møder[0].drøftet"),
    ({"vurdering": "psykologisk"}, {"vurderinger": [MADE | {"dato": None}]}, "vurderinger[0].dato"),
    ({"vurdering": "psykologisk"}, {"vurderinger": [MADE | {"af": None}]}, "vurderinger[0].af"),
    (
        {"vurdering": "psykologisk", "udfyldt": ["bilag"]},
        {"vurderinger": [{"art": "andet"}, MADE]},
        "vurderinger[1].bilag",
    ),
    (CONSENT, {"samtykker": [GIVEN | {"givet": None}]}, "samtykker[0].givet"),
    (CONSENT, {"samtykker": [{"til": "foto"}, GIVEN | {"af": None}]}, "samtykker[1].af"),
    (CONSENT | {"form": "skriftlig"}, {"samtykker": [GIVEN]}, "samtykker[0].form"),
    ({"dato": "anbefalet"}, {"henvisninger": referral()}, "henvisninger[0].anbefalet"),
    (
        {"dato": "sendt"},
        {"henvisninger": [{"til": "andet", "sendt": "2026-09-01"}, *referral()]},
        "henvisninger[1].sendt",
    ),
    ({"skrevet-af": "leder"}, {"henvisninger": referral()}, "henvisninger[0].af"),
    (WISE, {"henvisninger": referral()}, "henvisninger[0].skøn.klogt.svar"),
    (
        WISE,
        {"henvisninger": referral(skøn={"klogt": {"af": "leder"}})},
        "henvisninger[0].skøn.klogt.svar",
    ),
    (
        WISE,
        {"henvisninger": referral(skøn={"klogt": {"svar": "ja"}})},
        "henvisninger[0].skøn.klogt.af",
    ),
    (
        {"niveau": "forebyggende", "udfyldt": ["mål", "tegn"]},
        {"indsatser": [MEASURE | {"mål": ["Leg"]}]},
        "indsatser[0].tegn",
    ),
    (
        {"tiltag": "leg", "udfyldt": ["evalueret"]},
        {"indsatser": [MEASURE]},
        "indsatser[0].evalueret",
    ),
    ({"handleplan": "fokuspunkter"}, {"handleplaner": [{"nummer": "1"}]}, "handleplaner[0].dato"),
    (
        {"handleplan": "fokuspunkter", "felter": ["mål", "tegn"]},
        {"handleplaner": [{"dato": "2026-09-02", "felter": {"mål": "Leg", "tegn": None}}]},
        "handleplaner[0].felter.tegn",
    ),
    (
        {"handleplan": "fokuspunkter", "deltagere": ["forældre"]},
        {"handleplaner": [{"dato": "2026-09-02"}]},
        "handleplaner[0].deltagere",
    ),
    (
        {"henvisning": "andet"},
        {"henvisninger": [{"til": "andet", "afgørelse": {"dato": "2026-09-01"}}]},
        "henvisninger[0].afgørelse.udfald",
    ),
    (
        {"observation": "samspil"},
        {"narrativer": [{"tekst": "x"}, {"belyser": ["samspil"], "tekst": "y"}]},
        "narrativer[1].dato",
    ),
    ({"alder": "minigruppe"}, {"barn": {"navn": "A"}}, "barn.født"),
    (
        CONSENT,
        {
            "barn": CHILD | {"forældre": [PARENTS[0], {"navn": "Otto"}]},
            "samtykker": [GIVEN | {"af": ["Eva"]}],
        },
        "barn.forældre[1].forældremyndighed",
    ),
    (
        CONSENT,
        {"barn": CHILD | {"forældre": [{"forældremyndighed": "ja"}]}, "samtykker": [GIVEN]},
        "barn.forældre[0].navn",
    ),
    (CONSENT, {"barn": {"navn": "A"}, "samtykker": [GIVEN]}, "barn.forældre"),
]


@pytest.mark.parametrize(("requirement", "sections", "key"), HALF_FILLED)
def test_a_half_filled_record_is_not_enough_and_names_its_key(requirement, sections, key: str):
    """design: what to do is told, with the key as the file has it."""
    given = {
        name: [filled(one) for one in value] if isinstance(value, list) else value
        for name, value in sections.items()
    }
    one = the(child(**given), requirement)
    assert one.state is not MET
    assert key in named(one)


def test_the_key_is_counted_as_the_file_has_it_though_one_looks_at_a_day_gone_by():
    """design, `--as-of`: what had not happened yet is looked away from, and moves nothing."""
    later = MADE | {"bestilt": "2026-09-20", "dato": "2026-09-30"}
    case = child(vurderinger=[later, filled(MADE | {"af": None})])
    one = the(case, {"vurdering": "psykologisk"}, on="2026-09-15")
    assert "vurderinger[1].af" in named(one)
    case = child(samtykker=[GIVEN | {"givet": "2026-09-30"}, filled(GIVEN | {"givet": None})])
    assert "samtykker[1].givet" in named(the(case, CONSENT, on="2026-09-15"))
    plans = [{"dato": "2026-09-30"}, {"dato": "2026-09-01"}]
    requirement = {"handleplan": "fokuspunkter", "felter": ["mål"]}
    one = the(child(handleplaner=plans), requirement, on="2026-09-15")
    assert "handleplaner[1].felter.mål" in named(one)


def test_of_several_records_one_that_will_do_is_enough():
    """V5: a first one that was left half-filled stops nothing."""
    half = {"art": "netværksmøde", "planlagt": "2026-12-01"}
    requirement = {"møde": "netværksmøde"}
    for meetings in ([half, HELD], [HELD, half]):
        one = the(child(møder=meetings), requirement)
        assert (one.state, met(one)) == (MET, "2026-09-10")


def test_the_earliest_that_will_do_is_shown():
    later = HELD | {"afholdt": "2026-09-30"}
    for meetings in ([later, HELD], [HELD, later]):
        assert met(the(child(møder=meetings), {"møde": "netværksmøde"})) == "2026-09-10"


# --- which referral


def test_the_last_referral_of_a_kind_is_asked_about():
    referrals = [
        {"til": "støtte", "anbefalet": "2026-01-01"},
        {"til": "andet", "anbefalet": "2026-05-01"},
        {"til": "støtte"},
    ]
    one = the(child(henvisninger=referrals), {"dato": "anbefalet"})
    assert one.state is MISSING
    assert "henvisninger[2].anbefalet" in named(one)


@pytest.mark.parametrize(
    ("outcome", "state"), [("bevilget", MET), ("afslag", MISSING), (None, MISSING)]
)
def test_another_referral_must_have_been_granted(outcome: str | None, state: State):
    """H6."""
    decision = {"dato": "2026-06-01"} | ({"udfald": outcome} if outcome else {})
    case = child(henvisninger=[{"til": "andet", "afgørelse": decision}])
    assert the(case, {"henvisning": "andet"}).state is state


GRANT = {"dato": "2026-06-01", "udfald": "bevilget"}
REFUSAL = {"dato": "2026-08-01", "udfald": "afslag"}


@pytest.mark.parametrize(
    ("decisions", "state", "on"),
    [
        ([GRANT, REFUSAL], MISSING, None),
        ([REFUSAL, GRANT], MISSING, None),  # by date, not by place in the file
        ([GRANT, REFUSAL, GRANT | {"dato": "2026-09-01"}], MET, "2026-09-01"),
        ([GRANT | {"dato": "2026-05-01"}, GRANT], MET, "2026-05-01"),
        ([GRANT, REFUSAL | {"dato": "2026-06-01"}], MISSING, None),  # that day: as the file has it
        ([REFUSAL | {"dato": "2026-06-01"}, GRANT], MET, "2026-06-01"),
        ([GRANT, {"udfald": "afslag"}], MISSING, None),  # undated: as the file has it
        ([{"udfald": "afslag"}, GRANT], MET, "2026-06-01"),
        ([{"udfald": "bevilget"}, {"udfald": "afslag"}], MISSING, None),
        ([{"udfald": "afslag"}, {"udfald": "bevilget"}], MISSING, None),  # and on which day?
        ([GRANT, None], MET, "2026-06-01"),  # asked for again, and not answered
        ([GRANT, {"dato": "2026-08-01"}], MISSING, None),  # decided again, and not said how
    ],
    ids=str,
)
def test_of_several_decisions_the_last_one_counts(decisions: list, state: State, on: str | None):
    """H6: a later refusal undoes a grant, and a later grant a refusal."""
    referrals = [{"til": "andet"} | ({"afgørelse": one} if one else {}) for one in decisions]
    one = the(child(henvisninger=referrals), {"henvisning": "andet"})
    assert (one.state, met(one)) == (state, on)


def test_a_refusal_that_had_not_come_undoes_nothing():
    """design, `--as-of`."""
    referrals = [{"til": "andet", "afgørelse": one} for one in (GRANT, REFUSAL)]
    case = child(henvisninger=referrals)
    assert the(case, {"henvisning": "andet"}, on="2026-07-31").state is MET
    refused = the(case, {"henvisning": "andet"}, on="2026-08-01")
    assert refused.state is MISSING
    assert "refused" in refused.detail


# --- ages


@pytest.mark.parametrize(
    ("born", "start", "state"),
    [
        ("2023-09-15", "2026-09-14", MISSING),
        ("2023-09-15", "2026-09-15", MET),
        ("2023-09-15", None, MET),  # has turned three, whenever it is to be
        ("2023-11-15", None, OFF),  # nothing is refused for it
        ("2023-11-15", "2026-11-15", MET),
    ],
)
def test_the_age_on_the_first_day(born: str, start: str | None, state: State):
    """V2, A19: at opstart; the third birthday itself will do. The day of the meeting is nothing."""
    keys = {"ønsket-opstart": start} if start else {}
    case = child(barn=CHILD | {"født": born}, henvisninger=referral(møde="2026-09-01", **keys))
    one = the(case, {"alder": "minigruppe"})
    assert one.state is state
    if state is OFF:
        assert "turns 3 years on 2026-11-15" in one.detail


def test_the_place_that_was_given_goes_before_the_day_wished_for():
    """A19: planned or wished; a place long before the referral was another one."""
    born = CHILD | {"født": "2023-11-15"}
    wished = referral(**{"ønsket-opstart": "2026-10-01", "udarbejdet": "2026-09-01"})
    places = [{"art": "minigruppe", "opstart": "2026-11-16"}]
    case = child(barn=born, henvisninger=wished, tilbud=places)
    assert the(case, {"alder": "minigruppe"}).state is MET
    earlier = [{"art": "minigruppe", "opstart": "2026-01-05", "ophør": "2026-03-01"}]
    case = child(barn=born, henvisninger=wished, tilbud=earlier)
    assert the(case, {"alder": "minigruppe"}).state is MISSING


@pytest.mark.parametrize(
    ("start", "school", "state"),
    [
        ("2026-07-31", "2026-08-01", MET),
        ("2026-08-01", "2026-08-01", MISSING),
        ("2026-08-01", "2027-08-01", MET),  # deferred by a year
        ("2026-07-31", None, MET),
        ("2026-08-01", None, UNKNOWN),  # expected that day, but nobody has written that it came
        (None, "2026-08-01", MISSING),  # whenever it is to be, it is too late
    ],
)
def test_until_school(start: str | None, school: str | None, state: State):
    """V2, A13, A18: a recorded start ends it; an expected one that has gone by is asked about."""
    more = {"skole": {"start": school}} if school else {}
    born = CHILD | {"født": "2020-09-15"}
    wished = referral(**({"ønsket-opstart": start} if start else {}))
    case = child(barn=born, henvisninger=wished, **more)
    one = the(case, {"alder": "minigruppe"})
    assert one.state is state
    if state is UNKNOWN:
        assert "skole.start" in named(one)


@pytest.mark.parametrize(
    ("born", "state"), [("2026-10-01", MET), ("2019-10-06", MET), ("2019-10-05", MISSING)]
)
def test_an_age_range_in_years_includes_the_last(born: str, state: State):
    """R1: 0 to 6 years, until the seventh birthday."""
    case = case_of(barn={"navn": "A", "født": born})
    [age] = [
        one for one in gate(case, HADERSLEV, "ressourcegruppe", day(TODAY)) if one.id == "alder"
    ]
    assert age.state is state


# --- indsatser and plans


@pytest.mark.parametrize(
    ("filled", "state"),
    [
        ({"mål": ["Leg"], "tegn": ["Smil"], "evalueret": "2026-03-01", "evaluering": "Godt"}, MET),
        ({"mål": ["Leg"], "tegn": ["Smil"], "evaluering": "Godt"}, MISSING),
        ({"mål": ["Leg"], "tegn": [], "evalueret": "2026-03-01", "evaluering": "Godt"}, MISSING),
        ({"tegn": ["Smil"], "evalueret": "2026-03-01", "evaluering": "Godt"}, MISSING),
    ],
)
def test_an_indsats_that_was_tried_described_and_evaluated(filled: dict, state: State):
    """H1, H2, H4."""
    keys = ["mål", "tegn", "evalueret", "evaluering"]
    case = child(indsatser=[{"niveau": "forebyggende"} | filled])
    assert the(case, {"niveau": "forebyggende", "udfyldt": keys}).state is state


def test_two_half_described_indsatser_are_not_one_whole():
    """H1."""
    halves = [
        {"niveau": "forebyggende", "mål": ["Leg"]},
        {"niveau": "forebyggende", "tegn": ["Smil"]},
    ]
    requirement = {"niveau": "forebyggende", "udfyldt": ["mål", "tegn"]}
    assert the(child(indsatser=halves), requirement).state is MISSING


@pytest.mark.parametrize(
    ("context", "plan", "state"),
    [
        ("fokuspunkter", {}, MET),
        ("fokuspunkter", {"skema": "fokuspunkter"}, MET),
        ("fokuspunkter", {"skema": "mellemform"}, MISSING),
        ("mellemform", {"skema": "mellemform"}, MET),
        ("mellemform", {}, MISSING),
    ],
)
def test_a_plan_of_the_right_form(context: str, plan: dict, state: State):
    """H2, H9: one that names no form is of the first."""
    case = child(handleplaner=[plan | {"dato": "2026-09-02"}])
    assert the(case, {"handleplan": context}).state is state


# --- the rulesets that come with the tool


def test_nothing_stands_in_the_way_of_an_underretning():
    """A8, H14: the steps are recommended, and it says so."""
    kind = HADERSLEV.referrals["underretning"]
    assert kind.advisory
    assert kind.grants is None
    assert not any(one.only_if or one.after or one.by_date for one in kind.requirements)
    advisory = {name for name, one in HADERSLEV.referrals.items() if one.advisory}
    assert advisory == {"underretning"}
    assert not any(one.advisory for one in VEJLE.referrals.values())


def test_accept_is_not_consent():
    """A11: each has its own date, and neither does for the other."""
    only_accept = child(henvisninger=[{"til": "minigruppe", "accepteret": "2026-09-01"}])
    by_id = {one.id: one.state for one in gate(only_accept, VEJLE, "minigruppe", day(TODAY))}
    assert (by_id["accept"], by_id["samtykke"]) == (MET, MISSING)
    only_consent = child(samtykker=[GIVEN | {"til": "henvisning"}])
    by_id = {one.id: one.state for one in gate(only_consent, VEJLE, "minigruppe", day(TODAY))}
    assert (by_id["accept"], by_id["samtykke"]) == (MISSING, MET)


@pytest.mark.parametrize("ruleset", [VEJLE, HADERSLEV], ids=lambda one: one.id)
def test_every_requirement_of_every_gate_is_answered_in_the_rulesets_order(ruleset: Ruleset):
    """Each with who supplies it, what to do and where it stands; an empty case passes no gate."""
    for name, kind in ruleset.referrals.items():
        found = gate(case_of(barn={"navn": "A"}), ruleset, name, day(TODAY))
        assert [one.id for one in found] == [one.id for one in kind.requirements]
        assert all(one.responsible in ruleset.roles for one in found)
        assert all(one.detail and one.source for one in found)
        assert any(one.state is not MET for one in found)


FULL = {
    "art": "forberedende-skolemøde",
    "deltagere": ["distriktsskoleleder", "psykolog", "forældre"],
}
HALF = {"art": "forberedende-skolemøde", "deltagere": ["distriktsskoleleder", "forældre"]}


@pytest.mark.parametrize("turned", [False, True])
def test_what_may_do_is_not_hidden_by_what_does_not(turned: bool):
    """V13, A13: whether the full meeting came before the school start is not known; V16 advises."""
    meetings = [FULL | {"afholdt": "2024-08-21"}, HALF | {"afholdt": "2023-10-01"}]
    case = case_of(
        barn={"navn": "A", "født": "2018-02-26", "dagtilbud": "Huset"},
        møder=meetings[::-1] if turned else meetings,
    )
    found = gate(case, VEJLE, "specialtilbud", day("2025-05-20"))
    [school_meeting] = [one for one in found if one.id == "skolemøde"]
    assert school_meeting.state is State.ADVISED
    assert school_meeting.keys == ("skole.start",)  # the day is asked for, not another meeting


def test_who_has_begun_school_is_too_old_whenever_they_were_born():
    """V2: what is known in spite of a missing fact is known."""
    keys = {"barn": {"navn": "A", "dagtilbud": "Huset"}, "skole": {"start": "2026-08-01"}}
    for on, state in (("2026-08-01", MISSING), ("2026-07-31", State.UNKNOWN)):
        found = gate(case_of(**keys), VEJLE, "minigruppe", day(on))
        assert found[0].state is state


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        ("2026-09-24", "2026-09-05; asked for 54 days before the meeting"),
        ("2026-08-02", "2026-09-05; asked for 1 day before the meeting"),
        (None, "2026-09-05"),
    ],
)
def test_how_long_before_the_meeting_an_assessment_was_asked_for(meeting, said) -> None:
    """V6c: in good time. The days are shown, and no limit is invented."""
    keys = filled({"møde": meeting})
    case = child(vurderinger=[MADE], henvisninger=referral(**keys))
    assert the(case, {"vurdering": "psykologisk"}).detail == said


def test_what_is_characteristic_is_answered_by_a_no_too() -> None:
    """V2, A26: that the child learns with the others is a judgement, and no condition."""
    answer = {"svar": "nej", "af": "daginstitutionsleder", "dato": "2026-09-01"}
    referral = {"til": "minigruppe", "skøn": {"lærer-med-andre": answer}}
    case = case_of(barn=BORN_2022, henvisninger=[referral])
    standings = {each.id: each for each in gate(case, VEJLE, "minigruppe", day("2026-10-05"))}
    assert standings["lærer-med-andre"].state is State.MET
    assert "no" in standings["lærer-med-andre"].detail
