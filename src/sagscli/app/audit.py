"""sag audit: what the history of a case folder shows that an auditor asks about."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date

from sagscli.app.audit_commits import SignerLists, audit_commits
from sagscli.app.audit_result import Audit, AuditedCase, AuditFinding, Checkpoint
from sagscli.app.audited_files import AuditedFile, audited_files, settings_path
from sagscli.app.checkpoint import hold_against
from sagscli.app.session import Session
from sagscli.audit.deadline_counts import DeadlineCount, deadline_counts, summed
from sagscli.audit.finding import AuditTerms, StepFinding
from sagscli.audit.recorded_step import RecordedStep, StepsOfCase
from sagscli.audit.registry import STEP_CHECKS
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import Folder
from sagscli.history.folder_log import FolderLog
from sagscli.history.git import Repository, repositories_of
from sagscli.history.git_error import GitError
from sagscli.history.raw_log import LoggedCommit
from sagscli.history.versions import contents_in_turn
from sagscli.plain_files import real_path
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.roles import redaction_for
from sagscli.rulesets.versions import version_for
from sagscli.workers import in_chunks


@dataclass
class _PartialAudit:
    """What a few case files gave."""

    findings: list[AuditFinding] = field(default_factory=list)
    counts: list[DeadlineCount] = field(default_factory=list)
    cases: int = 0


ProgressOf = Callable[[int], AbstractContextManager[Callable[[int], None]]]
"""From how many files there are to what shows how many of them are done."""


def audit(
    session: Session,
    places: Sequence[str],
    since: date | None,
    progress: ProgressOf,
    against: Checkpoint | None = None,
) -> Audit:
    """Return what the history of the session's folders shows, of `since` and later.

    `places` are the paths that were given, `against` what was noted of the history before.
    Raises GitError without a repository, SettingsError for what is no key.
    """
    result = Audit(session.as_of, since, dialect=session.workspace.folder.settings.csv)
    result.passed_over = session.notes
    for folder in session.workspace.folders:
        _add_folder(result, session, folder, places, progress, against)
    result.findings.sort(key=_newest_first)
    result.counts = summed(result.counts)
    return result


def _newest_first(finding: AuditFinding) -> tuple[float, str, str]:
    time = finding.commit.authored.timestamp() if finding.commit is not None else float("inf")
    return (-time, finding.case.number if finding.case is not None else "", finding.code)


def _add_signing(
    result: Audit,
    repository: Repository,
    folder: Folder,
    log: FolderLog,
    is_recent: Callable[[LoggedCommit], bool],
) -> None:
    lists = SignerLists(repository, log, settings_path(repository, folder))
    changed = (AuditFinding("SAG608", commit) for commit in lists.changed() if is_recent(commit))
    result.findings += changed
    if folder.settings.signers:
        lists.add_unsigned(result, folder.settings.signers, is_recent)


def _add_folder(
    result: Audit,
    session: Session,
    folder: Folder,
    places: Sequence[str],
    progress: ProgressOf,
    against: Checkpoint | None,
) -> None:
    root = real_path(str(folder.root))
    repository = repositories_of([root]).get(root)
    if repository is None:
        raise GitError.no_history(folder.shown)
    files, log = audited_files(repository, folder, places)
    result.is_cut = result.is_cut or repository.is_cut_off()
    look = _FolderAudit(session, folder, repository, log, result.since)
    files = [file.recent(log.commits, look.is_recent) for file in files]
    result.commits += sum(map(look.is_recent, log.commits))
    audit_commits(result, repository, log, look.is_recent)
    _add_signing(result, repository, folder, log, look.is_recent)
    if against is not None:
        hold_against(result, against, log.commits)
    with progress(len(files)) as step:
        for part in in_chunks(look.over, files, step):
            result.findings += part.findings
            result.counts += part.counts
            result.cases += part.cases


class _FolderAudit:
    """A look through the cases of one folder."""

    def __init__(
        self,
        session: Session,
        folder: Folder,
        repository: Repository,
        log: FolderLog,
        since: date | None,
    ) -> None:
        self._session, self._folder, self._repository = session, folder, repository
        self._log, self._since = log, since
        days = (commit.authored.date() for commit in log.commits if not commit.parents)
        began = min(days, default=session.as_of)
        self._terms = AuditTerms(folder.settings.late_after, began)

    def is_recent(self, commit: LoggedCommit) -> bool:
        """Return whether a commit is of the days that were asked for."""
        return self._since is None or commit.authored.date() >= self._since

    def over(self, files: Sequence[AuditedFile]) -> _PartialAudit:
        """Return what a few case files give: all of their versions, read by one git."""
        part = _PartialAudit()
        groups = [file.blobs for file in files]
        for file, texts in zip(files, contents_in_turn(self._repository, groups), strict=True):
            steps = StepsOfCase(self._log.commits, texts, self._ruleset)
            recorded = [
                (step, what)
                for step in steps.of(file.steps)
                if self.is_recent(step.commit)
                for check in STEP_CHECKS
                for what in check(step, self._terms)
            ]
            now = steps.case(file.now) if file.now is not None else None
            part.cases += now is not None
            if now is not None:
                part.counts += self._counts(now)
            part.findings += self._findings(file, recorded, steps.cases.values())
        return part

    def _counts(self, case: Case) -> Iterator[DeadlineCount]:
        ruleset = self._ruleset(case, self._session.as_of)
        if ruleset is not None:
            people = self._people([case])
            for count in deadline_counts(case, ruleset, self._session.as_of, self._since):
                yield replace(count, institution=people.identifier(count.institution))

    def _findings(
        self,
        file: AuditedFile,
        recorded: Sequence[tuple[RecordedStep, StepFinding]],
        cases: Iterable[Case | None],
    ) -> Iterator[AuditFinding]:
        if not recorded:
            return
        people = self._people(cases)
        for step, what in recorded:
            told = step.after if step.after.number is not None else step.before
            number = people.number(told.number or os.path.basename(file.path))
            case = AuditedCase(number, people.number(file.path), step.ruleset, people)
            yield AuditFinding(what.code, step.commit, case, what)

    def _people(self, cases: Iterable[Case | None]) -> Redaction:
        """Return how everyone is shown whom any version of a case names."""
        names = self._session.may_name(self._folder)
        every = (redaction_for(case, None, names=names) for case in cases if case is not None)
        return Redaction().together(every)

    def _ruleset(self, case: Case, day: date) -> Ruleset | None:
        """Return the version of the ruleset that a case goes by; the oldest for what is older."""
        library = library_of(str(self._folder.root), whole=False)
        wanted = case.ruleset or self._folder.settings.ruleset
        family = library.family(wanted) if wanted is not None and wanted in library else None
        if family is None or family.errors:
            return None
        return version_for(case, family.rulesets, day) or family.rulesets[0]
