"""Begin a repository, and what a person needs in it: hooks, and a name to commit by."""

import os
from pathlib import Path
from typing import NamedTuple

from sagscli.history.git import (
    Repository,
    environment,
    git_program,
    repositories_of,
    started,
)
from sagscli.history.git_error import GitError

_BRANCH = "main"


class Committer(NamedTuple):
    """Whom git says that commits are by; a part that it was never told is None."""

    name: str | None
    email: str | None

    @property
    def is_known(self) -> bool:
        """Return whether git can commit without guessing."""
        return bool(self.name and self.email)


def has_git() -> bool:
    """Return whether git is installed where it can be found."""
    return git_program() is not None


def repository_at(folder: Path) -> Repository | None:
    """Return the repository that a folder lies in, also one that is still to be made."""
    place = str(standing(folder))
    return repositories_of([place]).get(place)


def standing(folder: Path) -> Path:
    """Return the nearest folder, at or above `folder`, that is there."""
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def is_gits_own(folder: Path) -> bool:
    """Return whether a folder lies among git's own files: in a ``.git``, or a bare repository."""
    place = standing(folder)
    return any(
        (each / "HEAD").is_file() and (each / "objects").is_dir() and (each / "refs").is_dir()
        for each in (place, *place.parents)
    )


def begin_repository(root: Path) -> Repository:
    """Make a repository of the folder `root`, which lies in none. Raises GitError.

    It gets no hooks or settings from a template of the machine.
    """
    program = git_program()
    if program is None:
        raise GitError.absent()
    words = [program, "-c", f"init.defaultBranch={_BRANCH}", "init", "--quiet", "--template="]
    with started(words, str(root), environment()) as answer:
        answer.output()
    repository = repository_at(root)
    if repository is None:
        raise GitError.absent()
    return repository


def hooks_folder(repository: Repository) -> Path:
    """Return the folder that git looks for hooks in; settings may have put it anywhere.

    Raises GitError.
    """
    with repository.start("rev-parse", "--git-path", "hooks") as answer:
        said = os.fsdecode(answer.output().read()).strip("\n")
    return Path(os.path.normpath(os.path.join(repository.top, said)))


def committer(folder: Path) -> Committer:
    """Return whom commits in a folder would be by, as far as git was told. Raises GitError."""
    program = git_program()
    if program is None:
        return Committer(None, None)
    place = Repository(str(standing(folder)), program)
    return Committer(
        os.environ.get("GIT_AUTHOR_NAME") or setting(place, "user.name"),
        os.environ.get("GIT_AUTHOR_EMAIL") or setting(place, "user.email"),
    )


def set_committer(repository: Repository, wanted: Committer) -> None:
    """Have the commits of a repository, and of no other, be by someone. Raises GitError."""
    for name, value in (("user.name", wanted.name), ("user.email", wanted.email)):
        if value:
            set_locally(repository, name, value)


def set_locally(repository: Repository, name: str, value: str) -> None:
    """Give a setting of git's a value in one repository, and in no other. Raises GitError."""
    with repository.start("config", "--local", name, value) as answer:
        answer.output()


def setting(place: Repository, name: str) -> str | None:
    """Return what git was told of a setting; None where it was not. Raises GitError."""
    with place.start("config", "--get", name) as answer:
        if answer.code() == 1:
            return None
        return answer.output().read().decode("utf-8", "replace").strip() or None
