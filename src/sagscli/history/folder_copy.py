"""A copy of files that git has, in git's own folder: what is read with its text, all else by name.

It is what a case folder is read from as it is staged, and as it was recorded. Nothing of the work
tree is touched, and no filter or hook of the repository runs.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sagscli.casefile.folder import ENCLOSURES, NOT_CASES
from sagscli.history.git import Repository
from sagscli.history.git_error import GitError
from sagscli.history.versions import blob_contents
from sagscli.plain_files import LARGEST_FILE, is_device, real_path

READ = (".yaml", ".yml", ".txt")
"""Endings of what is read in a case folder; of all else it is enough that it is there."""
_FILE = "100"
"""How the mode of an ordinary file begins; a link or a submodule is another thing."""
_PREFIX = "sag-"
_LEFT_BEHIND = 24 * 60 * 60
"""Seconds after which a copy is one whose command was stopped."""


class GitFile(NamedTuple):
    """A file that git has; `name` counts from the folder that is copied."""

    mode: str
    blob: bytes
    name: str

    @property
    def is_read(self) -> bool:
        """Return whether the text of the file says anything in a case folder."""
        return self.mode.startswith(_FILE) and self._may_be_read

    @property
    def is_there(self) -> bool:
        """Return whether it is enough that there is such a file; a link to a text is left out."""
        return not self._may_be_read

    @property
    def _may_be_read(self) -> bool:
        folders = self.name.split("/")[:-1]
        if ENCLOSURES in folders:
            return False
        return self.name.lower().endswith(READ) or any(name in NOT_CASES for name in folders)

    @property
    def is_safe(self) -> bool:
        """Return whether the name leads nowhere but down, on any system.

        A repository that someone made by hand can hold names that git itself would not.
        """
        parts = self.name.split("/")
        return not any(
            part in ("", ".", "..") or part.lower() == ".git" or _is_odd(part) for part in parts
        )


def _is_odd(part: str) -> bool:
    return os.sep == "\\" and (is_device(part) or any(sign in part for sign in '\\:<>"|?*'))


@contextmanager
def empty_copy(repository: Repository) -> Iterator[Path]:
    """Make a folder for a copy, for as long as it is needed; those left behind are taken away.

    It lies in git's own folder, where the same people may look; where nobody may write there,
    in a folder of the system's that is for this user alone.
    """
    _sweep(Path(repository.inside))
    try:
        folder = TemporaryDirectory(prefix=_PREFIX, dir=repository.inside)
    except OSError:
        folder = TemporaryDirectory(prefix=_PREFIX)
    with folder as copy:
        yield Path(real_path(copy))


def _sweep(inside: Path) -> None:
    with suppress(OSError):
        for left in inside.glob(f"{_PREFIX}*"):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)


def lend_history(own: Path, repository: Repository, head: str | None) -> None:
    """Give a copy a git folder of its own that knows the commits of the repository.

    One that pointed to the repository's would have git note that its files have moved.
    """
    own.mkdir(parents=True)
    (own / "commondir").write_text(f"{repository.common}\n", encoding="utf-8")
    (own / "HEAD").write_text(f"{head or 'ref: refs/heads/none'}\n", encoding="utf-8")


def fill(place: Path, repository: Repository, files: Iterable[GitFile]) -> None:
    """Write what is read with its text, all else empty. Raises GitError where a text is not here.

    A file that is larger than what is read becomes one that is too large, to be told of.
    """
    safe = [file for file in files if file.is_safe]
    texts = {file.blob for file in safe if file.is_read}
    contents = dict(blob_contents(repository, sorted(texts)))
    _refuse_missing(repository, texts - contents.keys())
    place.mkdir(parents=True, exist_ok=True)
    made: set[str] = set()
    for file in safe:
        if file.is_read:
            write(place, file.name, contents.get(file.blob), made)
        elif file.is_there:
            write(place, file.name, b"", made)


def _refuse_missing(repository: Repository, blobs: Iterable[bytes]) -> None:
    """Raise GitError for texts that git knows of and does not have (a partial clone)."""
    feed = b"".join(blob + b"\n" for blob in blobs)
    if feed:
        with repository.start("cat-file", "--batch-check", feed=feed) as answer:
            if b" missing" in answer.output().read():
                raise GitError.incomplete()


def write(place: Path, name: str, data: bytes | None, made: set[str]) -> None:
    """Write a file below `place`; None is one that is too large. `made` are the folders there."""
    path = os.path.join(place, name)
    folder = os.path.dirname(path)
    if folder not in made:
        os.makedirs(folder, exist_ok=True)
        made.add(folder)
    with open(path, "wb") as file:
        if data is None:
            file.truncate(LARGEST_FILE + 1)
        else:
            file.write(data)


def untracked(repository: Repository, places: Iterable[str]) -> list[str]:
    """Return the files in `places` that git does not keep, those included that it passes over."""
    with repository.start("ls-files", "--others", "-z", "--", *places) as answer:
        names = os.fsdecode(answer.output().read()).split("\0")
    return [name for name in names if name and not name.endswith("/")]


def name_enclosures(place: Path, repository: Repository, inside: str) -> None:
    """Put the names of enclosures that git does not keep in their place."""
    folder = ENCLOSURES if inside == "." else f"{inside}/{ENCLOSURES}"
    made: set[str] = set()
    for name in untracked(repository, [folder]):
        if not (place / below(name, inside)).exists():
            write(place, below(name, inside), b"", made)


def below(path: str, inside: str) -> str:
    """Return a path of the repository as it is counted from a folder in it."""
    return path if inside == "." else path.removeprefix(f"{inside}/")
