"""sag deadlines: what is due, what is overdue, who has to act."""

from typing import Annotated

import typer

from sagscli.cli import options
from sagscli.cli.output import show_errors
from sagscli.language import _


def deadlines(
    paths: options.Paths = None,
    within: Annotated[
        str | None,
        typer.Option(
            metavar=_("PERIOD"),
            help=_("How far to look ahead: 60d, 8u (weeks), 2m. Default: sag.yaml, else 60d."),
        ),
    ] = None,
    as_of: options.AsOf = None,
    everything: Annotated[
        bool, options.flag("--all", _("Show what is done, missed or far ahead too."))
    ] = False,
    consultant: Annotated[
        str | None, typer.Option(metavar=_("NAME"), help=_("Only this consultant's cases."))
    ] = None,
    institution: Annotated[
        str | None,
        typer.Option(
            metavar=_("NAME"), help=_("Only cases of this daycare or group; a part will do.")
        ),
    ] = None,
    explain: Annotated[
        bool, options.flag("--explain", _("Show under each line how its date was reckoned."))
    ] = False,
    names: options.Names = False,
    check: Annotated[
        bool, options.flag("--check", _("Exit with 1 when something is overdue."))
    ] = False,
    format_: Annotated[str | None, options.format_option("Worklist", options.ListFormat)] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List deadlines by urgency."""
    target = options.target("Worklist", format_, output, force=force)
    session = options.session(as_of, names=names).at(paths)

    from sagscli.app.deadlines import due, window
    from sagscli.app.worklist import Query, Urgency
    from sagscli.render.terminal.screen import progress

    query = Query(
        as_of=session.as_of,
        window=window(session, within),
        everything=everything,
        consultant=consultant,
        institution=institution,
        names=session.names,
        explain=explain,
    )
    with progress(len(session.workspace.files), _("Reading cases")) as step:
        worklist = due(session, query, step)
    target.give(worklist)
    if target.form != "table":  # which says so itself
        show_errors(worklist.findings)
    is_overdue = check and any(line.urgency is Urgency.OVERDUE for line in worklist.lines)
    return 1 if is_overdue or worklist.findings else 0
