"""sag referral list: every open referral, and how far it is."""

from typing import Annotated

from sagscli.cli import filters, options
from sagscli.cli.output import show_errors


def list_(
    paths: options.Paths = None,
    consultant: filters.Consultant = None,
    institution: filters.Institution = None,
    case: filters.CaseNumber = None,
    child: filters.ChildName = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: Annotated[
        str | None, options.format_option("OpenReferrals", options.ListFormat)
    ] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List open referrals."""
    target = options.target("OpenReferrals", format_, output, force=force)
    session = options.session(as_of, at=at).at(paths)
    wanted = filters.cases(consultant, institution, case, child)

    from sagscli.app.open_referrals import open_referrals

    result = open_referrals(session, wanted)
    target.give(result, session.notes)
    return show_errors(result.errors)
