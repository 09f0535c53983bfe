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
