"""`sag explain` of a rule and of a case: the whole reckoning of a date."""

from pathlib import Path

import pytest

from sagscli.ruleset_faults.checked_library import library_of
from tests.cli.conftest import CHILD, PLACE
from tests.local import EXTENDS_GROUND, GROUND, put, put_case

AS_OF = ["--as-of", "2026-12-01"]
BUILT_IN = library_of(None).ids
PEOPLE = ("Alma Eksempel", "Eva Eksempel")

BROKEN = GROUND.replace("indkalder: leder", "indkalder: lder", 1)


def told(out: str) -> str:
    """Return output as one line, as no width has broken it."""
    return " ".join(out.split())


# --- explain a rule


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (
            "statusmøde",
            ["Vejle", "Minigruppens personale", "V9", "every 6 months"],
        ),
        ("forberedende-skolemøde", ["the last 1 November before", "V14", "2026-11-01"]),
        ("papirer-til-distriktsråd", ["10 days before", "Daginstitutionsleder", "H5, A4"]),
        ("ressourcevurdering-evaluering", ["6 months after", "A5", "Haderslev"]),
        ("stuemøde", ["4 weeks", "L3"]),
        ("støtteressourcer", ["K3", "Observation af barnets ressourcer"]),
        ("skrevet-af", ["Henvisning til minigruppe", "V6d, V7"]),
        ("underretning", ["H14", "nothing stands in the way"]),
        ("kamibe", ["KaMiBe", "foregribende", "intern vejleder", "H15"]),
        ("svarfrist", ["guiden sætter ingen dag", "H7"]),
        ("STATUSMØDE", ["V9"]),
    ],
)
def test_a_rule_says_what_it_asks_who_acts_and_where_it_stands(word, expected, home: Path, say):
    code, out, err = say("explain", word, *AS_OF)
    assert (code, err) == (0, "")
    assert [one for one in expected if one not in told(out)] == []


def test_a_word_of_several_rulesets_is_explained_in_each(home: Path, say):
    """Vejle's handleplan is not a ressourcegruppe's, and a local one comes along."""
    put(home, "solbakke", "regelsæt: solbakke\nudvider: vejle\ntitel: Solbakkes egen\n")
    _code, out, _err = say("explain", "samtykke")
    assert "Haderslev" in out
    assert "Solbakkes egen" in out
    assert "Minigrupper i Vejle Kommune" in out


def test_a_faulty_ruleset_is_no_hindrance_to_the_others(home: Path, say):
    put(home, "grund", BROKEN)
    assert say("explain", "statusmøde")[0] == 0
    assert say("explain", "SAG204")[0] == 0


def test_the_examples_of_a_rule_are_shown(home: Path, say):
    put(home, "grund", GROUND)
    out = told(say("explain", "opfølgning")[1])
    assert "Tolv uger" in out
    assert "due 2026-05-25" in out


def test_a_requirement_has_the_examples_of_its_own_gate(home: Path, say):
    """Two gates may ask for requirements of one name (V5, V16)."""
    gate = (
        "henvisninger:\n  andet:\n    titel: Noget andet\n    krav:\n"
        "      - {id: observeret, titel: Set, observation: samspil, ansvarlig: leder,\n"
        '         kilde: "folder: Andet (K3)"}\n'
        "eksempler:\n  - navn: Kun for det andet\n    pr: 2026-06-01\n    sag: {barn: {navn: A}}\n"
        "    forventer: [{henvisning: andet, mangler: [observeret]}]\n"
    )
    put(home, "grund", GROUND)
    put(home, "solbakke", EXTENDS_GROUND + gate)
    out = told(say("explain", "observeret")[1])
    assert out.count("Kun for det andet") == 1
    before, _mark, after = out.rpartition("Noget andet")
    assert "Kun for det andet" in after
    assert "Intet er på plads" in before
    assert "Intet er på plads" not in after


def test_an_example_with_a_day_that_is_none_is_shown_as_it_is_written(home: Path, say):
    """It does not hold (SAG509), and that is for `rules check` to tell."""
    put(home, "grund", GROUND.replace("senest: [2026-05-25]", "senest: [snart, 2026-02-30]"))
    code, out, _err = say("explain", "opfølgning")
    assert code == 0
    assert "snart" in out


def test_a_code_is_still_explained_by_number_and_name(home: Path, say):
    for word in ("SAG501", "sag501", "ruleset-word"):
        code, out, _err = say("explain", word)
        assert code == 0
        assert "SAG501" in out


# --- explain a case


def test_the_whole_reckoning(home: Path, say):
    """Every term, the key and line it comes from, the window, the version and its hash."""
    code, out, err = say("explain", "VEJ-2026-001", "statusmøde", *AS_OF)
    text = told(out)
    assert (code, err) == (0, "")
    assert "VEJ-2026-001" in text
    assert "30 November 2026" in text
    assert "→ 2026-11-30 = 3 months after opstart 2026-08-31" in text
    assert "(line 9)" in text
    assert "between 2026-09-01 and 2027-03-01" in text
    assert "(2026-09-01): due 2026-12-01" in text
    assert "minigruppens personale has to act" in text
    [version] = library_of(None).family("vejle").versions
    assert version.digest in text
    assert "V9" in text


def test_both_limbs_of_the_school_meeting_are_shown_and_which_binds(home: Path, say):
    """V14, A3, A13."""
    _code, out, _err = say("explain", "VEJ-2026-001", "forberedende-skolemøde", *AS_OF)
    text = told(out)
    assert "→ 2027-11-01 = the last 1 November before" in text
    assert "→ 2028-02-01" not in text
    assert "2028-02-01 = 6 months before" in text
    assert "barn.født" in text or '"født" under "barn"' in text
    assert "expected" in text


