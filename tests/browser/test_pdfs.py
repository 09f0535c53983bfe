"""The questions to a PDF: what it lacks is found out, and what WeasyPrint needs for it."""

from io import BytesIO
from types import ModuleType

import pytest

from tests.browser.conftest import MakePdf
from tests.browser.pdfs import A4, Pdf

pytestmark = pytest.mark.slow

PAGE = """\
<html lang="da"><head><title>Et ark</title>
<style>
  @page {{ size: A4; @bottom-right {{ content: counter(page) }} }}
  {style}
</style></head>
<body><main>
<h1>Et ark</h1>
<h2>En tabel</h2>
<table>
<thead><tr><th scope="col">Hvad</th><th scope="col">Hvem</th></tr></thead>
<tbody><tr><th scope="row">Møde</th><td>Psykolog</td></tr></tbody>
</table>
<svg role="img" viewBox="0 0 9 9" width="9" height="9"><title>En prik</title>
<circle cx="4" cy="4" r="4"/></svg>
</main></body></html>
"""

DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@pytest.fixture
def sheet(make_pdf: MakePdf) -> Pdf:
    data, logged = make_pdf(PAGE.format(style=""))
    assert logged == []
    return Pdf(data)


def test_what_a_window_and_a_printer_are_told(sheet: Pdf) -> None:
    assert (sheet.count, sheet.sizes) == (1, {A4})
    assert (sheet.title, sheet.shows_title, sheet.language) == ("Et ark", True, "da")
    assert sheet.claims_ua
    assert sheet.loose_fonts == set()


def test_the_structure(sheet: Pdf) -> None:
    assert sheet.is_tagged
    assert [one.tag for one in sheet.tree.every("H1", "H2", "Table")] == ["H1", "H2", "Table"]
    assert sheet.bookmarks == ["Et ark", "En tabel"]
    assert [one.alt for one in sheet.tree.every("Figure")] == ["En prik"]


def test_a_cell_knows_its_headers(sheet: Pdf) -> None:
    (cell,) = sheet.tree.every("TD")
    heads = [str(one.entry["/ID"]) for one in sheet.tree.every("TH")]
    assert sorted(cell.headers) == sorted(heads[1:])


def test_the_page_number_is_no_part_of_the_text(sheet: Pdf) -> None:
    assert sheet.stray == 0
    assert sheet.text.endswith("1")


def test_a_table_on_two_pages_keeps_its_headers(make_pdf: MakePdf) -> None:
    row = '<tr><th scope="row">Møde</th><td>Psykolog</td></tr>'
    data, logged = make_pdf(PAGE.format(style="").replace("</tbody>", row * 80 + "</tbody>"))
    long = Pdf(data)
    assert (long.count > 1, logged, long.stray) == (True, [], 0)
    assert len(long.tree.every("Table")) == long.count
    assert {len(cell.headers) for cell in long.tree.every("TD")} == {2}


def test_a_bare_pdf_lacks_all_of_it() -> None:
    from pypdf import PdfWriter

    writer, data = PdfWriter(), BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(data)
    bare = Pdf(data.getvalue())
    assert (bare.is_tagged, bare.shows_title, bare.claims_ua) == (False, False, False)
    assert (bare.language, bare.title, bare.bookmarks) == (None, None, [])
    assert bare.tree.every("H1", "Document") == []
    assert bare.sizes != {A4}


def test_an_untagged_text_is_stray(weasyprint: ModuleType) -> None:
    bare = Pdf(weasyprint.HTML(string=PAGE.format(style="")).write_pdf())
    assert not bare.is_tagged
    assert bare.stray > 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('<html lang="da">', "<html>"), 'Missing required "lang" attribute'),
        (("<h1>", f'<img src="{DOT}"><h1>'), "no required alt"),
        (("<h1>", '<img alt="x" src="http://127.0.0.1:9/x.png"><h1>'), "Failed to load"),
        (("<h1>", "<style>@media (max-width: 9rem) { p { color: red } }</style><h1>"), "media"),
    ],
)
def test_what_weasyprint_lacks_is_logged(
    make_pdf: MakePdf, change: tuple[str, str], said: str
) -> None:
    _data, logged = make_pdf(PAGE.format(style="").replace(*change))
    assert said in " ".join(logged)
