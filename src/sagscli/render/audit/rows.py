"""The findings of an audit, and how deadlines were met, as lists."""

from collections.abc import Callable

from sagscli import days
from sagscli.app.audit_result import Audit, AuditFinding
from sagscli.audit.deadline_counts import DeadlineCount, Tally
from sagscli.diagnostics.codes import meaning
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import _
from sagscli.render.audit.sentences import notes, sentence
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.render.terminal.line import Style

_SHORT = 10
_STYLES: dict[Severity, Style] = {Severity.ERROR: "bad", Severity.WARNING: "warn"}


def findings(result: Audit) -> Listing[AuditFinding]:
    """Return a row for each finding, newest first."""
    return Listing(
        key="findings",
        title=_("Audit of the history"),
        columns=[
            ListColumn("recorded", _recorded, _("Recorded"), _recorded_day),
            ListColumn("code", lambda finding: finding.code, _("Code")),
            ListColumn("name", lambda finding: meaning(finding.code).name),
            ListColumn("severity", lambda finding: finding.severity.value),
            ListColumn("case", _number, _("Case")),
            ListColumn("path", _path),
            ListColumn("message", sentence, _("What"), wraps=True),
            ListColumn("commit", _commit, _("Commit"), lambda finding: _commit(finding)[:_SHORT]),
            ListColumn("days", lambda finding: finding.what.days if finding.what else None),
        ],
        rows=result.findings,
        notes=[
            Remark(text, "bold" if at == 0 else "warn") for at, text in enumerate(notes(result))
        ],
        empty=_("Nothing was found."),
        style=lambda finding: _STYLES[finding.severity],
        dialect=result.dialect,
    )


def counts(result: Audit) -> Listing[DeadlineCount]:
    """Return a row for each rule and institution: how many fell due, and what became of them."""
    return Listing(
        key="deadlines",
        title=_("How deadlines were met"),
        columns=[
            ListColumn("ruleset", lambda count: count.ruleset, _("Ruleset"), optional=True),
            ListColumn("rule", lambda count: count.rule),
            ListColumn("title", lambda count: count.title, _("Deadline"), wraps=True),
            ListColumn("institution", _institution, _("Institution"), _shown_place, wraps=True),
            _tallied("due", _("In all"), lambda tally: tally.due),
            _tallied("met", _("In time"), lambda tally: tally.met),
            _tallied("late", _("Late"), lambda tally: tally.late),
            _tallied("missed", _("Missed"), lambda tally: tally.missed),
            _tallied("overdue", _("Not yet"), lambda tally: tally.overdue),
        ],
        rows=result.counts,
        as_of=result.as_of,
        empty=_("No deadline fell due."),
        dialect=result.dialect,
    )


def _tallied(key: str, heading: str, number: Callable[[Tally], int]) -> ListColumn[DeadlineCount]:
    """Return a column of numbers, which have their heading with them where rows are stacked."""
    return ListColumn(key, lambda row: number(row.tally), heading, right=True, labelled=True)


def _institution(count: DeadlineCount) -> str | None:
    return count.institution or None


def _shown_place(count: DeadlineCount) -> str:
    return count.institution or "–"


def _recorded(finding: AuditFinding) -> str | None:
    return finding.commit.authored.isoformat() if finding.commit is not None else None


def _recorded_day(finding: AuditFinding) -> str:
    return days.short(finding.commit.authored.date()) if finding.commit is not None else ""


def _number(finding: AuditFinding) -> str | None:
    return finding.case.number if finding.case is not None else None


def _path(finding: AuditFinding) -> str | None:
    return finding.case.path if finding.case is not None else None


def _commit(finding: AuditFinding) -> str:
    return finding.commit.id if finding.commit is not None else ""
