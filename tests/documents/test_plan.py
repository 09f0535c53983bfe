"""The handleplan: Vejle's nine fields, the next one, and other forms (V8, V10 to V12, H2, A9)."""

import re

import pytest

from tests.documents.conftest import CHILD, DAY

FIELDS = [
    # V11, V12: what is asked, who fills it in, and when
    ("Trivsel og udvikling i daginstitutionen", "før mødet"),
    ("Relationer og fællesskab med andre børn", "før mødet"),
    ("Pædagogiske praksisser, der er givende for barnets trivsel og udvikling", "før mødet"),
    ("Trivsel og udvikling i hjemmet (forældrenes udsagn)", "på eller efter mødet"),
    ("Er barnet velplaceret i minigruppen?", "på mødet"),
    ("Mål og fokus for barnets udvikling i daginstitutionen", "udkast før mødet, kan rettes til"),
    ("Arbejdshypoteser for det pædagogiske arbejde", "udkast før mødet, kan rettes til på mødet"),
    ("Særligt fokus i hjemmet (forældrenes udsagn)", "på mødet"),
    ("Øvrige aftaler/kommentarer fra statusmødet", "på mødet"),
]
LINE = r"\_\_\_"
PLACE = "tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]\n"
FIRST = """\
  - nummer: 1
    dato: 2026-06-01
    deltagere: [forældre, psykolog]
    felter: {trivsel-dagtilbud: T1, mål-og-fokus: M1, arbejdshypoteser: A1, fokus-hjem: F1,
      øvrige-aftaler: Ø1}
"""
PLANS = CHILD + PLACE + "handleplaner:\n" + FIRST
TWO = (
    PLANS + "  - {nummer: 2, dato: 2026-09-01, felter: {trivsel-dagtilbud: T2, mål-og-fokus: M2}}\n"
)


def headings(text: str) -> list[str]:
    return re.findall(r"^### (.*)", text, re.MULTILINE)


def test_the_nine_fields_of_the_form_in_order_with_who_and_when(made) -> None:
    """V11, V12."""
    text = made(CHILD, "plan", "VEJ-2026-001")
    assert headings(text) == [title for title, _when in FIELDS]
    hints = re.findall(r"^\*(Minigruppens personale, .*)\*$", text, re.MULTILINE)
    assert len(hints) == 7  # of the last two the form says no time (V12)
    for (_title, when), hint in zip(FIELDS[:7], hints, strict=True):
        assert hint.startswith(f"Minigruppens personale, {when}")
    status, focus = text.index("## Status"), text.index("## Fokus frem til næste statusmøde")
    assert status < text.index(FIELDS[0][0]) < text.index(FIELDS[4][0]) < focus
    assert focus < text.index(FIELDS[5][0])


def test_the_words_that_the_form_adds(made) -> None:
    """V12: (8) holds the parents' own proposals only, (5) is filled in with parents and TCBU."""
    text = made(CHILD, "plan", "VEJ-2026-001")
    assert "*Minigruppens personale. Kun forældrenes egne forslag og fokuspunkter.*" in text
    assert "på mødet. Sammen med forældre og Tværfagligt Center for Børn og Unge." in text
    assert text.count("Fra centeret er det de relevante fagpersoner, der er med.") == 3


def test_the_head_of_the_form(made) -> None:
    """V10."""
    text = made(PLANS, "plan", "VEJ-2026-001")
    assert re.findall(r"^- \*\*(.*?):\*\* (.*)", text, re.MULTILINE)[:7] == [
        ("Navn", "A.E."),
        ("CPR-nummer", "740322-XXXX"),
        ("Forældre", "E.E. og O.E."),
        ("Daginstitution", "Børnehuset Regnbuen"),
        ("Dato for udfærdigelse af handleplan på statusmødet", "1. juni 2026"),
        ("Handleplan nummer", "1"),
        ("Deltagere på statusmødet", "Forældre, psykolog"),
    ]


def test_empty_fields_are_lines_to_write_on(made) -> None:
    text = made(CHILD, "plan", "VEJ-2026-001")
    for part in text.split("\n### ")[1:]:
        assert part.count(LINE) >= 2
    html = made(CHILD, "plan", "VEJ-2026-001", "--format", "html")
    assert html.count('<div class="linjer"') == 9
    assert html.count("Ikke udfyldt") == 9


