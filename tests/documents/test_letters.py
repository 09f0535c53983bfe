"""Consents, invitations, minutes, answers and overviews (V9, V13, V15, H7, H10, A12)."""

import pytest

from tests.documents.conftest import CHILD, DAY

MEETINGS = """\
møder:
  - art: statusmøde
    nummer: 1
    afholdt: 2026-06-01
    deltagere: [forældre, psykolog]
    drøftet: [relationer]
    referat: Alma er glad.
    referat-udsendt: 2026-06-04
  - {art: statusmøde, afholdt: 2026-09-01}
  - {art: forberedende-skolemøde, afholdt: 2026-09-10, referat: Vi venter et år.}
  - {art: forældremøde, planlagt: 2026-11-02}
"""
PLACED = CHILD + "tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]\n"
CASE = "VEJ-2026-001"


def test_the_consent_says_what_is_shared_with_whom_and_the_right_to_withdraw(made) -> None:
    """F: voluntary, specific, informed, and can be withdrawn."""
    text = made(CHILD, "samtykke:henvisning", CASE)
    assert "Vurderinger og henvisning til minigruppe" in text
    assert "- De faglige vurderinger af barnet" in text
    assert "- Visitationsudvalg" in text
    assert "frivilligt" in text
    assert "trække det tilbage" in text


def test_all_who_hold_custody_sign(made) -> None:
    """A12."""
    text = made(CHILD, "samtykke:henvisning", CASE, "--names")
    assert "forældremyndigheden, Eva Eksempel" in text
    assert "forældremyndigheden, Otto Eksempel" in text
    one = CHILD.replace(
        "Otto Eksempel, forældremyndighed: ja", "Otto Eksempel, forældremyndighed: nej"
    )
    assert "forældremyndigheden, Otto" not in made(one, "samtykke:henvisning", CASE, "--names")


def test_where_custody_is_not_told_two_lines_are_left(made) -> None:
    text = made(CHILD.replace(", forældremyndighed: ja", ""), "samtykke:henvisning", CASE)
    assert text.count("Indehaver af forældremyndigheden:") == 2


def test_a_consent_that_was_withdrawn_is_not_given(made) -> None:
    consents = (
        "samtykker: [{til: henvisning, givet: 2026-01-10, af: [Eva Eksempel]},"
        " {til: henvisning, givet: 2026-02-10, af: [Otto Eksempel], trukket: 2026-03-01}]\n"
    )
    text = made(CHILD + consents, "samtykke:henvisning", CASE, "--names")
    assert "- Eva Eksempel, 10. januar 2026" in text
    assert "10. februar" not in text


def test_the_invitation_has_the_agenda_and_those_who_come(made) -> None:
    """V9."""
    text = made(PLACED, "indkaldelse:statusmøde", CASE)
    assert "# Indkaldelse til statusmøde" in text
    assert "Senest 2. juni 2026" in text
    agenda = text.index("1. Hvordan det går med at danne")
    assert (
        agenda < text.index("2. Hvordan det går med at sikre") < text.index("3. Om barnet fortsat")
    )
    for role in ("Forældre", "Minigruppens personale", "Sagsbehandler i Familie- og"):
        assert f"- ☐ {role}" in text
    assert "| Minigruppens personale | Trivsel og udvikling i daginstitutionen |" in text


def test_the_invitation_has_the_day_that_is_planned(made) -> None:
    text = made(PLACED + MEETINGS, "indkaldelse:forældremøde", CASE)
    assert "- **Dag:** 2. november 2026" in text


def test_the_meeting_about_school(made) -> None:
    """V13, V14: convened by the leader, with the three; 1 November binds."""
    school = "skole: {start: 2027-08-01}\n"
    text = made(PLACED + school, "indkaldelse:forberedende-skolemøde", CASE)
    assert "Senest 1. november 2026" in text
    assert text.rstrip().split("---")[0].rstrip().endswith("Daginstitutionsleder")
    for role in ("Distriktsskoleleder", "Forældre", "☐ Tværfagligt Center for Børn og Unge – den"):
        assert f"- {role}" in text


