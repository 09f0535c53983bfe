"""Words of a ruleset that lead nowhere: each with its place and the one that is meant (SAG501)."""

import re
from pathlib import Path

import pytest

from sagscli.deadlines.events import SUBJECTS
from sagscli.diagnostics.diagnostic import Position
from sagscli.ruleset_faults.unknown_words import version_dates
from tests.local import family, put, told, unmarked
from tests.ruleset_faults.writing import fits, found, krav, rule, step

# --- words that lead nowhere


WORDS: dict[str, tuple[str, str, str]] = {
    # roles
    "omfatter": ("roller: {ny: {titel: Ny, omfatter: [psykolog, ▸@]}}\n", "lederr", "leder"),
    "stedfortræder": ("roller: {ny: {titel: Ny, når-ikke-indskrevet: ▸@}}\n", "lederr", "leder"),
    "vurdering af": ("vurderinger: {ny: {titel: Ny, af: [▸@]}}\n", "psykolg", "psykolog"),
    "indkalder": ("møder: {ny: {titel: Ny, indkalder: ▸@}}\n", "lederr", "leder"),
    "deltagere": ("møder: {ny: {titel: Ny, deltagere: [▸@]}}\n", "forældr", "forældre"),
    "kan-deltage": ("møder: {ny: {titel: Ny, kan-deltage: [▸@]}}\n", "forældr", "forældre"),
    "aktør": ("tiltag: {ny: {titel: Ny, aktør: [▸@]}}\n", "lederr", "leder"),
    "skemaets deltagere": ("skemaer: {ny: {titel: Ny, deltagere: [▸@]}}\n", "lederr", "leder"),
    "hvem": ("skemaer: {ny: {titel: N, felter: {a: {titel: A, hvem: ▸@}}}}\n", "lederr", "leder"),
    "sammen-med": (
        "skemaer: {ny: {titel: N, felter: {a: {titel: A, sammen-med: [▸@]}}}}\n",
        "lederr",
        "leder",
    ),
    "deles-med": ("samtykker: {ny: {titel: Ny, deles-med: [▸@]}}\n", "lederr", "leder"),
    "afgøres-af": ("henvisninger: {ny: {titel: Ny, afgøres-af: ▸@}}\n", "lederr", "leder"),
    "skøn af": (krav({"id": "a", "skøn": "{spørgsmål: Hvad, af: [▸@]}"}), "lederr", "leder"),
    "skrevet-af": (krav({"id": "a", "skrevet-af": "▸@"}), "lederr", "leder"),
    "kravets deltagere": (
        krav({"id": "a", "møde": "statusmøde", "deltagere": "[▸@]"}),
        "forældr",
        "forældre",
    ),
    "kravets ansvarlig": (
        krav({"id": "a", "dato": "sendt", "ansvarlig": "▸@"}),
        "lederr",
        "leder",
    ),
    "fristens ansvarlig": (rule(ansvarlig="▸@"), "lederr", "leder"),
    # meetings
    "fristens møde": (rule(møde="▸@"), "statusmøte", "statusmøde"),
    "kravets møde": (krav({"id": "a", "møde": "▸@"}), "statusmøte", "statusmøde"),
    "et af kravets møder": (
        krav({"id": "a", "møde": "[statusmøde, ▸@]"}),
        "statusmøt",
        "statusmøde",
    ),
    "for hvert møde": (rule(for_hver="møde.▸@", senest=None), "statusmøte", "statusmøde"),
    "trinets møde": (step(titel="A", møde="▸@"), "statusmøte", "statusmøde"),
    "skemaets møde": ("skemaer: {ny: {titel: N, møde: ▸@}}\n", "statusmøte", "statusmøde"),
    # forms and their fields
    "fristens skema": (rule(møde=None, handleplan="▸@"), "handleplann", "handleplan"),
    "kravets skema": (krav({"id": "a", "handleplan": "▸@"}), "handleplann", "handleplan"),
    "felter": (
        krav({"id": "a", "handleplan": "handleplan", "felter": "[▸@]"}),
        "trivsl",
        "trivsel",
    ),
    "fra-sidst": (
        "skemaer: {ny: {titel: N, felter: {mål: {titel: A, fra-sidst: [▸@]}}}}\n",
        "måll",
        "mål",
    ),
    # topics
    "skal-drøftes": (
        "møder: {ny: {titel: Ny, dagsorden: {emne: Emnet}, skal-drøftes: [▸@]}}\n",
        "emn",
        "emne",
    ),
    "drøftet": (
        krav({"id": "a", "møde": "statusmøde", "drøftet": "[relationer, ▸@]"}),
        "udbytt",
        "udbytte",
    ),
    # offers, levels, tiltag, themes, phases, assessments, consents, referrals
    "giver": ("henvisninger: {ny: {titel: Ny, giver: ▸@}}\n", "minigrup", "minigruppe"),
    "alder": (krav({"id": "a", "alder": "▸@"}), "minigrup", "minigruppe"),
    "for hvert tilbud": (rule(for_hver="tilbud.▸@"), "minigrup", "minigruppe"),
    "trinets tilbud": (step(titel="A", tilbud="▸@"), "minigrup", "minigruppe"),
    "efter niveau": ("niveauer: {ny: {titel: Ny, efter: [▸@]}}\n", "forebyggend", "forebyggende"),
    "tiltagets niveau": ("tiltag: {ny: {titel: Ny, niveau: ▸@}}\n", "forebyg", "forebyggende"),
    "skemaets indsatser": (
        "skemaer: {ny: {titel: N, indsatser: [▸@]}}\n",
        "forebyggend",
        "forebyggende",
    ),
    "kravets niveau": (krav({"id": "a", "niveau": "▸@"}), "forebyg", "forebyggende"),
    "for hvert niveau": (rule(for_hver="niveau.▸@", senest=None), "forebyg", "forebyggende"),
    "trinets niveau": (step(titel="A", niveau="▸@"), "forebyg", "forebyggende"),
    "kravets tiltag": (krav({"id": "a", "tiltag": "▸@"}), "fokuspunkt", "fokuspunkter"),
    "for hvert tiltag": (rule(for_hver="tiltag.▸@", senest=None), "fokus", "fokuspunkter"),
    "undtagen": (
        rule(for_hver="indsats", undtagen="[tiltag.▸@]", senest=None),
        "fokus",
        "fokuspunkter",
    ),
    "trinets tiltag": (step(titel="A", tiltag="▸@"), "fokuspunkt", "fokuspunkter"),
    "observation": (krav({"id": "a", "observation": "▸@"}), "samspill", "samspil"),
    "for hver fase": (rule(for_hver="fase.▸@", senest=None), "fase1", "fase-1"),
    "trinets fase": (step(titel="A", fase="▸@"), "fase1", "fase-1"),
    "kravets vurdering": (
        krav({"id": "a", "vurdering": "▸@"}),
        "psykologisk-vurdring",
        "psykologisk-vurdering",
    ),
    "samtykke": (krav({"id": "a", "samtykke": "▸@"}), "delng", "deling"),
    "kravets henvisning": (krav({"id": "a", "henvisning": "▸@"}), "støte", "støtte"),
    "for hver henvisning": (
        rule(for_hver="henvisning.▸@", senest="{efter: sendt, uger: 2}"),
        "støte",
        "støtte",
    ),
    "trinets henvisning": (step(titel="A", henvisning="▸@"), "støte", "støtte"),
    # sources
    "fristens kilde": (rule(kilde='▸"@: Ny (V9)"'), "foldr", "folder"),
    "limmets kilde": (
        rule(senest='{efter: opstart, uger: 1, kilde: ▸"@: Ny (V9)"}'),
        "foldr",
        "folder",
    ),
    "mødets kilde": ('møder: {ny: {titel: Ny, kilde: ▸"@: Ny (V9)"}}\n', "foldr", "folder"),
    # events
    "efter": (rule(senest="{efter: ▸@, uger: 1}"), "opstat", "opstart"),
    "før": (rule(senest="{før: ▸@, uger: 1}"), "skolestat", "skolestart"),
    "dato": (rule(senest="{dato: ▸@}"), "ophørr", "ophør"),
    "ellers": (
        rule(senest="{dato: ophør, ellers: {efter: ▸@, uger: 1}}"),
        "opstat",
        "opstart",
    ),
    "tidligste-af": (
        rule(senest="{tidligste-af: [{efter: opstart, uger: 1}, {før: ▸@, uger: 1}]}"),
        "skolestat",
        "skolestart",
    ),
    "seneste-af": (rule(senest="{seneste-af: [{efter: ▸@, uger: 1}]}"), "opstat", "opstart"),
    "indtil": (rule(indtil="[ophør, ▸@]"), "skolestat", "skolestart"),
    "opstår": (rule(opstår="▸@"), "ophørr", "ophør"),
    "dato-i": (
        rule(for_hver="indsats", møde=None, dato_i="▸@", senest=None),
        "evaluerett",
        "evalueret",
    ),
    "tæller-fra": (rule(tæller_fra="{året-før: ▸@}"), "skolestat", "skolestart"),
    "kravets tæller-fra": (
        krav({"id": "a", "møde": "statusmøde", "tæller-fra": "{året-før: ▸@}"}),
        "skolestat",
        "skolestart",
    ),
    # requirements and dates of the referral
    "hvis": (
        krav(
            {"id": "skønnet", "skøn": "{spørgsmål: Hvad}"},
            {"id": "b", "dato": "sendt", "hvis": "▸@"},
        ),
        "skønne",
        "skønnet",
    ),
    "kravets efter": (
        krav({"id": "først", "dato": "anbefalet"}, {"id": "b", "dato": "sendt", "efter": "[▸@]"}),
        "førs",
        "først",
    ),
    "hører-til": (
        krav({"id": "først", "dato": "anbefalet"}, {"id": "b", "tiltag": "ny", "hører-til": "▸@"})
        + "tiltag: {ny: {titel: Ny}}\n",
        "først2",
        "først",
    ),
    "bestilles-hos": (
        krav({"id": "a", "vurdering": "samlet", "bestilles-hos": "▸@"})
        + "vurderinger: {samlet: {titel: Samlet}}\n",
        "lede",
        "leder",
    ),
    "aftalt-ved": (
        krav({"id": "a", "dato": "accepteret", "aftalt-ved": "[▸@]"}),
        "statusmøt",
        "statusmøde",
    ),
    "bygger-på": (
        krav({"id": "først", "dato": "anbefalet"}, {"id": "b", "dato": "sendt", "bygger-på": "▸@"}),
        "førs",
        "først",
    ),
    "inden": (krav({"id": "a", "møde": "statusmøde", "inden": "▸@"}), "sent", "sendt"),
    "kravets dato": (krav({"id": "a", "dato": "▸@"}), "anbefalt", "anbefalet"),
    "udfyldt på mødet": (
        krav({"id": "a", "møde": "statusmøde", "udfyldt": "[▸@]"}),
        "refrat",
        "referat",
    ),
    "udfyldt på vurderingen": (
        krav({"id": "a", "vurdering": "psykologisk-vurdering", "udfyldt": "[▸@]"}),
        "bilagg",
        "bilag",
    ),
    "udfyldt på indsatsen": (
        krav({"id": "a", "niveau": "forebyggende", "udfyldt": "[mål, ▸@]"}),
        "evaluerng",
        "evaluering",
    ),
    "udfyldt på planen": (
        krav({"id": "a", "handleplan": "handleplan", "udfyldt": "[▸@]"}),
        "numer",
        "nummer",
    ),
    "version-efter": ("version-efter: ▸@\n", "tilbud.opstat", "tilbud.opstart"),
    # subjects
    "for-hver": (rule(for_hver="▸@", senest=None), "indsat", "indsats"),
    "for-hver i en liste": (rule(for_hver="[barn, ▸@]", senest=None), "grupp", "gruppe"),
}


