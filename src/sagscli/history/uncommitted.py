"""What of a folder is not in its last commit: git is asked for names, and the files are read here.

Git itself would have its filters look at the files, and a filter is a program that the folder
chooses.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from sagscli.history.folder_copy import GitFile
from sagscli.history.git import Repository, repositories_of
from sagscli.history.recorded import files_of_commit
from sagscli.history.repository import path_in_git
from sagscli.history.staged import changed_in_index, index_entries
from sagscli.plain_files import is_below, opened, real_path

_FILE = "100"
_SHA1_DIGITS = 40


def uncommitted(repository: Repository, folder: Path) -> list[str]:
    """Return the paths, counted from `folder`, that are new, changed or gone since then.

    What git is told to pass over does not count, nor a change of line ends alone. Raises GitError.
    """
    inside = path_in_git(real_path(str(folder)), repository.top)
    names = {entry.name for entry in index_entries(repository, inside) if _differs(entry, folder)}
    if repository.is_unborn():
        names |= {entry.name for entry in index_entries(repository, inside)}
    else:
        names |= set(changed_in_index(repository, inside))
    return sorted(names | set(_new(repository, inside)))


def split_by_last_commit(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which of some files the last commit has as they are, and which it has not.

    A file that is neither there nor in it is in none of the two, nor is any without git. Raises
    GitError.
    """
    same: list[str] = []
    other: list[str] = []
    places = {
        os.path.abspath(path): real_path(os.path.dirname(os.path.abspath(path))) for path in paths
    }
    for repository in set(repositories_of(list(places.values())).values()):
        head = repository.head()
        kept = {file.name: file for file in files_of_commit(repository, head)} if head else {}
        for path, folder in places.items():
            if not is_below(folder, repository.top):
                continue
            entry = kept.get(
                path_in_git(os.path.join(folder, os.path.basename(path)), repository.top)
            )
            if entry is not None:
                (other if _differs(entry, Path(repository.top)) else same).append(path)
            elif os.path.lexists(path):
                other.append(path)
    return same, other


def _new(repository: Repository, inside: str) -> list[str]:
    words = ("ls-files", "--others", "--exclude-standard", "-z", "--", inside)
    with repository.start(*words) as answer:
        names = os.fsdecode(answer.output().read()).split("\0")
    prefix = "" if inside == "." else f"{inside}/"
    return [name.removeprefix(prefix) for name in names if name]


def _differs(entry: GitFile, folder: Path) -> bool:
    """Return whether a file says something else than the next commit; links are left to git."""
    if not entry.mode.startswith(_FILE):
        return False
    try:
        handle, _status = opened(str(folder / entry.name))
    except OSError:
        return True
    with os.fdopen(handle, "rb") as file:
        data = file.read()
    blob = entry.blob.decode("ascii")
    return blob not in (_name_of(data, blob), _name_of(data.replace(b"\r\n", b"\n"), blob))


def _name_of(data: bytes, like: str) -> str:
    """Return what git would call a file of `data`, by the kind of name that it uses."""
    digest = hashlib.sha1 if len(like) == _SHA1_DIGITS else hashlib.sha256
    return digest(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
