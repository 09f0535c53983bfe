"""sag import: every row has its fate, all new cases are written or none, and nobody is named."""

import json
import subprocess
from pathlib import Path

import pytest

from sagscli.casefile.reader import read
from tests.sheets.books import book

AS_OF = ("--as-of", "2026-11-26")
NUMBER = "630223-4005"
HEADINGS = ("Fornavn", "Efternavn", "Fødselsdato", "CPR", "Institution", "Mor", "Startet")
NILS = ("Nils", "Prøve", "3/2-2023", NUMBER, "Regnbuen", "Eva Prøve", "2026-03-02")
IDA = ("Ida", "Test", "2. maj 2022", "", "Solen", "Ane Test", "")
MAPPING = """\
kolonner:
  Fornavn: barn.navn
  Efternavn: barn.navn
  Fødselsdato: barn.født
  CPR: barn.cpr
  Institution: barn.dagtilbud
  Mor: barn.forældre.1.navn
  Startet: tilbud.opstart
faste:
  konsulent: kons-a
  tilbud.art: minigruppe
  tilbud.sted: Minigruppen Solen
  barn.forældre.1.forældremyndighed: ja
"""
SECRETS = ("Nils", "Prøve", "Ida", "Test", "Eva", "Ane", NUMBER, NUMBER.replace("-", ""))


@pytest.fixture
def sheet(home):
    """Return a function that writes a sheet and its mapping, and what names them."""
    (home / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    (home / "kolonner.yaml").write_text(MAPPING, encoding="utf-8")

    def write(*rows, headings=HEADINGS, mapping: str | None = None):
        if mapping is not None:
            (home / "kolonner.yaml").write_text(mapping, encoding="utf-8")
        lines = [";".join(row) for row in (headings, *rows)]
        (home / "børn.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return ("import", "børn.csv", "--mapping", "kolonner.yaml", *AS_OF)

    return write


def files(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "sager").rglob("*.yaml")}


def fates(said) -> list[str]:
    return [row["fate"] for row in json.loads(said[1])["rows"]]


def test_each_row_becomes_a_case_without_a_fault(home, say, sheet) -> None:
    code, out, err = say(*sheet(NILS, IDA), "--yes")
    assert (code, err) == (0, "")
    assert not [secret for secret in SECRETS if secret in out + err]
    value = read((home / "sager" / "VEJ-2026-002.yaml").read_bytes()).value
    assert value == {
        "sag": "VEJ-2026-002",
        "konsulent": "kons-a",
        "barn": {
            "navn": "Nils Prøve",
            "født": "2023-02-03",
            "cpr": NUMBER,
            "dagtilbud": "Regnbuen",
            "forældre": [{"navn": "Eva Prøve", "forældremyndighed": "ja"}],
        },
        "tilbud": [{"art": "minigruppe", "sted": "Minigruppen Solen", "opstart": "2026-03-02"}],
    }
    assert "tilbud" not in read((home / "sager" / "VEJ-2026-003.yaml").read_bytes()).value
    for name in ("VEJ-2026-002", "VEJ-2026-003"):
        assert say("validate", f"sager/{name}.yaml", *AS_OF)[0] == 0


def test_a_case_is_written_as_sag_new_writes_it(home, say, sheet) -> None:
    mapping = MAPPING[: MAPPING.index("faste:")].replace("  Startet: tilbud.opstart\n", "")
    say(*sheet(IDA, mapping=mapping), "--yes")
    imported = (home / "sager" / "VEJ-2026-002.yaml").read_bytes()
    say("undo", "--yes")
    say("new", "--child", "Ida Test", "--born", "2022-05-02", "--daycare", "Solen", *AS_OF)
    new = (home / "sager" / "VEJ-2026-002.yaml").read_bytes()
    assert imported == new.replace(
        b"  dagtilbud: Solen\n",
        "  dagtilbud: Solen\n  forældre:\n    - {navn: Ane Test}\n".encode(),
    )


def test_a_dry_run_writes_nothing(home, say, sheet) -> None:
    before = files(home)
    said = say(*sheet(NILS, IDA), "--dry-run", "--format", "json")
    assert (said[0], fates(said)) == (0, ["new", "new"])
    assert files(home) == before


def test_without_a_terminal_it_is_written_only_when_that_is_said(home, say, sheet) -> None:
    before = files(home)
    code, _out, err = say(*sheet(NILS))
    assert (code, files(home)) == (1, before)
    assert "--yes" in err


def test_the_same_sheet_again_changes_nothing(home, say, sheet) -> None:
    words = sheet(NILS, IDA)
    say(*words, "--yes")
    before = files(home)
    said = say(*words, "--yes", "--format", "json")
    assert (said[0], fates(said), files(home)) == (0, ["same", "same"], before)


def test_a_case_that_says_something_else_is_left_and_the_keys_are_told(home, say, sheet) -> None:
    say(*sheet(NILS), "--yes")
    before = files(home)
    moved = (*NILS[:4], "Solen", *NILS[5:])
    said = say(*sheet(moved), "--yes", "--format", "json")
    row = json.loads(said[1])["rows"][0]
    assert (row["fate"], row["case"], row["differs"]) == (
        "different",
        "VEJ-2026-002",
        ["barn.dagtilbud"],
    )
    assert files(home) == before


def test_a_child_with_another_number_in_the_sheet_gets_no_second_case(home, say, sheet) -> None:
    say(*sheet(NILS), "--yes")
    mapping = MAPPING.replace("kolonner:\n", "kolonner:\n  Sag: sag\n")
    words = sheet(("VEJ-2026-077", *NILS), headings=("Sag", *HEADINGS), mapping=mapping)
    row = json.loads(say(*words, "--yes", "--format", "json")[1])["rows"][0]
    assert (row["fate"], row["case"], row["differs"]) == ("different", "VEJ-2026-002", ["sag"])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("Bo", "Ny", "3/2-23", "", "Solen", "", ""), "Column C (Fødselsdato): Which day"),
        (("Bo", "Ny", "2023-02-03", "640223-4005", "Solen", "", ""), "Column D (CPR)"),
        (("Bo", "Ny", "2023-02-03", "63020340", "Solen", "", ""), "Column D (CPR)"),
        (("Bo", "Ny", "2023-02-03", "", "Solen", "", "2027-13-01"), "Column G (Startet)"),
        (("Bo", "Ny", "2099-02-03", "", "Solen", "", ""), "Column C (Fødselsdato)"),
        (("Bo", "Ny", "2023-02-03"), "as many values"),
        (("", "", "2023-02-03", "", "Solen", "", ""), "navn"),
    ],
)
def test_one_row_that_is_refused_keeps_all_of_them_out(home, say, sheet, row, told) -> None:
    before = files(home)
    code, out, _err = say(*sheet(NILS, row), "--yes")
    assert (code, files(home)) == (1, before)
    assert told in out.replace("\n    ", " ")
    assert not [secret for secret in (*SECRETS, "Bo", "63020340") if secret in out]


