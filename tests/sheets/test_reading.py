"""A sheet is read as it is meant, whatever its name and its letters; or it is said why not."""

import zipfile
from datetime import date, datetime

import pytest

from sagscli.errors import SagError
from sagscli.sheets.number_form import in_form
from sagscli.sheets.reading import read_rows
from sagscli.sheets.sheet import MOST_ROWS, CellFault, SheetError, column_letter, headed
from tests.sheets.books import book, changed

SHEET = "xl/worksheets/sheet1.xml"
HEADINGS = ("Navn", "Født")


def texts(path, **more):
    return [[cell.text for cell in row.cells] for row in read_rows(str(path), **more).rows]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separated_values_in_every_encoding_of_excel(tmp_path, separator, encoding) -> None:
    path = tmp_path / "børn.csv"
    text = f'Navn{separator}Født\r\n"Åse Ærø ""Ø"""{separator}0101\r\n\r\n'
    path.write_bytes(text.encode(encoding))
    assert texts(path) == [["Navn", "Født"], ['Åse Ærø "Ø"', "0101"]]


def test_what_excel_writes_to_keep_zeros_and_to_name_the_separator(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('sep=;\nNavn;Nr\nBo;="0012"\n')
    rows = read_rows(str(path)).rows
    assert [row.number for row in rows] == [2, 3]
    assert rows[1].cells[1].text == "0012"


@pytest.mark.parametrize("encoding", ["cp865", "mac_roman"])
def test_letters_of_another_code_page_are_not_spoilt(tmp_path, encoding) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Navn;Født\nBjørn Kjær;2022-01-01\n".encode(encoding))
    with pytest.raises(SheetError, match="letters"):
        read_rows(str(path))


def test_a_text_over_several_lines_is_one_row(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Navn;Note\nBo;"en\nto"\nIda;x\n')
    rows = read_rows(str(path)).rows
    assert [(row.number, row.cells[1].text) for row in rows][1:] == [(2, "en\nto"), (3, "x")]


@pytest.mark.parametrize("text", ['Navn;Note\nBo;"uden slutning\nIda;x\n', 'A;B\n"a"b;c\n'])
def test_a_quotation_mark_that_does_not_fit_is_told_with_its_row(tmp_path, text) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    with pytest.raises(SheetError, match="row 2"):
        read_rows(str(path))


def test_the_name_of_a_file_says_nothing(tmp_path) -> None:
    as_csv = book(tmp_path / "a.xlsx", HEADINGS).rename(tmp_path / "a.csv")
    assert texts(as_csv) == [["Navn", "Født"]]
    text = tmp_path / "b.xlsx"
    text.write_text("Navn;Født\n")
    assert texts(text) == [["Navn", "Født"]]


def test_days_and_numbers_of_a_workbook(tmp_path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        HEADINGS,
        (date(2022, 3, 14), (datetime(2022, 3, 14, 9, 30), "dd-mm-yyyy hh:mm")),
        (44634, 7403224005.0, (1224005, "0000\\-00000"), (7, "0000"), 2.5),
        (True, False, "  tekst "),
    )
    _headings, days, numbers, rest = read_rows(str(path)).rows
    assert [cell.day for cell in days.cells][:2] == [date(2022, 3, 14)] * 2
    assert [cell.text for cell in numbers.cells] == [
        *("44634", "7403224005", "0012-24005", "0007", "2,5")
    ]
    assert [cell.counted for cell in numbers.cells] == [date(2022, 3, 14), None, None, None, None]
    assert [cell.text for cell in rest.cells[:3]] == ["ja", "nej", "tekst"]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, (date(2022, 3, 14), 43172), since_1904=True)
    row = read_rows(str(path)).rows[1]
    assert (row.cells[0].day, row.cells[1].counted) == (date(2022, 3, 14), date(2022, 3, 14))


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("0000\\-00000", 1224005, "0012-24005"),
        ('[$-406]0000"-"00000', 1224005, "0012-24005"),
        ("000000-0000;@", 7403224005, "740322-4005"),
        ("0000", 12345, "12345"),
        ("General", 12, "12"),
        ("#,##0", 1200, "1200"),
        ("0.00", 3, "3"),
    ],
)
def test_zeros_that_a_form_keeps_are_kept(form, number, text) -> None:
    assert in_form(number, form) == text


def test_a_formula_counts_as_what_it_gave_and_otherwise_as_unknown(tmp_path) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, ("=A1", "=B1"))
    changed(path, SHEET, lambda xml: xml.replace(b"<f>A1</f><v />", b"<f>A1</f><v>7</v>", 1))
    cells = read_rows(str(path)).rows[1].cells
    assert cells[0].text == "7"
    assert (cells[1].text, cells[1].fault) == ("", CellFault.FORMULA)


def test_errors_and_lost_digits_are_no_values(tmp_path) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, ("#N/A", 12345678901234567890))
    assert [cell.fault for cell in read_rows(str(path)).rows[1].cells] == [
        CellFault.ERROR,
        CellFault.DIGITS,
    ]


