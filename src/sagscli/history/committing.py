"""Commit one file to git, with whatever the repository has set up for commits."""

import os
import subprocess

from sagscli.errors import reason_of
from sagscli.history.git import PATIENCE, GitError, Repository, repositories_of
from sagscli.history.repository import path_in_git
from sagscli.plain_files import real_path


def commit(path: str, message: str) -> str:
    """Commit the file at `path` and nothing else; return the commit's short name.

    Hooks of the repository run as for any commit, since whoever set them up wants them asked.
    Raises GitError when the folder is not under git, or git or a hook says no.
    """
    folder, name = os.path.split(os.path.abspath(path))
    repository = repositories_of([folder]).get(folder)
    if repository is None:
        raise GitError.absent()
    inside = path_in_git(os.path.join(real_path(folder), name), repository.top)
    _run(repository, "add", "--intent-to-add", "--", inside)
    _run(repository, "commit", "--quiet", "--only", "--message", message, "--", inside)
    return _run(repository, "rev-parse", "--short", "HEAD").strip()


def _run(repository: Repository, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a program found by us, words of our own
            [repository.program, "--no-pager", "--literal-pathspecs", *arguments],
            cwd=repository.top,
            env=os.environ | {"GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except OSError as error:
        raise GitError.failed(reason_of(error)) from None
    except subprocess.TimeoutExpired:
        raise GitError.failed(f"> {PATIENCE} s") from None
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        raise GitError.failed(said[-1] if said else str(done.returncode))
    return done.stdout.decode("utf-8", "replace")
