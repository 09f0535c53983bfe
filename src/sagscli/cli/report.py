"""sag report: what happened in a period, for the one who leads."""

from typing import Annotated

from sagscli.app import choices
from sagscli.cli import options
from sagscli.cli.output import show_errors
from sagscli.language import _

From = Annotated[
    str | None,
    options.option(
        "--from", _("DATE"), _("The first day. Default: 1 January of the last day's year.")
    ),
]
To = Annotated[str | None, options.option("--to", _("DATE"), _("The last day. Default: today."))]


def report(
    paths: options.Paths = None,
    from_: From = None,
    to: To = None,
    as_of: options.AsOf = None,
    names: options.Names = False,
    format_: Annotated[
        str | None, options.format_option("PeriodReport", _("How to write the report."))
    ] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Tell what happened in a period, and which deadlines were met."""
    from sagscli.app.report import report as period_report

    target = options.target("PeriodReport", format_, output, force=force)
    first = choices.day(from_, "--from") if from_ is not None else None
    last = choices.day(to, "--to") if to is not None else None
    result = period_report(options.session(as_of, names=names).at(paths), first, last)
    target.give(result)
    return show_errors(result.findings)
