"""sag history: the life of a case as git has it."""

from typing import Annotated

from sagscli.app import choices
from sagscli.cli import options
from sagscli.language import _

Since = Annotated[
    str | None,
    options.option("--since", _("DATE"), _("Only what was recorded on this day or later.")),
]
FieldOption = Annotated[
    str | None,
    options.option(
        "--field", _("KEY"), _("Only this key of the case file, as møder or møder.afholdt.")
    ),
]


def history(
    case: options.CaseName,
    since: Since = None,
    field: FieldOption = None,
    names: options.Names = False,
    format_: Annotated[str | None, options.format_option("CaseHistory", options.ListFormat)] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Show what was written down in a case, when, and by whom."""
    target = options.target("CaseHistory", format_, output, force=force)
    day = choices.day(since, "--since") if since is not None else None
    session = options.session(names=names).at_case(case)

    from sagscli.app.case_history import case_history

    target.give(case_history(session, day, field), session.notes)
    return 0
