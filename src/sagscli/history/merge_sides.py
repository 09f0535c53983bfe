"""Who wrote the two versions of a file that git is bringing together, and when."""

import os
from datetime import datetime
from typing import NamedTuple

from sagscli.casefile.folder import CaseFile
from sagscli.history.git import Repository
from sagscli.history.git_error import GitError
from sagscli.history.raw_log import commits, start_log
from sagscli.history.repository import files_by_repository

_COMING = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")
"""Where git keeps the commit that it is bringing in."""


class MergeSide(NamedTuple):
    """A version of a case: the path it is shown by, where files differ; who wrote it, and when."""

    path: str = ""
    author: str = ""
    written: datetime | None = None


def merge_sides(file: CaseFile) -> tuple[MergeSide, MergeSide]:
    """Return who wrote what stood here and what came in; of one that git does not say, nothing."""
    for repository, inside in files_by_repository([file]).items():
        for path in inside.files:
            coming = (
                name for name in _COMING if os.path.isfile(os.path.join(repository.inside, name))
            )
            return _side(repository, path, "HEAD"), _side(repository, path, next(coming, None))
    return MergeSide(), MergeSide()


def _side(repository: Repository, path: str, commit: str | None) -> MergeSide:
    if commit is None:
        return MergeSide()
    try:
        with start_log(repository, "-1", "--no-patch", commit, places=[path]) as answer:
            for logged in commits(answer.output()):
                return MergeSide("", logged.author, logged.authored)
    except GitError:
        pass
    return MergeSide()