def test_the_minutes_say_what_was_taken_up_and_what_not(made) -> None:
    text = made(PLACED + MEETINGS, "referat:statusmøde", CASE, "--number", "1", "--names")
    assert "Statusmøde nummer 1" in text
    assert "## Drøftet\n\n- Hvordan det går med at danne" in text
    assert "## Ikke nået\n\n- Hvordan det går med at sikre" in text
    assert "Alma er glad." in text
    assert "**Udsendt:** 4. juni 2026" in text
    assert "## Sendes til – sæt kryds\n\n- ☐ Forældre\n- ☐ Psykolog" in text


def test_without_a_number_the_last_meeting_is_meant(made) -> None:
    text = made(PLACED + MEETINGS, "referat:statusmøde", CASE)
    assert "Statusmøde nummer 2" in text
    assert "Ikke nået" not in text  # nobody wrote what was discussed


def test_the_minutes_about_school_are_of_decisions(made) -> None:
    """V15."""
    text = made(PLACED + MEETINGS, "referat:forberedende-skolemøde", CASE)
    assert text.startswith("# Beslutningsreferat\n")
    assert "## Beslutninger\n\nVi venter et år." in text


def test_a_meeting_that_is_not_there(at, say) -> None:
    at(PLACED + MEETINGS)
    code, out, err = say("render", "referat:statusmøde", CASE, "--number", "5", *DAY)
    assert (code, out) == (2, "")
    assert "1, 2" in err


@pytest.mark.parametrize("word", ["overblik", "samtykke:henvisning", "indkaldelse:statusmøde"])
def test_a_number_where_there_is_but_one(at, say, word) -> None:
    at(PLACED)
    code, out, err = say("render", word, CASE, "--number", "1", *DAY)
    assert (code, out) == (2, "")
    assert "leave --number out" in err


def answer(outcome: str, more: str = "", kind: str = "ressourcevurdering") -> str:
    decision = f"{{dato: 2026-09-17, udfald: {outcome}{more}}}"
    return CHILD.replace("vejle", "haderslev") + (
        f"henvisninger: [{{til: {kind}, afgørelse: {decision}}}]\n"
    )


def test_a_written_answer_to_a_yes(made) -> None:
    """H7; H4: for half a year."""
    text = made(answer("bevilget"), "svar", CASE, "--names")
    assert "# Svar på indstilling til distriktsrådet med CPR" in text
    assert "Til Eva Eksempel og Otto Eksempel" in text
    assert "**Bevilget.** Det gælder i 6 måneder." in text
    assert "klage" not in text
    assert "Begrundelse" not in text


def test_a_written_answer_to_a_no_has_room_for_why_and_how_to_complain(made) -> None:
    text = made(answer("afslag"), "svar", CASE)
    assert "**Afslag.**" in text
    assert "måneder" not in text
    for heading in ("## Begrundelse", "## Sådan kan I klage"):
        assert text.split(heading)[1].split("##")[0].count(r"\_\_\_") >= 2
    text = made(answer("afslag", ", begrundelse: Der er plads."), "svar", CASE)
    assert "## Begrundelse\n\nDer er plads.\n" in text


def test_an_answer_before_there_is_one_has_room(made) -> None:
    undecided = CHILD.replace("vejle", "haderslev") + "henvisninger: [{til: ressourcevurdering}]\n"
    text = made(undecided, "svar:ressourcevurdering", CASE)
    assert "Bevilget" not in text
    assert "Afslag" not in text


def test_an_answer_to_something_that_is_no_paper(made) -> None:
    text = made(answer("bevilget", kind="praksisvejleder"), "svar", CASE)
    assert "# Svar vedrørende praksisvejleder" in text


def test_an_answer_to_parents_that_are_not_told_leaves_a_line(made) -> None:
    text = (
        answer("bevilget").split("  forældre:")[0] + answer("bevilget")[answer("x").index("henv") :]
    )
    assert "\nTil \\_\\_" in made(text, "svar", CASE)


def test_the_overview_says_what_is_overdue_and_what_was_done(made) -> None:
    text = made(PLACED + MEETINGS, "overblik", CASE)
    assert "Statusmøde nr. 3 | 02-06-2027 | Minigruppens personale | Kommende" in text
    assert "Handleplan | 02-06-2026 | Minigruppens personale | Overskredet" in text
    assert "**Minigruppe:** Solen, fra 2. marts 2026" in text


def test_a_meeting_has_the_number_of_the_deadline_it_fulfilled(made) -> None:
    """A15: the first was missed, so the one that was held in June is the second."""
    placed = PLACED.replace("2026-03-02", "2025-09-02")
    held = "møder: [{art: statusmøde, afholdt: 2026-06-01, referat: Godt gået.}]\n"
    assert "Godt gået" in made(placed + held, "referat:statusmøde", CASE, "--number", "2")


