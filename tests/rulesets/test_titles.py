"""Titles of a ruleset inside a sentence."""

import pytest

from sagscli.rulesets.titles import in_sentence


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