def test_a_lost_zero_comes_back_only_where_the_birth_date_says_so(home, say, sheet) -> None:
    lost = ("Bo", "Ny", "2022-05-09", "906224005", "Solen", "", "")
    code, out, _err = say(*sheet(lost), "--yes")
    assert (code, "ten digits" in out) == (1, True)
    # An erstatnings-CPR has 60 added to its day, so none begins with a zero: an invented one here.
    sure = ("Bo", "Ny", "2022-05-09", "905224005", "Solen", "", "")
    assert say(*sheet(sure), "--dry-run")[0] == 0


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (NILS, "row 2 is about the same child"),
        (("Nina", "Prøve", "2023-02-03", "", "", "", ""), "row 2 may be about the same child"),
    ],
)
def test_two_rows_about_one_child_are_refused(say, sheet, second, told) -> None:
    code, out, _err = say(*sheet(NILS, second), "--yes")
    assert (code, told in out.lower() or told in out.replace("Row", "row")) == (1, True)


def test_twins_with_numbers_of_their_own_are_two(home, say, sheet) -> None:
    mapping = MAPPING.replace("kolonner:\n", "kolonner:\n  Sag: sag\n")
    rows = [("A-1", *NILS), ("A-2", "Nina", "Prøve", "2023-02-03", *("",) * 4)]
    said = say(*sheet(*rows, headings=("Sag", *HEADINGS), mapping=mapping), "--yes")
    assert said[0] == 0
    assert {"A-1.yaml", "A-2.yaml"} < set(files(home))


def test_a_number_of_the_sheet_is_not_given_to_another_row(home, say, sheet) -> None:
    mapping = MAPPING.replace("kolonner:\n", "kolonner:\n  Sag: sag\n")
    rows = [("", *IDA), ("VEJ-2026-002", *NILS)]
    words = sheet(*rows, headings=("Sag", *HEADINGS), mapping=mapping)
    said = say(*words, "--yes", "--format", "json")
    numbers = [row["case"] for row in json.loads(said[1])["rows"]]
    assert numbers == ["VEJ-2026-003", "VEJ-2026-002"]


