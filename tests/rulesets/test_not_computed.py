"""What a source says and no rule computes stands in the ruleset, whole and with its reason."""

import pytest

from sagscli.ruleset_faults.checked_library import read_library

SAID = [
    ("haderslev", "rækkefølge-af-niveauer", "H1", ["flere indsatser", "mindst én"]),
    ("haderslev", "behovet-for-mere", "H1", ["personalet", "vejledere", "barnet", "forældrene"]),
    (
        "haderslev",
        "hvem-på-hvert-niveau",
        "H1",
        ["teamet", "praksisvejlederne", "Det Rådgivende Team", "Familierådgivningen"],
    ),
    ("haderslev", "sparring", "H6", ["aftale med forældrene"]),
    ("haderslev", "rådets-medlemmer", "H6", ["institutionslederne i distriktet"]),
    (
        "haderslev",
        "frie-midler",
        "H6",
        ["hele børnegruppen", "udsat", "kvalificeret"],
    ),
    ("haderslev", "rådets-niveauer", "H6", ["foregribende", "indgribende"]),
    ("haderslev", "kroniske-lidelser", "H8", ["Tælle for mere", "sukkersyge", "syn"]),
    ("haderslev", "formålet-med-en-mellemform", "H9", ["afklarende og styrkende", "vende tilbage"]),
    (
        "haderslev",
        "ledelse",
        "H16",
        ["ansvaret", "altid", "mål", "data", "evalueringskultur", "kompetencer", "tid"],
    ),
    ("haderslev", "målgruppe-behov", "R2", ["forventninger i sociale sammenhænge"]),
    ("haderslev", "sammen-med-husets-børn", "R2", ["øvrige børn"]),
    ("vejle", "målgruppe-behov", "V2", ["ikke opfyldt"]),
    ("observation", "narrativets-brug", "K1", ["trykker dem ikke"]),
]


@pytest.mark.parametrize(("name", "key", "fact", "words"), SAID, ids=str)
def test_what_is_not_computed_is_said_as_the_source_says_it(name, key, fact, words):
    ruleset = read_library(None).family(name).rulesets[-1]
    (entry,) = (left for left in ruleset.not_reckoned if left.id == key)
    assert f"({fact}" in (entry.source or "")
    assert [word for word in words if word not in (entry.text or "")] == []


HELD = [
    ("vejle", "referatets-modtagere", "frist", "beslutningsreferat"),  # V15, SAG309
    ("vejle", "yderligere-aftaler", "frist", "yderligere-aftale"),  # V16
    ("haderslev", "arbejdssløjfe", "vej", "arbejdssløjfen"),  # H3
    ("haderslev", "tilbage-til-det-almene", "møde", "opfølgning-og-evaluering"),  # H4
]


@pytest.mark.parametrize(("name", "key", "what", "home"), HELD, ids=str)
def test_what_a_case_holds_is_not_called_not_computed(name, key, what, home):
    """V15, V16, H3, H4: held and checked, so the ruleset does not say that it is left out."""
    ruleset = read_library(None).family(name).rulesets[-1]
    assert key not in {left.id for left in ruleset.not_reckoned}
    words = {
        "frist": {rule.id for rule in ruleset.deadlines},
        "vej": set(ruleset.ways),
        "møde": set(ruleset.meetings),
    }
    assert home in words[what]


def test_whether_the_child_can_go_back_is_on_the_agenda_h4():
    ruleset = read_library(None).family("haderslev").rulesets[-1]
    assert "almene" in ruleset.meetings["opfølgning-og-evaluering"].agenda["tilbage"]
