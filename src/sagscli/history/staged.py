"""A case folder as the next commit would make it, beside the one that is being worked in."""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sagscli.casefile.folder import CASES, ENCLOSURES, read_bytes
from sagscli.history.git import GitError, Repository, repositories_of
from sagscli.history.repository import path_in_git
from sagscli.history.versions import blob_contents
from sagscli.language import SETTINGS_NAME
from sagscli.plain_files import LARGEST_FILE, is_below, real_path

_RULESETS = "regelsæt"
_READ = (".yaml", ".yml", ".txt")
"""Endings of what is read in a case folder; of all else it is enough that it is there."""
_FILE = "100"
"""How the mode of an ordinary file begins; a link or a submodule is another thing."""


class StagedFolder(NamedTuple):
    """A copy of a case folder at `place`; `changed` are the paths in it that a commit changes."""

    place: Path
    changed: frozenset[str]

    @property
    def has_cases(self) -> bool:
        """Return whether there is anything to read that a commit changes."""
        return any(name.lower().endswith(_READ) for name in self.changed)

    @property
    def changes_all(self) -> bool:
        """Return whether the settings or a ruleset change, and every case with them."""
        return any(
            name == SETTINGS_NAME or name.startswith(f"{_RULESETS}/") for name in self.changed
        )


class _StagedFile(NamedTuple):
    """A file in git's index; `name` counts from the case folder."""

    mode: str
    blob: bytes
    name: str

    @property
    def is_read(self) -> bool:
        return (
            self.mode.startswith(_FILE)
            and self.name.lower().endswith(_READ)
            and not self.name.startswith(f"{ENCLOSURES}/")
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
    entries = list(_entries(repository, inside, index))
    head = repository.head()
    with TemporaryDirectory(prefix="sag-", dir=repository.inside) as copy:
        _lend_history(Path(copy, ".git"), repository, head)
        place = Path(copy, inside)
        _fill(place, repository, entries)
        _name_enclosures(place, repository, inside)
        _settle(place, root)
        changed = (
            _changed(repository, inside, index)
            if head is not None
            else (entry.name for entry in entries)
        )
        yield StagedFolder(place, frozenset(map(_plain, changed)))


def _lend_history(own: Path, repository: Repository, head: str | None) -> None:
    """Give the copy a git folder of its own that knows the commits of the repository.

    One that pointed to the repository's would have git note that its files have moved.
    """
    own.mkdir()
    (own / "commondir").write_text(f"{repository.common}\n", encoding="utf-8")
    (own / "HEAD").write_text(f"{head or 'ref: refs/heads/none'}\n", encoding="utf-8")


def _index(repository: Repository) -> str | None:
    """Return the index that git commits from, where it is another one (``git commit -a``).

    The environment says so; it is believed of a file in git's own folder only.
    """
    path = os.environ.get("GIT_INDEX_FILE")
    if not path:
        return None
    full = os.path.join(repository.top, path)
    return full if is_below(real_path(full), real_path(repository.inside)) else None


def _entries(repository: Repository, inside: str, index: str | None) -> Iterator[_StagedFile]:
    with repository.start("ls-files", "-s", "-z", "--", inside, index=index) as answer:
        output = answer.output().read()
    for line in filter(None, output.split(b"\0")):
        facts, _tab, path = line.partition(b"\t")
        mode, blob, _stage = facts.split(b" ")
        yield _StagedFile(mode.decode("ascii"), blob, _below(os.fsdecode(path), inside))


def _below(path: str, inside: str) -> str:
    return path if inside == "." else path.removeprefix(f"{inside}/")


def _changed(repository: Repository, inside: str, index: str | None) -> list[str]:
    compare = ("diff-index", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "-z")
    with repository.start(*compare, "HEAD", "--", inside, index=index) as answer:
        names = os.fsdecode(answer.output().read()).split("\0")
    return [_below(name, inside) for name in names if name]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _fill(place: Path, repository: Repository, entries: list[_StagedFile]) -> None:
    """Write what is read with its text, all else empty; a link to a case is left out."""
    texts = {entry.blob for entry in entries if entry.is_read}
    contents = dict(blob_contents(repository, sorted(texts))) if texts else {}
    place.mkdir(parents=True, exist_ok=True)
    for entry in entries:
        if entry.is_read:
            _write(place / entry.name, contents.get(entry.blob))
        elif not entry.name.lower().endswith(_READ) or entry.name.startswith(f"{ENCLOSURES}/"):
            _write(place / entry.name, b"")


def _write(path: Path, data: bytes | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        if data is None:  # larger than what is read: it is to be told of
            file.truncate(LARGEST_FILE + 1)
        else:
            file.write(data)


def _name_enclosures(place: Path, repository: Repository, inside: str) -> None:
    """Put the names of enclosures that git does not keep in their place."""
    folder = ENCLOSURES if inside == "." else f"{inside}/{ENCLOSURES}"
    with repository.start("ls-files", "--others", "-z", "--", folder) as answer:
        names = os.fsdecode(answer.output().read()).split("\0")
    for name in filter(None, names):
        path = place / _below(name, inside)
        if not name.endswith("/") and not path.exists():
            _write(path, b"")


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