def test_a_number_that_another_child_has_is_refused(home, say, sheet) -> None:
    mapping = MAPPING.replace("kolonner:\n", "kolonner:\n  Sag: sag\n")
    words = sheet(("VEJ-2026-001", *NILS), headings=("Sag", *HEADINGS), mapping=mapping)
    code, out, _err = say(*words, "--yes")
    assert code == 1
    assert "another child" in out


def test_it_is_taken_back_as_one_change(home, say, sheet) -> None:
    before = files(home)
    say(*sheet(NILS, IDA), "--yes")
    code, out, _err = say("undo", "--dry-run")
    assert (code, "2 imported cases" in out) == (0, True)
    code, out, _err = say("undo", "--yes", "--format", "json")
    assert json.loads(out)["saved"]
    assert (code, files(home)) == (0, before)


def test_a_case_that_was_recorded_in_since_keeps_it_from_being_taken_back(home, say, sheet) -> None:
    say(*sheet(NILS, IDA), "--yes")
    path = home / "sager" / "VEJ-2026-003.yaml"
    path.write_text(path.read_text() + "distrikt: Nord\n")
    before = files(home)
    code, _out, err = say("undo", "--yes")
    assert (code, files(home)) == (2, before)
    assert "VEJ-2026-003" in err


def test_it_is_committed_with_a_message_that_names_nobody(home, say, sheet) -> None:
    def git(*words: str) -> str:
        return subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@t", *words],
            cwd=home, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    git("init", "-q")
    for name in ("user.name", "user.email"):
        git("config", name, "t@example.invalid")
    words = sheet(NILS, IDA)
    (home / "sager" / "VEJ-2026-001.yaml").write_text("sag: x\n")
    assert say(*words, "--yes", "--commit")[0] == 0
    assert git("log", "-1", "--format=%B").strip() == "2 cases imported"
    assert git("show", "--name-only", "--format=").split() == [
        "sager/VEJ-2026-002.yaml",
        "sager/VEJ-2026-003.yaml",
    ]


def test_one_case_is_committed_as_one_and_its_undoing_too(home, say, sheet) -> None:
    for words in (("init", "-q"), ("config", "user.name", "t"), ("config", "user.email", "t@x.y")):
        subprocess.run(["git", *words], cwd=home, check=True)
    told = ["git", "log", "--format=%s"]
    assert say(*sheet(NILS), "--yes", "--commit")[0] == 0
    assert say("undo", "--yes", "--commit")[0] == 0
    subjects = subprocess.run(told, cwd=home, check=True, capture_output=True, text=True).stdout
    assert subjects.splitlines() == ["taken back: 1 case imported", "1 case imported"]


