"""`sag validate` in each of its formats."""

from dataclasses import dataclass

from sagscli.diagnostics.diagnostic import Diagnostic, Severity


@dataclass(frozen=True)
class Report:
    """The findings of a run, in order, and how many files were read."""

    diagnostics: tuple[Diagnostic, ...]
    files: int

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(one.severity is severity for one in self.diagnostics)
