"""Reckonings of one date, and rules that ask for one thing (SAG502, SAG503)."""

from pathlib import Path

import pytest

from sagscli.ruleset_faults.terms import LONGEST
from tests.local import told
from tests.ruleset_faults.writing import LATEST, fits, found, krav, rule, step

# --- reckonings


TERMS = {
    "no event": "{uger: 1}",
    "no amount": "{efter: opstart}",
    "no amount before": "{før: skolestart}",
    "nothing": "{}",
    "only a source": '{kilde: "folder: Ny (V9)"}',
    "two events": "{efter: opstart, før: skolestart, uger: 1}",
    "an event and a date": "{efter: opstart, dato: ophør, uger: 1}",
    "two amounts": "{efter: opstart, uger: 1, dage: 1}",
    "three amounts": "{efter: opstart, måneder: 1, dage: 1, arbejdsdage: 1}",
    "an amount after a date": "{dato: ophør, uger: 1}",
    "a date and a day of the year": "{dato: ophør, sidste: 11-01}",
    "a day of the year after": "{efter: opstart, sidste: 11-01}",
    "a day of the year and an amount": "{før: skolestart, sidste: 11-01, måneder: 6}",
    "a day of the year alone": "{sidste: 11-01}",
}


@pytest.mark.parametrize("name", TERMS)
def test_a_reckoning_that_leads_to_no_date_or_to_two(name: str, tmp_path: Path):
    """SAG502, wherever a reckoning can stand."""
    term = TERMS[name]
    for own in (
        rule().replace(f"senest: {LATEST}", f"▸senest: {term}"),
        rule(senest=f"{{dato: ophør, ▸ellers: {term}}}"),
        rule(senest=f"{{tidligste-af: [{LATEST}, {pointed(term)}]}}"),
        rule(senest=f"{{seneste-af: [{pointed(term)}]}}"),
    ):
        diagnostics, place = found(tmp_path, own)
        assert told(diagnostics) == [("SAG502", "solbakke.yaml", place)], own


def pointed(term: str) -> str:
    """Return an entry of a list, marked where it is pointed to: at its first key."""
    return term.replace("{", "{▸", 1) if term != "{}" else "▸{}"


AROUND = {
    "both": "{tidligste-af: [@], seneste-af: [@]}",
    "an event beside": "{tidligste-af: [@], efter: opstart}",
    "an amount beside": "{seneste-af: [@], uger: 1}",
    "a reckoning beside": "{tidligste-af: [@], efter: opstart, uger: 1}",
    "a date beside": "{seneste-af: [@], dato: ophør}",
    "ellers beside": "{tidligste-af: [@], ellers: @}",
    "a day of the year beside": "{tidligste-af: [@], sidste: 11-01}",
    "a condition beside": "{seneste-af: [@], når: {skolestart-er: 08-01}}",
}


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_beside_several_reckonings_says_nothing(name: str, tmp_path: Path):
    """SAG502: it would be left out without a word."""
    latest = AROUND[name].replace("@", LATEST)
    own = rule().replace(f"senest: {LATEST}", f"▸senest: {latest}")
    diagnostics, place = found(tmp_path, own)
    assert told(diagnostics) == [("SAG502", "solbakke.yaml", place)]


@pytest.mark.parametrize(
    "latest",
    [
        LATEST,
        "{efter: opstart, måneder: 3}",
        "{før: skolestart, dage: 10}",
        "{før: skolestart, arbejdsdage: 10}",
        "{dato: ophør}",
        "{sidste: 11-01, før: skolestart}",
        "{sidste: 11-01, før: skolestart, når: {skolestart-er: 08-01}}",
        "{dato: ophør, ellers: {efter: opstart, måneder: 6}}",
        "{tidligste-af: [{efter: opstart, måneder: 3}, {sidste: 11-01, før: skolestart}]}",
        "{seneste-af: [{dato: ophør}, {efter: opstart, uger: 3}]}",
        "",
    ],
)
def test_every_way_to_reckon(latest: str, tmp_path: Path):
    fits(tmp_path, rule(senest=latest))


@pytest.mark.parametrize(
    ("unit", "most"),
    [("måneder", 240), ("uger", 1040), ("dage", 7300), ("arbejdsdage", 5200)],
)
def test_no_reckoning_is_longer_than_twenty_years(unit: str, most: int, tmp_path: Path):
    """SAG502 at the number."""
    assert most in LONGEST.values()
    fits(tmp_path, rule(senest=f"{{efter: opstart, {unit}: {most}}}"))
    own = rule(senest=f"{{efter: opstart, {unit}: ▸{most + 1}}}")
    diagnostics, place = found(tmp_path, own)
    assert told(diagnostics) == [("SAG502", "solbakke.yaml", place)]


@pytest.mark.parametrize(
    "repeat",
    [
        "{}",
        "{fra: anker}",
        "{måneder: 0}",
        "{uger: 0}",
        "{måneder: 6, uger: 4}",
        "{måneder: 241}",
        "{uger: 1041, fra: sidst-afholdt}",
    ],
)
def test_an_interval_of_nothing_or_of_two_lengths(repeat: str, tmp_path: Path):
    """SAG502."""
    own = rule(gentag=repeat).replace("gentag:", "▸gentag:")
    diagnostics, place = found(tmp_path, own)
    assert told(diagnostics) == [("SAG502", "solbakke.yaml", place)]


