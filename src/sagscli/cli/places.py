"""sag places: each group's places, who is in, and when one becomes free."""

from typing import Annotated

from sagscli.cli import filters, options
from sagscli.cli.output import show_errors


def places(
    paths: options.Paths = None,
    consultant: filters.Consultant = None,
    institution: filters.Institution = None,
    case: filters.CaseNumber = None,
    child: filters.ChildName = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    names: options.Names = False,
    format_: Annotated[str | None, options.format_option("PlaceList", options.ListFormat)] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List places."""
    target = options.target("PlaceList", format_, output, force=force)
    session = options.session(as_of, names=names, at=at).at(paths)
    wanted = filters.cases(consultant, institution, case, child)

    from sagscli.app.places import places as place_list

    result = place_list(session, wanted)
    target.give(result, session.notes)
    return show_errors(result.errors)