def test_merged_cells_are_told_of(tmp_path) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, ("Bo", "Solen"), ("Ida", None))
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
    changed(path, SHEET, lambda xml: xml.replace(b"</sheetData>", merge))
    _headings, bo, ida = read_rows(str(path)).rows
    assert [cell.fault for cell in bo.cells] == [None, CellFault.MERGED]
    assert ida.cell(1).fault is CellFault.MERGED
    assert ida.cell(0).fault is None


def test_of_several_sheets_one_is_chosen_and_hidden_ones_do_not_count(tmp_path) -> None:
    from openpyxl import load_workbook

    path = book(tmp_path / "a.xlsx", HEADINGS, title="Børn")
    workbook = load_workbook(path)
    workbook.create_sheet("Lister").append(["x"])
    workbook.save(path)
    with pytest.raises(SheetError, match='"Børn", "Lister"'):
        read_rows(str(path))
    assert texts(path, sheet="lister") == [["x"]]
    with pytest.raises(SheetError, match="no sheet"):
        read_rows(str(path), "Andet")
    workbook["Lister"].sheet_state = "hidden"
    workbook.save(path)
    assert texts(path) == [["Navn", "Født"]]


def test_what_is_hidden_is_read_and_told_and_hidden_sheets_are_told_too(tmp_path) -> None:
    from openpyxl import load_workbook

    path = book(tmp_path / "a.xlsx", ["Navn", "CPR", "Født"], ["A", "1", "x"], ["B", "2", "y"])
    workbook = load_workbook(path)
    sheet = workbook.active
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    workbook.create_sheet("Gamle").sheet_state = "hidden"
    workbook.save(path)
    read = read_rows(str(path), None)
    assert len(read.rows) == 3
    assert read.hidden == ({3}, {1}, ("Gamle",))


def test_blank_rows_are_passed_over_and_the_others_keep_their_numbers(tmp_path) -> None:
    path = book(tmp_path / "a.xlsx", (), HEADINGS, (), (" ",), ("Bo",))
    assert [row.number for row in read_rows(str(path)).rows] == [2, 5]


OLD = b"\xd0\xcf\x11\xe0" + bytes(600)


def _zip(path, **parts):
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (OLD, "older Excel"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.7", "a PDF"),
        (b"<html><table>", "web page"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"A;B\n\0;\0\n", "no text"),
    ],
)
def test_what_is_no_sheet_is_called_by_its_name(tmp_path, data, words) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(SheetError, match=words):
        read_rows(str(path))


def test_other_packages_too(tmp_path) -> None:
    path = tmp_path / "a.xlsx"
    _zip(path, mimetype="application/vnd.oasis.opendocument.spreadsheet", content="x")
    with pytest.raises(SheetError, match="OpenDocument"):
        read_rows(str(path))
    _zip(path, xl__workbook_bin="x")
    with pytest.raises(SheetError, match="Word"):
        read_rows(str(path))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.bin", "x")
    with pytest.raises(SheetError, match="binary"):
        read_rows(str(path))


def test_a_file_that_is_not_there_or_no_file(tmp_path) -> None:
    for path in (tmp_path / "ikke.xlsx", tmp_path):
        with pytest.raises(SagError):
            read_rows(str(path))


def test_a_workbook_that_unpacks_to_very_much_is_not_unpacked(tmp_path) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet9.xml", bytes(80 * 1024 * 1024))
    with pytest.raises(SheetError, match="64 MB"):
        read_rows(str(path))


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml"])
def test_entities_are_not_expanded_and_damage_is_told(tmp_path, part) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    path = book(tmp_path / "a.xlsx", HEADINGS)
    for data in (bomb, b"<x>"):
        changed(path, part, lambda _xml, data=data: data)
        with pytest.raises(SheetError, match="damaged"):
            read_rows(str(path))


def test_macros_are_passed_over(tmp_path) -> None:
    path = book(tmp_path / "a.xlsm", HEADINGS)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", "Kill C:")
    assert texts(path) == [["Navn", "Født"]]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_very_many_rows_are_refused_without_being_read(tmp_path, kind) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "csv":
        path.write_text("Navn\n" + "Bo\n" * 100_000)
    else:
        rows = b"".join(
            b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>Bo</t></is></c></row>' % (at, at)
            for at in range(2, 100_002)
        )
        book(path, HEADINGS)
        changed(path, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    with pytest.raises(SheetError, match=f"more than {MOST_ROWS} rows"):
        read_rows(str(path))


def test_one_row_more_than_may_be(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Navn\n" + "Bo\n" * MOST_ROWS)
    assert len(headed(read_rows(str(path))).rows) == MOST_ROWS
    path.write_text("Navn\n" + "Bo\n" * (MOST_ROWS + 1))
    with pytest.raises(SheetError, match="more than"):
        headed(read_rows(str(path)))


@pytest.mark.parametrize("data", ["Bo;2022-03-14\n", "Bo;610522-4005\n", "Bo;17\n"])
def test_a_sheet_without_headings_is_not_taken_for_one_and_nothing_of_it_is_told(
    tmp_path, data
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(data.replace("2022-03-14", "740322-4005"))
    with pytest.raises(SheetError, match="no headings") as told:
        headed(read_rows(str(path)))
    assert "Bo" not in f"{told.value.message}{told.value.remedy}"


def test_columns_have_the_letters_of_excel() -> None:
    assert [column_letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
