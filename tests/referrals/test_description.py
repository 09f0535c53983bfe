"""What a requirement asks for, in words, without a case."""

import pytest

from sagscli.referrals.description import requirement_text
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Requirement
from tests.asking import HADERSLEV

VEJLE = library_of(None).family("vejle").rulesets[-1]


def krav(**keys: object) -> Requirement:
    return Requirement.model_validate({"id": "a", "titel": "A", "ansvarlig": "leder", **keys})


@pytest.mark.parametrize(
    ("by_date", "said"),
    [
        (["sendt"], "no later than the day it is sendt"),
        (["udarbejdet", "sendt"], "no later than the day it is udarbejdet or sendt"),
        (["sendt", "møde"], "no later than the day it is sendt, or the day of the meeting"),
        (["afgørelse"], "no later than the day it is granted"),
    ],
)
def test_a_limit_is_a_day(by_date: list[str], said: str) -> None:
    """V5, H6, K3: each date of the referral is said as the day it is."""
    assert requirement_text(krav(dato="accepteret", inden=by_date), VEJLE) == said


def test_a_topic_is_said_as_the_agenda_says_it() -> None:
    """V6a: in words, and not by the ruleset's id."""
    text = requirement_text(krav(møde="konsultativt-møde", drøftet=["målgruppe"]), VEJLE)
    assert text == "discussed: om barnet er i målgruppen for en minigruppe"


def test_those_who_may_answer_stand_in_definite_form() -> None:
    asks = {"spørgsmål": "Hvad?", "af": ["daginstitutionsleder", "pædagogisk-personale"]}
    text = requirement_text(krav(skøn=asks), HADERSLEV)
    assert text == "judgement, answered by daginstitutionslederen or det pædagogiske personale"
