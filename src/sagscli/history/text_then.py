"""What stood in a case file as it was recorded by a day or in a commit."""

from typing import NamedTuple

from sagscli.casefile.folder import CaseFile
from sagscli.casefile.shown_paths import path_without_names
from sagscli.history.case_versions import begin_versions, current_versions
from sagscli.history.git import Repository
from sagscli.history.git_error import GitError
from sagscli.history.raw_log import LoggedCommit
from sagscli.history.recorded import FindCommit
from sagscli.history.repository import files_by_repository


class TextThen(NamedTuple):
    """A commit, and what stood in a case file then; None where it was not there."""

    commit: LoggedCommit
    data: bytes | None


def text_then(file: CaseFile, find: FindCommit) -> TextThen:
    """Return what stood in a file then, under whatever name it had. Raises GitError."""
    for repository, inside in files_by_repository([file]).items():
        for path in inside.files:
            commit = find(repository)
            data = _text(repository, commit.id, path)
            if data is None:
                names = _earlier_names(repository, path)
                texts = (_text(repository, commit.id, name) for name in names)
                data = next((text for text in texts if text is not None), None)
            return TextThen(commit, data)
    raise GitError.no_history(path_without_names(file.path))


def _text(repository: Repository, commit: str, path: str) -> bytes | None:
    with repository.start("cat-file", "blob", f"{commit}:{path}") as answer:
        return answer.output().read() if answer.code() == 0 else None


def _earlier_names(repository: Repository, path: str) -> list[str]:
    with begin_versions(repository, path) as begun:
        versions = current_versions(repository, path, begun)
    return list(dict.fromkeys(version.path for version in versions if version.path != path))
