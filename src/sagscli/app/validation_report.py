"""sag validate: every finding in the files, across them, and in what git remembers of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagscli.app.caseload import ProgressStep, inspect
from sagscli.app.session import Session
from sagscli.diagnostics.diagnostic import Diagnostic, Severity
from sagscli.history.approvals import Approvals
from sagscli.validation.settings import settings_findings

if TYPE_CHECKING:
    from sagscli.history.git import GitError


@dataclass(frozen=True)
class Report:
    """The findings of a run, in order, and how many files were read.

    `refusals` say why a history could not be asked, where approved plans depend on it.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    refusals: "tuple[GitError, ...]" = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fails(self, *, strict: bool) -> bool:
        """Return whether there is an error, or with `strict` anything at all."""
        return bool(self.diagnostics) if strict else self.count(Severity.ERROR) > 0


def validated(session: Session, step: ProgressStep) -> Report:
    """Return what is wrong in the case files and the settings."""
    folders, files = session.workspace.folders, session.workspace.files
    approvals = Approvals(files)
    with approvals:
        inspection = inspect(files, session.as_of, session.names, step, approvals.problems)
    findings: Iterable[Diagnostic] = (*settings_findings(folders), *inspection.diagnostics)
    return Report(tuple(findings), inspection.files, tuple(approvals.refusals))
