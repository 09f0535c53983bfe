"""Every kind of document, letter for letter, from the sample cases."""

import re
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from tests.conftest import ROOT
from tests.documents.drawn import html, sample, svg
from tests.golden import assert_golden, whole

GOLDEN = Path(__file__).parent / "golden"
DAY = ["--as-of", "2026-10-05"]
VEJLE, LOOP, GROUP = "VEJ-2026-014", "LM-2026-01", "HAD-2026-025"
REFERRAL = "henvisning:"
PICTURES = [f"picture/{number}.html" for number in (VEJLE, LOOP)]
"""Drawings with their lists that several documents show: each is stored once."""
DOCUMENTS = {
    "status-og-handleplan": ("plan", VEJLE),
    "naeste-handleplan": ("plan", VEJLE, "--next"),
    "henvisning": ("render", "henvisning", VEJLE, "--names", "--cpr"),
    "samtykke": ("render", "samtykke:henvisning", VEJLE, "--names"),
    "indkaldelse": ("render", "indkaldelse:statusmøde", VEJLE),
    "referat": ("render", "referat:statusmøde", VEJLE),
    "svar": ("render", "svar", VEJLE, "--names"),
    "overblik": ("render", "overblik", VEJLE),
    "fokuspunkter": ("plan", "HAD-2026-008", "--form", "fokuspunkter"),
    "ressourcevurdering-udkast": (
        "render",
        f"{REFERRAL}ressourcevurdering",
        "HAD-2026-008",
        "--draft",
    ),
    "mellemform": ("plan", "HAD-2026-012", "--form", "mellemform"),
    "henvisning-mellemform": ("render", "henvisning:mellemform", "HAD-2026-012"),
    "ppv": ("render", "henvisning:ppv", "HAD-2025-011"),
    "viso": ("render", "henvisning:viso", "HAD-2025-011"),
    "ressourcetildeling-gruppe": ("render", f"{REFERRAL}ressourcetildeling-gruppe", GROUP),
    "laeringsmiljoe": ("plan", LOOP),
    "stuemoede": ("render", "indkaldelse:stuemøde", LOOP),
    "fristliste": ("render", "fristliste", "."),
}


@pytest.mark.parametrize("number", [VEJLE, LOOP])
def test_a_picture_is_as_it_was(number) -> None:
    """First in the file: the pages below refer to these, also when they are written anew."""
    picture = sample(number)
    assert_golden(f"{number}.svg", svg(picture), GOLDEN / "picture")
    assert_golden(f"{number}.html", html(picture), GOLDEN / "picture", [f"{number}.svg"])


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_as_it_was(name, form, capsys, monkeypatch, on_day) -> None:
    on_day("2026-10-07")
    monkeypatch.chdir(ROOT / "sample-cases")
    assert run([*DOCUMENTS[name], "--format", form, *DAY]) == 0
    assert_golden(f"{name}.{form}", _without_style(capsys.readouterr().out), GOLDEN, PICTURES)


def test_no_drawing_is_stored_twice() -> None:
    """Each drawing has an id of its own, by the case and the day."""
    stored = (path.read_text(encoding="utf-8") for path in sorted(GOLDEN.rglob("*.*")))
    ids = [name for text in stored for name in re.findall(r'<title id="([^"]*)"', text)]
    assert len(ids) == len(set(ids)) >= len(PICTURES)


def test_what_a_golden_file_refers_to_is_compared_with_it() -> None:
    overview = whole(GOLDEN / "overblik.html")
    assert whole(GOLDEN / "picture" / f"{VEJLE}.svg") in overview
    assert "golden:" not in overview


def _without_style(text: str) -> str:
    """Return a page without the style that all share; what a page adds to it stays."""
    return re.sub(r"(?s)<style>.*(?=\n@page \{\n  @top-left)", "<style>", text)
