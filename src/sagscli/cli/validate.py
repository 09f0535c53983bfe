"""sag validate: what is wrong in the case files, where, and what to do."""

import sys
from dataclasses import replace

from sagscli.cli import options
from sagscli.language import _


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
    # What others say beside their answer is a finding here (SAG409).
    quiet = replace(options.session(as_of, names=names), tell=lambda _message, _remedy: None)
    session = quiet.at(paths)

    from sagscli.app.validation_report import validated
    from sagscli.render.diagnostics.notes import notes
    from sagscli.render.terminal import screen

    with screen.progress(len(session.workspace.files), _("Reading cases")) as step:
        report = validated(session, step)
    for message, remedy in notes(report):
        screen.write(f"sag: {message}\n" + (f"{remedy}\n" if remedy else ""), sys.stderr)
    target.give_report(report)
    return 1 if report.fails(strict=strict) else 0