@pytest.mark.parametrize("name", WORDS)
def test_an_unknown_word_has_its_place_and_the_word_that_is_meant(name: str, tmp_path: Path):
    """SAG501, did-you-mean; with the word it suggests, nothing is wrong."""
    own, wrong, right = WORDS[name]
    diagnostics, place = found(tmp_path, own.replace("@", wrong))
    # A word after a dot is part of a longer one, and that is what is pointed to.
    column = place.column - len(re.search(r"[^\s{\[]*$", own.partition("▸")[0])[0])
    expected = Position(place.line, column)
    assert told(diagnostics) == [("SAG501", "solbakke.yaml", expected)]
    assert f'"{right}"' in diagnostics[0].help
    fits(tmp_path, own.replace("@", right))


@pytest.mark.parametrize(
    ("own", "known"),
    [
        ("roller: {ny: {titel: Ny, omfatter: [▸xyz]}}\n", "forældre, leder, konsulent"),
        (rule(møde="▸xyz"), "statusmøde"),
        (rule(senest="{efter: ▸xyz, uger: 1}"), "skolestart, født, opstart, ophør"),
        (krav({"id": "a", "dato": "▸xyz"}), "anbefalet, accepteret, udarbejdet, sendt, møde"),
        ("version-efter: ▸xyz\n", "tilbud.opstart"),
    ],
)
def test_a_word_that_is_like_no_other_is_answered_with_all(own: str, known: str, tmp_path: Path):
    [one], place = found(tmp_path, own)
    assert (one.code, one.span.start) == ("SAG501", place)
    assert known in one.help


