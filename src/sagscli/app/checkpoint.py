"""A note of how far a history had come, to be kept elsewhere: what is rewritten later shows."""

import json
import re
from collections.abc import Sequence
from datetime import date

from sagscli.app.audit_result import Audit, AuditFinding, Checkpoint
from sagscli.app.session import Session
from sagscli.errors import SagError, reason_of
from sagscli.history.folder_log import folder_log
from sagscli.history.git import repositories_of
from sagscli.history.git_error import GitError
from sagscli.history.raw_log import LoggedCommit
from sagscli.history.rewriting import HistoryRewrite
from sagscli.language import _
from sagscli.plain_files import head_of, real_path

_LONGEST = 4096
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class CheckpointError(SagError):
    """A file that is no checkpoint."""


def checkpoint(session: Session) -> Checkpoint:
    """Return how far the history of the session's folder has come. Raises GitError."""
    folder = session.workspace.folder
    root = real_path(str(folder.root))
    repository = repositories_of([root]).get(root)
    head = repository.head() if repository is not None else None
    if repository is None or head is None:
        raise GitError.no_history(folder.shown)
    commits = folder_log(repository, lambda _path: False).commits
    return Checkpoint(session.today, head, len(commits))


def read_checkpoint(path: str) -> Checkpoint:
    """Return what `sag audit --checkpoint` wrote. Raises CheckpointError."""
    try:
        document = json.loads(head_of(path, _LONGEST))
        day, commit = date.fromisoformat(document["made"]), str(document["commit"])
        number = int(document["commits"])
    except OSError as error:
        message = _('"{path}" cannot be read: {reason}').format(path=path, reason=reason_of(error))
        raise CheckpointError(message) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _no_checkpoint(path) from None
    if _COMMIT.fullmatch(commit) is None:
        raise _no_checkpoint(path)
    return Checkpoint(day, commit, number)


def _no_checkpoint(path: str) -> CheckpointError:
    return CheckpointError(
        _('"{path}" is no checkpoint.').format(path=path),
        _("sag audit --checkpoint --output FILE writes one."),
    )


def hold_against(result: Audit, kept: Checkpoint, log: Sequence[LoggedCommit]) -> None:
    """Add to an audit whether the commit that was noted is still in the history."""
    if any(commit.id == kept.commit for commit in log):
        return
    if result.is_cut:
        result.unknown_checkpoint = True
    else:
        result.findings.append(AuditFinding("SAG609", rewriting=HistoryRewrite.CHECKPOINT))
