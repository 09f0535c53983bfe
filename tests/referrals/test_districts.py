"""Three districts, each with its own meetings (H6), and who decides without any (H8)."""

import pytest

from sagscli.case.records import Case
from sagscli.casefile.settings import Settings
from sagscli.referrals.checklist import checklist
from sagscli.referrals.next_action import Action
from sagscli.render.referrals.words import meeting
from sagscli.rulesets.records import Ruleset
from tests.building import case_of, day
from tests.referrals.asking import HADERSLEV

ON = day("2026-10-05")
DATES = {"distriktsråd": {"Nord": ["2026-10-29"], "Syd": ["2026-11-05", "2026-10-22"]}}
CALENDAR = Settings.model_validate({"mødedatoer": DATES}).meeting_dates


def _case(**keys: object) -> Case:
    child = {"navn": "Alma", "født": "2021-05-05", "dagtilbud": "Regnbuen"}
    return case_of(**{"barn": child, "henvisninger": [{"til": "ressourcevurdering"}]} | keys)


@pytest.mark.parametrize(
    ("district", "next_one"), [("Nord", "2026-10-29"), ("Syd", "2026-10-22"), ("syd", "2026-10-22")]
)
def test_each_district_has_its_own_meetings(district: str, next_one: str) -> None:
    """H6."""
    case = _case(distrikt=district)
    gate = checklist(case, HADERSLEV, "ressourcevurdering", ON, calendar=CALENDAR)
    assert gate.papers.meeting == day(next_one)


@pytest.mark.parametrize("district", [{}, {"distrikt": "Vest"}])
def test_without_a_district_that_has_meetings_none_is_guessed(district: dict[str, str]) -> None:
    gate = checklist(_case(**district), HADERSLEV, "ressourcevurdering", ON, calendar=CALENDAR)
    assert gate.papers.meeting is None
    [said] = meeting(gate)
    assert '"distrikt"' in said


def test_the_days_of_a_ruleset_may_stand_by_district_too() -> None:
    own = Ruleset.model_validate({"mødedatoer": DATES}).meeting_dates
    ruleset = HADERSLEV.model_copy(update={"meeting_dates": own})
    gate = checklist(_case(distrikt="Nord"), ruleset, "ressourcevurdering", ON)
    assert gate.papers.meeting == day("2026-10-29")


def test_the_folders_days_go_before_the_rulesets_in_either_form() -> None:
    plain = {"distriktsråd": (day("2026-10-30"),)}
    own = Ruleset.model_validate({"mødedatoer": DATES}).meeting_dates
    ruleset = HADERSLEV.model_copy(update={"meeting_dates": own})
    gate = checklist(_case(), ruleset, "ressourcevurdering", ON, calendar=plain)
    assert gate.papers.meeting == day("2026-10-30")


@pytest.mark.parametrize("to", ["tilbud-82-83", "ekstra-ressourcer"])
def test_the_consultant_decides_without_a_meeting(to: str) -> None:
    """H8: the council's days are nothing to it, and an answer is awaited once it is sent."""
    case = _case(distrikt="Nord", henvisninger=[{"til": to, "sendt": "2026-10-01"}])
    gate = checklist(case, HADERSLEV, to, ON, calendar=CALENDAR)
    assert meeting(gate) == []
    assert gate.next == (Action.ANSWER, None, "pædagogisk-konsulent")
