"""The kinds of documents: whatever one needs besides its module and its row is missed here."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

from sagscli import documents
from sagscli.documents.environment import built_in_templates
from sagscli.documents.registry import MODULES, document_type
from tests.conftest import ROOT
from tests.documents.test_golden import DOCUMENTS


@pytest.mark.parametrize("name", MODULES)
def test_a_row_leads_to_the_kind_of_its_name(name) -> None:
    assert document_type(name).name == name


def test_every_kind_has_a_row() -> None:
    modules = [module.name for module in iter_modules(documents.__path__) if not module.ispkg]
    imported = {name: import_module(f"sagscli.documents.{name}") for name in modules}
    kinds = [name for name, module in imported.items() if hasattr(module, "DOCUMENT_TYPE")]
    assert sorted(kinds) == sorted(MODULES.values())


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_kind_has_its_templates(name, form) -> None:
    assert (built_in_templates() / name / f"{name}.{form}.j2").is_file()


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("page", ["documents.md", "da/dokumenter.md"])
def test_a_kind_has_a_line_in_the_tables_of_the_documentation(name, page) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert f"\n| `{name}`" in text or f"\n| `{name}:" in text


@pytest.mark.parametrize("name", MODULES)
def test_a_kind_is_held_letter_for_letter(name) -> None:
    made = {"handleplan" if words[0] == "plan" else words[1] for words in DOCUMENTS.values()}
    assert name in {word.partition(":")[0] for word in made}


def test_the_names_are_had_without_importing_what_makes_a_document() -> None:
    """For completion: `sag render <tab>` must not wait for Jinja and pydantic."""
    script = (
        "import sys; from sagscli.documents import registry; print(*registry.MODULES);"
        "print(*(name for name in sys.modules if name.startswith('sagscli.documents.')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    names, imported = result.stdout.splitlines()
    assert names.split() == list(MODULES)
    assert imported.split() == ["sagscli.documents.registry"]
