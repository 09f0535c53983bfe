"""PDF from a folder's own template: a page can be small and its layout endless."""

import re
import sys
import time

import pytest

from tests.conftest import ROOT
from tests.documents.conftest import CHILD

pytestmark = pytest.mark.slow
PAGE = '<html lang="da"><head><title>x</title></head><body>{}</body></html>'
BREAKS = (
    "<style>p { page-break-after: always }</style>"
    "{% for a in range(300) %}{% for b in range(300) %}<p>x{% endfor %}{% endfor %}"
)
WORDS = ("plan", "VEJ-2026-001", "-o", "plan.pdf")


@pytest.fixture
def own(at, folder):
    pytest.importorskip("weasyprint")
    at(CHILD)
    place = folder / "skabeloner" / "handleplan"
    place.mkdir(parents=True)

    def write(body: str) -> None:
        (place / "handleplan.html.j2").write_text(PAGE.format(body), encoding="utf-8")

    return write


def test_a_layout_without_end_is_stopped(own, say, folder, monkeypatch) -> None:
    own(BREAKS)
    monkeypatch.setattr("sagscli.documents.pdf.PATIENCE", 2)
    begun = time.monotonic()
    code, _out, err = say(*WORDS)
    assert time.monotonic() - begun < 20
    assert code == 2
    assert "not ready within 2 seconds" in err
    assert len(err.splitlines()) == 2
    assert not (folder / "plan.pdf").exists()


def test_an_ordinary_one_is_made_and_takes_no_code_from_the_folder(own, say, folder) -> None:
    own("{{ sheet.title }} æøå")
    for name in ("weasyprint", "sagscli", "logging"):
        (folder / f"{name}.py").write_text("raise SystemExit(1)", encoding="utf-8")
    code, _out, err = say(*WORDS)
    assert code == 0, err
    assert (folder / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_without_weasyprint_the_sentence_is_the_same(own, say, monkeypatch) -> None:
    own("x")
    monkeypatch.setattr(
        "sagscli.documents.pdf._command",
        lambda: [sys.executable, "-c", _BLOCKED],
    )
    code, _out, err = say(*WORDS)
    assert code == 2
    assert "pip install weasyprint" in err


_BLOCKED = (
    "import sys; sys.modules['weasyprint'] = None; "
    "from sagscli.documents.pdf import main; sys.exit(main())"
)


def test_a_page_that_breaks_the_layout_is_one_sentence(own, say, monkeypatch) -> None:
    own("x")
    monkeypatch.setattr("sagscli.documents.pdf._command", lambda: [sys.executable, "-c", "1 / 0"])
    code, _out, err = say(*WORDS)
    assert code == 2
    assert "cannot become a PDF" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "words", [("plan", "VEJ-2026-014"), ("render", "overblik", "HAD-2025-011")]
)
def test_the_key_of_the_drawing_is_not_cut_into_less_than_three_lines(
    words, say, monkeypatch, tmp_path
) -> None:
    """The drawing has at least three lines of its key with it, and no page has fewer."""
    pytest.importorskip("weasyprint")
    pypdf = pytest.importorskip("pypdf")
    monkeypatch.chdir(ROOT / "sample-cases")
    path = tmp_path / "x.pdf"
    assert say(*words, "--as-of", "2026-10-05", "--output", str(path))[0] == 0
    pages = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    entry = re.compile(r"^.*\d{1,2} \d{1,2}\. [a-z]+ 20\d\d$", re.MULTILINE)
    on_pages = [len(entry.findall(page)) for page in pages]
    assert sum(on_pages) >= 6
    assert all(count >= 3 for count in on_pages if count)
    drawn = next(at for at, page in enumerate(pages) if "pr. 5. okt. 2026" in page)
    assert on_pages[drawn] >= 3
