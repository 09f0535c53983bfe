"""sag diff: what is different between two versions of a case, or two files."""

from typing import Annotated

from sagscli.cli import options
from sagscli.language import _

Other = Annotated[
    str | None,
    options.argument(
        _("[FILE|DATE|COMMIT]"),
        _("Another case file, or the past of this one. Default: the last commit."),
    ),
]
Later = Annotated[
    str | None,
    options.argument(_("[DATE|COMMIT]"), _("A later moment. Default: the file as it is now.")),
]


def diff(
    case: options.CaseName,
    other: Other = None,
    later: Later = None,
    names: options.Names = False,
    format_: Annotated[
        str | None, options.format_option("CaseDifference", options.ListFormat)
    ] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Show what is different in a case."""
    target = options.target("CaseDifference", format_, output, force=force)
    session = options.session(names=names).at_case(case)

    from sagscli.app.case_diff import case_difference

    target.give(case_difference(session, other, later), session.notes)
    return 0
