"""One class name, one meaning."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from tests.architecture.sources import modules

CAMEL_CASE = re.compile(r"_?(?:[A-Z][a-z0-9]+)+")


def names_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the classes of a module and its aliases of types, each with what it stands for.

    A class stands for itself: two of one name are two things. Two aliases of one name may say
    the same.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name, f"class {node.name} on line {node.lineno}"
    for statement in tree.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.expr() as value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if CAMEL_CASE.fullmatch(name):
                yield name, ast.unparse(value)


def doubles(trees: dict[str, ast.Module]) -> dict[str, list[str]]:
    """Return the names that stand for more than one thing, with the modules they stand in."""
    places: dict[str, dict[str, str]] = defaultdict(dict)
    for module, tree in trees.items():
        for name, meaning in names_in(tree):
            is_class = meaning.startswith("class ")
            places[name][f"{module}: {meaning}" if is_class else meaning] = module
    return {name: list(found.values()) for name, found in places.items() if len(found) > 1}


def test_no_name_of_a_class_has_two_meanings() -> None:
    assert doubles(modules()) == {}


def test_two_classes_and_two_aliases_of_one_name_are_seen() -> None:
    def seen(first: str, second: str) -> set[str]:
        return set(doubles({"a.py": ast.parse(first), "b.py": ast.parse(second)}))

    assert seen("class Row: ...", "class Row: ...") == {"Row"}
    assert seen("class Row: ...", "def rows():\n    class Row: ...") == {"Row"}
    assert seen("Row = tuple[str, ...]", "class Row: ...") == {"Row"}
    assert seen("Row = tuple[str, ...]", "Row: TypeAlias = list[str]") == {"Row"}
    assert seen("Row = tuple[str, ...]", "Row = tuple[str, ...]") == set()
    assert seen("ROW = 1", "ROW = 2") == set()
