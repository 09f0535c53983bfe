"""Small files, small functions, and a word on what each is for.

The two lists are what is longer today. They may only get shorter: who shortens a file or a
function takes it off, and a test asks for that.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import lengths, modules

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 30

LONG_FILES: dict[str, int] = {}
LONG_FUNCTIONS = {
    "documents/minutes.py:sheet": 33,
    "referrals/checklist.py:checklist": 35,
    "render/deadlines/words.py:notes": 35,
    "render/referrals/listing.py:_columns": 31,
    "rulesets/library/sequence.py:_between": 34,
}


def functions() -> Iterator[tuple[str, int]]:
    """Yield every function, such as ``cli/show.py:show``, with its lines from ``def`` on."""
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{module}:{node.name}", node.end_lineno - node.lineno + 1


def too_long(measured: dict[str, int], limit: int, allowed: dict[str, int]) -> dict[str, int]:
    return {name: lines for name, lines in measured.items() if lines > allowed.get(name, limit)}


def longest() -> dict[str, int]:
    """Return each function's lines; of several of one name in a module, the longest."""
    measured: dict[str, int] = {}
    for name, lines in functions():
        measured[name] = max(lines, measured.get(name, 0))
    return measured


def test_no_file_is_longer_than_allowed() -> None:
    assert too_long(lengths(), LINES_OF_A_FILE, LONG_FILES) == {}


def test_no_function_is_longer_than_allowed() -> None:
    assert too_long(longest(), LINES_OF_A_FUNCTION, LONG_FUNCTIONS) == {}


@pytest.mark.parametrize(
    ("allowed", "measured", "limit"),
    [
        (LONG_FILES, lengths(), LINES_OF_A_FILE),
        (LONG_FUNCTIONS, longest(), LINES_OF_A_FUNCTION),
    ],
    ids=["files", "functions"],
)
def test_what_became_short_is_taken_off_the_list(allowed, measured, limit) -> None:
    assert [name for name in allowed if measured.get(name, 0) <= limit] == []


def test_what_is_too_long_is_seen() -> None:
    measured = {"a.py": 300, "b.py": 301, "c.py": 310, "d.py": 311}
    assert too_long(measured, 300, {"c.py": 310, "d.py": 310}) == {"b.py": 301, "d.py": 311}


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, tree in modules().items() if not ast.get_docstring(tree)] == []
