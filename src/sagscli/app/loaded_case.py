"""A case file as it was read: what every list, page and document starts from."""

from dataclasses import dataclass

from sagscli.case.records import Case
from sagscli.casefile.folder import CaseFile
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.rulesets.records import Ruleset


@dataclass(frozen=True)
class LoadedCase:
    """A case file as it was read. `case` is None when nothing could be read of it.

    A case with errors holds what could be read; the rest of it is unknown.
    """

    file: CaseFile
    case: Case | None
    ruleset: Ruleset | None
    errors: tuple[Diagnostic, ...]
    """What of its findings makes dates reckoned from it unsure."""

    @property
    def has_errors(self) -> bool:
        """Return whether dates reckoned from this file may be wrong."""
        return bool(self.errors)
