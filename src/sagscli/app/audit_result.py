"""What an audit of a case folder gives, before anyone writes it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sagscli.app.note import Note
from sagscli.app.workspace import Dialect
from sagscli.audit.deadline_counts import DeadlineCount
from sagscli.audit.finding import StepFinding
from sagscli.case.redaction import Redaction
from sagscli.diagnostics.codes import meaning
from sagscli.diagnostics.diagnostic import Severity
from sagscli.history.raw_log import LoggedCommit
from sagscli.history.rewriting import HistoryRewrite
from sagscli.history.signatures import SignatureFault
from sagscli.rulesets.records import Ruleset


@dataclass(frozen=True)
class AuditedCase:
    """A case as a finding shows it: its number, its file, and how its people are shown."""

    number: str
    path: str
    ruleset: Ruleset | None
    people: Redaction


@dataclass(frozen=True)
class AuditFinding:
    """Something to look at. `case` is None for what is about a commit, or all of the history.

    `back` is how far a clock ran backwards, `signature` and `rewriting` what is wrong there.
    """

    code: str
    commit: LoggedCommit | None = None
    case: AuditedCase | None = None
    what: StepFinding | None = None
    back: timedelta | None = None
    signature: SignatureFault | None = None
    rewriting: HistoryRewrite | None = None

    @property
    def severity(self) -> Severity:
        """Return how much it matters."""
        return meaning(self.code).severity


@dataclass
class Audit:
    """What was found, newest first; how deadlines were met; and what could not be seen."""

    as_of: date
    since: date | None
    findings: list[AuditFinding] = field(default_factory=list)
    counts: list[DeadlineCount] = field(default_factory=list)
    commits: int = 0
    cases: int = 0
    is_cut: bool = False
    """The repository holds the newest commits only."""
    unknown_checkpoint: bool = False
    """It does, and the commit of the checkpoint may be among those that are not here."""
    unlisted_signers: bool = False
    """The settings say who signs, and no commit has that yet."""
    dialect: Dialect = "standard"
    passed_over: tuple[Note, ...] = ()
    """What of the folder could not be looked into."""

    def fails(self, *, strict: bool) -> bool:
        """Return whether there is an error; with `strict`, whether there is any finding.

        A history that is cut off is no clean answer either.
        """
        return (strict and self.is_cut) or any(
            strict or each.severity is Severity.ERROR for each in self.findings
        )


@dataclass(frozen=True)
class Checkpoint:
    """How far a history had come on a day: what a later one is held against."""

    made: date
    commit: str
    commits: int
