"""Referrals: refused, drafts, never held back, judged on the right day (A8, V5 to V7)."""

import json

import pytest

from sagscli.cli.boundary import run
from tests.conftest import ROOT
from tests.documents.conftest import CHILD, DAY

HADERSLEV = CHILD.replace("VEJ-2026-001", "HAD-2026-001").replace("vejle", "haderslev")
AGREED = HADERSLEV + (
    "møder: [{art: netværksmøde, afholdt: 2026-09-01,"
    " deltagere: [forældre, psykolog, daginstitutionsleder, rådgivende-team]}]\n"
)
PPV = "henvisning:ppv"
SENT = "{til: ppv, accepteret: 2026-09-01, udarbejdet: 2026-09-09, sendt: 2026-09-10}"
COMPLETE = [
    ("VEJ-2026-014", "henvisning:minigruppe"),
    ("HAD-2025-011", "henvisning:ppv"),
    ("HAD-2025-011", "henvisning:viso"),
    ("HAD-2026-012", "henvisning:mellemform"),
    ("HAD-2026-025", "henvisning:ressourcetildeling-gruppe"),
]


@pytest.fixture
def case(at):
    def write(text: str) -> str:
        at(text, "HAD-2026-001")
        return "HAD-2026-001"

    return write


@pytest.mark.parametrize(("number", "word"), COMPLETE)
def test_complete_ones_of_the_sample_cases_are_made(number, word, monkeypatch, say) -> None:
    monkeypatch.chdir(ROOT / "sample-cases")
    code, out, _err = say("render", word, number, *DAY)
    assert code == 0
    assert "UDKAST" not in out


def test_an_incomplete_one_is_refused_with_its_checklist(case, say, folder) -> None:
    number = case(HADERSLEV)
    code, out, err = say("render", PPV, number, "--output", "ppv.md", *DAY)
    assert code == 1
    assert "✗" in out
    assert "En styrket pædagogisk praksis" in out
    assert "Indstilling til PPV" in err
    assert "--draft" in err
    assert not (folder / "ppv.md").exists()


def test_the_refusal_is_in_the_tools_language(case, say, monkeypatch) -> None:
    number = case(HADERSLEV)
    monkeypatch.setenv("SAG_LANG", "da")
    code, out, err = say("render", PPV, number, *DAY)
    assert code == 1
    assert "Ikke klar den 5. oktober 2026" in out
    assert "ikke klar til at blive sendt" in err


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_draft_says_that_it_is_one(case, say, form) -> None:
    code, out, _err = say("render", PPV, case(HADERSLEV), "--draft", "--format", form, *DAY)
    assert code == 0
    assert "UDKAST" in out
    assert "Mangler" in out


def test_a_draft_of_one_that_is_ready_is_no_draft(case, say) -> None:
    assert (
        "UDKAST"
        not in say("render", PPV, case(AGREED + f"henvisninger: [{SENT}]\n"), "--draft", *DAY)[1]
    )


def test_a_drafts_file_says_so_in_its_name(case, say, folder) -> None:
    say("render", PPV, case(HADERSLEV), "--draft", "--output", ".", *DAY)
    assert [one.name for one in folder.glob("*.md")] == ["HAD-2026-001-henvisning-ppv-udkast.md"]


def test_an_underretning_is_never_refused(case, say) -> None:
    """A8."""
    code, out, _err = say("render", "henvisning:underretning", case(HADERSLEV), *DAY)
    assert code == 0
    assert "UDKAST" not in out


def test_an_underretning_is_not_refused_for_errors_in_the_file(case, say) -> None:
    """A8."""
    number = case(HADERSLEV + "møder: [{art: nøsemøde, afholdt: 2026-09-01}]\n")
    assert say("render", "henvisning:underretning", number, *DAY)[0] == 0
    assert "Underretning" in say("render", "underretning", number, *DAY)[1]


def test_errors_in_the_file_hold_others_back(case, say) -> None:
    number = case(AGREED + "narrativer: [{dato: 2026-13-01}]\n")
    code, _out, err = say("render", PPV, number, *DAY)
    assert code == 1
    assert "SAG" in err


def test_one_that_was_sent_is_judged_on_the_day_it_was(case, say) -> None:
    text = AGREED
    assert say("render", PPV, case(text + "henvisninger: [{til: ppv}]\n"), *DAY)[0] == 1
    sent = text + f"henvisninger: [{SENT}]\n"
    assert say("render", PPV, case(sent), *DAY)[0] == 0


def test_a_new_one_is_not_judged_on_the_day_of_the_one_before(case, say) -> None:
    text = AGREED
    old = SENT
    assert say("render", PPV, case(text + f"henvisninger: [{old}, {{til: ppv}}]\n"), *DAY)[0] == 1


