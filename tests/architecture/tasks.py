"""The tasks of noxfile.py."""

import ast
import re
from functools import cache

from tests.conftest import ROOT


@cache
def tasks() -> frozenset[str]:
    """Return the names of all tasks."""
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(decorator) == "nox.session" for decorator in node.decorator_list)
    )


def called(text: str) -> set[str]:
    """Return the tasks that are called in `text`, by ``nox -s NAME …``."""
    lines = re.findall(r"\bnox -s((?: [a-z]+)+)", text)
    return {name for line in lines for name in line.split()}
