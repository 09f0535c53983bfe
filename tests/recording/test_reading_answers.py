"""What is typed becomes what is written, or is told why it cannot be."""

import pytest

from sagscli.errors import UnknownNameError
from sagscli.recording.asked_key import key_of
from sagscli.recording.happenings import happening
from sagscli.recording.reading_answers import written_answer
from sagscli.recording.vocabulary import Vocabulary
from tests.building import VEJLE
from tests.recording.recorded import TODAY, case_of_text

WORDS = Vocabulary(case_of_text(), VEJLE, TODAY)


def read(name: str, danish: str, text: str, **answers: str) -> object:
    return written_answer(key_of(happening(name), danish), text, WORDS, answers)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("1/12-2026", "2026-12-01"),
        ("1. december 2026", "2026-12-01"),
        ("i dag", "2026-10-05"),
        ("I går", "2026-10-04"),
        ("today", "2026-10-05"),
    ],
)
def test_a_day_is_written_as_the_format_has_it(text, day) -> None:
    assert read("meeting-held", "afholdt", text) == day


@pytest.mark.parametrize("text", ["", "i morgen", "31/2-2026", "200522", "1/12"])
def test_what_is_no_day_is_told_with_its_option(text) -> None:
    with pytest.raises(UnknownNameError) as caught:
        read("meeting-held", "afholdt", text)
    assert "--date" in caught.value.message


@pytest.mark.parametrize("text", ["statusmøde", "Statusmøde", "STATUSMØDE", "status-møde"])
def test_a_word_of_the_ruleset_may_be_typed_as_people_do(text) -> None:
    assert read("meeting-held", "art", text) == "statusmøde"


def test_a_word_may_be_typed_by_its_title() -> None:
    assert read("assessment-ordered", "art", "Psykologisk vurdering") == "psykologisk-vurdering"


def test_a_word_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        read("meeting-held", "art", "statusmode")
    assert "statusmøde" in (caught.value.remedy or "")


def test_several_stand_with_commas_between_and_each_once() -> None:
    roles = read("meeting-held", "deltagere", "Forældre, psykolog,, psykolog")
    assert roles == ("forældre", "psykolog")


def test_a_parent_may_be_meant_by_the_first_name_and_all_at_once() -> None:
    """A11: who has forældremyndighed consents; A27: to one request, all of them."""
    assert read("consent-given", "af", "eva") == ("Eva Eksempel",)
    assert read("consent-given", "af", "alle") == ("Eva Eksempel", "Otto Eksempel")
    assert read("consent-given", "af", "Eksempel") == ("Eksempel",)  # both are called so
    assert read("consent-given", "af", "O.E.") == ("Otto Eksempel",)  # as they are shown


@pytest.mark.parametrize(("text", "word"), [("ja", "ja"), ("Yes", "ja"), ("n", "nej")])
def test_yes_and_no(text, word) -> None:
    assert read("judgement", "svar", text) == word


def test_what_is_neither_yes_nor_no_is_told() -> None:
    with pytest.raises(UnknownNameError, match="måske"):
        read("judgement", "svar", "måske")


def test_questions_are_those_of_the_referral() -> None:
    assert read("judgement", "spørgsmål", "støttebehov", til="minigruppe") == "støttebehov"
    with pytest.raises(UnknownNameError):
        read("judgement", "spørgsmål", "noget", til="minigruppe")


def test_goals_stand_on_a_line_each_for_they_may_have_commas() -> None:
    goals = read("effort-started", "mål", "at lege, mere\nat spise")
    assert goals == ("at lege, mere", "at spise")


def test_a_tiltag_of_ones_own_may_be_written_h15() -> None:
    assert read("effort-started", "tiltag", "Legegruppe") == "Legegruppe"


def test_fields_of_a_form_are_told_by_name() -> None:
    assert read("plan-new", "felter", "mål-og-fokus=at lege\n") == {"mål-og-fokus": "at lege"}
    with pytest.raises(UnknownNameError, match="="):
        read("plan-new", "felter", "mål-og-fokus at lege")


def test_a_number_is_digits() -> None:
    assert read("meeting-held", "nummer", "2") == "2"
    with pytest.raises(UnknownNameError):
        read("meeting-held", "nummer", "to")
