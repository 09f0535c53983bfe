"""Commit some files to git, with whatever the repository has set up for commits."""

import os
import subprocess
from collections.abc import Sequence

from sagscli.errors import reason_of
from sagscli.history.git import PATIENCE, Repository, repositories_of
from sagscli.history.git_error import GitError
from sagscli.history.repository import path_in_git
from sagscli.plain_files import real_path

_ALWAYS = (
    *("--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "protocol.allow=never"),
)


def commit(paths: Sequence[str], message: str) -> str:
    """Commit the files at `paths` and nothing else; return the commit's short name.

    Hooks and filters of the repository run as for any commit, since whoever set them up wants them
    asked. Nothing else of it does, and no other machine is reached.
    Raises GitError when their folders are not under one git, or git or a hook says no.
    """
    places = [os.path.split(os.path.abspath(path)) for path in paths]
    folders = list(dict.fromkeys(folder for folder, _name in places))
    repositories = repositories_of(folders)
    repository = repositories.get(folders[0])
    if repository is None or any(repositories.get(folder) != repository for folder in folders):
        raise GitError.absent()
    real = {folder: real_path(folder) for folder in folders}
    inside = "\0".join(
        path_in_git(os.path.join(real[folder], name), repository.top) for folder, name in places
    )
    # From a list: a command line cannot be as long as thousands of paths.
    these = ("--pathspec-from-file=-", "--pathspec-file-nul")
    _run(repository, "add", "--intent-to-add", *these, paths=inside)
    _run(repository, "commit", "--quiet", "--only", "--message", message, *these, paths=inside)
    return _run(repository, "rev-parse", "--short", "HEAD").strip()


def _run(repository: Repository, *arguments: str, paths: str = "") -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a program found by us, words of our own
            [repository.program, *_ALWAYS, *arguments],
            cwd=repository.top,
            env=os.environ | {"GIT_TERMINAL_PROMPT": "0"},
            input=os.fsencode(paths),
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
