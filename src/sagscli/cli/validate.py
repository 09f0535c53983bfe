"""sag validate: what is wrong in the case files, where, and what to do."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from sagscli.app.session import Session
from sagscli.cli import options
from sagscli.cli.output import say_why
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.validation_report import Report


Staged = Annotated[
    bool,
    options.flag("--staged", _("Check what the next commit changes, as it is staged in git.")),
]


def validate(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    strict: options.Strict = False,
    staged: Staged = False,
    names: options.Names = False,
    format_: options.FindingsFormat = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Check case files."""
    if staged:
        options.refuse_past(at, "--staged")
    target = options.target("Report", format_, output, force=force)
    # What others say beside their answer is a finding here (SAG409).
    quiet = replace(options.session(as_of, names=names, at=at), tell=lambda _message, _remedy: None)

    from sagscli.render.diagnostics.notes import notes

    report = _of_commit(quiet, paths) if staged else _of(quiet.at(paths))
    if report is None:
        return 0
    for message, remedy in notes(report):
        say_why(message, remedy)
    target.give_report(report)
    return 1 if report.fails(strict=strict) else 0


def _of(session: Session) -> "Report":
    from sagscli.app.validation_report import validated
    from sagscli.render.terminal.screen import progress

    with progress(len(session.workspace.files), _("Reading cases")) as step:
        return validated(session, step)


def _of_commit(session: Session, paths: list[str] | None) -> "Report | None":
    from sagscli.app.staged import at_staged

    with at_staged(session, paths) as commit:
        return commit.kept(_of(commit.session)) if commit is not None else None