def test_filled_in_fields_are_not(made) -> None:
    text = made(PLANS, "plan", "VEJ-2026-001")
    field = text.split("\n### ")[1]
    assert "\nT1\n" in field
    assert LINE not in field


def test_next_is_one_number_on_with_what_was_said_last(made) -> None:
    """`fra-sidst` says which field of the last plan stands beside which."""
    text = made(TWO.replace("mål-og-fokus: M2", "mål-og-fokus: M2, fokus-hjem: F2"), *NEXT)
    assert "**Handleplan nummer:** 3" in text
    by_title = {part.split("\n")[0]: part for part in text.split("\n### ")[1:]}
    assert "M2" in by_title[FIELDS[0][0]]
    assert "F2" in by_title[FIELDS[3][0]]
    assert "T2" not in text
    assert "M1" not in text
    assert all(LINE in part for part in by_title.values())
    assert "**Fra sidst: Mål og fokus for barnets udvikling i daginstitutionen**" in text


NEXT = ("plan", "VEJ-2026-001", "--next")


def test_next_has_those_expected_and_the_day_of_the_meeting(made) -> None:
    """V9: three months after the start, then every six; the second is due on 2 December."""
    held = "møder: [{art: statusmøde, afholdt: 2026-06-01}]\n"
    text = made(PLANS + held, *NEXT)
    assert "statusmødet:** Senest 2. december 2026" in text
    assert (
        "**Deltagere på statusmødet (sæt kryds):** ☐ Forældre, ☐ Minigruppens personale, "
        "☐ Sagsbehandler i Familie- og Handicapafdelingen, ☐ Tværfagligt Center for Børn og Unge"
    ) in text


def test_next_has_the_day_that_is_planned(made) -> None:
    held = (
        "møder: [{art: statusmøde, afholdt: 2026-06-01}, {art: statusmøde, planlagt: 2026-11-20}]\n"
    )
    assert "statusmødet:** 20. november 2026" in made(PLANS + held, *NEXT)


def test_next_without_any_is_the_first(made) -> None:
    assert "**Handleplan nummer:** 1" in made(CHILD, *NEXT)


def test_number_picks(made) -> None:
    text = made(TWO, "plan", "VEJ-2026-001", "--number", "1")
    assert "T1" in text
    assert "T2" not in text
    text = made(TWO, "plan", "VEJ-2026-001")
    assert "T2" in text


def test_a_plan_has_beside_its_empty_fields_what_the_one_before_said(made) -> None:
    text = made(TWO, "plan", "VEJ-2026-001", "--number", "2")
    assert "A1" in text.split("\n### ")[3]  # field 3 is empty in the second plan
    assert "M1" not in text  # field 1 is filled in


@pytest.mark.parametrize("words", [("--number", "7"), ("--next", "--number", "1")])
def test_a_number_that_is_not_there(at, say, words, monkeypatch) -> None:
    at(TWO)
    for language, part in (("en", "number"), ("da", "nummer" if "--next" not in words else "ud")):
        monkeypatch.setenv("SAG_LANG", language)
        code, out, err = say("plan", "VEJ-2026-001", *words, *DAY)
        assert (code, out) == (2, "")
        assert part in err
        assert len(err.splitlines()) <= 2
    assert "1, 2" in say("plan", "VEJ-2026-001", "--number", "7")[2]


def test_plans_without_numbers_are_counted_and_share_none(made) -> None:
    plans = (
        "handleplaner: [{dato: 2026-03-01}, {nummer: 1, dato: 2026-06-01}, {dato: 2026-09-01}]\n"
    )
    for number, day in ((2, "1. marts"), (1, "1. juni"), (3, "1. september")):
        text = made(CHILD + plans, "plan", "VEJ-2026-001", "--number", str(number))
        assert f"{day} 2026" in text


def test_a_plan_of_a_day_to_come_is_not_there_yet(made) -> None:
    text = made(TWO.replace("2026-09-01", "2026-12-01"), "plan", "VEJ-2026-001")
    assert "T2" not in text


def test_documents_are_danish_whatever_the_tool_speaks(made, monkeypatch) -> None:
    danish = {}
    for language in ("en", "da"):
        monkeypatch.setenv("SAG_LANG", language)
        danish[language] = made(TWO, *NEXT)
    assert danish["en"] == danish["da"]
    assert "december 2026" in danish["en"]


