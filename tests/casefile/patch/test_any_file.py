"""Whatever the file and the change: it says what it is to say, and nothing else is touched."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagscli.case.records import Case
from sagscli.case.walk import record_at
from sagscli.casefile.patch.operations import Add, Append, Change, Remove, Set
from sagscli.casefile.reader import read
from tests.casefile.patch.checking import checked
from tests.conftest import ROOT

FILES = sorted(
    [
        *(ROOT / "tests" / "positive").glob("*.yaml"),
        *(ROOT / "sample-cases" / "sager").rglob("*.yaml"),
    ]
)
few = settings(max_examples=25)

BITS = [
    *("a", "Alma", "ø", "e\u0301", " ", "\n", "\n\n", "\n  ", ": ", " #", "#", "-", "- ", "? "),
    *("'", '"', "\\", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "~"),
    *(
        "null",
        "nej",
        "2026-01-01",
        "12:30",
        "0101",
        "…",
        "\t",
        "\u00a0",
        "👩‍👧",
        "<<",
        "---",
        "...",
    ),
]
TEXTS = st.lists(st.sampled_from(BITS), max_size=6).map("".join)
VALUES = st.none() | TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(TEXTS, TEXTS, max_size=2)
ENTRIES = st.dictionaries(st.sampled_from(["art", "afholdt", "af", "tekst"]), VALUES, min_size=1)


def everything(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[Any, Any]]:
    """Return each value in a file with the way to it."""
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    below = (one for part, each in inner for one in everything(each, (*path, part)))
    return [(path, value), *below]


def changes(value: Any) -> st.SearchStrategy[Change]:
    places = everything(value)
    scalars = [path for path, inner in places if path and not isinstance(inner, dict | list)]
    mappings = [
        path for path, inner in places if isinstance(inner, dict) or (inner is None and path)
    ]
    lists = [path for path, inner in places if isinstance(inner, list) or (inner is None and path)]
    ways = [
        st.builds(Set, st.sampled_from(scalars), VALUES),
        st.builds(Remove, st.sampled_from([path for path, _inner in places if path])),
        st.sampled_from(mappings).flatmap(lambda path: additions(path, value)),
    ]
    if lists:
        ways.append(st.builds(Append, st.sampled_from(lists), st.tuples(ENTRIES | TEXTS)))
    return st.one_of(ways)


def additions(path: tuple[str | int, ...], value: Any) -> st.SearchStrategy[Change]:
    """Return changes that add keys the format has there, or any."""
    for part in path:
        value = value[part]
    record = record_at(Case, path)
    known = list(record.keys()) if record is not None else ["art", "af"]
    new = [key for key in [*known, "andet: #1"] if key not in (value or {})]
    keys = st.dictionaries(st.sampled_from(new), VALUES | st.lists(ENTRIES, max_size=2), min_size=1)
    return st.builds(Add, st.just(path), keys)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@few
@given(st.data())
def test_a_change_of_a_real_file(path: Path, data: st.DataObject):
    text = path.read_bytes()
    checked(text, data.draw(changes(read(text).value)))
