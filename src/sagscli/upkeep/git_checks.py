"""How the history of a case folder is: kept, by someone, whole, with mistakes kept out."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from sagscli.casefile.folder import shown_path
from sagscli.history.git import Repository
from sagscli.history.git_error import GitError
from sagscli.history.starting import committer, has_git, hooks_folder, repository_at
from sagscli.history.uncommitted import uncommitted
from sagscli.language import _, counted
from sagscli.plain_files import A_WHILE, head_of
from sagscli.upkeep.case_paths import paths_without_names
from sagscli.upkeep.check_result import CheckResult, error, fine, warning
from sagscli.upkeep.git_drivers import ATTRIBUTES, asks_for_drivers, drivers_state
from sagscli.upkeep.starting_files import FileState

HOOK = "pre-commit"
_ASKS = b"validate --staged"
_FRAMEWORK = ".pre-commit-config.yaml"
_LONGEST_HOOK = 1 << 16
_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")


def git_checks(root: Path) -> Iterator[CheckResult]:
    """Yield how git and its history of the folder `root` are."""
    if not has_git():
        message = _("git is not installed here: no history is kept. Have it installed.")
        yield warning("git", message, _("sag init"))
        return
    repository = repository_at(root)
    if repository is None:
        yield warning("history", _("no history of the folder is kept"), _("sag init"))
        return
    try:
        yield from _of_repository(root, repository)
    except GitError as refusal:
        command = (refusal.remedy or "").rpartition(": ")[2]
        yield error("history", refusal.message, command)


def _of_repository(root: Path, repository: Repository) -> Iterator[CheckResult]:
    yield from _interrupted(repository)
    changed = uncommitted(repository, root)  # the first that git may refuse
    yield fine("history", _("git keeps the history of the folder"))
    yield _committer(root)
    yield _hook(repository)
    yield _drivers(root, repository)
    if repository.is_cut_off():
        message = _("only the newest part of the history is here: what was approved may lack")
        yield warning("whole-history", message, "git fetch --unshallow")
    else:
        yield fine("whole-history", _("the history is here from its beginning"))
    yield _uncommitted(root, changed)


def _committer(root: Path) -> CheckResult:
    if committer(root).is_known:
        return fine("committer", _("git knows whose changes it keeps"))
    message = _("git does not know your name, so nothing can be kept in the history")
    command = _('sag init --your-name "NAME" --your-email ADDRESS')
    return warning("committer", message, command)


def _hook(repository: Repository) -> CheckResult:
    path = hooks_folder(repository) / HOOK
    if not _asks(path, repository):
        message = _("nothing checks the cases before they are kept in the history")
        return warning("hook", message, _("sag init"))
    if os.name != "nt" and not os.access(path, os.X_OK):
        message = _("what checks the cases before they are kept is not allowed to run")
        return warning("hook", message, f'chmod +x "{shown_path(path)}"')
    return fine("hook", _("cases are checked before they are kept in the history"))


def _drivers(root: Path, repository: Repository) -> CheckResult:
    if drivers_state(repository) is not FileState.SAME:
        message = _("git brings two people's changes of a case together line by line only")
        return warning("merge", message, _("sag init"))
    if not asks_for_drivers(root, repository):
        message = _("the folder does not ask git to bring cases together fact by fact")
        return warning("merge", message, f'echo "{ATTRIBUTES}" >> .gitattributes')
    return fine("merge", _("two people's changes of a case are brought together fact by fact"))


def _asks(path: Path, repository: Repository) -> bool:
    """Return whether a hook asks `sag`, itself or through the program pre-commit."""
    try:
        hook = head_of(str(path), _LONGEST_HOOK)
        if _ASKS in hook:
            return True
        framework = os.path.join(repository.top, _FRAMEWORK)
        return HOOK.encode() in hook and b"sag-validate" in head_of(framework, _LONGEST_HOOK)
    except OSError:
        return False


def _uncommitted(root: Path, changed: list[str]) -> CheckResult:
    if not changed:
        return fine("uncommitted", _("everything is kept in the history"))
    message = counted(
        "{n} file is not kept in the history as it is now",
        "{n} files are not kept in the history as they are now",
        len(changed),
    )
    command = _('git add -A; git commit -m "What I did"')
    return warning("uncommitted", message, command, *paths_without_names(root, changed))


def _interrupted(repository: Repository) -> Iterator[CheckResult]:
    """Yield what another run of git has left behind."""
    lock = Path(repository.inside, "index.lock")
    if _is_old(lock):
        message = _("git was stopped in the middle, and now keeps nothing")
        yield error("git-lock", message, f'rm "{shown_path(lock)}"')
    if any(os.path.lexists(os.path.join(repository.inside, name)) for name in _UNFINISHED):
        message = _("two versions are being brought together, and that is not finished")
        yield warning("unfinished", message, "git status")


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > A_WHILE
    except OSError:
        return False