def test_an_approved_plan_says_so(made) -> None:
    text = made(
        PLANS.replace("dato: 2026-06-01", "dato: 2026-06-01\n    godkendt: 2026-06-08"), *NEXT[:2]
    )
    assert "Godkendt 8. juni 2026. Planen ændres ikke mere" in text


GROUP = """\
sag: LM-2026-001
regelsæt: læringsmiljø
gruppe: {navn: Gul stue, dagtilbud: Musvitten, stue: Gul}
handleplaner: [{dato: 2026-08-20, felter: {}}]
"""


@pytest.mark.parametrize("words", [("plan", "LM-2026-001"), ("overblik", "LM-2026-001")])
def test_a_groups_document_has_no_name_and_no_number(at, say, words) -> None:
    """A9."""
    at(GROUP, "LM-2026-001")
    for form in ("md", "html"):
        _code, out, err = say(
            *(() if words[0] == "plan" else ("render",)), *words, "--format", form
        )
        assert "CPR" not in out
        assert "Navn" not in out
        assert "Forældre" not in out
        assert "Gul stue" in out
        assert "initials" not in err


def test_what_a_groups_meetings_always_take_up(at, say) -> None:
    """L2, L4: the phases, and the fixed checks with room to write."""
    at(GROUP, "LM-2026-001")
    text = say("plan", "LM-2026-001", *DAY)[1]
    assert "## Faser" in text
    assert "Om der er systematisk kontakt med alle børn" in text


def test_the_focus_points_have_goals_signs_and_evaluations(at, say) -> None:
    """H2, H4: of every level; the half year's goals stand in the plan too."""
    measures = "".join(
        f"  - {{niveau: {level}, tiltag: {level}-x, mål: [M{level}], tegn: [T{level}],"
        " start: 2026-01-01, evalueres: 2026-03-01}\n"
        for level in ("forebyggende", "foregribende", "indgribende")
    )
    at(
        CHILD.replace("VEJ", "HAD").replace("vejle", "haderslev") + "indsatser:\n" + measures,
        "HAD-2026-001",
    )
    text = say("plan", "HAD-2026-001", "--form", "fokuspunkter", *DAY)[1]
    plan = text.split("## Forløbet")[0]
    for level in ("forebyggende", "foregribende", "indgribende"):
        assert f"- M{level}\n" in plan
        assert f"- T{level}\n" in plan
    assert "evalueres 1. marts 2026" in plan


def test_the_focus_points_of_a_case_without_any_have_room_for_them(at, say) -> None:
    at(CHILD.replace("VEJ", "HAD").replace("vejle", "haderslev"), "HAD-2026-001")
    text = say("plan", "HAD-2026-001", "--form", "fokuspunkter", *DAY)[1]
    assert headings(text)[-4:] == ["Mål", "Tegn", "Evalueres den", "Evaluering"]


@pytest.mark.parametrize("word", ["status", "xyz"])
def test_a_form_that_is_not_there(at, say, word) -> None:
    at(CHILD)
    code, _out, err = say("plan", "VEJ-2026-001", "--form", word)
    assert code == 2
    assert "is not a form for a plan of this case" in err
    assert "The ruleset has: status-og-handleplan." in err


def test_those_who_help_to_fill_in_are_the_deputies_too(at, say, folder) -> None:
    """A10: in `sammen-med` and in the form's own `deltagere` as well."""
    (folder / "regelsæt").mkdir()
    (folder / "regelsæt" / "egen.yaml").write_text(
        "regelsæt: egen\nudvider: vejle\ntitel: Egen\n"
        "kilder: {b: {titel: B}}\nikke-beregnet: [{id: e, tekst: T, kilde: 'b: x'}]\n"
        "skemaer: {eget: {titel: Eget, deltagere: [daginstitutionsleder, småbørnskonsulent],"
        " felter: {et: {titel: Et, hvem: forældre, sammen-med: [daginstitutionsleder]}}}}\n",
        encoding="utf-8",
    )
    at("sag: VEJ-2026-001\nregelsæt: egen\nbarn: {navn: Bo Eksempel}\n")
    text = say("plan", "VEJ-2026-001", "--form", "eget", *DAY)[1]
    assert "Sammen med småbørnskonsulent." in text
    assert "**Deltagere (sæt kryds):** ☐ Småbørnskonsulent\n" in text
