"""A command is thin: words, a use case, a format. What it knows of the others is nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from sagscli.cli.app import COMMANDS
from tests.conftest import ROOT

SRC = ROOT / "src" / "sagscli"
MODULES = sorted(SRC.rglob("*.py"))
COMMAND_MODULES = {f"sagscli.cli.{one.place.partition(':')[0]}" for one in COMMANDS if one.place}


def _imports(path: Path) -> Iterator[str]:
    """Yield what a module imports, wherever it does: modules, and names in them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _attributes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_module_imports_that_of_a_command(path: Path) -> None:
    assert set(_imports(path)) & COMMAND_MODULES == set()


@pytest.mark.parametrize("path", sorted((SRC / "app").glob("*.py")), ids=lambda path: path.name)
def test_a_use_case_knows_neither_typer_nor_a_stream_nor_the_clock(path: Path) -> None:
    imported = {name.partition(".")[0] for name in _imports(path)}
    assert imported & {"typer", "rich"} == set()
    assert not [name for name in _imports(path) if name.startswith("sagscli.render")]
    assert set(_attributes(path)) & {"sys.stdout", "sys.stderr", "date.today"} == set()


def test_the_clock_is_read_by_the_command_line_only() -> None:
    read = [path for path in MODULES if "date.today" in set(_attributes(path))]
    assert [path.relative_to(SRC).as_posix() for path in read] == ["cli/options.py"]


def test_every_module_of_a_command_is_there_and_in_the_table() -> None:
    helpers = {
        "app",
        "boundary",
        "called_by_git",
        "danish_options",
        "dialogue",
        "filters",
        "help",
        "making",
        "many_documents",
        "notification",
        "pager",
        "question_looks",
        "recording",
        "recording_questions",
        "referral_fix",
    } | {*("options", "output", "staying", "streams", "usage")}
    modules = {
        ".".join(path.relative_to(SRC / "cli").with_suffix("").parts)
        for path in (SRC / "cli").rglob("*.py")
        if path.name != "__init__.py"
    }
    assert {f"sagscli.cli.{name}" for name in modules - helpers} == COMMAND_MODULES
