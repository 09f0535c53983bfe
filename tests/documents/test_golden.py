"""Every kind of document, letter for letter, from the sample cases."""

import re
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from tests.conftest import ROOT
from tests.golden import assert_golden

GOLDEN = Path(__file__).parent / "golden"
DAY = ["--as-of", "2026-10-05"]
VEJLE, LOOP, GROUP = "VEJ-2026-014", "LM-2026-01", "HAD-2026-025"
REFERRAL = "henvisning:"
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


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_as_it_was(name, form, capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT / "sample-cases")
    assert run([*DOCUMENTS[name], "--format", form, *DAY]) == 0
    assert_golden(f"{name}.{form}", _without_style(capsys.readouterr().out), GOLDEN)


def _without_style(text: str) -> str:
    """Return a page without the style that all share; what a page adds to it stays."""
    return re.sub(r"(?s)<style>.*(?=\n@page \{\n  @top-left)", "<style>", text)
