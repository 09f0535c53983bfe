"""Commits with the files that each of them changes, as ``git log --raw`` tells them."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import IO, NamedTuple

from sagscli.history.git import GitAnswer, Repository
from sagscli.history.git_error import GitError, GitSlowError

_SETTLED = (
    *("-c", "log.showRoot=true"),
    *("-c", "log.follow=false"),
    *("-c", "log.diffMerges=separate"),
    *("-c", "diff.relative=false"),
    *("-c", "log.date=default"),
    *("-c", "format.pretty=medium"),
)
"""Settings of a user that would change what is listed."""
_RAW = ("--no-renames", "--no-ext-diff", "--no-textconv", "--text", "--raw", "-z", "--no-abbrev")
_LISTED = (
    *("--no-show-signature", "-m", "--encoding=UTF-8", "--date=raw"),
    "--format=%H%n%P%n%ad%n%cd%n%an",
)
_FILE = b"100"
"""How the mode of an ordinary file begins; a link or a submodule is another thing."""
_AT_ONCE = 1 << 20


class FileChange(NamedTuple):
    """A file before and after a commit: `path` counts from the repository's folder, in NFC.

    A blob is None where there is no ordinary file of that name.
    """

    path: str
    old: bytes | None
    blob: bytes | None


class LoggedCommit(NamedTuple):
    """A commit, against one of its parents: a merge comes once for each that it differs from.

    `authored` is when it was written down, in the author's own time; `committed` when it came
    into this history.
    """

    id: str
    parents: tuple[str, ...]
    authored: datetime
    committed: datetime
    author: str
    changes: tuple[FileChange, ...]


def start_log(repository: Repository, *wanted: str, places: Sequence[str] = ()) -> GitAnswer:
    """Have git begin to list commits below `places`, which count from the repository's folder.

    `wanted` are options and where to begin. Raises GitError when git cannot begin.
    """
    return repository.start(*_SETTLED, "log", *_RAW, *_LISTED, *wanted, "--", *places)


def output_of_log(answer: GitAnswer, repository: Repository) -> IO[bytes] | None:
    """Return what git listed; None where nothing was ever committed. Raises GitError."""
    try:
        return answer.output()
    except GitSlowError:
        raise
    except GitError:
        if repository.is_unborn():
            return None
        raise


def commits(output: IO[bytes]) -> Iterator[LoggedCommit]:
    """Yield what git listed, one commit after the other; no more than one is kept."""
    commit: LoggedCommit | None = None
    changes: list[FileChange] = []
    parts = _parts(output)
    for part in parts:
        text = part.lstrip(b"\n")
        if text.startswith(b":"):
            changes.append(_change(text, next(parts)))
        elif text:
            if commit is not None:
                yield commit._replace(changes=tuple(changes))
            commit, changes = _commit(text), []
    if commit is not None:
        yield commit._replace(changes=tuple(changes))


def changes_between(repository: Repository, then: str, now: str) -> list[FileChange]:
    """Return the files that differ between two commits. Raises GitError."""
    with repository.start("diff-tree", "-r", *_RAW, then, now) as answer:
        parts = _parts(answer.output())
        return [_change(part, next(parts)) for part in parts if part]


def _parts(output: IO[bytes]) -> Iterator[bytes]:
    """Yield what stands between the zeros of a stream, without having all of it at once."""
    rest = b""
    while block := output.read(_AT_ONCE):
        *whole, rest = (rest + block).split(b"\0")
        yield from whole
    yield rest


def _commit(text: bytes) -> LoggedCommit:
    id_, parents, authored, committed, author = text.decode("utf-8", "replace").split("\n", 4)
    return LoggedCommit(id_, tuple(parents.split()), _time(authored), _time(committed), author, ())


def _change(text: bytes, path: bytes) -> FileChange:
    old_mode, mode, old, blob, _status = text[1:].split(b" ")
    return FileChange(
        unicodedata.normalize("NFC", os.fsdecode(path)),
        old if old_mode.startswith(_FILE) else None,
        blob if mode.startswith(_FILE) else None,
    )


def _time(text: str) -> datetime:
    """Return a moment that is written as seconds since 1970 and an offset; 1970 for nonsense."""
    try:
        seconds, offset = text.split()
        minutes = int(offset[0] + "1") * (int(offset[1:3]) * 60 + int(offset[3:5]))
        zone = timezone(timedelta(minutes=minutes))
        return datetime.fromtimestamp(int(seconds), zone)
    except (ValueError, OverflowError, OSError, IndexError):
        return datetime.fromtimestamp(0, UTC)
