"""What a council points to is given, and needs no second application (H6)."""

import pytest

from sagscli.case.pointing import given
from sagscli.case.records import Case
from sagscli.deadlines.courses import courses
from sagscli.pathways.progress import Reached, standings
from sagscli.referrals.checklist import checklist, open_referrals
from sagscli.referrals.next_action import Action
from sagscli.render.referrals.words import answer
from tests.building import case_of, day
from tests.referrals.asking import HADERSLEV

DECIDED = "2026-09-17"
ON = day("2026-10-05")
HELD = [{"art": "distriktsrådsmøde", "afholdt": DECIDED, "drøftet": ["mindst-indgribende"]}]


def _pointing(*words: str, answers: dict | None = None, **decision: str) -> Case:
    referral = {
        "til": "ressourcevurdering",
        "accepteret": "2026-08-31",
        "sendt": "2026-09-04",
        "møde": DECIDED,
        "skøn": answers or {},
        "afgørelse": {"dato": DECIDED, "peger-på": list(words), **decision},
    }
    child = {"navn": "Alma", "født": "2021-05-05"}
    return case_of(barn=child, møder=HELD, henvisninger=[referral])


def _states(case: Case, to: str) -> dict[str, str]:
    gate = checklist(case, HADERSLEV, to, ON)
    return {item.standing.id: item.standing.state.value for item in gate.items}


def test_what_is_pointed_to_rests_on_the_same_decision() -> None:
    """H6: one request; frie midler need no second application."""
    yes = {"i-det-almene": {"svar": "ja", "af": "distriktsråd", "dato": DECIDED}}
    case = _pointing("frie-midler", answers=yes)
    assert set(_states(case, "frie-midler").values()) == {"met"}
    gate = checklist(case, HADERSLEV, "frie-midler", ON)
    assert gate.is_ready
    assert gate.next.move is Action.NOTHING
    assert list(open_referrals(case, HADERSLEV, ON)) == []


def test_what_belongs_to_the_decision_is_written_under_the_request_there_is() -> None:
    gate = checklist(_pointing("ressourcegruppe"), HADERSLEV, "ressourcegruppe", ON)
    keys = [key for item in gate.items for key in item.standing.keys]
    assert keys == ["henvisninger[0].skøn.behov.svar", "henvisninger[0].skøn.behov.af"]


@pytest.mark.parametrize("outcome", [{}, {"udfald": "bevilget"}, {"udfald": "afslag"}])
def test_what_is_not_pointed_to_does_not_rest_on_it(outcome: dict[str, str]) -> None:
    """H6: a praksisvejleder is no ressourcegruppe."""
    case = _pointing("praksisvejleder", **outcome)
    assert _states(case, "ressourcegruppe")["ressourcevurdering"] == "missing"
    assert set(_states(case, "praksisvejleder").values()) == {"met"}


def test_the_answer_says_what_is_pointed_to() -> None:
    gate = checklist(_pointing("praksisvejleder"), HADERSLEV, "ressourcevurdering", ON)
    assert answer(gate) == "The decision points to: praksisvejleder."
    assert gate.next.move is Action.NOTHING


def test_a_place_that_is_pointed_to_is_awaited_as_a_granted_one_is() -> None:
    """H6, A25: the place has no start yet."""
    [course] = courses(_pointing("ressourcegruppe"), "ressourcegruppe", HADERSLEV)
    assert course.granted == day(DECIDED)
    assert courses(_pointing("frie-midler"), "ressourcegruppe", HADERSLEV) == []


def test_a_step_that_is_pointed_to_is_taken() -> None:
    """H8."""
    ways = standings(_pointing("frie-midler"), HADERSLEV, ON)
    marks = {mark.step.referral: mark for way in ways for mark in way.marks}
    assert marks["frie-midler"].reached is Reached.DONE
    assert marks["frie-midler"].day == day(DECIDED)


def test_a_yes_with_nothing_pointed_to_gives_what_was_asked_for() -> None:
    [referral] = _pointing(udfald="bevilget").referrals
    assert list(given(referral)) == ["ressourcevurdering"]
    assert _states(_pointing(udfald="bevilget"), "ressourcegruppe")["ressourcevurdering"] == "met"


def test_nothing_is_pointed_to_before_the_day_of_the_decision() -> None:
    case, before_it = _pointing("praksisvejleder"), day("2026-09-10")
    before = checklist(case, HADERSLEV, "praksisvejleder", before_it)
    assert before.referral is None
