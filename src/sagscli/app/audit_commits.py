"""What an audit finds in the commits themselves: clocks, signatures, rewriting."""

from collections.abc import Callable, Iterator

from sagscli.app.audit_result import Audit, AuditFinding
from sagscli.audit.clocks import clocks
from sagscli.audit.signing import to_be_signed
from sagscli.casefile.reader import read
from sagscli.casefile.settings import Settings
from sagscli.casefile.shape import shape
from sagscli.errors import SettingsError
from sagscli.history.folder_log import FolderLog
from sagscli.history.git import Repository
from sagscli.history.raw_log import LoggedCommit
from sagscli.history.rewriting import rewritings
from sagscli.history.signatures import Signers, fingerprint_of, signature_faults
from sagscli.history.versions import blob_contents
from sagscli.language import _

IsRecent = Callable[[LoggedCommit], bool]


def audit_commits(
    result: Audit, repository: Repository, log: FolderLog, is_recent: IsRecent
) -> None:
    """Add what the commits of a repository show by themselves. Raises GitError."""
    result.findings += [
        AuditFinding("SAG603", each.commit, back=each.back)
        for each in clocks(log.commits)
        if is_recent(each.commit)
    ]
    result.findings += [
        AuditFinding("SAG609", rewriting=each) for each in rewritings(repository, log.commits)
    ]


class SignerLists:
    """The lists of who signs that the versions of a folder's settings have."""

    def __init__(self, repository: Repository, log: FolderLog, path: str) -> None:
        self._repository, self._log = repository, log
        self._steps = log.steps.get(path, ())
        blobs = [each for step in self._steps for each in (*step.olds, step.blob) if each]
        texts = blob_contents(repository, blobs)
        self._lists = {blob: _signers_in(data) for blob, data in texts}

    def changed(self) -> Iterator[LoggedCommit]:
        """Yield the commits that changed a list that was there (SAG608)."""
        for step in self._steps:
            before = self._of(step.olds[0])
            if before and self._of(step.blob) != before:
                yield self._log.commits[step.commit]

    def add_unsigned(self, result: Audit, signers: Signers, is_recent: IsRecent) -> None:
        """Add the commits that are to be signed and are not, by the keys of today's list."""
        _check_keys(signers)
        commits = {commit.id: commit for commit in self._log.commits}
        wanted = list(commits)
        if self._steps:
            listing = {step.commit: bool(self._of(step.blob)) for step in self._steps}
            wanted = to_be_signed(self._log.commits, listing)
            result.unlisted_signers = not wanted
        recent = [each for each in wanted if is_recent(commits[each])]
        for id_, fault in signature_faults(self._repository, recent, signers):
            result.findings.append(AuditFinding("SAG607", commits[id_], signature=fault))

    def _of(self, blob: bytes | None) -> Signers:
        return self._lists.get(blob or b"", {})


def _signers_in(data: bytes) -> Signers:
    settings, _problems = shape(Settings, read(data).value or {})
    return settings.signers


def _check_keys(signers: Signers) -> None:
    """Raise SettingsError for what is no key: what it signed would look unsigned."""
    keys = [key for each in signers.values() for key in each]
    for number, key in enumerate(keys, start=1):
        if fingerprint_of(key) is None:
            raise SettingsError(
                _('sag.yaml: key number {n} of "underskrivere" is no key.').format(n=number),
                _(
                    "Write an SSH key as it stands in its .pub file (ssh-ed25519 AAAA…), or the "
                    "fingerprint of an OpenPGP key, 40 digits and letters."
                ),
            )
