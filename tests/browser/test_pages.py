"""The questions to a page: a page with a fault is found out."""

import pytest

from tests.browser.conftest import Shown
from tests.browser.pages import overflow, printed, violations
from tests.browser.pdfs import A4, Pdf

pytestmark = pytest.mark.slow

_HEAD = "<!doctype html><html lang=da><head><title>Et ark</title>{}</head>"
GOOD = _HEAD.format("") + "<body><main><h1>Et ark</h1><p>Alt er på plads.</p></main></body></html>"


def _with(text: str, style: str = "") -> str:
    head = _HEAD.format(f"<style>{style}</style>")
    return f"{head}<body><main><h1>Et ark</h1>{text}</main></body></html>"


def test_a_good_page_has_no_faults(shown: Shown) -> None:
    page = shown(GOOD)
    assert violations(page) == []
    assert overflow(page, 320) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        (GOOD.replace(" lang=da", ""), "html-has-lang"),
        (_with("<p style='color: #aaa'>Bleg tekst</p>"), "color-contrast"),
        (_with("<img src='data:,x'>"), "image-alt"),
        (_with("<label>Dato</label><input>"), "label"),
        (_with("<h3>Springer et trin over</h3>"), "heading-order"),
        (_with("<ul><p>Ikke et punkt</p></ul>"), "list"),
    ],
)
def test_a_fault_is_named(shown: Shown, fault: str, rule: str) -> None:
    assert rule in {line.partition(":")[0] for line in violations(shown(fault))}


def test_what_cannot_be_decided_is_told_but_for_signs(shown: Shown) -> None:
    back = "p { background: linear-gradient(red, white) }"
    assert violations(shown(_with("<p>Tekst på en overgang</p>", back)))[0].startswith("undecided")
    assert violations(shown(_with("<p>✓</p>"))) == []


def test_what_sticks_out_is_named(shown: Shown) -> None:
    page = shown(_with("<p style='width: 500px'>For bred</p>"))
    assert overflow(page, 1280) == []
    first, *rest = overflow(page, 320)
    assert first.endswith("on a screen of 320 px")
    assert rest == ["p: For bred"]


def test_paper_is_asked_for_itself(shown: Shown) -> None:
    page = shown(_with("<p>Bred på papir</p>", "@media print { p { width: 900px } }"))
    assert overflow(page, 657) == []
    assert overflow(page, 657, "print")


def test_a_page_is_printed_on_a4(shown: Shown) -> None:
    paper = Pdf(printed(shown(_with("<p style='break-before: page'>Side to</p>"))))
    assert (paper.count, paper.sizes, paper.title) == (2, {A4}, "Et ark")
    assert "Side to" in paper.text
    assert paper.is_tagged
    assert [one.tag for one in paper.tree.every("H1", "P")] == ["H1", "P"]


def test_a_page_that_asks_for_another_is_refused(shown: Shown) -> None:
    with pytest.raises(AssertionError, match="stands alone"):
        shown(_with("<img alt='' src='http://127.0.0.1:9/logo.png'>"))
