"""A case folder as the next commit would make it, beside the one that is being worked in."""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sagscli.casefile.folder import CASES, read_bytes
from sagscli.casefile.topmost import no_folder_above
from sagscli.history.folder_copy import (
    READ,
    GitFile,
    below,
    empty_copy,
    fill,
    lend_history,
    name_enclosures,
)
from sagscli.history.git import Repository, repositories_of
from sagscli.history.git_error import GitError
from sagscli.history.repository import path_in_git
from sagscli.language import SETTINGS_NAME
from sagscli.plain_files import is_below, real_path

_RULESETS = "regelsæt"


class StagedFolder(NamedTuple):
    """A copy of a case folder at `place`; `changed` are the paths in it that a commit changes."""

    place: Path
    changed: frozenset[str]

    @property
    def has_cases(self) -> bool:
        """Return whether there is anything to read that a commit changes."""
        return any(name.lower().endswith(READ) for name in self.changed)

    @property
    def changes_all(self) -> bool:
        """Return whether the settings or a ruleset change, and every case with them."""
        return any(
            name == SETTINGS_NAME or name.startswith(f"{_RULESETS}/") for name in self.changed
        )


@contextmanager
def staged_folder(root: Path) -> Iterator[StagedFolder]:
    """Make a copy of the case folder at `root` as it is staged, for as long as it is needed.

    It lies in git's own folder, where the same people may look, and its history is that of the
    repository. Enclosures are there by their names only, those that are not staged too. Raises
    GitError.
    """
    repository = repositories_of([str(root)]).get(str(root))
    if repository is None:
        raise GitError.absent()
    inside = path_in_git(real_path(str(root)), repository.top)
    index = _index(repository)
    entries = list(index_entries(repository, inside, index))
    head = repository.head()
    with empty_copy(repository) as copy, no_folder_above(copy):
        lend_history(copy / ".git", repository, head)
        place = copy / inside
        fill(place, repository, entries)
        name_enclosures(place, repository, inside)
        _settle(place, root)
        changed = (
            changed_in_index(repository, inside, index)
            if head is not None
            else (entry.name for entry in entries)
        )
        yield StagedFolder(place, frozenset(map(_plain, changed)))


def _index(repository: Repository) -> str | None:
    """Return the index that git commits from, where it is another one (``git commit -a``).

    The environment says so; it is believed of a file in git's own folder only.
    """
    path = os.environ.get("GIT_INDEX_FILE")
    if not path:
        return None
    full = os.path.join(repository.top, path)
    return full if is_below(real_path(full), real_path(repository.inside)) else None


def index_entries(
    repository: Repository, inside: str, index: str | None = None
) -> Iterator[GitFile]:
    """Yield the files below `inside` that the next commit has. Raises GitError."""
    with repository.start("ls-files", "-s", "-z", "--", inside, index=index) as answer:
        output = answer.output().read()
    for line in filter(None, output.split(b"\0")):
        facts, _tab, path = line.partition(b"\t")
        mode, blob, _stage = facts.split(b" ")
        yield GitFile(mode.decode("ascii"), blob, below(os.fsdecode(path), inside))


def changed_in_index(repository: Repository, inside: str, index: str | None = None) -> list[str]:
    """Return which files below `inside` the next commit changes. Raises GitError."""
    compare = ("diff-index", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "-z")
    with repository.start(*compare, "HEAD", "--", inside, index=index) as answer:
        names = os.fsdecode(answer.output().read()).split("\0")
    return [below(name, inside) for name in names if name]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _settle(place: Path, root: Path) -> None:
    """Make the copy a case folder of its own: with settings, and a place for its cases."""
    settings = place / SETTINGS_NAME
    if not settings.exists():
        try:
            data = read_bytes(str(root / SETTINGS_NAME))
        except OSError:
            data = b""
        settings.write_bytes(data)
    if (root / CASES).is_dir():
        (place / CASES).mkdir(exist_ok=True)