def test_rows_and_columns_that_nobody_sees_are_told(home, say, sheet) -> None:
    from openpyxl import load_workbook

    sheet()
    path = book(home / "børn.xlsx", HEADINGS, NILS, IDA)
    workbook = load_workbook(path)
    workbook.active.row_dimensions[3].hidden = True
    workbook.active.column_dimensions["D"].hidden = True
    workbook.save(path)
    words = ("import", "børn.xlsx", "--mapping", "kolonner.yaml", "--dry-run", *AS_OF)
    _code, out, err = say(*words)
    assert "Rows that are hidden in Excel are read like the others: 3." in out + err
    assert "Columns that are hidden in Excel are read like the others: D." in out + err


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ("kolonner: {Navn: barn.navn}\n", '"Navn"'),
        ("kolonner: {Fornavn: barn.fornavn}\n", "barn"),
        ("kolonner: {}\n", "kolonner"),
        ("kolonne: {Fornavn: barn.navn}\n", "kolonner"),
        ("kolonner: {Fornavn: barn.født, Efternavn: barn.født}\n", "barn.født"),
        ("kolonner: {Fornavn: barn.navn}\nfaste: {barn.navn: x}\n", "faste"),
        ("kolonner: {Mor: barn.forældre, Fornavn: barn.forældre.2.navn}\n", "forældre"),
        ("kolonner: [a\n", "kolonner.yaml:"),
        ("", "kolonner"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told_before_anything_else(
    say, sheet, mapping, told
) -> None:
    code, out, err = say(*sheet(NILS, mapping=mapping), "--yes")
    assert (code, out) == (2, "")
    assert told in err
    assert "Nils" not in err


def test_twin_headings_are_refused_where_they_are_used(say, sheet) -> None:
    headings = (*HEADINGS[:5], "Fornavn", HEADINGS[6])
    code, _out, err = say(*sheet(NILS, headings=headings), "--yes")
    assert (code, "A, F" in err) == (2, True)


def test_without_a_mapping_the_way_to_one_is_told_and_it_can_be_used(home, say, sheet) -> None:
    sheet(NILS, IDA)
    code, _out, err = say("import", "børn.csv", *AS_OF)
    assert (code, "--write-mapping" in err) == (2, True)
    assert say("import", "børn.csv", "--write-mapping", "nye.yaml")[0] == 0
    text = (home / "nye.yaml").read_text("utf-8")
    assert "  Startet: tilbud.opstart" in text
    assert "Nils" not in text
    with_kind = text + "faste: {tilbud.art: minigruppe}\n"
    (home / "nye.yaml").write_text(with_kind, "utf-8")
    said = say(
        "import", "børn.csv", "--mapping", "nye.yaml", *AS_OF, "--dry-run", "--format", "json"
    )
    assert fates(said) == ["new", "new"]
    assert say("import", "børn.csv", "--write-mapping", "nye.yaml")[0] == 2
    assert (home / "nye.yaml").read_text("utf-8") == with_kind


def test_headings_below_a_title_are_seen(home, say, sheet) -> None:
    path = book(home / "børn.xlsx", ("Børn i Vejle",), (), HEADINGS, NILS, title="Børn")
    assert say("import", path.name, "--write-mapping", "nye.yaml")[0] == 0
    assert "overskrifter: 3" in (home / "nye.yaml").read_text("utf-8")
    words = ("import", path.name, "--mapping", "kolonner.yaml", "--dry-run", *AS_OF)
    assert say(*words)[0] == 2
    assert say(*words, "--header-row", "3")[0] == 0


def test_words_of_a_ruleset_are_read_with_capitals_and_by_the_mappings_own(
    say, sheet, home
) -> None:
    headings = ("Fornavn", "Efternavn", "Fødselsdato", "Tilbud", "Udsat")
    mapping = (
        "kolonner: {Fornavn: barn.navn, Efternavn: barn.navn, Fødselsdato: barn.født,"
        " Tilbud: tilbud.art, Udsat: skole.udsættelse}\nord: {MG: minigruppe}\n"
        "faste: {tilbud.sted: Solen, tilbud.opstart: 2026-03-02}\n"
    )
    rows = [
        ("Bo", "Ny", "2022-01-02", "Minigruppe", "Nej"),
        ("Ea", "Sol", "2022-01-02", "mg", "nej"),
    ]
    assert say(*sheet(*rows, headings=headings, mapping=mapping), "--yes")[0] == 0
    for name in ("VEJ-2026-002", "VEJ-2026-003"):
        value = read((home / "sager" / f"{name}.yaml").read_bytes()).value
        assert (value["tilbud"][0]["art"], value["skole"]) == ("minigruppe", {"udsættelse": "nej"})


def test_a_case_that_cannot_be_read_is_told_of(home, say, sheet) -> None:
    (home / "sager" / "VEJ-2026-001.yaml").write_text("sag: [\n")
    code, out, _err = say(*sheet(NILS), "--dry-run")
    assert (code, "VEJ-2026-001.yaml" in out) == (0, True)


def test_the_rest_is_told_where_another_took_a_number_meanwhile(
    home, sheet, say, monkeypatch
) -> None:
    from sagscli.app import import_cases

    plan = import_cases.import_of

    def planned(*given):
        wanted = plan(*given)
        (home / "sager" / "VEJ-2026-003.yaml").write_text("sag: VEJ-2026-003\n")
        return wanted

    monkeypatch.setattr(import_cases, "import_of", planned)
    code, _out, err = say(*sheet(NILS, IDA), "--yes")
    assert (code, "VEJ-2026-003" in err) == (2, True)
    assert "VEJ-2026-002.yaml" not in files(home)


def test_an_import_that_was_stopped_is_told_of_and_ended(home, say, sheet) -> None:
    own = home / ".sag" / "pending"
    own.mkdir(parents=True)
    (own / "0").write_text("sag: VEJ-2026-009\nregelsæt: vejle\nbarn: {navn: Bo Ny}\n")
    (own / "list.json").write_text('["sager/VEJ-2026-009.yaml"]')
    assert "stopped" in say("list", *AS_OF)[2]
    say("new", "--child", "Ea Sol", "--born", "2023-01-01", *AS_OF)
    assert "VEJ-2026-009.yaml" in files(home)
    assert "stopped" not in say("list", *AS_OF)[2]


def test_a_case_file_in_the_place_of_a_mapping_is_told_as_one(home, say) -> None:
    case = "sager/VEJ-2026-001.yaml"
    (home / "ark.csv").write_text("navn;født\nIda Test;02-05-2022\n")
    code, _out, err = say("import", "ark.csv", "--mapping", case, *AS_OF)
    assert code == 2
    assert "is a case file" in err
    assert f"--write-mapping {case}" not in err
