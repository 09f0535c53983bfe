"""sag validate: every finding in the files, across them, and in what git remembers of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sagscli.app.caseload import ProgressStep, inspect
from sagscli.app.session import Session
from sagscli.diagnostics.diagnostic import Diagnostic, Severity
from sagscli.history.approvals import Approvals
from sagscli.history.repository import path_in_repository
from sagscli.validation.settings import settings_findings

if TYPE_CHECKING:
    from sagscli.history.git_error import GitError


@dataclass(frozen=True)
class Report:
    """The findings of a run, in order, and how many files were read.

    `refusals` say why a history could not be asked, where approved plans depend on it.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    refusals: "tuple[GitError, ...]" = ()
    is_cut: bool = False
    """The history holds the newest commits only."""
    is_part: bool = False
    """Files of a folder were given, not the folder: what shows across files was not asked."""
    repository_paths: Mapping[str, str] = field(default_factory=dict)
    """The paths of findings counted from the repository, where they lie in one."""

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fails(self, *, strict: bool) -> bool:
        """Return whether there is an error, or with `strict` anything at all.

        What a history could not be asked about is no clean answer either.
        """
        if strict:
            return bool(self.diagnostics) or bool(self.refusals) or self.is_cut
        return self.count(Severity.ERROR) > 0


def validated(session: Session, step: ProgressStep) -> Report:
    """Return what is wrong in the case files and the settings."""
    folders, files = session.workspace.folders, session.workspace.files
    approvals = Approvals(files)
    with approvals:
        inspection = inspect(files, session.as_of, session.names, step, approvals.problems)
    findings = (*settings_findings(folders), *inspection.diagnostics)
    return Report(
        findings,
        inspection.files,
        tuple(approvals.refusals),
        is_cut=approvals.is_cut,
        is_part=session.workspace.is_part,
        repository_paths={
            path: path_in_repository(path) for path in {finding.path for finding in findings}
        },
    )
