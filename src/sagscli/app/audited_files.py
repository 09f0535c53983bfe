"""The case files that an audit looks through: those there are, and those that were."""

import os
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sagscli.casefile.folder import CASES, NOT_CASES, Folder, is_case_name
from sagscli.history.folder_log import FileStep, FolderLog, folder_log
from sagscli.history.git import Repository
from sagscli.history.raw_log import LoggedCommit
from sagscli.history.recorded import files_of_commit
from sagscli.history.repository import path_in_git
from sagscli.language import SETTINGS_NAME
from sagscli.plain_files import real_path


class AuditedFile(NamedTuple):
    """A case file: its path in the repository, its steps, and what it says as last recorded."""

    path: str
    steps: Sequence[FileStep]
    now: bytes | None

    @property
    def blobs(self) -> list[bytes]:
        """Return every version of it, and what it may have been called before or after."""
        named = [
            blob
            for step in self.steps
            for blob in (*step.olds, step.blob, *step.moved)
            if blob is not None
        ]
        return list(dict.fromkeys([*named, *([self.now] if self.now is not None else [])]))

    def recent(
        self, commits: Sequence[LoggedCommit], is_recent: Callable[[LoggedCommit], bool]
    ) -> "AuditedFile":
        """Return it without the steps that nobody asks about."""
        steps = [step for step in self.steps if is_recent(commits[step.commit])]
        return self._replace(steps=steps)


def audited_files(
    repository: Repository, folder: Folder, places: Sequence[str]
) -> tuple[list[AuditedFile], FolderLog]:
    """Return the case files of a folder below `places`, and the history. Raises GitError."""
    is_wanted = _is_wanted(repository, folder, places)
    settings = settings_path(repository, folder)
    log = folder_log(repository, lambda path: path == settings or is_wanted(path))
    head = repository.head()
    current = {
        path: file.blob
        for file in (files_of_commit(repository, head) if head is not None else ())
        if file.is_read and is_wanted(path := unicodedata.normalize("NFC", file.name))
    }
    paths = sorted({*log.steps, *current} - {settings})
    return [AuditedFile(path, log.steps.get(path, ()), current.get(path)) for path in paths], log


def settings_path(repository: Repository, folder: Folder) -> str:
    """Return where the settings of a folder lie in its repository."""
    return path_in_git(real_path(str(folder.root / SETTINGS_NAME)), repository.top)


def _is_wanted(
    repository: Repository, folder: Folder, places: Sequence[str]
) -> Callable[[str], bool]:
    root = path_in_git(real_path(str(folder.root)), repository.top)
    has_home = (folder.root / CASES).is_dir()
    inside = [path_in_git(real_path(place), repository.top) for place in places]

    def is_wanted(path: str) -> bool:
        if not _is_in(path, root) or not any(_is_in(path, place) for place in inside):
            return False
        below = path if root == "." else path[len(root) + 1 :]
        first, *rest = below.split("/")
        is_home = first == CASES and bool(rest) if has_home else first not in NOT_CASES
        is_hidden = any(part.startswith(".") for part in (first, *rest))
        return is_home and not is_hidden and is_case_name(os.path.basename(below))

    return is_wanted


def _is_in(path: str, place: str) -> bool:
    return place in (".", path) or path.startswith(f"{place}/")
