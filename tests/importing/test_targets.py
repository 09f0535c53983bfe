"""Which key of a case a column is, and what is guessed of headings."""

import pytest

from sagscli.importing.headings import guessed
from sagscli.importing.target import TargetError, simple_targets, target_of


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("sag", ("sag",)),
        ("barn.født", ("barn", "født")),
        ("tilbud.opstart", ("tilbud", 0, "opstart")),
        ("tilbud.2.opstart", ("tilbud", 1, "opstart")),
        ("barn.forældre", ("barn", "forældre")),
        ("barn.forældre.2.navn", ("barn", "forældre", 1, "navn")),
        ("henvisninger.afgørelse.dato", ("henvisninger", 0, "afgørelse", "dato")),
        ("henvisninger.skøn.støttebehov.svar", ("henvisninger", 0, "skøn", "støttebehov", "svar")),
        ("handleplaner.felter.trivsel", ("handleplaner", 0, "felter", "trivsel")),
    ],
)
def test_a_key_is_found_by_the_words_of_the_format(words, path) -> None:
    assert target_of(words).path == path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("barn.fødd", "født"),
        ("børn", "barn"),
        ("tilbud", "tilbud.art"),
        ("tilbud.0.art", "one of"),
        ("barn.navn.x", "no keys"),
        ("handleplaner.felter", "ord"),
        ("barn", "barn.navn"),
        ("", "which key"),
    ],
)
def test_what_is_no_key_is_said_with_what_there_is(words, said) -> None:
    with pytest.raises(TargetError) as told:
        target_of(words)
    assert said in f"{told.value.message} {told.value.remedy}"


def test_every_key_that_is_offered_is_one() -> None:
    offered = list(simple_targets())
    assert "barn.cpr" in offered
    assert all(target_of(words).path for words in offered)


def test_headings_are_guessed_by_the_words_people_use() -> None:
    headings = (
        "Efternavn",
        "Fornavn",
        "Fødselsdato:",
        "CPR-nr.",
        "Børnehave",
        "Mor",
        "Skole start",
    )
    assert guessed((*headings, "Bemærkning", "Fødselsdag")) == {
        "Fornavn": "barn.navn",
        "Efternavn": "barn.navn",
        "Fødselsdato:": "barn.født",
        "CPR-nr.": "barn.cpr",
        "Børnehave": "barn.dagtilbud",
        "Mor": "barn.forældre.1.navn",
        "Skole start": "skole.start",
        "Bemærkning": None,
        "Fødselsdag": None,  # one column is the birth date already
    }
    assert list(guessed(headings))[-1] == "Efternavn"
