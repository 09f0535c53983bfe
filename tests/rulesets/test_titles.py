"""Titles of a ruleset inside a sentence."""

import pytest

from sagscli.letters import bare
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets import roles
from sagscli.rulesets.titles import definite_form, in_sentence


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Forældresamtale", "forældresamtale"),
        ("Møde i distriktsrådet", "møde i distriktsrådet"),
        ("Pædagogisk konsulent i Børn og Kultur", "pædagogisk konsulent i Børn og Kultur"),
        ("Årsmøde", "årsmøde"),
        ("Det Rådgivende Team", "Det Rådgivende Team"),
        ("Tværfagligt Center for Børn og Unge", "Tværfagligt Center for Børn og Unge"),
        ("TCBU", "TCBU"),
        ("VISO-forløb", "VISO-forløb"),
        ("KaMiBe", "KaMiBe"),
        ("psykolog", "psykolog"),
        ("", ""),
    ],
)
def test_only_a_common_noun_loses_its_capital(title: str, inside: str) -> None:
    assert in_sentence(title) == inside


@pytest.mark.parametrize(
    ("noun", "definite"),
    [
        ("småbørnskonsulent", "småbørnskonsulenten"),
        ("daginstitutionsleder", "daginstitutionslederen"),
        ("visitationsudvalg", "visitationsudvalget"),
        ("distriktsråd", "distriktsrådet"),
        ("tale-hørekonsulent", "tale-hørekonsulenten"),
        ("forældre", "forældrene"),
        ("minigruppens personale", "minigruppens personale"),
        ("pædagogisk vejleder", "pædagogisk vejleder"),
        ("Det Rådgivende Team", "Det Rådgivende Team"),
        ("familierådgivningen", "familierådgivningen"),
    ],
)
def test_one_word_gets_its_definite_form_by_its_ending(noun: str, definite: str) -> None:
    assert definite_form(noun) == definite


def test_a_ruleset_says_the_definite_form_of_several_words() -> None:
    vejle = library_of(None).family("vejle").rulesets[0]
    assert roles.definite("pædagogisk-vejleder", vejle) == "den pædagogiske vejleder"
    assert roles.definite("småbørnskonsulent", vejle) == "småbørnskonsulenten"
    assert roles.definite("ukendt", vejle) == "ukendt"


def test_a_list_has_one_capital() -> None:
    vejle = library_of(None).family("vejle").rulesets[0]
    listed = roles.listed(["forældre", "daginstitutionsleder", "tcbu"], vejle)
    assert listed == "Forældre, daginstitutionsleder, Tværfagligt Center for Børn og Unge"
    assert roles.listed([], vejle) == ""


@pytest.mark.parametrize(
    ("ruleset", "role", "definite"),
    [
        ("vejle", "sagsbehandler", "sagsbehandleren i Familie- og Handicapafdelingen"),
        ("haderslev", "pædagogisk-personale", "det pædagogiske personale"),
        ("haderslev", "daglig-pædagogisk-leder", "den daglige pædagogiske leder"),
        ("haderslev", "fagprofessionelle", "de fagprofessionelle"),
        ("haderslev", "pædagogisk-konsulent", "den pædagogiske konsulent i Børn og Kultur"),
        ("haderslev", "vejledere-og-rådgivere", "vejlederne og rådgiverne"),
    ],
)
def test_every_role_that_acts_has_a_definite_form(ruleset: str, role: str, definite: str) -> None:
    assert roles.definite(role, library_of(None).family(ruleset).rulesets[-1]) == definite


@pytest.mark.parametrize(
    "written",
    [
        "pædagog",
        "Pædagog",
        "PÆDAGOGEN",
        "pædagoger",
        "Pædagogerne",
        "Socialfaglige rådgivere",
        "den socialfaglige rådgiver",
        "TCBU",
        "Forældrene",
        "Tale Hørekonsulent",
    ],
)
def test_a_role_is_known_however_it_is_written(written: str) -> None:
    vejle = library_of(None).family("vejle").rulesets[0]
    assert bare(written) in roles.role_words(vejle)
    assert bare("Alma Eksempel") not in roles.role_words(vejle)
