"""A case folder as it was recorded by a day or in a commit, beside the one that is worked in."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from sagscli import days
from sagscli.casefile.folder import read_bytes
from sagscli.casefile.topmost import no_folder_above
from sagscli.history.folder_copy import (
    GitFile,
    below,
    empty_copy,
    fill,
    lend_history,
    name_enclosures,
    untracked,
    write,
)
from sagscli.history.git import Repository, repositories_of
from sagscli.history.git_error import GitError
from sagscli.history.raw_log import LoggedCommit, commits, start_log
from sagscli.history.repository import path_in_git
from sagscli.language import SETTINGS_NAME
from sagscli.plain_files import real_path

FindCommit = Callable[[Repository], LoggedCommit]
"""From a repository to the commit that is meant in it. Raises GitError."""


class RecordedFolder(NamedTuple):
    """Where to stand in the copy, and the commit that it was made from."""

    standing: Path
    commit: LoggedCommit
    here: str
    """The folder one stood in before."""

    def place(self, path: str) -> str:
        """Return what a path on the command line is called in the copy.

        One that goes down from where one stands, or up, is called the same; one that begins at
        the top of the disk, or leads through a link, is counted from where one stands.
        """
        full = os.path.join(self.here, path)
        real = real_path(full)
        if not os.path.isabs(path) and real == os.path.abspath(full):
            return path
        return os.path.relpath(real, self.here)


def commit_by_day(day: date) -> FindCommit:
    """Return what finds the last commit of this history that was made by the end of a day.

    A history with merges is followed along the side that was merged into: what others had only
    on their own machines was not recorded here yet.
    """
    end = datetime(day.year, day.month, day.day) + timedelta(days=1)
    seconds = int(end.astimezone().timestamp()) - 1

    def find(repository: Repository) -> LoggedCommit:
        wanted = ("-1", "--first-parent", "--no-patch", f"--before=@{seconds} +0000", "HEAD")
        commit = None if repository.is_unborn() else _first(repository, *wanted)
        if commit is None:
            raise GitError.nothing_by(days.long(day), is_cut=repository.is_cut_off())
        return commit

    return find


def commit_called(word: str) -> FindCommit:
    """Return what finds a commit by its name, or by a branch or a tag that leads to it."""

    def find(repository: Repository) -> LoggedCommit:
        wanted = ("rev-parse", "--quiet", "--verify", f"{word}^{{commit}}")
        if word and not word.startswith("-"):
            with repository.start(*wanted) as answer:
                name = answer.output().read().decode("ascii") if answer.code() == 0 else ""
            commit = _first(repository, "-1", "--no-patch", name.strip()) if name else None
            if commit is not None:
                return commit
        raise GitError.unknown_moment(word)

    return find


def _first(repository: Repository, *wanted: str) -> LoggedCommit | None:
    with start_log(repository, *wanted) as answer:
        return next(commits(answer.output()), None)


@contextmanager
def recorded_folder(places: Sequence[str], find: FindCommit) -> Iterator[RecordedFolder]:
    """Make a copy of the case folders of `places` as they were recorded, as long as it is needed.

    They are in one repository. What git does not keep of a case folder, its settings and its
    enclosures, is taken as it lies there now, as it would be where the commit is checked out;
    enclosures are there by their names only. Raises GitError.
    """
    here = os.getcwd()
    repository, insides = _repository(places)
    commit = find(repository)
    files = list(files_of_commit(repository, commit.id))
    settings = _own_settings(repository, insides)
    names = {file.name for file in files} | settings
    roots = {_root(inside, names) for inside in insides}
    above = _common(here, repository.top)
    with empty_copy(repository) as copy, no_folder_above(copy):
        top = copy / os.path.relpath(repository.top, above)
        lend_history(top / ".git", repository, commit.id)
        fill(top, repository, [file for file in files if _is_in(file.name, roots)])
        for name in settings:
            write(top, name, read_bytes(os.path.join(repository.top, name)), set())
        for root in roots:
            name_enclosures(top, repository, root)
        standing = copy / os.path.relpath(here, above) if _is_under(here, above) else top
        standing.mkdir(parents=True, exist_ok=True)
        yield RecordedFolder(standing, commit, here if _is_under(here, above) else repository.top)


def _repository(places: Sequence[str]) -> tuple[Repository, list[str]]:
    """Return the one repository that `places` lie in, and where in it."""
    real = [real_path(place) for place in places]
    repositories = repositories_of(real)
    known = set(repositories.values())
    if len(repositories) < len(set(real)):
        missing = next(place for place in places if real_path(place) not in repositories)
        raise GitError.no_history(missing)
    if len(known) != 1:
        raise GitError.several()
    [repository] = known
    return repository, [path_in_git(place, repository.top) for place in real]


def files_of_commit(repository: Repository, commit: str) -> Iterator[GitFile]:
    """Yield every file that a commit has, links and submodules included. Raises GitError."""
    with repository.start("ls-tree", "-r", "-z", "--full-tree", commit) as answer:
        lines = answer.output().read().split(b"\0")
    for line in filter(None, lines):
        facts, _tab, path = line.partition(b"\t")
        mode, _kind, blob = facts.split(b" ")
        yield GitFile(mode.decode("ascii"), blob, os.fsdecode(path))


def _own_settings(repository: Repository, insides: Sequence[str]) -> set[str]:
    """Return the settings above `insides` that git does not keep."""
    ways = {name for inside in insides for name in _settings_above(inside)}
    named = [name for name in ways if os.path.isfile(os.path.join(repository.top, name))]
    return set(untracked(repository, named)) if named else set()


def _settings_above(inside: str) -> Iterator[str]:
    parts = [] if inside == "." else inside.split("/")
    for at in range(len(parts), -1, -1):
        yield "/".join((*parts[:at], SETTINGS_NAME))


def _root(inside: str, names: set[str]) -> str:
    """Return the case folder that a place belongs to; without settings all of the repository."""
    settings = next((name for name in _settings_above(inside) if name in names), SETTINGS_NAME)
    return settings.rpartition("/")[0] or "."


def _is_in(name: str, roots: set[str]) -> bool:
    return any(root == "." or below(name, root) != name for root in roots)


def _common(here: str, top: str) -> str:
    """Return the folder that two lie in; on two disks of Windows the second of them."""
    try:
        return os.path.commonpath([here, top])
    except ValueError:
        return top


def _is_under(here: str, above: str) -> bool:
    return os.path.commonpath([here, above]) == above if here[:2] == above[:2] else False
