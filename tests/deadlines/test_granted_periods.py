"""A half year that is granted and not begun (H4, A25), and what comes too early (A15)."""

import pytest

from sagscli.deadlines.courses import granted_period
from sagscli.deadlines.subjects import scopes
from sagscli.deadlines.uncounted import before_the_course, first_day, too_early
from sagscli.ruleset_faults.checked_library import library_of
from tests.building import VEJLE, case_of, day, found, meeting, placement, ruleset_of

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]
PERIOD = "ressourcevurdering"


def referral(outcome: str, dated: str | None, to: str = PERIOD) -> dict:
    decision = {"udfald": outcome} | ({"dato": dated} if dated else {})
    return {"til": to, "afgørelse": decision}


def measure(**keys: str) -> dict:
    return {"niveau": "indgribende", "tiltag": PERIOD} | keys


@pytest.mark.parametrize(
    ("referrals", "measures", "granted"),
    [
        ([referral("bevilget", "2026-02-01")], [], "2026-02-01"),
        ([referral("afslag", "2026-02-01")], [], None),
        ([referral("bevilget", None)], [], None),
        # A29: the last decision rules, wherever it stands in the file
        ([referral("afslag", "2026-03-01"), referral("bevilget", "2026-02-01")], [], None),
        ([referral("bevilget", "2026-03-01"), referral("afslag", "2026-02-01")], [], "2026-03-01"),
        ([referral("bevilget", "2026-02-01", "frie-midler")], [], None),
        # an indsats that was over by then was another one
        ([referral("bevilget", "2026-02-01")], [measure(evalueret="2026-02-01")], "2026-02-01"),
        ([referral("bevilget", "2026-02-01")], [measure(slut="2026-01-31")], "2026-02-01"),
        ([referral("bevilget", "2026-02-01")], [measure(evalueret="2026-02-02")], None),
        ([referral("bevilget", "2026-02-01")], [measure(start="2026-02-10")], None),
        (
            [referral("bevilget", "2026-02-01")],
            [measure(evalueret="2025-06-01"), measure(start="2026-02-10")],
            None,
        ),
        (
            [referral("bevilget", "2026-02-01")],
            [{"niveau": "foregribende", "tiltag": "handleplan"}],
            "2026-02-01",
        ),
    ],
)
def test_a_granted_half_year_without_its_indsats(referrals, measures, granted):
    """A25, A29."""
    case = case_of(barn={"født": "2022-03-14"}, henvisninger=referrals, indsatser=measures)
    asked = granted_period(PERIOD, case, HADERSLEV)
    assert asked == (day(granted) if granted else None)
    evaluations = found(case, "ressourcevurdering-evaluering", HADERSLEV)
    assert ("indsatser.start" in {one.missing for one in evaluations}) == (granted is not None)
    assert granted_period("praksisvejleder", case, HADERSLEV) is None


def test_each_of_three_courses_ends_where_the_next_begins():
    """A32."""
    case = case_of(
        barn={"født": "2022-03-14"},
        tilbud=[placement("2025-01-01"), placement("2025-06-01"), placement("2026-01-01")],
    )
    rule = next(rule for rule in VEJLE.deadlines if rule.id == "statusmøde")
    following = [scope.following for scope in scopes(rule, case, VEJLE)]
    assert following == [day("2025-06-01"), day("2026-01-01"), None]


CHAIN = {
    "id": "statusmøde",
    "titel": "Statusmøde",
    "kort": "Status",
    "for-hver": "tilbud.minigruppe",
    "senest": {"uger": "6", "efter": "opstart"},
    "møde": "statusmøde",
    "gentag": {"uger": "4", "fra": "sidst-afholdt"},
    "indtil": ["ophør"],
}


def test_a_chain_in_weeks_counts_its_own_numbers_and_says_from_what():
    """A2: where a ruleset counts from the last held meeting."""
    case = case_of(
        barn={"født": "2022-03-14"},
        tilbud=[placement("2026-01-05")],
        møder=[meeting("2026-02-16"), meeting("2026-03-10")],
    )
    chain = found(case, "statusmøde", ruleset_of(CHAIN))
    assert [one.occurrence for one in chain] == [1, 2, 3]
    assert [one.due for one in chain] == [day("2026-02-16"), day("2026-03-16"), day("2026-04-07")]
    assert [one.arises for one in chain] == [None, day("2026-02-16"), day("2026-03-10")]
    assert {(one.title, one.short) for one in chain} == {("Statusmøde", "Status")}
    last = chain[-1].terms[0]
    assert (last.direction, last.event, last.event_date) == (
        "after",
        "sidst-afholdt",
        day("2026-03-10"),
    )
    assert (last.amount, last.unit, last.source) == (4, "weeks", "folder: Prøve (V9)")


def early_case(**keys: object):
    return case_of(
        barn={"født": "2022-03-14"},
        tilbud=[placement("2026-03-02")],
        møder=[meeting("2026-02-20"), meeting("2026-03-02"), meeting("2026-06-01")],
        handleplaner=[{"dato": "2026-03-01"}, {"dato": "2026-03-02"}],
        **keys,
    )


def test_what_lies_before_the_course_counts_for_nothing_and_is_named():
    """A15: a meeting on the first day is not its own first review, a plan of that day counts."""
    told = [(fact.path, since) for fact, since in before_the_course(early_case(), VEJLE)]
    assert told == [
        ("handleplaner[0].dato", day("2026-03-02")),
        ("møder[0].afholdt", day("2026-03-03")),
        ("møder[1].afholdt", day("2026-03-03")),
    ]


def test_from_the_first_of_two_courses_on_a_meeting_can_count():
    """A15."""
    case = case_of(
        barn={"født": "2022-03-14"},
        tilbud=[placement("2026-03-02"), placement("2025-09-01", "2026-02-01")],
        møder=[meeting("2025-08-31"), meeting("2025-09-02"), meeting("2026-02-20")],
    )
    rule = next(rule for rule in VEJLE.deadlines if rule.id == "statusmøde")
    assert first_day(rule, case, VEJLE) == day("2025-09-02")
    assert [fact.at for fact in too_early(rule, case, VEJLE)] == [0]
    assert [fact.at for fact, _since in before_the_course(case, VEJLE)] == [0]


def test_a_course_without_a_start_makes_nothing_too_early():
    """A25: what cannot be told is not told."""
    case = case_of(
        barn={"født": "2022-03-14"},
        tilbud=[placement("2026-03-02"), placement(None)],
        møder=[meeting("2026-02-20")],
    )
    assert list(before_the_course(case, VEJLE)) == []


def test_what_a_referral_asks_for_is_no_mistake():
    """V6: the two meetings lie before the course, and the rules of the course ask for neither."""
    case = case_of(
        barn={"født": "2022-03-14"},
        tilbud=[placement("2026-03-02")],
        møder=[meeting("2025-12-01", art="konsultativt-møde")],
    )
    assert list(before_the_course(case, VEJLE)) == []
