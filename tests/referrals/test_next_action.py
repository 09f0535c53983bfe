"""The meeting that was missed, and who owns what comes next (H5, H13, V16)."""

from typing import Any

import pytest

from sagscli.pathways.progress import standings
from sagscli.pathways.responsibility import owners_of
from sagscli.referrals.checklist import Checklist, checklist
from sagscli.referrals.next_action import Action
from sagscli.referrals.paper_deadline import NO_PAPERS, Papers
from sagscli.ruleset_faults.checked_library import library_of
from tests.building import VEJLE, case_of, day
from tests.referrals.test_remedies import UNDECIDED, of

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]
COUNCIL = {"distriktsråd": (day("2026-11-26"), day("2026-10-29"), day("2026-10-08"))}
CHILD = {"navn": "Alma Eksempel", "født": "2021-05-05", "dagtilbud": "Børnehuset Regnbuen"}


def context(as_of: str, **referral: str) -> Checklist:
    there = [{"til": "ressourcevurdering", "møde": "2026-10-08", **referral}]
    case = case_of(barn=CHILD, henvisninger=there)
    return checklist(case, HADERSLEV, "ressourcevurdering", day(as_of), calendar=COUNCIL)


# A meeting that was missed


@pytest.mark.parametrize(
    ("as_of", "later"),
    [
        ("2026-09-28", None),  # the last day for the papers to it
        ("2026-09-29", "2026-10-29"),
        ("2026-10-19", "2026-10-29"),
        ("2026-10-20", "2026-11-26"),
        ("2026-11-17", None),
    ],
)
def test_papers_that_are_too_late_are_told_of_the_next_meeting(as_of, later) -> None:
    """H5, A4: with the day for the papers to it, so that the leader can choose."""
    found = context(as_of)
    assert found.papers.meeting == day("2026-10-08")
    assert found.later.meeting == (day(later) if later else None)
    if later == "2026-10-29":
        assert found.later == Papers(day(later), day("2026-10-19"), day("2026-10-19"))


@pytest.mark.parametrize(
    "referral",
    [{"sendt": "2026-09-30"}, {"afgørelse": {"dato": "2026-10-08", "udfald": "afslag"}}],
    ids=["sent", "decided"],
)
def test_what_was_sent_or_decided_has_no_later_meeting(referral: Any) -> None:
    assert context("2026-10-12", **referral).later == NO_PAPERS


def test_what_nobody_sent_has_no_answer_to_wait_for() -> None:
    """H5: the council has not seen it."""
    found = of("ressourcevurdering", UNDECIDED)
    assert found.next == (Action.SEND, "daginstitutionsleder", "distriktsråd")
    assert [line.split(":")[0].strip(" -") for line in found.record[2:]] == ["sendt", "møde"]


def test_a_council_that_got_no_papers_is_not_asked_what_it_discussed() -> None:
    """H6: unless its meeting is recorded as held."""
    found = context("2026-10-12")
    assert "mindst-indgribende" not in {item.standing.id for item in found.open}
    assert found.next.move is Action.NOTHING


def test_a_meeting_that_must_have_been_held_is_not_to_be_called() -> None:
    """H13."""
    assert of("familierådslagning", {}).next.move is Action.NOTHING


# Who owns the next step


def owners(ruleset: Any, way: str, **child: Any) -> list[tuple[str, ...]]:
    case = case_of(barn={"navn": "A", **child})
    return [owners_of(step, case, ruleset) for step in ruleset.ways[way].steps]


def test_each_step_of_vejles_way_has_its_owner() -> None:
    """V1, V4, V6, V9, V13, V16."""
    assert owners(VEJLE, "minigruppe", dagtilbud="R") == [
        ("tcbu",),
        ("daginstitutionsleder",),
        ("daginstitutionsleder",),
        ("daginstitutionsleder",),
        ("visitationsudvalg",),
        ("minigruppens-personale",),
        ("daginstitutionsleder",),
        ("distriktsskoleleder",),
        ("distriktsskoleleder",),
    ]


def test_for_a_child_not_enrolled_the_stand_in_owns_it() -> None:
    """V7, A10."""
    assert owners(VEJLE, "minigruppe")[3] == ("småbørnskonsulent",)


def test_where_nothing_says_who_owns_it_nobody_is_made_up() -> None:
    """H10, H15: all who take part in the follow-up are named, and none as the one who calls it."""
    chain = owners(HADERSLEV, "tværfaglig-kæde", dagtilbud="R")
    assert chain[0] == ("pædagogisk-personale",)
    assert chain[4] == ("vejledere-og-rådgivere", "fagprofessionelle", "daginstitutionsleder")
    assert chain[5] == ()


def test_the_owner_of_the_next_step_is_told_by_title() -> None:
    met = {"art": "konsultativt-møde", "afholdt": "2026-09-01"}
    case = case_of(barn=CHILD, møder=[met])
    [way] = standings(case, VEJLE, day("2026-10-05"))
    assert way.next_owners == ("Daginstitutionsleder",)
