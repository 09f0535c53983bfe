"""Whatever is recorded, however the file is written: it says that, and nothing else is touched.

Files in every style (lines and braces, odd indentation, notes anywhere, CRLF, a byte order mark) ×
everything that can be recorded, with answers that YAML would trip over.
"""

import copy
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sagscli.case.records import Case
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.recording.asked_key import AnswerKind, key_of
from sagscli.recording.changes import changes_for
from sagscli.recording.happening import Entry, Happening
from sagscli.recording.happenings import HAPPENINGS
from tests.casefile.patch.checking import BOM, checked
from tests.casefile.patch.test_any_style import Writer
from tests.recording.recorded import TEXT, answer, answers

some = settings(max_examples=40)
VALUE = read(TEXT.encode()).value
HOSTILE = st.sampled_from(
    [
        "nej",
        "a # b",
        "kl: 12",
        "- minus",
        "[x",
        'et "ord"',
        "it's",
        "é",
        "0101",
        "to\nlinjer\n",
        "~",
    ]
)


@st.composite
def values(draw: st.DrawFn, about: Happening) -> dict[str, Any]:
    """Return a case in which something can be recorded, with more or less beside it."""
    value = copy.deepcopy(VALUE)
    for section in list(value):
        if section not in ("sag", "barn", about.section) and draw(st.booleans()):
            del value[section]
    for meeting in value.get("møder", ()):
        # Minutes that are there are not written over.
        if about.name != "meeting-minutes" and draw(st.booleans()):
            meeting["referat"] = draw(HOSTILE)
    if draw(st.booleans()):
        value["konsulent"] = draw(HOSTILE)
    if draw(st.booleans()):
        value["narrativer"] = [{"dato": "2026-04-14", "tekst": draw(HOSTILE)}]
    return value


@st.composite
def files(draw: st.DrawFn, about: Happening) -> bytes:
    """Return the text of such a case, written in a way that is drawn."""
    value = draw(values(about))
    writer = Writer(draw(st.integers(0, 2**32)))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = newline.join([*writer.between(), *writer.lines(value, 0)])
    text += draw(st.sampled_from([newline, newline * 2, ""]))
    assert shape(Case, read(text.encode()).value)[1] == []
    return draw(st.sampled_from(["", BOM])).encode() + text.encode()


@st.composite
def told(draw: st.DrawFn, about: Happening) -> dict[str, Any]:
    """Return answers to what must be answered, and to some of what may be."""
    given_answers = dict(answers(about))
    for danish in about.offered:
        if draw(st.booleans()):
            given_answers[danish] = answer(about, danish)
    for danish in given_answers:
        key = key_of(about, danish)
        if key.kind in (AnswerKind.TEXT, AnswerKind.LONG) and danish not in about.identity:
            text = draw(HOSTILE)
            given_answers[danish] = (text,) if key.is_many else text
    return given_answers


@pytest.mark.slow
@pytest.mark.parametrize("about", HAPPENINGS, ids=lambda about: about.name)
def test_what_is_recorded_is_said_and_all_else_is_as_it_was(about: Happening, tmp_path) -> None:
    @some
    @given(files(about), told(about))
    def holds(data: bytes, given_answers: dict[str, Any]) -> None:
        before = read(data).value
        case, _problems = shape(Case, before)
        new = checked(data, *changes_for(about, case, before, given_answers))
        after = read(new).value
        _only_this_section(about, before, after)
        if about.entry is not Entry.TAKEN_AWAY:
            _says(about, before, after, given_answers)
        _git_sees_no_other_lines(about.section, data, new, tmp_path)

    holds()


def _only_this_section(about: Happening, before: Any, after: Any) -> None:
    """Assert that one entry of the section is new, gone or changed, and nothing beside it."""
    assert {**before, about.section: None} == {**after, about.section: None}
    old, new = before.get(about.section) or [], after[about.section]
    if isinstance(new, dict):
        assert all(new.get(key) == value for key, value in dict(old).items())
    elif about.entry is Entry.TAKEN_AWAY:
        assert len(new or []) == len(old) - 1
        assert all(entry in old for entry in new or [])
    else:
        assert len(old) <= len(new) <= len(old) + 1
        changed = [entry for entry, other in zip(old, new, strict=False) if entry != other]
        assert len(changed) + len(new) - len(old) == 1


def _says(about: Happening, before: Any, after: Any, given_answers: dict[str, Any]) -> None:
    """Assert that each answer stands in what is new in the section, as it was given."""
    old, new = before.get(about.section) or [], after[about.section]
    entries = [new] if isinstance(new, dict) else list(new[len(old) :])
    entries += (
        []
        if isinstance(new, dict)
        else [it for it, was in zip(new, old, strict=False) if it != was]
    )
    said = list(_scalars(entries))
    for danish, value in given_answers.items():
        if danish == about.by_word:  # a word that is a key
            continue
        parts = value.values() if isinstance(value, dict) else value
        for part in (value,) if isinstance(value, str) else parts:
            assert part in said, (danish, part, entries)


def _scalars(value: Any) -> Any:
    inner = value.values() if isinstance(value, dict) else value
    for each in inner if isinstance(value, dict | list) else ():
        yield from _scalars(each) if isinstance(each, dict | list) else (each,)


HUNK = re.compile(rb"^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@", re.MULTILINE)


def _git_sees_no_other_lines(section: str, old: bytes, new: bytes, home: Path) -> None:
    """Assert that git shows lines of the section alone, and where it is new, none that went."""
    (home / "old").write_bytes(old)
    (home / "new").write_bytes(new)
    shown = subprocess.run(
        ["git", "-c", "core.autocrlf=false", "diff", "--no-index", "-U0", "old", "new"],
        cwd=home,
        capture_output=True,
        check=False,
    ).stdout
    start, end = _lines_of(section, old)
    last = old.count(b"\n") + 1 if not old.endswith(b"\n") else 0
    hunks = [(int(at), int(count or b"1")) for at, count in HUNK.findall(shown)]
    assert hunks
    for at, count in hunks:
        gone = [line for line in range(at, at + count) if line != last]
        if start is None:
            assert gone == [], shown.decode()
        else:
            assert all(start <= line < end for line in gone), shown.decode()
            assert count or start <= at < end, shown.decode()


def _lines_of(section: str, data: bytes) -> tuple[int | None, int]:
    """Return the line of a section's key, from 1, and that of the next key or behind the end."""
    root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    keys = [(key.value, key.start_mark.line + 1) for key, _value in root.value]
    lines = [line for _name, line in keys] + [data.count(b"\n") + 2]
    for at, (name, line) in enumerate(keys):
        if name == section:
            return line, lines[at + 1]
    return None, 0
