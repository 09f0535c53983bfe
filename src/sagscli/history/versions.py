"""Earlier versions of files: those in which a word came or went."""

import os
import unicodedata
from collections.abc import Iterator
from typing import IO, NamedTuple

from sagscli.history.git import GitAnswer, GitError, GitSlowError, Repository
from sagscli.plain_files import LARGEST_FILE

_SETTLED = (
    *("-c", "log.showRoot=true"),
    *("-c", "log.follow=false"),
    *("-c", "log.diffMerges=separate"),
    *("-c", "diff.relative=false"),
    *("-c", "log.mailmap=false"),
    *("-c", "format.pretty=medium"),
)
"""Settings of a user that would change what is listed."""
_PLAIN = (
    *("--no-renames", "--no-ext-diff", "--no-textconv", "--no-show-signature", "--text"),
    "-O/dev/null",  # no order of files: one that is not there would stop git
)
_FILE = b"100"
"""How the mode of an ordinary file begins; a link or a submodule is another thing."""


class FileChange(NamedTuple):
    """A file as one commit left it: `path` counts from the repository's folder, in NFC."""

    commit: str
    path: str
    blob: bytes


def start_search(repository: Repository, word: str, places: list[str]) -> GitAnswer:
    """Begin to look for the commits below `places` whose change has `word` in it.

    `places` count from the repository's folder. Oldest first, and each before what was built
    on it; a merge is compared with each side, so nothing written in it is lost.
    """
    format_ = ("--raw", "-z", "--no-abbrev", "--format=%H", "-m", "--topo-order", "--reverse")
    arguments = (f"-G{word}", *_PLAIN, *format_, "HEAD", "--", *places)
    return repository.start(*_SETTLED, "log", *arguments)


def is_elsewhere(repository: Repository, word: str, places: list[str]) -> bool:
    """Return whether such commits lie in a history that HEAD does not go on from.

    Branches that begin in the same history are no matter: what they change is to come, or was
    taken back. Raises GitError.
    """
    here = [] if repository.is_unborn() else ["--not", "HEAD"]
    with repository.start("rev-list", "--max-parents=0", "--all", *here) as answer:
        has_other_beginning = bool(answer.output().read())
    if not has_other_beginning:
        return False
    arguments = ("-1", f"-G{word}", *_PLAIN, "--format=%H", "--all", *here, "--", *places)
    with repository.start(*_SETTLED, "log", *arguments) as answer:
        return bool(answer.output().read())


def file_changes(answer: GitAnswer, repository: Repository) -> list[FileChange]:
    """Return what a search found; nothing where nothing was committed yet. Raises GitError."""
    try:
        output = answer.output().read()
    except GitSlowError:
        raise
    except GitError:
        if repository.is_unborn():
            return []
        raise
    return list(_changes(output))


def _changes(output: bytes) -> Iterator[FileChange]:
    commit = ""
    parts = iter(output.split(b"\0"))
    for part in parts:
        text = part.lstrip(b"\n")
        if not text.startswith(b":"):
            commit = text.decode("ascii", "replace") or commit
            continue
        _old_mode, mode, _old, blob, _status = text.split(b" ")
        path = unicodedata.normalize("NFC", os.fsdecode(next(parts)))
        if mode.startswith(_FILE):
            yield FileChange(commit, path, blob)


def blob_contents(repository: Repository, blobs: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield each blob with its bytes; one that is not there (a shallow clone) is passed over."""
    wanted_blobs = list(dict.fromkeys(blobs))
    with repository.start("cat-file", "--batch", feed=b"\n".join(wanted_blobs) + b"\n") as answer:
        out = answer.output()
        for blob in wanted_blobs:
            data = _next_blob(out)
            if data is not None:
                yield blob, data


def _next_blob(out: IO[bytes]) -> bytes | None:
    head = out.readline().split()
    if len(head) != 3:  # noqa: PLR2004 - "<id> blob <size>", or "<id> missing"
        return None
    size = int(head[2])
    if size > LARGEST_FILE:  # no case is so large, whatever it is that was committed
        out.seek(size + 1, os.SEEK_CUR)
        return None
    data = out.read(size)
    out.read(1)
    return data
