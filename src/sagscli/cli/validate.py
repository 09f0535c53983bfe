"""sag validate: what is wrong in the case files, where, and what to do."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.app import choices
from sagscli.app.workspace import open_places
from sagscli.case import cpr
from sagscli.cli import options
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.history.git import GitError
    from sagscli.render.diagnostics import Report

UNBROKEN = 1000
FORMATS = ("full", "concise", "json", "github", "sarif")


def validate(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=_("Exit with 1 for warnings too."), show_default=False),
    ] = False,
    names: options.Names = False,
    format_: Annotated[
        str, options.format_option(FORMATS, _("How to write the findings."))
    ] = "full",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Check case files."""
    from sagscli.app.caseload import inspect
    from sagscli.diagnostics.diagnostic import Severity
    from sagscli.history.approvals import Approvals
    from sagscli.render.diagnostics import Report
    from sagscli.render.terminal.screen import progress
    from sagscli.validation.settings import settings_findings

    chosen = choices.one_of(format_, FORMATS, "--format")
    today = choices.day(as_of, "--as-of")
    folders, files = open_places(paths)
    approvals = Approvals(files)
    with approvals, progress(len(files), _("Reading cases")) as step:
        found = inspect(files, today, names or None, step, approvals.problems)
    for refusal in approvals.refusals:
        _say_unwatched(refusal)
    findings = (*settings_findings(folders), *found.diagnostics)
    report = Report(findings, found.files)
    write_report(report, chosen, options.Target(output, force=force))
    failing = report.count(Severity.ERROR) or (strict and report.diagnostics)
    return 1 if failing else 0


def _say_unwatched(refusal: "GitError") -> None:
    """Tell that approved plans may have been changed, for their history could not be asked."""
    from sagscli.render.terminal import screen
    from sagscli.safety import clean

    told = _("sag: approved plans could not be compared with the history: {reason}.")
    lines = [told.format(reason=clean(refusal.message)), clean(refusal.remedy or "")]
    text = "".join(f"{line}\n" for line in lines if line)
    screen.write(cpr.masked(text), sys.stderr)


def write_report(report: "Report", chosen: str, target: options.Target) -> None:
    """Put findings in one of the FORMATS where output goes."""
    from sagscli.render.diagnostics import full, machine
    from sagscli.render.terminal import screen

    if chosen == "full":
        # In a pipe the header stays one line, for those who look for it.
        target.show(full.format_full(report, screen.columns(sys.stdout, pipe=UNBROKEN)))
    elif chosen == "concise":
        target.show(full.format_concise(report))
        if not report.diagnostics:
            screen.show([full.summary(report)], sys.stderr)
    else:
        machines = {
            "json": machine.format_json,
            "github": machine.format_github,
            "sarif": machine.format_sarif,
        }
        target.write(machines[chosen](report))