def test_one_sent_later_is_judged_on_the_day_asked_for(case, say) -> None:
    sent = AGREED + f"henvisninger: [{SENT}]\n"
    assert say("render", PPV, case(sent), "--as-of", "2026-08-31")[0] == 1


def test_what_is_sent_along_is_listed_by_the_names_of_the_files(case, say) -> None:
    """H5."""
    text = AGREED + (
        "handleplaner: [{dato: 2026-08-20, felter: {barnet: x}}]\n"
        "henvisninger: [{til: ressourcevurdering, bilag: [bilag/x/logopæd.pdf]}]\n"
    )
    out = say("render", "henvisning:ressourcevurdering", case(text), "--draft", *DAY)[1]
    assert "1. Individuel handleplan – fokuspunkter, 20. august 2026\n2. logopæd.pdf" in out


def test_with_cpr_the_parents_sign(monkeypatch, capsys) -> None:
    """H7: with CPR the parents' signature; without it nobody signs for them."""
    monkeypatch.chdir(ROOT / "sample-cases")
    run(["render", "henvisning:ressourcevurdering", "HAD-2026-008", "--draft", "--names", *DAY])
    out = capsys.readouterr().out
    assert "Indehaver af forældremyndigheden, Nour Attrap" in out
    assert "Indehaver af forældremyndigheden, Malik Attrap" in out
    run(["render", "henvisning:ressourcetildeling-gruppe", "HAD-2026-025", *DAY])
    assert "forældremyndighed" not in capsys.readouterr().out


OUTSIDE = """\
sag: VEJ-2026-001
regelsæt: vejle
barn:
  navn: Alma Eksempel
  født: 2022-03-14
  forældre: [{navn: Eva Eksempel, forældremyndighed: ja}]
tilbud: [{art: minigruppe, opstart: 2026-03-02}]
skole: {start: 2028-08-01}
"""


@pytest.mark.parametrize(
    "words",
    [
        ("render", "henvisning:minigruppe", "--draft"),
        ("render", "samtykke:henvisning"),
        ("render", "indkaldelse:forældremøde"),
        ("render", "indkaldelse:forberedende-skolemøde"),
        ("render", "overblik"),
        ("plan", "--next"),
    ],
)
def test_a_child_not_enrolled_has_the_deputy_everywhere(at, say, words) -> None:
    """V7, A10: the småbørnskonsulent acts where the leader would."""
    at(OUTSIDE)
    out = (
        say(*words, "VEJ-2026-001", *DAY)[1]
        if words[0] == "plan"
        else say(words[0], words[1], "VEJ-2026-001", *words[2:], *DAY)[1]
    )
    assert "Daginstitutionsleder" not in out
    assert "Ikke indskrevet" in out
    if words[-1] not in ("samtykke:henvisning", "--next"):
        assert "Småbørnskonsulent" in out


def test_a_consent_for_a_child_not_enrolled_is_shared_with_the_deputy(at, say, folder) -> None:
    """A10."""
    (folder / "regelsæt").mkdir()
    (folder / "regelsæt" / "egen.yaml").write_text(
        "regelsæt: egen\nudvider: vejle\ntitel: Egen\n"
        "kilder: {b: {titel: B}}\nikke-beregnet: [{id: e, tekst: T, kilde: 'b: x'}]\n"
        "samtykker: {deling: {titel: Deling, deles-med: [daginstitutionsleder]}}\n",
        encoding="utf-8",
    )
    at(OUTSIDE.replace("vejle", "egen"))
    out = say("render", "samtykke:deling", "VEJ-2026-001", *DAY)[1]
    assert "- Småbørnskonsulent\n" in out
    assert "aginstitutionsleder" not in out
    assert "daginstitutionen" not in out


def test_who_was_asked_for_an_assessment_is_a_person(made) -> None:
    """V6c: one employee of TCBU, by name; shown as people are."""
    case = CHILD + (
        "vurderinger: [{art: pædagogisk-vurdering, bestilt: 2026-05-05,"
        " bestilt-hos: Tea Tværfaglig, dato: 2026-05-28, af: småbørnskonsulent}]\n"
        "henvisninger: [{til: minigruppe}]\n"
    )
    text = made(case, "henvisning:minigruppe", "VEJ-2026-001", "--draft")
    assert "| Pædagogisk vurdering | T.T. | 28-05-2026 |" in text
    assert "Tea" not in text
    named = made(case, "henvisning:minigruppe", "VEJ-2026-001", "--draft", "--names")
    assert "| Tea Tværfaglig |" in named


# What was sent, what a paper says of its days, and empty boxes


MISSING_NOW = HADERSLEV + (
    "henvisninger: [{til: ekstra-ressourcer, sendt: 2026-09-14, udarbejdet: 2026-09-14}]\n"
)
EXTRA = "henvisning:ekstra-ressourcer"


