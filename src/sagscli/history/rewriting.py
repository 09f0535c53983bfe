"""Whether a history is still what it was: held against what was fetched of a remote."""

from collections.abc import Sequence
from enum import StrEnum

from sagscli.history.git import Repository
from sagscli.history.raw_log import LoggedCommit, commits, start_log

_REMOTES = "refs/remotes/"
_BRANCHES = "refs/heads/"


class HistoryRewrite(StrEnum):
    """What shows that a history was rewritten."""

    CHECKPOINT = "checkpoint"
    """The commit that was noted is not in it."""
    REMADE = "remade"
    """The remote has the same work in other commits, or nothing in common."""
    TAKEN_OUT = "taken-out"
    """The remote has commits that were in this branch."""
    FORCED = "forced"
    """What was fetched of the remote before is not in it any more."""


def rewritings(repository: Repository, log: Sequence[LoggedCommit]) -> list[HistoryRewrite]:
    """Return what shows that this branch or its remote was rewritten; `log` is the branch's.

    Nothing is fetched. Raises GitError.
    """
    result: list[HistoryRewrite] = []
    branch = _word(repository, "symbolic-ref", "--quiet", "HEAD")
    for remote in _remotes_of(repository, branch):
        result += _of_remote(repository, remote, branch, log)
    return list(dict.fromkeys(result))


def _of_remote(
    repository: Repository, remote: str, branch: str, log: Sequence[LoggedCommit]
) -> list[HistoryRewrite]:
    result = [HistoryRewrite.FORCED] if _was_forced(repository, remote) else []
    with start_log(repository, "--no-patch", remote, "--not", "HEAD") as answer:
        theirs = list(commits(answer.output()))
    if not theirs:
        return result
    with start_log(repository, "--no-patch", "HEAD", "--not", remote) as answer:
        ours = list(commits(answer.output()))
    written = {(commit.author, commit.authored) for commit in ours}
    is_remade = any((commit.author, commit.authored) in written for commit in theirs)
    if is_remade or len(ours) == len(log):
        return [*result, HistoryRewrite.REMADE]
    before = set(_reflog(repository, branch))
    if any(commit.id in before for commit in theirs):
        result.append(HistoryRewrite.TAKEN_OUT)
    return result


def _was_forced(repository: Repository, remote: str) -> bool:
    """Return whether the remote had commits, when it was fetched before, that it has no more."""
    before = _reflog(repository, remote)
    feed = "\n".join([*before, f"^{remote}"]).encode() + b"\n"
    wanted = ("rev-list", "-1", "--ignore-missing", "--stdin")
    with repository.start(*wanted, feed=feed) as answer:
        return bool(before) and bool(answer.output().read().strip())


def _remotes_of(repository: Repository, branch: str) -> list[str]:
    """Return what was fetched of the branch one stands on: of its own remote, or of each."""
    upstream = _word(repository, "rev-parse", "--symbolic-full-name", "@{upstream}")
    if upstream.startswith(_REMOTES):
        return [upstream]
    name = branch.removeprefix(_BRANCHES)
    with repository.start("for-each-ref", "--format=%(refname)", _REMOTES) as answer:
        refs = answer.output().read().decode("utf-8", "replace").splitlines()
    return [ref for ref in refs if branch and ref.removeprefix(_REMOTES).partition("/")[2] == name]


def _reflog(repository: Repository, ref: str) -> list[str]:
    """Return where a branch has been, as far as git has kept it."""
    if not ref:
        return []
    with repository.start("log", "--walk-reflogs", "--no-patch", "--format=%H", ref) as answer:
        return answer.output().read().decode("ascii").split() if answer.code() == 0 else []


def _word(repository: Repository, *wanted: str) -> str:
    """Return the one word git answers with; "" where it has none."""
    with repository.start(*wanted) as answer:
        return (
            answer.output().read().decode("utf-8", "replace").strip() if answer.code() == 0 else ""
        )
