"""Every document of every sample case: for everyone, on every screen, on paper and as PDF/UA."""

from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.documents.pdf import pdf
from tests.browser.conftest import MakePdf, Shown
from tests.browser.pages import A4_WIDTH, WCAG, kept, overflow, pictured, printed, violations
from tests.browser.pdfs import A4, Pdf
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

CASES = sorted(path.stem for path in (ROOT / "sample-cases" / "sager").rglob("*.yaml"))
AS_OF = ["--as-of", "2026-10-05"]
KINDS = {
    "handleplan": ["handleplan", "VEJ-2026-014"],
    "handleplan-naeste": ["handleplan", "VEJ-2026-014", "--next"],
    "fokuspunkter": ["handleplan:fokuspunkter", "HAD-2026-008"],
    "læringsmiljø": ["handleplan", "LM-2026-01"],
    "henvisning": ["henvisning:minigruppe", "VEJ-2026-014"],
    "udkast": ["henvisning:ressourcevurdering", "HAD-2026-008", "--draft"],
    "samtykke": ["samtykke:henvisning", "VEJ-2026-014"],
    "indkaldelse": ["indkaldelse:statusmøde", "VEJ-2026-014"],
    "referat": ["referat:statusmøde", "VEJ-2026-014"],
    "svar": ["svar:minigruppe", "VEJ-2026-014"],
    "overblik": ["overblik", "VEJ-2026-014"],
    "fristliste": ["fristliste", "."],
}
"""One of each kind, made as people make them."""

MOST_PAGES = {
    "handleplan": 4,
    "handleplan-naeste": 5,
    "udkast": 5,
    "henvisning": 4,
    "overblik": 3,
    "fristliste": 7,
    "fokuspunkter": 4,
    "læringsmiljø": 4,
}


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make all documents of the sample cases, drafts too; once for each worker."""
    folder = tmp_path_factory.mktemp("alle")
    words = ["render", "--all", str(ROOT / "sample-cases"), "--output", str(folder), "--draft"]
    assert run([*words, "--format", "html", *AS_OF]) == 0
    return folder


@pytest.fixture
def html(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def written(name: str) -> str:
        monkeypatch.chdir(ROOT / "sample-cases")
        words = ["plan", *KINDS[name][1:]] if "--next" in KINDS[name] else ["render", *KINDS[name]]
        target = tmp_path / "document.html"
        run([*words, *AS_OF, "--format", "html", "--output", str(target)])
        return target.read_text(encoding="utf-8")

    return written


@pytest.mark.parametrize("case", CASES)
def test_everyone_can_use_each_document_of_a_case(
    case: str, everything: Path, shown: Shown
) -> None:
    """WCAG 2.1 A and AA, and no scrolling sideways at 320 pixels (F)."""
    there = sorted((everything / case).glob("*.html"))
    assert there
    faults = {}
    for path in there:
        page = shown(path.read_text(encoding="utf-8"))
        found = [*violations(page, WCAG), *overflow(page, 320)]
        if found:
            faults[path.name] = found
    assert faults == {}


@pytest.mark.parametrize("name", KINDS)
def test_it_fits_every_screen_and_prints(name: str, html, shown: Shown) -> None:
    page = shown(html(name))
    assert violations(page) == []
    assert [line for width in (320, 390, 1280) for line in overflow(page, width)] == []
    for width in (390, 1100):
        pictured(page, name, width)
    data = printed(page)
    kept(data, f"{name}-chromium")
    paper = Pdf(data)
    turned = (A4[1], A4[0]) if name == "fristliste" else A4
    assert paper.sizes == {turned}
    assert paper.count <= MOST_PAGES.get(name, 2)
    assert f"Side 1 af {paper.count}" in paper.text
    if name != "fristliste":
        assert overflow(page, A4_WIDTH, "print") == []


@pytest.mark.parametrize("name", KINDS)
def test_its_pdf_is_tagged(name: str, html, make_pdf: MakePdf) -> None:
    data, logged = make_pdf(html(name))
    kept(data, f"{name}-weasyprint")
    paper = Pdf(data)
    assert logged == []
    assert paper.language == "da"
    assert paper.is_tagged
    assert paper.shows_title
    assert len(paper.tree.every("H1")) == 1
    assert (paper.stray, paper.loose_fonts) == (0, set())
    assert paper.count <= MOST_PAGES.get(name, 2)
    assert f"Side {paper.count} af {paper.count}" in paper.text


def test_a_draft_says_so_on_each_page(html, shown: Shown) -> None:
    for data in (printed(shown(html("udkast"))), pdf(html("udkast"))):
        pages = Pdf(data).reader.pages
        assert len(pages) > 1
        assert all("UDKAST" in page.extract_text() for page in pages)


def test_each_picture_has_words(html, make_pdf: MakePdf) -> None:
    paper = Pdf(make_pdf(html("overblik"))[0])
    [picture] = [one for one in paper.tree.every("Figure") if one.alt]
    assert (picture.alt or "").startswith("Forløb fra december 2025")