def test_the_first_that_is_not_history_is_chosen_or_the_one_asked_for(home: Path, say):
    held = "møder: [{art: statusmøde, afholdt: 2026-11-25}]\n"
    put_case(home, "VEJ-2026-001", "regelsæt: vejle\n" + CHILD + PLACE + held)
    words = ["explain", "VEJ-2026-001", "statusmøde", *AS_OF]
    assert "no. 2" in say(*words)[1].splitlines()[0]
    assert "no. 1" in say(*words, "-n", "1")[1].splitlines()[0]
    assert "fulfilled on 2026-11-25" in told(say(*words, "--number", "1")[1])


def test_a_past_day_knows_nothing_of_what_came_later(home: Path, say):
    """design, `--as-of`: the meeting stands as planned."""
    held = "møder: [{art: statusmøde, afholdt: 2026-11-25}]\n"
    put_case(home, "VEJ-2026-001", "regelsæt: vejle\n" + CHILD + PLACE + held)
    _code, out, _err = say("explain", "VEJ-2026-001", "statusmøde", "--as-of", "2026-11-24")
    assert "no. 1" in out.splitlines()[0]
    assert "planned for 2026-11-25" in told(out)


def test_a_past_day_does_not_know_how_long_it_lasted(home: Path, say):
    """L3: the phase was to end on 1 May; that it went on until the 29th came to be known later."""
    stage = "{fase: fase-3, start: 2026-03-09, slut: 2026-05-01, afsluttet: 2026-05-29}"
    put_case(
        home, "GRP-2026-002", f"regelsæt: læringsmiljø\ngruppe: {{navn: Blå}}\nfaser: [{stage}]\n"
    )
    words = ["explain", "GRP-2026-002", "stuemøde", "--as-of"]
    assert "2026-05-04" not in say(*words, "2026-04-20")[1]
    assert "2026-05-04" in say(*words, "2026-06-01")[1]


def test_a_missing_date_is_named(home: Path, say):
    """Unknown names the key, and what would make it known."""
    put_case(home, "VEJ-2026-003", "regelsæt: vejle\n" + CHILD + "tilbud: [{art: minigruppe}]\n")
    code, out, _err = say("explain", "VEJ-2026-003", "handleplan", *AS_OF)
    assert code == 0
    assert "opstart" in out.splitlines()[1]
    assert "tilbud" in out.splitlines()[1]
    assert "2026" not in told(out).partition("The rule")[0].replace("VEJ-2026-003", "")


def test_a_date_of_the_case_itself_that_is_missing(home: Path, say):
    """H2: an indsats without the day it is to be evaluated."""
    code, out, _err = say("explain", "HAD-2026-001", "indsats-evaluering", *AS_OF)
    assert code == 0
    assert "evalueres" in out.splitlines()[1]


def test_an_obligation_without_a_date_says_so(home: Path, say):
    """H2: the source sets no date."""
    code, out, _err = say("explain", "HAD-2026-001", "individuel-handleplan", *AS_OF)
    assert code == 0
    assert "no date" in out.splitlines()[1]


def test_a_groups_case(home: Path, say):
    """L3: with the day to act on when the day itself is a day off."""
    code, out, _err = say("explain", "GRP-2026-001", "stuemøde", "--as-of", "2026-03-20")
    text = told(out)
    assert code == 0
    assert "6 April 2026" in text
    assert "1 April 2026" in text
    assert "4 weeks after start 2026-03-09" in text
    assert "Måltider" in text


def test_a_rule_of_which_nothing_arises(home: Path, say):
    """L2: the group has not been in phase 1."""
    code, out, err = say("explain", "GRP-2026-001", "fase-1")
    assert (code, out) == (2, "")
    assert "fase-1" in err


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("barn: {navn: [}\n", "VEJ-2026-009.yaml:2:15"),
        ("regelsæt: vejl\n" + CHILD, "VEJ-2026-009.yaml:2:11"),
        (CHILD, "VEJ-2026-009.yaml"),
    ],
)
def test_a_case_that_no_date_can_be_reckoned_of(text: str, place: str, home: Path, say):
    """Exit code 2: where its first fault is."""
    put_case(home, "VEJ-2026-009", text)
    code, out, err = say("explain", "VEJ-2026-009", "statusmøde")
    assert (code, out) == (2, "")
    assert place in err


def test_a_case_with_a_slip_elsewhere_is_still_explained(home: Path, say):
    put_case(home, "VEJ-2026-009", "regelsæt: vejle\nkonsulnt: x\n" + CHILD + PLACE)
    code, out, _err = say("explain", "VEJ-2026-009", "statusmøde", *AS_OF)
    assert code == 0
    assert "2026-11-30" in out


@pytest.mark.parametrize(
    "word",
    ["VEJ-2026-001", "vej-2026-001", "sager/VEJ-2026-001.yaml", "VEJ", "sager/VEJ-2026-001"],
)
def test_a_case_is_named_by_its_number_its_path_or_a_part(word: str, home: Path, say):
    code, out, _err = say("explain", word, "statusmøde", *AS_OF)
    assert code == 0
    assert out.startswith("VEJ-2026-001")


def test_a_case_in_another_folder(home: Path, say, monkeypatch):
    monkeypatch.chdir(home.parent)
    for words in ([f"{home.name}/VEJ-2026-001"], ["VEJ-2026-001"]):
        more = ["--folder", home.name] if len(words[0]) == len("VEJ-2026-001") else []
        code, out, _err = say("explain", *words, "statusmøde", *AS_OF, *more)
        assert code == 0
        assert out.startswith("VEJ-2026-001")
