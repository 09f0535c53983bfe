"""One class name, one meaning; and things are called by their names."""

import ast
import re
import textwrap
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


NAMELESS = {"asked", "found", "limb", "limbs", "one", "ones", "there", "thing", "things", "whose"}
"""Words that name nothing: a thing is called by the field's word for it."""


def nameless(tree: ast.Module) -> Iterator[str]:
    """Yield each name that a module gives to something and that does not say what it is.

    What a function is called counts, and its parameters, variables, attributes and aliases.
    """
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                pass
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                pass
            case (
                ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
                | ast.ExceptHandler(name=str(name))
                | ast.alias(asname=str(name))
            ):
                pass
            case _:
                continue
        if name.strip("_").lower() in NAMELESS:
            yield f"{name} on line {node.lineno}"


def test_things_are_called_by_their_names() -> None:
    """In a comprehension too: none of the package needs such a word there."""
    given = {module: list(nameless(tree)) for module, tree in modules().items()}
    assert {module: names for module, names in given.items() if names} == {}


def test_what_is_called_nothing_is_seen() -> None:
    code = """
    one = 1
    for found, other in pairs: ...
    def limb(asked, *, there=None): ...
    class Whose: ...
    [_one for _one in many]
    lambda thing: 2
    record.found = 3
    match value:
        case [ones, *things]: ...
    import dates as limbs
    """
    seen = [text.split()[0] for text in nameless(ast.parse(textwrap.dedent(code)))]
    wanted = "one found limb asked there Whose _one thing found ones things limbs"
    assert sorted(seen) == sorted(wanted.split())
    assert list(nameless(ast.parse("is_found = one.found(there)"))) == []