@pytest.mark.parametrize(
    "repeat", ["{måneder: 1}", "{uger: 4, fra: anker}", "{måneder: 240, fra: sidst-afholdt}"]
)
def test_every_way_to_repeat(repeat: str, tmp_path: Path):
    fits(tmp_path, rule(gentag=repeat))


# --- one thing


@pytest.mark.parametrize(
    "own",
    [
        # nothing fulfils it: at the rule's first key
        rule(møde=None).replace("{id", "{▸id"),
        # two things: at the second
        rule(handleplan="handleplan").replace("handleplan:", "▸handleplan:", 1),
        rule(for_hver="indsats", senest=None, dato_i="evalueret").replace("dato-i", "▸dato-i"),
        # it repeats, but nothing says from when
        rule(senest=None, gentag="{uger: 4}").replace("gentag:", "▸gentag:"),
        # one date of one record cannot come again
        rule(
            for_hver="indsats",
            møde=None,
            dato_i="▸evalueret",
            senest="{efter: start, uger: 4}",
            gentag="{uger: 4}",
        ),
        # a child is no record
        rule(for_hver=None, møde=None, dato_i="▸født", senest=None),
        rule(for_hver="[indsats, barn]", møde=None, dato_i="▸evalueret", senest=None),
        # a requirement that asks for nothing, or for two things
        krav({"id": "a"}).replace("{titel", "{▸titel"),
        krav({"id": "a", "dato": "sendt", "alder": "minigruppe"}).replace("alder", "▸alder"),
        krav({"id": "a", "møde": "statusmøde", "samtykke": "deling"}).replace("samty", "▸samty"),
        # a step that nothing shows, or two things
        step(titel="A").replace("{titel: A", "{▸titel: A"),
        step(titel="A", møde="statusmøde", fase="fase-1").replace("fase:", "▸fase:"),
        step(titel="A", vurderes="ja", fase="fase-1").replace("vurderes", "▸vurderes"),
        step(titel="A", vurderes="nej").replace("{titel: A", "{▸titel: A"),
    ],
)
def test_a_rule_that_asks_for_nothing_or_for_two_things(own: str, tmp_path: Path):
    """SAG503."""
    diagnostics, place = found(tmp_path, own)
    assert told(diagnostics) == [("SAG503", "solbakke.yaml", place)]


WITHOUT_MEANING = [
    ({"samtykke": "deling"}, "drøftet", "[relationer]"),
    ({"handleplan": "handleplan"}, "drøftet", "[relationer]"),
    ({"vurdering": "psykologisk-vurdering"}, "deltagere", "[leder]"),
    ({"niveau": "forebyggende"}, "deltagere", "[leder]"),
    ({"samtykke": "deling"}, "udfyldt", "[givet]"),
    ({"dato": "sendt"}, "udfyldt", "[sendt]"),
    ({"møde": "statusmøde"}, "felter", "[trivsel]"),
    ({"tiltag": "fokuspunkter"}, "felter", "[trivsel]"),
    ({"møde": "statusmøde"}, "form", "skriftlig"),
    ({"samtykke": "deling"}, "tæller-fra", "{året-før: skolestart}"),
    ({"møde": "statusmøde"}, "fra", "en"),
    ({"handleplan": "handleplan"}, "hører-til", "a"),
]


@pytest.mark.parametrize(("what", "key", "value"), WITHOUT_MEANING, ids=str)
def test_a_key_that_says_nothing_beside_what_is_asked_for(what, key, value, tmp_path: Path):
    """SAG503: it would be left out without a word, and the gate stand open."""
    own = krav({"id": "a"} | what | {key: value}).replace(f" {key}:", f" ▸{key}:")
    diagnostics, place = found(tmp_path, own)
    said = [one for one in told(diagnostics) if one[0] == "SAG503"]
    assert said == [("SAG503", "solbakke.yaml", place)]


@pytest.mark.parametrize(
    "one",
    [
        {"møde": "statusmøde", "drøftet": "[relationer]", "deltagere": "[forældre]"},
        {"møde": "[statusmøde]", "udfyldt": "[referat, bilag]"},
        {"møde": "statusmøde", "tæller-fra": "{året-før: skolestart}", "inden": "møde"},
        {"vurdering": "psykologisk-vurdering", "udfyldt": "[bilag]"},
        {"samtykke": "deling", "fra": "en", "form": "skriftlig"},
        {"dato": "udarbejdet"},
        {"skrevet-af": "leder"},
        {"alder": "minigruppe"},
        {"skøn": '{spørgsmål: "Er det?", af: [leder], svar: ja}'},
        {"niveau": "forebyggende", "udfyldt": "[mål, tegn, start, slut, evaluering]"},
        {"tiltag": "fokuspunkter"},
        {"handleplan": "handleplan", "felter": "[trivsel]", "deltagere": "[forældre]"},
        {"henvisning": "støtte"},
        {"observation": "samspil"},
    ],
    ids=str,
)
def test_every_kind_of_requirement(one: dict[str, str], tmp_path: Path):
    fits(tmp_path, krav({"id": "a"} | one))


@pytest.mark.parametrize(
    "keys",
    [
        {"møde": "statusmøde"},
        {"niveau": "forebyggende"},
        {"tiltag": "fokuspunkter"},
        {"henvisning": "støtte"},
        {"tilbud": "minigruppe"},
        {"fase": "fase-1"},
        {"vurderes": "ja"},
    ],
    ids=str,
)
def test_every_kind_of_step(keys: dict[str, str], tmp_path: Path):
    fits(tmp_path, step(titel="A", **keys))
