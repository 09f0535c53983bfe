"""People are initials, numbers are masked, and file names hold neither (F)."""

import pytest

from sagscli.case.records import Case
from sagscli.documents.redaction import People
from tests.documents.conftest import CHILD, DAY, NUMBER

WORDS = ("Alma", "Eva", "Otto", "Eksempel")
TOLD = CHILD + (
    "handleplaner: [{dato: 2026-06-01, deltagere: [Karla Fremmed], felter: {trivsel-dagtilbud:"
    f" 'Almas mor Eva, ALMA og Karla Fremmed. {NUMBER}, 7403224005.'}}}}]\n"
)


def people(name: str = "Alma Eksempel", **how: bool) -> People:
    return People(Case.model_validate({"barn": {"navn": name, "cpr": NUMBER}}), **how)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Alma leger", "A. leger"),
        ("Almas mor", "A.s mor"),
        ("ALMA", "A."),
        ("Alma Eksempel", "A.E."),
        ("alma_eksempel.pdf", "A.E.pdf"),
        ("Eksempels familie", "E.s familie"),
        ("Almanakken", "Almanakken"),
        ("alma mater", "alma mater"),
        (f"({NUMBER})", "(740322-XXXX)"),
        ("7403224005", "740322XXXX"),
    ],
)
def test_names_in_a_text(text, shown) -> None:
    assert people().text(text) == shown


def test_names_of_other_shapes() -> None:
    assert people("Anne-Marie af Eksempel").text("Anne hjælper Marie af med tøjet") == (
        "A. hjælper M. af med tøjet"
    )
    assert people("A\u030age Eksempel").text("\u00c5ge leger") == "\u00c5. leger"  # from macOS
    assert people("karla fremmed").text("karla kom") == "K. kom"
    assert people("Bo").text("Bo skal bo her") == "B. skal bo her"


def test_with_names_only_the_number_is_masked() -> None:
    shown = people(names=True, numbers=True)
    assert shown.text(f"Alma {NUMBER}") == "Alma 740322-XXXX"
    assert shown.number == NUMBER
    assert people().number == "740322-XXXX"


@pytest.mark.parametrize("form", ["md", "html"])
def test_nobody_is_named_unless_asked_for(made, form) -> None:
    text = made(TOLD, "plan", "VEJ-2026-001", "--format", form)
    for word in (*WORDS, "Karla", "ALMA", NUMBER, NUMBER.replace("-", "")):
        assert word not in text, word


@pytest.mark.parametrize("form", ["md", "html"])
def test_names_and_the_number_where_they_are_asked_for(made, form) -> None:
    text = made(TOLD, "plan", "VEJ-2026-001", "--names", "--cpr", "--format", form)
    assert "Alma Eksempel" in text
    assert text.count(NUMBER) == 1  # in its field, and nowhere else
    assert "7403224005" not in text


def test_a_folder_may_show_names(made, folder) -> None:
    (folder / "sag.yaml").write_text("regelsæt: vejle\nvis-navne: ja\n", encoding="utf-8")
    text = made(TOLD, "plan", "VEJ-2026-001")
    assert "Alma Eksempel" in text
    assert NUMBER not in text


@pytest.mark.parametrize(
    "number",
    ["VEJ-Alma-Eksempel", NUMBER, f"VEJ-{NUMBER}", "Almas sag", "alma_eksempel", "7403224005"],
)
@pytest.mark.parametrize("more", [(), ("--names", "--cpr")])
def test_names_of_files_hold_no_person(at, say, folder, number, more) -> None:
    path = at(CHILD.replace("sag: VEJ-2026-001", f"sag: {number}"), "en")
    _code, _out, err = say("plan", str(path), "--output", "ud/", *more, *DAY)
    (folder / "ud").mkdir()
    code, _out, err = say("plan", str(path), "--output", "ud/", *more, *DAY)
    assert code == 0, err
    code, _out, err = say("render", "--all", "--output", "alt", *more, *DAY)
    written = [*(folder / "ud").rglob("*"), *(folder / "alt").rglob("*")]
    assert len(written) >= 3
    for name in (one.name.casefold() for one in written):
        assert not [one for one in ("alma", "eksempel", "740322") if one in name], name


def test_an_initial_at_the_end_of_a_sentence_has_one_dot() -> None:
    text = people().text("Vi talte med Alma. Så gik Alma ... hjem til A..")
    assert text == "Vi talte med A. Så gik A. ... hjem til A."