@pytest.mark.parametrize("form", ["md", "html"])
def test_what_was_sent_is_printed_as_it_was_sent(case, say, form, on_day) -> None:
    """Judged by that day, and no draft, even where today's rules miss something."""
    on_day("2026-10-07")
    code, out, err = say("render", EXTRA, case(MISSING_NOW), "--format", form, *DAY)
    assert (code, "UDKAST" in out) == (0, False), err
    assert "pr. 14. september 2026 · udskrevet 7. oktober 2026" in out
    assert "Mangler" in out  # what is not met is still told


def test_the_list_names_what_was_sent_with_something_missing_and_refuses_nothing(case, say) -> None:
    out = say("render", "--list", case(MISSING_NOW), "--format", "json", *DAY)[1]
    [found] = [each for each in json.loads(out)["documents"] if each["id"] == EXTRA]
    assert found["ready"]
    assert "not met" in found["lacks"]


def test_before_it_was_sent_it_is_a_draft(case, say) -> None:
    assert say("render", EXTRA, case(MISSING_NOW), "--as-of", "2026-09-01")[0] == 1


def test_a_paper_says_from_which_day_it_looks_and_when_it_was_printed(case, say, on_day) -> None:
    on_day("2026-10-07")
    number = case(HADERSLEV)
    for words in (("overblik", number), (PPV, number, "--draft"), ("fristliste",)):
        out = say("render", *words, *DAY)[1]
        assert "pr. 5. oktober 2026 · udskrevet 7. oktober 2026" in out


READY_PPV = AGREED + "henvisninger: [{til: ppv, accepteret: 2026-09-01}]\n"


@pytest.mark.parametrize("form", ["md", "html"])
def test_what_can_be_sent_has_no_empty_box(case, say, form) -> None:
    """The checklist asks for the reason, and the list says that it is left out."""
    number = case(READY_PPV)
    code, out, _err = say("render", PPV, number, "--format", form, *DAY)
    assert code == 0
    body = out.partition("<body>")[2] or out.partition("## Underskrift")[0]
    assert "kke udfyldt" not in body
    assert "\\_\\_" not in body
    assert "Hvad det handler om" not in body
    assert "The reason is missing" in say("referral", "check", number, *DAY)[1]
    listed = " ".join(say("render", "--list", number, *DAY)[1].split())
    assert "no begrundelse is recorded; it is left out" in listed


def test_a_reason_that_is_written_is_asked_for_no_more(case, say) -> None:
    number = case(
        AGREED
        + "henvisninger: [{til: ppv, accepteret: 2026-09-01, begrundelse: Sproget driller.}]\n"
    )
    assert "Sproget driller." in say("render", PPV, number, *DAY)[1]
    assert "The reason is missing" not in say("referral", "check", number, *DAY)[1]
    assert "begrundelse" not in say("render", "--list", number, *DAY)[1]


def test_an_underretning_has_room_to_write_until_it_is_sent(case, say) -> None:
    """A8."""
    unsent = case(HADERSLEV + "henvisninger: [{til: underretning}]\n")
    assert "Hvad det handler om" in say("render", "henvisning:underretning", unsent, *DAY)[1]
    sent = case(HADERSLEV + "henvisninger: [{til: underretning, sendt: 2026-10-01}]\n")
    assert "Hvad det handler om" not in say("render", "henvisning:underretning", sent, *DAY)[1]


def test_a_no_is_printed_as_a_no(say, monkeypatch) -> None:
    """A26: met either way, and the answer stands there, on screen and paper."""
    monkeypatch.chdir(ROOT / "sample-cases")
    title = "Andre papirer om barnets vanskeligheder"
    check = ("referral", "check", "HAD-2026-008", *DAY)
    assert f"{title} (no, 2026-09-24)" in say(*check)[1]
    assert "no, 2026-09-24" in say(*check, "--format", "html")[1]
    paper = say("render", "henvisning:ressourcevurdering", "HAD-2026-008", "--draft", *DAY)[1]
    assert f"| {title} | Besvaret: nej, 24-09-2026 |" in paper


def test_what_waits_for_the_consultant_waits_for_no_meeting(case, say) -> None:
    """H8, A33: § 32 and §§ 82–83 are decided by the pædagogisk konsulent, at no meeting."""
    for form in ("md", "html"):
        words = ("render", "henvisning:tilbud-82-83", case(HADERSLEV), "--draft", "--format", form)
        _code, out, _err = say(*words, *DAY)
        assert "Afventer afgørelsen" in out
        assert "Afventer mødet" not in out


def test_row_and_foot_name_the_law_of_the_same_day(say, monkeypatch) -> None:
    """A7: the day it was sent, whatever day it is printed for; of an answer the decision's."""
    monkeypatch.chdir(ROOT / "sample-cases")
    for word in ("henvisning:tilbud-82-83", "svar:tilbud-82-83"):
        _code, out, _err = say("render", word, "HAD-2023-004", *DAY)
        assert "Serviceloven § 32" in out
        assert "Barnets Lov" not in out
