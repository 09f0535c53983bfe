"""Which repository a case file lies in, and where."""

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from sagscli.casefile.folder import CASES, CaseFile
from sagscli.history.git import Repository, repositories_of, top_of
from sagscli.plain_files import is_below, real_path


@dataclass
class RepositoryFiles:
    """Files by their paths in a repository, and the places below it to look in."""

    files: dict[str, int] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)


def files_by_repository(files: Sequence[CaseFile]) -> dict[Repository, RepositoryFiles]:
    """Return what lies in each repository. A folder outside git is not there."""
    folders = {os.path.dirname(os.path.abspath(file.path)) for file in files}
    repositories = repositories_of(sorted(folders))
    real = {folder: real_path(folder) for folder in repositories}
    result: dict[Repository, RepositoryFiles] = {}
    for at, file in enumerate(files):
        folder, name = os.path.split(os.path.abspath(file.path))
        repository = repositories.get(folder)
        if repository is None or file.is_left_out:
            continue
        path = os.path.join(real[folder], name)
        if file.is_link:  # git keeps where it leads; what is there has a path of its own
            path = real_path(path)
            if not is_below(path, real_path(str(file.folder.root))):
                continue
        place = _search_place(real[folder], str(file.folder.root), repository.top)
        inside = result.setdefault(repository, RepositoryFiles())
        inside.files[path_in_git(path, repository.top)] = at
        inside.places.add(place)
    return result


def path_in_repository(shown: str) -> str:
    """Return a path as it is shown, counted from the repository's folder where it lies in one.

    Services that put findings beside their lines know no other folder.
    """
    folder, name = os.path.split(os.path.abspath(shown))
    top = top_of(folder)
    return shown if top is None else path_in_git(os.path.join(real_path(folder), name), top)


def outside_git(files: Sequence[CaseFile]) -> list[int]:
    """Return which files lie in no repository that git can be asked about."""
    folders = [os.path.dirname(os.path.abspath(file.path)) for file in files]
    repositories = repositories_of(sorted(set(folders)))
    return [at for at, folder in enumerate(folders) if folder not in repositories]


def _search_place(folder: str, root: str, top: str) -> str:
    """Return where cases of a folder may have lain before: all of its cases, or all of it."""
    real_root = real_path(root)
    cases = os.path.join(real_root, CASES)
    place = cases if is_below(folder, cases) else real_root
    return path_in_git(place, top) if is_below(place, top) else "."


def path_in_git(path: str, top: str) -> str:
    """Return a path as git names it: counted from the repository's folder, with slashes."""
    return unicodedata.normalize("NFC", os.path.relpath(path, top).replace(os.sep, "/"))
