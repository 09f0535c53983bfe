"""What belongs together: one plan for a form, and a period in its time (H4, H9, A5)."""

import pytest

from sagscli.referrals.evaluation import gate
from sagscli.referrals.standing import State
from tests.building import day
from tests.referrals.asking import MET, MISSING, TODAY, all_of, asking, child, referral, states

HALVES = (
    {"handleplan": "mellemform", "felter": ["mål"]},
    {"handleplan": "mellemform", "felter": ["tegn"]},
)


def _plan(on: str, *fields: str) -> dict:
    return {"skema": "mellemform", "dato": on, "felter": dict.fromkeys(fields, "x")}


@pytest.mark.parametrize(
    ("plans", "expected", "key"),
    [
        ([("mål", "tegn")], [MET, MET], None),
        ([("mål",), ("tegn",)], [MISSING, MET], "handleplaner[1].felter.mål"),  # equals: the last
        ([("mål", "tegn"), ("tegn",)], [MET, MET], None),  # the one that answers more
        ([("tegn",), ("mål", "tegn"), ()], [MET, MET], None),
    ],
    ids=str,
)
def test_one_plan_answers_all_that_is_asked_of_its_form(plans, expected, key):
    """H9: two plans with half each are not one whole."""
    case = child(handleplaner=[_plan("2026-09-01", *fields) for fields in plans])
    found = all_of(case, *HALVES)
    assert [one.state for one in found] == expected
    assert next((one.key for one in found if one.key), None) == key


def test_a_plan_that_came_too_late_answers_nothing():
    """H7, H9: of two whole ones, the one that was there when it was sent."""
    plans = [_plan("2026-09-01", "mål", "tegn"), _plan("2026-09-20", "mål", "tegn")]
    case = child(handleplaner=plans, henvisninger=referral(sendt="2026-09-10"))
    assert states(case, *(one | {"inden": "sendt"} for one in HALVES)) == [MET, MET]


def test_one_requirement_alone_may_be_answered_by_any_plan():
    case = child(handleplaner=[_plan("2026-09-01", "mål"), _plan("2026-09-20")])
    assert states(case, HALVES[0]) == [MET]


PERIOD = {"tiltag": "leg", "udfyldt": ["slut"], "hører-til": "k0"}


@pytest.mark.parametrize(
    ("periods", "state"),
    [
        ([("2026-08-01", "2026-09-01")], MET),  # it ended on the very day
        ([("2026-08-01", "2026-08-31")], MISSING),
        ([("2026-01-01", "2026-03-01"), ("2026-09-05", "2026-10-01")], MET),
        (
            [("2026-09-05", "2026-10-01"), ("2026-01-01", "2026-03-01")],
            MET,
        ),  # the last by its start
        ([("2026-08-01", "2026-10-01"), ("2026-10-05", None)], MISSING),
    ],
    ids=str,
)
def test_a_period_belongs_to_the_plan(periods, state: State):
    """H9: the last one counts, and not one that was over before."""
    measures = [
        {"niveau": "forebyggende", "tiltag": "leg", "start": since} | ({"slut": end} if end else {})
        for since, end in periods
    ]
    case = child(handleplaner=[_plan("2026-09-01", "mål")], indsatser=measures)
    assert states(case, HALVES[0], PERIOD) == [MET, state]
    if not any(end is None for _since, end in periods):
        assert states(child(indsatser=measures), HALVES[0], PERIOD) == [MISSING, MET]


@pytest.mark.parametrize(
    ("end", "state"), [("2027-03-21", MET), ("2027-03-22", MISSING), (None, MET)]
)
def test_what_is_asked_for_lasts_no_longer_than_it_is_granted(end: str | None, state: State):
    """H4, A5: where one of the two days is not known, nothing is asked."""
    ruleset = asking({"tiltag": "støtte"}, {"tiltag": "leg"})
    kind = ruleset.referrals["støtte"].model_copy(update={"months": 6})
    ruleset = ruleset.model_copy(update={"referrals": {"støtte": kind}})
    days = {"start": "2026-09-21"} | ({"slut": end} if end else {})
    measures = [{"niveau": "forebyggende", "tiltag": name} | days for name in ("støtte", "leg")]
    found = gate(child(indsatser=measures), ruleset, "støtte", day(TODAY))
    assert [one.state for one in found] == [state, MET]  # another tiltag may last
