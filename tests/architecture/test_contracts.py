"""The contracts of pyproject.toml hold, and each of them can be broken.

``nox -s architecture`` runs them alone. Here each break is tried on a copy of the package.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE
from tests.conftest import ROOT

LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

FLOORS, CYCLES, TYPER, RICH, YAML, JINJA, PROGRAMS, WEASYPRINT, QUESTIONS, WORKBOOKS = (
    contract["name"] for contract in CONTRACTS
)

NEW_ROOM = "new_room/__init__.py"

BREAKS = {
    "a room above": ("case/records.py", "import sagscli.deadlines.status", FLOORS),
    "a room above, in a function": (
        "deadlines/status.py",
        "def lazy():\n    from sagscli.app.worklist import row",
        FLOORS,
    ),
    "a room above, for types only": (
        "referrals/sender.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import sagscli.cli.show",
        FLOORS,
    ),
    "a room on the same floor": (
        "validation/settings.py",
        "def lazy():\n    from sagscli.ruleset_lint.lint import findings",
        FLOORS,
    ),
    "a room from beside them all": ("days.py", "import sagscli.case.records", FLOORS),
    "a room that no floor has": (NEW_ROOM, '"""New."""', FLOORS),
    "a cycle in a room": ("deadlines/terms.py", "import sagscli.deadlines.timeline", CYCLES),
    "Typer outside cli": ("app/worklist.py", "import typer", TYPER),
    "Rich outside render": ("cli/show.py", "import rich.table", RICH),
    "YAML outside casefile": ("rulesets/library/library.py", "import yaml", YAML),
    "Jinja outside documents": ("render/files.py", "from jinja2 import Template", JINJA),
    "a program started elsewhere": ("documents/budget.py", "import subprocess", PROGRAMS),
    "a question elsewhere": ("cli/show.py", "import questionary", QUESTIONS),
    "a workbook elsewhere": ("importing/mapping.py", "import openpyxl", WORKBOOKS),
    "WeasyPrint elsewhere": ("documents/budget.py", "import weasyprint", WEASYPRINT),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the modules of the package and the contracts."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        PACKAGE,
        folder / "src" / "sagscli",
        ignore=lambda parent, names: [
            name for name in names if not name.endswith(".py") and not Path(parent, name).is_dir()
        ],
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def broken(folder: Path) -> tuple[int, list[str]]:
    """Return import-linter's exit code, and the names of the contracts that are broken."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.splitlines()
    names = [line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")]
    return done.returncode, names


@pytest.fixture
def changed(copy: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Add text to a module of the copy, and take it away afterwards."""
    name, text = request.param
    module = copy / "src" / "sagscli" / name
    before = module.read_text(encoding="utf-8") if module.exists() else None
    assert (before is None) == (name == NEW_ROOM), f"{name} has moved: name another module"
    module.parent.mkdir(exist_ok=True)
    module.write_text(f"{before or ''}\n{text}\n", encoding="utf-8")
    yield copy
    if before is None:
        shutil.rmtree(module.parent)
    else:
        module.write_text(before, encoding="utf-8")


def test_the_contracts_hold(copy: Path) -> None:
    assert broken(copy) == (0, [])


@pytest.mark.parametrize(
    ("changed", "contract"),
    [pytest.param((name, text), broke, id=what) for what, (name, text, broke) in BREAKS.items()],
    indirect=["changed"],
)
def test_a_break_is_seen(changed: Path, contract: str) -> None:
    code, names = broken(changed)
    assert code == 1
    assert contract in names


def test_each_contract_is_tried() -> None:
    assert {contract for _name, _text, contract in BREAKS.values()} == {
        contract["name"] for contract in CONTRACTS
    }
