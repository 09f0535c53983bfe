"""The last changes that `sag` made in a case folder, so that they can be taken back.

They lie in the folder that is `sag`'s own, which git passes over, and hold what the files said.
"""

import json
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from sagscli.casefile.folder import read_bytes, shown_path
from sagscli.casefile.own_folder import OWN, WriteError, own_folder
from sagscli.errors import NoSuchPlaceError
from sagscli.plain_files import may_be_named, put

KEPT = 20
"""How many changes can be taken back, one after the other."""
_CHANGES = "changes"
_TEXTS = ("before", "after")
_NAME = re.compile(r"\d+(-\d+)?")
"""Which change a file is of, and for a further part of it which."""


@dataclass(frozen=True)
class JournalEntry:
    """A change that was made: the file by its path from the folder, and what it said.

    `before` is None for a file that the change brought.
    """

    file: Path
    path: str
    what: str
    before: bytes | None
    after: bytes

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files that it is about, as paths from the folder."""
        return (self.path,)


@dataclass(frozen=True)
class TogetherEntry:
    """Files that one change brought together, by their paths from the folder and their prints.

    A print (`print_of`) tells whether a file still says what it did.
    """

    file: Path
    what: str
    prints: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files that it is about, as paths from the folder."""
        return tuple(self.prints)


@dataclass(frozen=True)
class RenameEntry:
    """A file that was given another name; both are paths from the folder."""

    file: Path
    what: str
    old: str
    new: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files that it is about, as paths from the folder."""
        return (self.new, self.old)


KeptChange = JournalEntry | TogetherEntry | RenameEntry


@dataclass(frozen=True)
class ChangeParts:
    """Changes in several files that are one to whoever made them, and are taken back as one.

    `numbers` has, by the folder, which change it is, once a part of it is kept in mind.
    """

    numbers: dict[Path, int] = field(default_factory=dict)


def print_of(data: bytes) -> str:
    """Return a short text that no other data has."""
    return sha256(data).hexdigest()[:32]


def remember_together(root: Path, what: str, files: Iterable[tuple[str, bytes]]) -> TogetherEntry:
    """Keep in mind which new files a change brought. Raises WriteError."""
    prints = {path: print_of(data) for path, data in files}
    return TogetherEntry(_keep(root, {"what": what, "files": prints}), what, prints)


def remember_rename(root: Path, what: str, old: str, new: str, parts: ChangeParts) -> RenameEntry:
    """Keep in mind what a file was called. Raises WriteError."""
    return RenameEntry(_keep(root, {"what": what, "old": old, "new": new}, parts), what, old, new)


def remember(
    root: Path,
    path: str,
    what: str,
    before: bytes | None,
    after: bytes,
    parts: ChangeParts | None = None,
) -> None:
    """Keep a change in mind, and forget the oldest ones. Raises WriteError.

    `parts` are those that it is taken back with.
    """
    entry = {
        "path": path,
        "what": what,
        "before": b64encode(before).decode() if before is not None else None,
        "after": b64encode(after).decode(),
    }
    _keep(root, entry, parts)


def _keep(root: Path, entry: Mapping[str, object], parts: ChangeParts | None = None) -> Path:
    folder = own_folder(root) / _CHANGES
    try:
        folder.mkdir(exist_ok=True)
        files = _files(root)
        file = folder / f"{_name(files, root, parts)}.json"
        put(file, json.dumps(entry).encode(), 0o600)
    except OSError as error:
        raise WriteError.refused(shown_path(folder), error) from None
    kept = sorted({_place_of(old)[0] for old in (*files, file)})[-KEPT:]
    for old in files:
        if _place_of(old)[0] not in kept:
            with suppress(OSError):
                old.unlink()
    return file


def _name(files: Sequence[Path], root: Path, parts: ChangeParts | None) -> str:
    """Return what a change is called: by the next number, or as a further part of one."""
    number = _place_of(files[-1])[0] if files else 0
    whole = parts.numbers.get(root) if parts is not None else None
    if whole is not None:
        of_it = [_place_of(file)[1] for file in files if _place_of(file)[0] == whole]
        return f"{whole:06}-{max(of_it, default=0) + 1:06}"
    if parts is not None:
        parts.numbers[root] = number + 1
    return f"{number + 1:06}"


def changes_of(root: Path) -> Iterator[tuple[KeptChange, ...]]:
    """Yield the changes that can be taken back, the last one first; each with its parts so.

    Raises NoSuchPlaceError where they cannot be looked for.
    """
    for _number, files in groupby(reversed(_files(root)), lambda file: _place_of(file)[0]):
        entries = [entry for file in files if (entry := _entry(file)) is not None]
        if entries:
            yield tuple(entries)


def _entry(file: Path) -> KeptChange | None:
    """Return a change as it is kept; None for a file of someone else's, or one cut off."""
    try:
        entry = _as_kept(file, json.loads(read_bytes(str(file))))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return entry if all(map(may_be_named, entry.names)) else None


