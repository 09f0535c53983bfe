"""sag places: each group's places, who is in, and when one becomes free."""

import sys
from datetime import date
from typing import Annotated

from sagscli.app import choices
from sagscli.cli import options
from sagscli.cli.referral import show_errors
from sagscli.language import _

FORMATS = ("table", "json")


def places(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    names: options.Names = False,
    format_: Annotated[str, options.format_option(FORMATS, _("How to write the list."))] = "table",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List places."""
    from sagscli.app.caseload import load
    from sagscli.app.worklist import Query, hidden_names, whose
    from sagscli.app.workspace import open_places
    from sagscli.placements.capacity import Seen, groups, unplaced
    from sagscli.render.places import format_json, format_places
    from sagscli.render.terminal import screen

    chosen = choices.one_of(format_, FORMATS, "--format")
    today = choices.day(as_of, "--as-of")
    _folders, files = open_places(paths)
    query = Query(as_of=today, window=0, names=names or None)
    seen, errors = [], []
    for entry in load(files, max(today, date.today()), query.names, today):
        errors += [one for one in entry.diagnostics if one.severity == "error"]
        if entry.case is not None and entry.ruleset is not None and entry.case.placements:
            about = whose(entry, query)
            hidden = hidden_names(entry, query)
            seen.append(Seen(about.number, about.label, entry.case, entry.ruleset, hidden))
    found, loose = groups(seen, today), unplaced(seen, today)
    target = options.Target(output, force=force)
    if chosen == "json":
        target.write(format_json(found, today, loose))
    else:
        target.show(format_places(found, today, screen.columns(sys.stdout), loose))
    show_errors(errors)
    return 1 if errors else 0
