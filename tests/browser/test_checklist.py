"""The checklist of a referral on screens, on paper, and for those who read with their ears."""

import pytest

from sagscli.cli.boundary import run
from tests.browser.conftest import MakePdf, Shown
from tests.browser.pages import A4_WIDTH, WIDTHS, kept, overflow, pictured, printed, violations
from tests.browser.pdfs import A4, Pdf
from tests.browser.subjects import CHECKLISTS, LANGUAGES, Html
from tests.conftest import ROOT, WriteCase

pytestmark = pytest.mark.slow

LONG = "HAD-2026-" + "8" * 150

every = pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name in CHECKLISTS for language in LANGUAGES]
)


@pytest.fixture
def html(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Html:
    def written(name: str, language: str) -> str:
        monkeypatch.chdir(ROOT / "sample-cases")
        monkeypatch.setenv("SAG_LANG", language)
        words = ["referral", "check", *CHECKLISTS[name], "--as-of", "2026-10-05"]
        run([*words, "--format", "html"])
        return capsys.readouterr().out

    return written


@every
def test_everyone_can_use_it_on_every_screen(
    html: Html, shown: Shown, name: str, language: str
) -> None:
    page = shown(html(name, language))
    assert violations(page) == []
    assert [line for width in WIDTHS for line in overflow(page, width)] == []
    for width in (390, 1100):
        pictured(page, f"checklist-{name}-{language}", width)


@every
def test_it_prints(html: Html, shown: Shown, name: str, language: str) -> None:
    page = shown(html(name, language))
    assert overflow(page, A4_WIDTH, "print") == []
    data = printed(page)
    kept(data, f"checklist-{name}-{language}-chromium")
    paper = Pdf(data)
    assert paper.sizes == {A4}
    assert paper.count <= 2


@every
def test_its_pdf_is_tagged(html: Html, make_pdf: MakePdf, name: str, language: str) -> None:
    data, logged = make_pdf(html(name, language))
    kept(data, f"checklist-{name}-{language}-weasyprint")
    paper = Pdf(data)
    assert logged == []
    assert (paper.sizes, paper.language) == ({A4}, language)
    assert paper.is_tagged
    assert paper.shows_title
    assert paper.title.endswith(CHECKLISTS[name][0])
    assert len(paper.tree.every("H1")) == 1
    assert (paper.stray, paper.loose_fonts) == (0, set())
    assert {len(cell.headers) for cell in paper.tree.every("TD")} == {2}  # of row and column


def test_the_page_number_is_not_read_aloud(html: Html, make_pdf: MakePdf) -> None:
    paper = Pdf(make_pdf(html("short", "da"))[0])
    assert paper.text.endswith("1 / 1")
    assert paper.stray == 0


def test_advice_has_no_colour_of_a_fault(html: Html, shown: Shown) -> None:
    """A8: what is only recommended and not done is no fault, in colour as in words."""
    word = ".word >> nth=0"
    plain = shown(html("advice", "da")).locator("tbody th >> nth=0").evaluate(_COLOUR)
    assert shown(html("advice", "da")).locator(word).evaluate(_COLOUR) == plain
    assert shown(html("missing", "da")).locator(".missing .word").evaluate(_COLOUR) != plain


_COLOUR = "one => getComputedStyle(one).color"


def test_a_long_word_breaks(
    write_case: WriteCase, shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_case(
        f"sag: {LONG}\nregelsæt: haderslev\nbarn: {{navn: Alma Eksempel, født: 2022-03-14}}\n"
        f"henvisninger: [{{til: ppv, bilag: [bilag/{LONG}.pdf]}}]\n",
        LONG,
    )
    run(["referral", "check", str(path), "--to", "ppv", "--format", "html"])
    page = shown(capsys.readouterr().out)
    assert page.get_by_text(LONG).count() == 1
    assert [line for width in WIDTHS for line in overflow(page, width)] == []
    assert overflow(page, A4_WIDTH, "print") == []
