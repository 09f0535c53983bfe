"""sag validate: what is wrong in the case files, where, and what to do."""

import sys
from typing import TYPE_CHECKING

from sagscli.cli import options
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.history.git import GitError


def validate(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    strict: options.Strict = False,
    names: options.Names = False,
    format_: options.FindingsFormat = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Check case files."""
    target = options.target("Report", format_, output, force=force)
    session = options.session(as_of, names=names).at(paths)

    from sagscli.app.validation_report import validated
    from sagscli.render.terminal.screen import progress

    with progress(len(session.workspace.files), _("Reading cases")) as step:
        report = validated(session, step)
    for refusal in report.refusals:
        _say_unwatched(refusal)
    target.give_report(report)
    return 1 if report.fails(strict=strict) else 0


def _say_unwatched(refusal: "GitError") -> None:
    """Tell that approved plans may have been changed, for their history could not be asked."""
    from sagscli.render.terminal import screen
    from sagscli.safety import clean

    told = _("sag: approved plans could not be compared with the history: {reason}.")
    lines = [told.format(reason=clean(refusal.message)), clean(refusal.remedy or "")]
    screen.write("".join(f"{line}\n" for line in lines if line), sys.stderr)