PLANNED = (
    PLACED + "møder: [{art: statusmøde, planlagt: 2026-12-01, deltagere: [forældre, psykolog]}]\n"
)


def test_a_planned_meeting_has_the_last_day_of_what_it_stands_for(made) -> None:
    """A15: the first was due in June and is still open; the one in December is the second."""
    text = made(PLANNED, "indkaldelse:statusmøde", CASE)
    assert "- **Dag:** 1. december 2026" in text
    assert "Senest 2. december 2026" in text
    assert "juni" not in text


def test_those_the_case_names_are_called_and_no_others(made) -> None:
    text = made(PLANNED, "indkaldelse:statusmøde", CASE)
    assert "- Forældre\n- Psykolog\n" in text
    assert "Sagsbehandler" not in text
    plan = made(PLANNED, "plan", CASE, "--next")
    assert "(forventet):** Forældre, Psykolog" in plan


def test_a_decision_is_sent_to_those_who_hold_custody(made) -> None:
    """A12."""
    case = CHILD.replace("Otto Eksempel, forældremyndighed: ja", "Otto, forældremyndighed: nej")
    decided = "henvisninger: [{til: minigruppe, afgørelse: {dato: 2026-02-05, udfald: bevilget}}]\n"
    text = made(case + decided, "svar:minigruppe", CASE, "--names")
    assert "Til Eva Eksempel\n" in text


@pytest.mark.parametrize(
    ("document", "is_there"),
    [
        ("handleplan", True),
        ("samtykke:henvisning", True),
        ("indkaldelse:statusmøde", False),
        ("overblik", False),
        ("referat:statusmøde", False),
    ],
)
def test_only_a_form_that_has_it_shows_the_number(made, document: str, is_there: bool) -> None:
    """F, V10: not even with --cpr."""
    text = made(PLACED + MEETINGS, document, CASE, "--cpr")
    assert ("740322-4005" in text) is is_there


def test_an_underretning_has_room_for_the_concern_and_no_list_of_what_is_missing(made) -> None:
    """A8."""
    case = CHILD.replace("regelsæt: vejle", "regelsæt: haderslev")
    text = made(case, "henvisning:underretning", CASE)
    assert "## Hvad det handler om" in text
    assert "Afsender" in text
    assert "Mangler" not in text
    assert "Netværksmøde" not in text


def test_why_it_is_asked_for_is_printed(made) -> None:
    case = CHILD.replace("regelsæt: vejle", "regelsæt: haderslev")
    case += "henvisninger: [{til: ppv, begrundelse: Sproget driller Alma.}]\n"
    assert "Sproget driller A." in made(case, "henvisning:ppv", CASE, "--draft")


def test_a_written_answer_prints_what_the_council_points_to_and_why(made) -> None:
    """H6, H7."""
    pointing = (
        "afgørelse: {dato: 2026-09-17, peger-på: [praksisvejleder, frie-midler],"
        " begrundelse: Det er mindst indgribende.}\n"
    )
    case = CHILD.replace("regelsæt: vejle", "regelsæt: haderslev")
    case += f"henvisninger:\n  - til: ressourcevurdering\n    sendt: 2026-09-04\n    {pointing}"
    text = made(case, "svar", CASE)
    assert "Afgørelsen peger på **praksisvejleder og frie midler**." in text
    assert "Det er mindst indgribende" in text
    assert "klage" not in text


WORKING_MEETING = CHILD.replace("vejle", "haderslev") + (
    "møder: [{art: arbejdsmøde, planlagt: 2026-10-20}]\n"
)
CONSENT = (
    "samtykker:\n"
    "  - {til: tværfagligt-samarbejde, givet: 2026-09-10, af: [Eva Eksempel, Otto Eksempel]}\n"
)


def test_an_invitation_says_that_consent_is_lacking(made) -> None:
    """H10."""
    lacks = "- **Forældrenes samtykke til samarbejde på tværs:** Mangler"
    assert lacks in made(WORKING_MEETING, "indkaldelse:arbejdsmøde", CASE)
    listed = " ".join(made(WORKING_MEETING, CASE, "--list").split())
    assert '"Forældrenes samtykke til samarbejde på tværs" is lacking' in listed
    assert lacks not in made(WORKING_MEETING + CONSENT, "indkaldelse:arbejdsmøde", CASE)
    assert "is lacking" not in made(WORKING_MEETING + CONSENT, CASE, "--list")


