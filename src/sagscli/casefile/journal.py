"""The last changes that `sag` made in a case folder, so that they can be taken back.

They lie in the folder that is `sag`'s own, which git passes over, and hold what the files said.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from sagscli.casefile.folder import read_bytes, shown_path
from sagscli.casefile.own_folder import OWN, WriteError, own_folder
from sagscli.errors import NoSuchPlaceError, reason_of
from sagscli.plain_files import may_be_named, put

KEPT = 20
"""How many changes can be taken back, one after the other."""
_CHANGES = "changes"
_TEXTS = ("before", "after")


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


@dataclass(frozen=True)
class TogetherEntry:
    """Files that one change brought together, by their paths from the folder and their prints.

    A print (`print_of`) tells whether a file still says what it did.
    """

    file: Path
    what: str
    prints: Mapping[str, str]


def print_of(data: bytes) -> str:
    """Return a short text that no other data has."""
    return sha256(data).hexdigest()[:32]


def remember_together(root: Path, what: str, files: Iterable[tuple[str, bytes]]) -> TogetherEntry:
    """Keep in mind which new files a change brought. Raises WriteError."""
    prints = {path: print_of(data) for path, data in files}
    return TogetherEntry(_keep(root, {"what": what, "files": prints}), what, prints)


def remember(root: Path, path: str, what: str, before: bytes | None, after: bytes) -> None:
    """Keep a change in mind, and forget the oldest ones. Raises WriteError."""
    entry = {
        "path": path,
        "what": what,
        "before": b64encode(before).decode() if before is not None else None,
        "after": b64encode(after).decode(),
    }
    _keep(root, entry)


def _keep(root: Path, entry: Mapping[str, object]) -> Path:
    folder = own_folder(root) / _CHANGES
    try:
        folder.mkdir(exist_ok=True)
        files = _files(root)
        number = int(files[-1].stem) + 1 if files else 1
        file = folder / f"{number:06}.json"
        put(file, json.dumps(entry).encode(), 0o600)
    except OSError as error:
        raise WriteError.refused(shown_path(folder), error) from None
    for old in files[: -(KEPT - 1)]:
        with suppress(OSError):
            old.unlink()
    return file


def last_change(root: Path) -> JournalEntry | TogetherEntry | None:
    """Return the last change that can be taken back, None where there is none.

    Raises NoSuchPlaceError where it cannot be looked for.
    """
    for file in reversed(_files(root)):
        try:
            value = json.loads(read_bytes(str(file)))
            if not all(map(may_be_named, value.get("files") or [value["path"]])):
                continue
            if "files" in value:
                return TogetherEntry(file, str(value["what"]), dict(value["files"]))
            before = b64decode(value["before"]) if value["before"] is not None else None
            after = b64decode(value["after"])
            return JournalEntry(file, str(value["path"]), str(value["what"]), before, after)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue  # a file of someone else's, or one cut off: it takes nothing back
    return None


def forget_change(entry: JournalEntry | TogetherEntry) -> None:
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
        raise NoSuchPlaceError.unreadable(shown_path(folder), reason_of(error)) from None
    files = (folder / name for name in sorted(names) if name.endswith(".json"))
    return [file for file in files if file.stem.isdecimal()]


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
