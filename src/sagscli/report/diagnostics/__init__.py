"""`sag validate` in each of its formats."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sagscli.model.diagnostic import Diagnostic, Severity

Format = Literal["full", "concise", "json", "github", "sarif"]


@dataclass(frozen=True)
class Report:
    """The findings of a run, in order, and how many files were read."""

    diagnostics: tuple[Diagnostic, ...]
    files: int

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(one.severity is severity for one in self.diagnostics)


Renderer = Callable[[Report], str]
