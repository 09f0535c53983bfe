"""Every version of one case file that git has, through merges and under earlier names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sagscli.history.git import GitAnswer, Repository
from sagscli.history.git_error import GitError, GitSlowError
from sagscli.history.raw_log import FileChange, LoggedCommit, changes_between, commits, start_log
from sagscli.history.same_case import is_same_case, with_same_case
from sagscli.history.versions import blob_contents

_CASES = (".yaml", ".yml")
_MOST_NAMES = 100
"""Names that a case is followed through."""


class Version(NamedTuple):
    """A case file as a commit left it; `blob` is None where it is there no more.

    `parents` are the commits of the versions it was made from: two or more for a merge.
    `authored` is when it was written down, in the author's own time.
    """

    commit: str
    parents: tuple[str, ...]
    authored: datetime
    committed: datetime
    author: str
    path: str
    blob: bytes | None


class _EarlierName(NamedTuple):
    """A name that a case had up to the commit `start`, and the one in which it got another."""

    path: str
    start: str
    later: str = ""


def begin_versions(repository: Repository, path: str, start: str = "HEAD") -> GitAnswer:
    """Have git begin to list the versions of a file; it works while others do.

    `path` counts from the repository's folder.
    """
    wanted = ("--full-history", "--simplify-merges", "--parents", "--topo-order", start)
    return start_log(repository, *wanted, places=[path])


def case_versions(repository: Repository, path: str, begun: GitAnswer) -> list[Version]:
    """Return the versions of the case in `path`, each before those it was made from.

    `begun` is what `begin_versions` gave for it. A file that came in the commit in which another
    one with the same case went is that file under a new name. Raises GitError.
    """
    versions: dict[str, Version] = {}
    waiting = [_EarlierName(path, "")]
    for _name in range(_MOST_NAMES):
        if not waiting:
            break
        earlier = waiting.pop(0)
        with begun if not versions else begin_versions(repository, *earlier[:2]) as answer:
            listed, came = _listed(answer, earlier.path)
        if (later := versions.get(earlier.later)) is not None:
            sides = dict.fromkeys((*later.parents, *_heads(listed)))
            versions[later.commit] = later._replace(parents=tuple(sides))
        fresh = [version for version in listed if version.commit not in versions]
        versions |= {version.commit: version for version in fresh}
        parents_of = _all_parents(repository, fresh)
        for version in fresh:
            parents = parents_of.get(version.commit, [])
            if version.commit not in came and len(parents) <= len(version.parents):
                continue
            names = _earlier_names(repository, version, parents)
            waiting += names
            is_new = came.get(version.commit, False)
            if is_new and (names or _is_other(repository, version, versions)):
                versions[version.commit] = version._replace(parents=())
    return list(versions.values())


def _listed(answer: GitAnswer, path: str) -> tuple[list[Version], dict[str, bool]]:
    """Return the versions under one name, and the commits in which there was none before.

    Of these it is told whether there was none on any side.
    """
    versions: dict[str, Version] = {}
    news: defaultdict[str, list[bool]] = defaultdict(list)
    for commit in commits(answer.output()):
        versions.setdefault(commit.id, _version(commit, path))
        news[commit.id] += [
            change.old is None and change.blob is not None for change in commit.changes
        ]
    return _with_blobs(versions), {id_: all(new) for id_, new in news.items() if any(new)}


def _version(commit: LoggedCommit, path: str) -> Version:
    blob = commit.changes[0].blob if commit.changes else b""
    return Version(
        commit.id, commit.parents, commit.authored, commit.committed, commit.author, path, blob
    )


def _with_blobs(versions: dict[str, Version]) -> list[Version]:
    """Give a merge that differs from none of its parents what they have."""
    for version in reversed(versions.values()):
        if version.blob == b"":
            before = versions.get(next(iter(version.parents), ""))
            blob = before.blob if before is not None else None
            versions[version.commit] = version._replace(blob=blob)
    return list(versions.values())


def _heads(versions: Sequence[Version]) -> Iterator[str]:
    below = {parent for version in versions for parent in version.parents}
    return (version.commit for version in versions if version.commit not in below)


def _is_other(repository: Repository, version: Version, versions: dict[str, Version]) -> bool:
    """Return whether a file that came back after it was taken away is of another case now."""
    before = _last_blob(version, versions)
    if before is None or version.blob is None:
        return False
    texts = dict(blob_contents(repository, [version.blob, before]))
    return not is_same_case(texts.get(before, b""), texts.get(version.blob, b""))


def _last_blob(version: Version, versions: dict[str, Version]) -> bytes | None:
    """Return what stood in the file before it was taken away."""
    waiting, seen = list(version.parents), set[str]()
    while waiting:
        commit = waiting.pop(0)
        before = versions.get(commit)
        if before is None or commit in seen:
            continue
        if before.blob is not None:
            return before.blob
        seen.add(commit)
        waiting += before.parents
    return None


def _all_parents(repository: Repository, versions: Sequence[Version]) -> dict[str, list[str]]:
    """Return the parents of each version's commit, those included that have no such file."""
    if not versions:
        return {}
    feed = "\n".join(version.commit for version in versions).encode()
    wanted = ("rev-list", "--no-walk=unsorted", "--parents", "--stdin")
    with repository.start(*wanted, feed=feed + b"\n") as answer:
        lines = answer.output().read().decode("ascii").splitlines()
    return {commit: parents for commit, *parents in map(str.split, lines)}


def _earlier_names(
    repository: Repository, version: Version, parents: Sequence[str]
) -> list[_EarlierName]:
    """Return what the file of a version was called in the commits before, where it was not."""
    names = []
    for parent in parents:
        changes = changes_between(repository, parent, version.commit)
        came = any(change.path == version.path and change.old is None for change in changes)
        name = _earlier_name(repository, version, changes) if came else None
        if name is not None:
            names.append(_EarlierName(name, parent, version.commit))
    return names


def _earlier_name(
    repository: Repository, version: Version, changes: Sequence[FileChange]
) -> str | None:
    """Return the file that went when this one came, and had the same case in it."""
    gone = {
        change.path: change.old
        for change in changes
        if change.old is not None and change.blob is None
        if change.path.lower().endswith(_CASES)
    }
    whole = (path for path, blob in gone.items() if blob == version.blob)
    if (same := next(whole, None)) is not None or not gone or version.blob is None:
        return same
    texts = dict(blob_contents(repository, [version.blob, *gone.values()]))
    now = texts.pop(version.blob, b"")
    candidates = {path: texts[blob] for path, blob in gone.items() if blob in texts}
    return next(with_same_case(now, candidates), None)


def current_versions(repository: Repository, path: str, begun: GitAnswer) -> list[Version]:
    """Return the versions that lead to where one stands; none before the first commit."""
    try:
        return case_versions(repository, path, begun)
    except GitSlowError:
        raise
    except GitError:
        if repository.is_unborn():
            return []
        raise
