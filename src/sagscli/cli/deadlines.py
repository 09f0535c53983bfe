"""sag deadlines: what is due, what is overdue, who has to act."""

from typing import TYPE_CHECKING, Annotated

from sagscli.app.session import Session
from sagscli.cli import filters, making, options
from sagscli.cli.output import Target, show_errors
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.line_filter import LineFilter
    from sagscli.app.worklist import Query

STATUSES = {
    "overskredet": "overdue",
    "kommende": "upcoming",
    "planlagt": "planned",
    "åben": "open",
    "ukendt": "unknown",
    "ikke-nået": "missed",
    "gennemført": "done",
}
"""The Danish words for how a deadline stands, with the English; both are always known."""
LATE = ("planned", "done")
"""What can be late as well, which is a status of its own: who asks for it gets both."""

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
RoleOption = Annotated[
    list[str] | None,
    options.option(
        "--role", _("ROLE"), _("Only what this role has to do; a part will do. Repeatable.")
    ),
]
RuleOption = Annotated[
    list[str] | None,
    options.option("--rule", _("RULE"), _("Only what this rule asks for. Repeatable.")),
]
StatusOption = Annotated[
    list[str] | None,
    options.option(
        "--status",
        _("overdue|upcoming|planned|open|unknown|missed|done"),
        _("Only what stands so. Repeatable."),
        options.completer(_("overdue|upcoming|planned|open|unknown|missed|done").split("|")),
    ),
]
WorklistFormat = Annotated[str | None, options.format_option("Worklist", options.ListFormat)]


def deadlines(
    paths: options.Paths = None,
    within: Within = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    everything: AllDeadlines = False,
    consultant: filters.Consultant = None,
    institution: filters.Institution = None,
    case: filters.CaseNumber = None,
    child: filters.ChildName = None,
    role: RoleOption = None,
    rule: RuleOption = None,
    status: StatusOption = None,
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
    cases = filters.cases(consultant, institution, case, child)
    wanted = _lines(role, rule, status)
    session = options.session(as_of, names=names, at=at).at(paths)
    window = _window(session, within)
    query = Query(session.as_of, window, everything, cases, wanted, session.names, explain)
    return _list(session, query, target, check=check)


def _lines(
    role: list[str] | None, rule: list[str] | None, status: list[str] | None
) -> "LineFilter":
    """Return the lines that the options ask for. Raises UnknownNameError for no status."""
    from sagscli.app.choices import one_of
    from sagscli.app.line_filter import LineFilter
    from sagscli.deadlines.obligation import Status

    words = (one_of(word, (*STATUSES, *STATUSES.values()), "--status") for word in status or ())
    names = {STATUSES.get(word, word) for word in words}
    statuses = frozenset(map(Status, names | {f"{name}_late" for name in names if name in LATE}))
    return LineFilter(tuple(role or ()), tuple(rule or ()), statuses)


def _window(session: Session, within: str | None) -> int:
    from sagscli.app.deadlines import window

    return window(session, within)


def _list(session: Session, query: "Query", target: Target, *, check: bool) -> int:
    from sagscli.app.worklist import Urgency

    worklist = making.worklist(session, query)
    target.give(worklist, session.notes)
    if target.form != "table":  # which says so itself
        show_errors(worklist.findings)
    is_overdue = check and any(line.urgency is Urgency.OVERDUE for line in worklist.lines)
    return 1 if is_overdue or worklist.findings else 0
