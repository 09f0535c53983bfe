"""Earlier versions of files: those in which a word came or went, and what stands in a version."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, NamedTuple

from sagscli.history.git import GitAnswer, Repository
from sagscli.history.raw_log import commits, output_of_log, start_log
from sagscli.plain_files import LARGEST_FILE


class FileVersion(NamedTuple):
    """A file as one commit left it: `path` counts from the repository's folder, in NFC."""

    commit: str
    path: str
    blob: bytes


def start_search(repository: Repository, word: str, places: list[str]) -> GitAnswer:
    """Begin to look for the commits below `places` whose change has `word` in it.

    `places` count from the repository's folder. Oldest first, and each before what was built
    on it; a merge is compared with each side, so nothing written in it is lost.
    """
    return start_log(repository, f"-G{word}", "--topo-order", "--reverse", "HEAD", places=places)


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
    with start_log(repository, "-1", f"-G{word}", "--all", *here, places=places) as answer:
        return bool(answer.output().read())


def file_versions(answer: GitAnswer, repository: Repository) -> list[FileVersion]:
    """Return what a search found; nothing where nothing was committed yet. Raises GitError."""
    output = output_of_log(answer, repository)
    if output is None:
        return []
    return [
        FileVersion(commit.id, change.path, change.blob)
        for commit in commits(output)
        for change in commit.changes
        if change.blob is not None
    ]


def blob_contents(repository: Repository, blobs: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield each blob with its bytes; one that is not there (a shallow clone) is passed over."""
    wanted_blobs = list(dict.fromkeys(blobs))
    if not wanted_blobs:
        return
    with repository.start("cat-file", "--batch", feed=b"\n".join(wanted_blobs) + b"\n") as answer:
        out = answer.output()
        for blob in wanted_blobs:
            data = _next_blob(out)
            if data is not None:
                yield blob, data


def contents_in_turn(
    repository: Repository, groups: Sequence[Sequence[bytes]]
) -> Iterator[dict[bytes, bytes]]:
    """Yield for each group of blobs what is in them; no text is kept that no later one asks for.

    One git reads them all. A blob that is not there, or too large for a case, is passed over.
    """
    last = {blob: at for at, group in enumerate(groups) for blob in group}
    if not last:
        yield from ({} for _group in groups)
        return
    texts: dict[bytes, bytes | None] = {}
    with repository.start("cat-file", "--batch", feed=b"\n".join(last) + b"\n") as answer:
        out = answer.output()
        for at, group in enumerate(groups):
            for blob in group:
                if blob not in texts:
                    texts[blob] = _next_blob(out)
            yield {blob: text for blob in group if (text := texts[blob]) is not None}
            for blob in group:
                if last[blob] == at:  # its place among those that were read is kept, not its text
                    texts[blob] = None


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
