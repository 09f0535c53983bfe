"""What holds for every change of every file, found out without the code that makes it."""

import copy
import re
import unicodedata
from collections import Counter
from typing import Any

import yaml

from sagscli.casefile.patch.operations import Add, Append, Change, Remove, Set
from sagscli.casefile.patch.patching import patched
from sagscli.casefile.reader import read

BOM = "\ufeff"


def checked(data: bytes, *changes: Change) -> bytes:
    """Return the file changed, and assert all that is promised of it."""
    old = read(data)
    assert old.flaws == (), old.flaws
    new = patched(data, changes)
    assert read(new).flaws == ()
    before, after = data.decode(), new.decode()
    # A text in lines at the end of a file has its last line break when more comes behind it.
    values = [old.value, read((before + "\n").encode()).value]
    assert read(new).value in [wanted(value, *changes) for value in values], after
    assert after.startswith(BOM) == before.startswith(BOM)
    assert ends(after) <= (ends(before) or {"\n"})
    _has_every_note(before, after, changes)
    if all(isinstance(change, Add | Append) for change in changes):
        _only_adds(before, after, changes)
    return new


def ends(text: str) -> set[str]:
    return set(re.findall("\r\n|\r|\n", text))


def wanted(value: Any, *changes: Change) -> Any:
    """Return what the file is to say, made by hand."""
    value = copy.deepcopy(value)
    removals = [change.path for change in changes if isinstance(change, Remove)]
    for change in changes:
        *above, last = change.path or (None,)
        outer = value
        for part in above:
            outer = outer[part]
        match change:
            case Set():
                outer[last] = plain(change.value)
            case Add() if last is None:
                value.update(plain(change.keys))
            case Add():
                outer[last] = {**(outer[last] or {}), **plain(change.keys)}
            case Append():
                outer[last] = [*(outer[last] or []), *plain(change.entries)]
    for *above, last in sorted(removals, reverse=True):
        outer = value
        for part in above:
            outer = outer[part]
        del outer[last]
    return value


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {plain(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value if value is None else unicodedata.normalize("NFC", value)


def notes(text: str) -> list[tuple[str, bool]]:
    """Return each note of a text, and whether it has a line to itself: what no token covers."""
    bare = text.removeprefix(BOM)
    covered = bytearray(len(bare))
    for token in yaml.scan(bare, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            if token.style in ("|", ">"):  # a note may stand behind the sign
                start += len(re.split("[\r\n]", bare[start:end])[0])
            covered[start:end] = b"x" * (end - start)
    found, done = [], 0
    for mark in re.finditer(r"(?:^|(?<=[ \t\r\n]))#", bare):
        at = mark.start()
        if not covered[at] and at >= done:
            begins = max(bare.rfind("\n", 0, at), bare.rfind("\r", 0, at)) + 1
            note = re.split("[\r\n]", bare[at:])[0]
            found.append((note.rstrip(), not bare[begins:at].strip()))
            done = at + len(note)
    return found


def _has_every_note(before: str, after: str, changes: tuple[Change, ...]) -> None:
    old, new = ([note for note, _is_alone in notes(text)] for text in (before, after))
    if any(isinstance(change, Remove) for change in changes):
        assert Counter(new) == Counter(old)
    else:
        assert new == old


def _only_adds(before: str, after: str, changes: tuple[Change, ...]) -> None:
    """Assert that every line is there and ends as it did, but those that took something in."""
    old, new = (Counter(re.findall("[^\r\n]*(?:\r\n|\r|\n)", text)) for text in (before, after))
    assert (old - new).total() <= 2 * len(changes), (old - new, after)