def test_a_word_of_a_section_that_is_not_there(tmp_path: Path):
    """The remedy names the section to add."""
    text, place = unmarked(
        'regelsæt: lille\ntitel: L\ngælder: {fra: 2020-01-01}\nkilder: {a: {titel: A}}\n'
        'henvisninger: {b: {titel: B, krav: [{id: c, titel: C, samtykke: ▸d, ansvarlig: e, '
        'kilde: "a: F"}]}}\nroller: {e: {titel: E}}\n'
    )  # fmt: skip
    put(tmp_path, "lille", text)
    [one] = family(tmp_path, "lille").diagnostics
    assert (one.code, one.span.start) == ("SAG501", place)
    assert '"samtykker"' in one.help


@pytest.mark.parametrize(
    "subject",
    [
        "tilbud",
        "tilbud.",
        "møde",
        "niveau",
        "fase",
        "henvisning",
        "tiltag",
        "barn.alma",
        "gruppe.rød",
        "indsats.fokuspunkter",
        "forældre",
        "tilbud.minigruppe.solen",
        "Tilbud.minigruppe",
        ".minigruppe",
    ],
)
@pytest.mark.parametrize("key", ["for-hver", "undtagen"])
def test_something_that_no_rule_can_be_asked_of(subject: str, key: str, tmp_path: Path):
    """SAG501; a list of the words there are."""
    keys = {"senest": None, "for-hver": "indsats", key: f"▸{subject}"}
    diagnostics, place = found(tmp_path, rule(**keys))
    assert {(one.code, one.span.start) for one in diagnostics} == {("SAG501", place)}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_everything_that_a_rule_can_be_asked_of(subject: str, tmp_path: Path):
    which = {
        "tilbud": ".minigruppe",
        "møde": ".statusmøde",
        "henvisning": ".støtte",
        "niveau": ".forebyggende",
        "tiltag": ".fokuspunkter",
        "fase": ".fase-1",
    }
    for key in ("for-hver", "undtagen"):
        keys = {"senest": None, "for-hver": "indsats", key: subject + which.get(subject, "")}
        fits(tmp_path, rule(**keys))


