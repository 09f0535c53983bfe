"""Meetings, assessments and judgements: who was there, who made them, who may."""

import pytest

from sagscli.referrals.standing import State
from tests.building import case_of
from tests.referrals.asking import (
    CHILD,
    CONSENT,
    GIVEN,
    HELD,
    MADE,
    MET,
    MISSING,
    UNKNOWN,
    WISE,
    all_of,
    child,
    filled,
    named,
    referral,
    states,
    the,
)

# --- meetings: who was there, what was taken up, which kind


@pytest.mark.parametrize(
    ("there", "state"),
    [
        (["forældre", "leder", "team"], MET),
        (["forældre", "leder", "psykolog"], MET),  # one that the role stands for
        (["forældre", "leder", "fysioterapeut"], MET),  # however deep
        (["forældre", "leder", "terapeuter", "konsulent"], MET),
        (["forældre", "leder"], MISSING),
        (["forældre", "leder", "forældre"], MISSING),
        (["leder", "psykolog"], MISSING),
        (["forældre", "konsulent", "psykolog"], MISSING),  # no deputy for a child enrolled
    ],
    ids=str,
)
def test_those_who_must_be_there(there: list[str], state: State):
    """V6b, H11, H12, H14: a role that includes others has come when one of them has."""
    requirement = {"møde": "netværksmøde", "deltagere": ["forældre", "leder", "team"]}
    assert the(child(møder=[HELD | {"deltagere": there}]), requirement).state is state


def test_a_role_that_is_included_does_not_stand_for_the_whole(tmp_path):
    """H12: the psychologist must be there, not just someone of the team."""
    requirement = {"møde": "netværksmøde", "deltagere": ["psykolog"]}
    for there, state in (("psykolog", MET), ("team", MISSING), ("fysioterapeut", MISSING)):
        assert the(child(møder=[HELD | {"deltagere": [there]}]), requirement).state is state


def test_those_who_were_not_there_are_named_by_their_titles():
    requirement = {"møde": "netværksmøde", "deltagere": ["forældre", "leder", "team"]}
    one = the(child(møder=[HELD | {"deltagere": ["leder"]}]), requirement)
    assert "forældre, teamet" in one.detail
    assert "leder" not in one.detail


@pytest.mark.parametrize(
    ("topics", "state"),
    [(["plan", "mål"], MET), (["mål", "plan"], MET), (["plan"], MISSING), (["andet"], MISSING)],
)
def test_what_must_be_taken_up(topics: list[str], state: State):
    """V6a, H6, H13."""
    requirement = {"møde": "netværksmøde", "drøftet": ["plan", "mål"]}
    one = the(child(møder=[HELD | {"drøftet": topics}]), requirement)
    assert one.state is state
    if topics == ["plan"]:
        assert "mål" in one.detail.lower()


def test_one_of_several_kinds_of_meeting_will_do():
    """H6: agreed on a forældre- or netværksmøde."""
    requirement = {"møde": ["netværksmøde", "samtale"]}
    for kind in ("netværksmøde", "samtale"):
        assert the(child(møder=[HELD | {"art": kind}]), requirement).state is MET
    one = the(child(møder=[HELD | {"art": "andet"}]), requirement)
    assert one.state is MISSING
    assert "netværksmøde or samtale" in one.detail


def test_who_and_what_must_be_of_one_meeting():
    """V6b: two meetings with half each are not one whole."""
    requirement = {"møde": "netværksmøde", "deltagere": ["forældre", "leder"]}
    halves = [HELD | {"deltagere": ["forældre"]}, HELD | {"deltagere": ["leder"]}]
    assert the(child(møder=halves), requirement).state is MISSING


@pytest.mark.parametrize(
    ("held", "state"), [("2026-12-31", MISSING), ("2027-01-01", MET), ("2027-06-01", MET)]
)
def test_a_meeting_counts_from_the_year_before(held: str, state: State):
    """V13, A16: after a postponed start a new one is due."""
    requirement = {"møde": "netværksmøde", "tæller-fra": {"året-før": "skolestart"}}
    case = child(møder=[HELD | {"afholdt": held}], skole={"start": "2028-08-01"})
    assert the(case, requirement, on="2028-01-01").state is state


# --- assessments


