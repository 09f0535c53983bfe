"""The modules of the package, read once."""

import ast
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "sagscli"


@cache
def modules() -> dict[str, ast.Module]:
    """Return each module's tree by its path in the package, such as ``case/records.py``."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): _tree(path) for path in paths}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def lengths() -> dict[str, int]:
    """Return how many lines each module has."""
    return {
        name: len((PACKAGE / name).read_text(encoding="utf-8").splitlines()) for name in modules()
    }
