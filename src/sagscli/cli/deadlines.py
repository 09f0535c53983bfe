"""sag deadlines: what is due, what is overdue, who has to act."""

from typing import TYPE_CHECKING, Annotated

from sagscli.app.session import Session
from sagscli.cli import making, options
from sagscli.cli.output import Target, show_errors
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.worklist import Query


Within = Annotated[
    str | None,
    options.option(
        "--within",
        _("PERIOD"),
        _("How far to look ahead: 60d, 8u (weeks), 2m. Default: sag.yaml, else 60d."),
    ),
]
AllDeadlines = Annotated[
    bool, options.flag("--all", _("Show what is done, missed or far ahead too."))
]
Explain = Annotated[
    bool, options.flag("--explain", _("Show under each line how its date was reckoned."))
]
CheckOption = Annotated[bool, options.flag("--check", _("Exit with 1 when something is overdue."))]
WorklistFormat = Annotated[str | None, options.format_option("Worklist", options.ListFormat)]


def deadlines(
    paths: options.Paths = None,
    within: Within = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    everything: AllDeadlines = False,
    consultant: options.Consultant = None,
    institution: options.Institution = None,
    explain: Explain = False,
    names: options.Names = False,
    check: CheckOption = False,
    format_: WorklistFormat = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List deadlines by urgency."""
    from sagscli.app.worklist import Query

    target = options.target("Worklist", format_, output, force=force)
    session = options.session(as_of, names=names, at=at).at(paths)
    query = Query(
        as_of=session.as_of,
        window=_window(session, within),
        everything=everything,
        consultant=consultant,
        institution=institution,
        names=session.names,
        explain=explain,
    )
    return _list(session, query, target, check=check)


def _window(session: Session, within: str | None) -> int:
    from sagscli.app.deadlines import window

    return window(session, within)


def _list(session: Session, query: "Query", target: Target, *, check: bool) -> int:
    from sagscli.app.worklist import Urgency

    worklist = making.worklist(session, query)
    target.give(worklist)
    if target.form != "table":  # which says so itself
        show_errors(worklist.findings)
    is_overdue = check and any(line.urgency is Urgency.OVERDUE for line in worklist.lines)
    return 1 if is_overdue or worklist.findings else 0
