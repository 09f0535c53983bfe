"""What was looked at in a case folder, how it is, and what mends it."""

from dataclasses import dataclass
from enum import StrEnum


class CheckState(StrEnum):
    """How something is: programs read the values."""

    FINE = "fine"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class CheckResult:
    """Something that was looked at: `check` names it for programs, `message` tells people.

    `command` is what to write to mend it; `files` are the paths that it is about.
    """

    check: str
    state: CheckState
    message: str
    command: str = ""
    files: tuple[str, ...] = ()


def fine(check: str, message: str) -> CheckResult:
    """Return that something is as it should be."""
    return CheckResult(check, CheckState.FINE, message)


def warning(check: str, message: str, command: str = "", *files: str) -> CheckResult:
    """Return that something should be looked at."""
    return CheckResult(check, CheckState.WARNING, message, command, files)


def error(check: str, message: str, command: str = "", *files: str) -> CheckResult:
    """Return that something is wrong: what is computed or kept may be, too."""
    return CheckResult(check, CheckState.ERROR, message, command, files)
