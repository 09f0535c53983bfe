"""A change can be taken back as long as its own lines are as it left them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.casefile.journal import (
    KEPT,
    ChangeParts,
    JournalEntry,
    RenameEntry,
    changes_of,
    forget_change,
    remember,
    remember_rename,
    taken_back,
)
from sagscli.casefile.own_folder import OWN
from tests.building import thoroughly

LINES = st.lists(st.sampled_from([b"a: 1\n", b"b: 2\n", b"  - c\n", b"\n", b"# d\n"]), max_size=8)


def entry(before: bytes | None, after: bytes) -> JournalEntry:
    return JournalEntry(Path("1.json"), "sager/A.yaml", "meeting held", before, after)


@thoroughly
@given(LINES, LINES, LINES, LINES)
def test_what_stands_alone_is_as_it_was(above, old, new, below) -> None:
    before, after = (b"".join([*above, *middle, *below]) for middle in (old, new))
    if before != after:
        assert taken_back(entry(before, after), after) == before


@thoroughly
@given(LINES, LINES, LINES, LINES)
def test_other_lines_that_were_changed_since_stay(above, new, below, more) -> None:
    """Whatever it gives back has the other change in it; else it gives nothing back."""
    marks = (b"first: line\n", b"last: line\n")
    before = b"".join([*above, *marks, *below])
    after = b"".join([*above, marks[0], b"new: x\n", *new, marks[1], *below])
    now = after + b"added: since\n" + b"".join(more)
    told = taken_back(entry(before, after), now)
    assert told in (None, before + b"added: since\n" + b"".join(more))


@pytest.mark.parametrize(
    ("before", "after", "now", "expected"),
    [
        (b"a\nb\n", b"a\nx\nb\n", b"a\nx\nb\nc\n", b"a\nb\nc\n"),
        (b"a\nb\n", b"a\nx\nb\n", b"a\ny\nb\n", None),
        (b"a\nb\n", b"a\nb\nx\n", b"z\na\nb\nx\n", b"z\na\nb\n"),
        (b"a\nb\nc\n", b"a\nc\n", b"a\nc\nd\n", b"a\nb\nc\nd\n"),
        (b"a\nb\nc\n", b"a\nc\n", b"a\nd\nc\n", None),
        (b"", b"x\n", b"x\ny\n", b"y\n"),
    ],
)
def test_the_lines_of_the_change_decide(before, after, now, expected) -> None:
    assert taken_back(entry(before, after), now) == expected


def test_the_last_change_comes_first_and_the_oldest_are_forgotten(tmp_path) -> None:
    for number in range(KEPT + 5):
        remember(tmp_path, "sager/A.yaml", f"change {number}", None, b"x")
    files = sorted((tmp_path / OWN / "changes").iterdir())
    assert len(files) == KEPT
    for number in reversed(range(5, KEPT + 5)):
        [change] = next(changes_of(tmp_path))
        assert change.what == f"change {number}"
        forget_change(change)
    assert not list(changes_of(tmp_path))


def test_parts_of_a_change_are_one_change_and_are_forgotten_together(tmp_path) -> None:
    """Of 20 changes none is forgotten for having many parts; a new one takes all of the oldest."""
    parts = ChangeParts()
    remember_rename(tmp_path, "case fixed", "sager/A.yaml.txt", "sager/A.yaml", parts)
    for number in range(KEPT + 5):
        remember(tmp_path, f"sager/{number}.yaml", "case fixed", b"a", b"b", parts)
    for number in range(KEPT - 1):
        assert len(list(changes_of(tmp_path))) == number + 1
        remember(tmp_path, "sager/A.yaml", f"change {number}", b"x", b"y")
    *others, fixed = changes_of(tmp_path)
    assert [len(each) for each in others] == [1] * (KEPT - 1)
    assert len(fixed) == KEPT + 6
    assert isinstance(fixed[-1], RenameEntry)
    assert fixed[0].path == f"sager/{KEPT + 4}.yaml"
    remember(tmp_path, "sager/A.yaml", "one more", b"x", b"y")
    assert [len(each) for each in changes_of(tmp_path)] == [1] * KEPT


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"path": "x"}), "null"])
def test_a_file_that_is_no_change_takes_nothing_back(tmp_path, text) -> None:
    remember(tmp_path, "sager/A.yaml", "meeting held", b"old", b"new")
    (tmp_path / OWN / "changes" / "000009.json").write_text(text)
    [change] = next(changes_of(tmp_path))
    assert change.before == b"old"


def test_nobody_else_may_read_what_the_files_said(tmp_path) -> None:
    remember(tmp_path, "sager/A.yaml", "meeting held", b"old", b"new")
    [file] = (tmp_path / OWN / "changes").iterdir()
    assert file.stat().st_mode & 0o077 == 0