@pytest.mark.parametrize(
    ("subject", "event"),
    [
        ("barn", "opstart"),
        ("gruppe", "start"),
        ("tilbud.minigruppe", "start"),
        ("møde.statusmøde", "sendt"),
        ("henvisning.støtte", "afholdt"),
        ("indsats", "opstart"),
        ("niveau.forebyggende", "afsluttet"),
        ("tiltag.fokuspunkter", "møde"),
        ("fase.fase-1", "evalueres"),
        ("indsats", "sidst-afholdt"),
        ("barn", "i-dag"),
    ],
)
def test_an_event_belongs_to_what_the_rule_is_asked_of(subject, event, tmp_path: Path):
    """SAG501: a phase has no opstart, and there is no today."""
    own = rule(for_hver=subject, senest=f"{{efter: ▸{event}, uger: 1}}")
    diagnostics, place = found(tmp_path, own)
    assert told(diagnostics) == [("SAG501", "solbakke.yaml", place)]


def test_an_event_that_only_one_of_several_subjects_has_is_refused(tmp_path: Path):
    """SAG501: of the others it could never be reckoned."""
    both = "[fase.fase-1, indsats]"
    fits(tmp_path, rule(for_hver=both, senest="{efter: start, uger: 1}"))
    own = rule(for_hver=both, senest="{efter: ▸afsluttet, uger: 1}")
    diagnostics, place = found(tmp_path, own)
    assert told(diagnostics) == [("SAG501", "solbakke.yaml", place)]