@pytest.mark.parametrize(
    ("by", "state"), [("psykolog", MET), ("fysioterapeut", MET), ("leder", MISSING)]
)
def test_an_assessment_is_made_by_its_profession(by: str, state: State):
    """V5."""
    one = the(child(vurderinger=[MADE | {"af": by}]), {"vurdering": "psykologisk"})
    assert one.state is state
    if state is MISSING:
        assert "leder" in one.detail
        assert "teamet" in one.detail


def test_an_assessment_must_be_ordered_where_its_order_matters():
    """V6c, A11: without the day it was ordered nobody knows whether the consent came first."""
    requirements = (CONSENT, {"vurdering": "psykologisk", "efter": ["k0"]})
    made = filled(MADE | {"bestilt": None})
    case = child(samtykker=[GIVEN], vurderinger=[made])
    found = all_of(case, *requirements)
    assert [one.state for one in found] == [MET, MISSING]
    assert "vurderinger[0].bestilt" in named(found[1])
    assert states(child(vurderinger=[made]), {"vurdering": "psykologisk"}) == [MET]


# --- who wrote it, and deputies


@pytest.mark.parametrize(
    ("enrolled", "by", "state"),
    [
        (True, "leder", MET),
        (True, "konsulent", MISSING),
        (False, "konsulent", MET),
        (False, "leder", MISSING),
        (True, "psykolog", MISSING),
    ],
)
def test_who_may_write_the_referral(enrolled: bool, by: str, state: State):
    """V6d, V7, A10: for a child not enrolled the deputy, and no other."""
    who = CHILD if enrolled else {k: v for k, v in CHILD.items() if k != "dagtilbud"}
    one = the(child(barn=who, henvisninger=referral(af=by)), {"skrevet-af": "leder"})
    assert one.state is state
    assert one.responsible == ("leder" if enrolled else "konsulent")


def test_the_deputy_takes_the_leaders_place_at_a_meeting_and_in_a_judgement():
    """A10: in every rule."""
    outside = {k: v for k, v in CHILD.items() if k != "dagtilbud"}
    at_meeting = {"møde": "netværksmøde", "deltagere": ["leder"]}
    case = child(
        barn=outside,
        møder=[HELD | {"deltagere": ["konsulent"]}],
        henvisninger=referral(skøn={"klogt": {"svar": "ja", "af": "konsulent"}}),
    )
    assert states(case, at_meeting, WISE) == [MET, MET]
    enrolled = case_of(barn=CHILD, møder=[HELD | {"deltagere": ["konsulent"]}])
    assert states(enrolled, at_meeting) == [MISSING]


def test_a_role_of_many_may_write_it():
    by_team = {"skrevet-af": "team"}
    for by, state in (("psykolog", MET), ("team", MET), ("leder", MISSING)):
        assert the(child(henvisninger=referral(af=by)), by_team).state is state


# --- judgement


@pytest.mark.parametrize(
    ("answer", "wanted", "state"),
    [
        ("ja", "ja", MET),
        ("nej", "ja", MISSING),
        ("nej", "nej", MET),
        ("ja", "nej", MISSING),
        ("ja", None, MET),
        ("nej", None, MET),
    ],
)
def test_the_answer_that_is_wanted(answer: str, wanted: str | None, state: State):
    """V2, H6: never computed, answered by a role; without a wanted one any will do."""
    question = {"spørgsmål": "Er det så?", "af": ["leder"]} | ({"svar": wanted} if wanted else {})
    case = child(henvisninger=referral(skøn={"klogt": {"svar": answer, "af": "leder"}}))
    assert the(case, {"id": "klogt", "skøn": question}).state is state


@pytest.mark.parametrize(
    ("by", "state"), [("leder", MET), ("psykolog", MET), ("team", MET), ("forældre", MISSING)]
)
def test_who_may_answer(by: str, state: State):
    """V2."""
    question = {"spørgsmål": "Er det så?", "af": ["leder", "team"], "svar": "ja"}
    case = child(henvisninger=referral(skøn={"klogt": {"svar": "ja", "af": by}}))
    assert the(case, {"id": "klogt", "skøn": question}).state is state


def test_an_answer_of_a_later_day_is_not_known_yet():
    answer = {"svar": "ja", "af": "leder", "dato": "2026-09-20"}
    case = child(henvisninger=referral(skøn={"klogt": answer}))
    assert the(case, WISE, on="2026-09-19").state is UNKNOWN
    assert the(case, WISE, on="2026-09-20").state is MET