def _as_kept(file: Path, value: Mapping[str, Any]) -> KeptChange:
    what = str(value["what"])
    if "files" in value:
        return TogetherEntry(file, what, dict(value["files"]))
    if "new" in value:
        return RenameEntry(file, what, str(value["old"]), str(value["new"]))
    before = b64decode(value["before"]) if value["before"] is not None else None
    return JournalEntry(file, str(value["path"]), what, before, b64decode(value["after"]))


def forget_change(entry: KeptChange) -> None:
    """Forget a change that was taken back."""
    with suppress(OSError):
        entry.file.unlink()


def _files(root: Path) -> list[Path]:
    folder = root / OWN / _CHANGES
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:  # what cannot be looked into is not empty
        raise NoSuchPlaceError.refused(shown_path(folder), error) from None
    files = (folder / name for name in names if name.endswith(".json"))
    return sorted((file for file in files if _NAME.fullmatch(file.stem)), key=_place_of)


def _place_of(file: Path) -> tuple[int, int]:
    """Return which change a file is of, and which part of it."""
    number, _hyphen, part = file.stem.partition("-")
    return int(number), int(part or 0)


def taken_back(entry: JournalEntry, now: bytes) -> bytes | None:
    """Return what a file that says `now` said without a change; None where that cannot be told.

    Other lines may have changed since; those of the change must be as it left them.
    """
    if now == entry.after:
        return entry.before
    before, after, lines = (
        (data or b"").splitlines(keepends=True) for data in (entry.before, entry.after, now)
    )
    same = _same(after, lines)
    result, at = [], 0
    for tag, old, old_end, new, new_end in _opcodes(before, after):
        if tag == "equal":
            continue
        start = _place(same, new, new_end, len(after))
        if start is None or start < at:
            return None
        result += [*lines[at:start], *before[old:old_end]]
        at = start + new_end - new
    return b"".join([*result, *lines[at:]])


def _opcodes(
    old: Sequence[bytes], new: Sequence[bytes]
) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _same(after: Sequence[bytes], now: Sequence[bytes]) -> list[tuple[int, int, int]]:
    """Return the stretches of `after` that still stand in `now`: from, to, and where."""
    return [
        (start, end, moved_to)
        for tag, start, end, moved_to, _end in _opcodes(after, now)
        if tag == "equal"
    ]


def _place(same: list[tuple[int, int, int]], start: int, end: int, size: int) -> int | None:
    """Return where lines `start` to `end` stand now; where lines went, both sides must be there."""
    for begins, ends, moved_to in same:
        if not begins <= start <= end <= ends:
            continue
        has_sides = start in range(begins + (begins > 0), ends + (ends == size))
        if start < end or has_sides:
            return moved_to + start - begins
    return None


def changes_holding(root: Path, words: Sequence[str]) -> list[Path]:
    """Return the files of changes in which one of `words` stands: in a path, or in a text."""
    return [file for file in _files(root) if any(word in _said_in(file) for word in words)]


def _said_in(file: Path) -> str:
    """Return all that a change keeps; a file that cannot be read says nothing."""
    try:
        value = json.loads(read_bytes(str(file)))
        texts = (b64decode(value.get(key) or "").decode("utf-8", "replace") for key in _TEXTS)
        return "\n".join([json.dumps(value, ensure_ascii=False), *texts])
    except (OSError, ValueError, AttributeError, TypeError):
        return ""