@pytest.mark.parametrize("word", version_dates())
def test_every_date_that_can_pick_a_version(word: str, tmp_path: Path):
    fits(tmp_path, f"version-efter: {word}\n")


@pytest.mark.parametrize("word", ["opstart", "tilbud", "barn.født", "skole.start", "møder.art"])
def test_what_cannot_pick_a_version(word: str, tmp_path: Path):
    """SAG501: a date of a list in the case."""
    diagnostics, place = found(tmp_path, f"version-efter: ▸{word}\n")
    assert told(diagnostics) == [("SAG501", "solbakke.yaml", place)]


@pytest.mark.parametrize(
    ("until", "fine"),
    [("skolestart", True), ("6", True), ("skolestat", False), ("seks", False), ("²", False)],
)
def test_the_end_of_an_age(until: str, fine: bool, tmp_path: Path):
    """V2, R1: whole years or skolestart; anything else would never end, or never be read."""
    own = f"tilbud: {{minigruppe: {{titel: M, alder: {{fra: 3, til: ▸{until}}}}}}}\n"
    if fine:
        fits(tmp_path, own)
    else:
        diagnostics, place = found(tmp_path, own)
        assert [one.span.start for one in diagnostics] == [place]


# --- the order of requirements


def test_a_requirement_cannot_wait_for_one_that_comes_later(tmp_path: Path):
    """SAG501: the order of the list is the order of the procedure (V5, V6d)."""
    later = {"id": "b", "dato": "sendt"}
    waits = {"id": "a", "dato": "anbefalet", "efter": "[▸b]"}
    diagnostics, place = found(tmp_path, krav(waits, later))
    assert told(diagnostics) == [("SAG501", "solbakke.yaml", place)]
    fits(tmp_path, krav(later, waits))


@pytest.mark.parametrize("other", ["a", "spørgsmål"])
def test_a_requirement_waits_neither_for_itself_nor_for_one_of_another_gate(other, tmp_path):
    """SAG501."""
    waits = {"id": "a", "dato": "anbefalet", "efter": f"[▸{other}]"}
    diagnostics, place = found(tmp_path, krav(waits))
    assert told(diagnostics) == [("SAG501", "solbakke.yaml", place)]


def test_only_a_judgement_can_decide_whether_something_applies(tmp_path: Path):
    """SAG501: a meeting has no answer."""
    own = krav({"id": "a", "dato": "anbefalet"}, {"id": "b", "dato": "sendt", "hvis": "▸a"})
    diagnostics, place = found(tmp_path, own)
    assert told(diagnostics) == [("SAG501", "solbakke.yaml", place)]