def test_what_a_consent_shares_is_not_cut_at_a_comma(made) -> None:
    """H10: "Det, der bekymrer" is one thing."""
    text = made(WORKING_MEETING, "samtykke:tværfagligt-samarbejde", CASE)
    assert "- Det, der bekymrer\n- Barnets trivsel og udvikling\n" in text


def test_a_last_day_that_has_gone_by_is_told_as_such(made) -> None:
    """A31: nobody is asked to meet before today."""
    text = made(PLACED, "indkaldelse:statusmøde", CASE)
    assert "**Mødet skulle have været holdt:** Senest 2. juni 2026" in text
    text = made(PLACED, "handleplan", CASE)
    assert "Skulle have været holdt senest 2. juni 2026" in text


def test_a_stuemeeting_before_phase_3_has_no_points_of_that_phase(made) -> None:
    """L3, L4: the evaluation of the small groups and the organisation are two points."""
    group = "sag: VEJ-2026-001\nregelsæt: læringsmiljø\ngruppe: {navn: Myretuen}\nfaser:\n"
    first = group + "  - {fase: fase-1, start: 2026-08-17, slut: 2026-11-01}\n"
    assert "KVALID" not in made(first, "indkaldelse:stuemøde", CASE)
    third = group + "  - {fase: fase-3, start: 2026-08-17, slut: 2026-11-01}\n"
    text = made(third, "indkaldelse:stuemøde", CASE)
    assert "1. Hvordan arbejdet med organiseringen går" in text
    assert "2. Evaluering af arbejdet med de små grupper" in text
    assert "KVALID" in text


def test_only_a_beslutningsreferat_is_sent_and_no_paper_to_the_child(made) -> None:
    """V15: of others whom they go to is a choice."""
    held = (
        "møder:\n"
        "  - {art: forældresamtale, afholdt: 2026-09-10, deltagere: [barn, forældre, pædagog]}\n"
    )
    text = made(CHILD.replace("vejle", "haderslev") + held, "referat:forældresamtale", CASE)
    assert "- ☐ Forældre\n- ☐ Pædagog\n" in text
    assert "☐ Barnet" not in text
    school = "møder: [{art: forberedende-skolemøde, afholdt: 2026-09-10, deltagere: [forældre]}]\n"
    text = made(PLACED + school, "referat:forberedende-skolemøde", CASE)
    assert "## Sendes til\n\n- Forældre" in text


def test_of_a_group_only_the_relevant_ones_are_meant(made) -> None:
    """V6b, V13, H10, F: nobody is told of a child without a choice having been made."""
    text = made(CHILD.replace("vejle", "haderslev"), "indkaldelse:arbejdsmøde", CASE)
    assert "- Daginstitutionsleder" in text
    for title in ("Fagprofessionelle", "Vejledere og rådgivere"):
        assert f"- ☐ {title} – den eller de relevante: " in text
    text = made(CHILD.replace("vejle", "haderslev"), "samtykke:tværfagligt-samarbejde", CASE)
    assert "☐ Fagprofessionelle – den eller de relevante: " in text
    text = made(CHILD, "indkaldelse:forældremøde", CASE)
    assert "- ☐ Tværfagligt Center for Børn og Unge – den eller de relevante: " in text


def test_an_answer_that_no_source_asks_for_cites_none(made) -> None:
    """V5: the visitation's answer is the tool's own paper; H7 asks for the council's."""
    decision = "{dato: 2026-09-17, udfald: bevilget}"
    text = made(
        CHILD + f"henvisninger: [{{til: minigruppe, afgørelse: {decision}}}]\n",
        "svar:minigruppe",
        CASE,
    )
    assert "Minigrupper i daginstitutioner" not in text
    text = made(answer("bevilget"), "svar:ressourcevurdering", CASE)
    assert "Den strategiske handleguide" in text


@pytest.mark.parametrize("purpose", ["ppv", "viso", "familierådgivning"])
def test_a_consent_that_no_source_asks_for_cites_none(made, purpose) -> None:
    """A27: the guide speaks of an agreement."""
    text = made(CHILD.replace("vejle", "haderslev"), f"samtykke:{purpose}", CASE)
    assert "handleguide" not in text
