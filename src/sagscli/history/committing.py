"""Commit some files to git, with whatever the repository has set up for commits."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sagscli.history.git import UNMOVED, Repository, repositories_of, started
from sagscli.history.git_error import GitError, GitSlowError
from sagscli.history.repository import path_in_git
from sagscli.history.staged import index_entries
from sagscli.history.starting import committer
from sagscli.plain_files import real_path

_LISTED = ("--pathspec-from-file=-", "--pathspec-file-nul")
"""Paths come from a list: a command line cannot be as long as thousands of them."""


def commit(paths: Sequence[str], message: str) -> str:
    """Commit the files at `paths` and nothing else; return the commit's short name.

    Hooks and filters of the repository run as for any commit, since whoever set them up wants them
    asked. Nothing else of it does, and no other machine is reached.
    Raises GitError when their folders are not under one git, or git or a hook says no.
    """
    repository, inside = _inside(paths)
    try:
        _add_and_commit(repository, inside, message)
    except GitSlowError:
        raise
    except GitError:
        if not committer(Path(repository.top)).is_known:
            raise GitError.nameless() from None
        raise
    return _run(repository, "rev-parse", "--short", "HEAD").strip()


def _inside(paths: Sequence[str]) -> tuple[Repository, list[str]]:
    """Return the one repository that files lie in, and their paths in it. Raises GitError."""
    places = [os.path.split(os.path.abspath(path)) for path in paths]
    folders = list(dict.fromkeys(folder for folder, _name in places))
    repositories = repositories_of(folders)
    repository = repositories.get(folders[0])
    if repository is None or any(repositories.get(folder) != repository for folder in folders):
        raise GitError.absent()
    real = {folder: real_path(folder) for folder in folders}
    names = (os.path.join(real[folder], name) for folder, name in places)
    return repository, [path_in_git(name, repository.top) for name in names]


def _add_and_commit(repository: Repository, paths: Sequence[str], message: str) -> None:
    """Commit `paths`; where git or a hook says no, the next commit has what it had before."""
    known = {entry.name for entry in index_entries(repository, ".")}
    present = [path for path in paths if os.path.lexists(os.path.join(repository.top, path))]
    new = [path for path in present if path not in known]
    try:
        if present:  # of those that are gone git knows already
            _run(repository, "add", "--intent-to-add", *_LISTED, paths=present)
        _run(repository, "commit", "--quiet", "--only", "--message", message, *_LISTED, paths=paths)
    except GitError:
        if new:
            with suppress(GitError):
                _run(repository, "rm", "--quiet", "--cached", "--force", *_LISTED, paths=new)
        raise


def _run(repository: Repository, *arguments: str, paths: Sequence[str] = ()) -> str:
    words = [repository.program, *UNMOVED, *arguments]
    around = os.environ | {"GIT_TERMINAL_PROMPT": "0"}
    feed = os.fsencode("\0".join(paths))
    try:
        with started(words, repository.top, around, feed) as answer:
            return answer.output().read().decode("utf-8", "replace")
    except GitSlowError:
        raise GitSlowError.commit() from None
