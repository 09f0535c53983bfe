"""sag show: where a case stands, what is done, and what comes next."""

from typing import Annotated

from sagscli.cli import options


def show(
    case: options.CaseName,
    as_of: options.AsOf = None,
    at: options.At = None,
    names: options.Names = False,
    format_: Annotated[
        str | None, options.format_option("CaseOverview", options.PageFormat)
    ] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Show a case."""
    target = options.target("CaseOverview", format_, output, force=force)
    session = options.session(as_of, names=names, at=at).at_case(case)

    from sagscli.app.case_overview import overview

    result = overview(session)
    target.give(result)
    return 1 if result.errors else 0
