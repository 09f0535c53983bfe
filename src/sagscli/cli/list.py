"""sag list: every case, where it stands, and what comes next."""

from typing import Annotated

from sagscli.app import find_ruleset
from sagscli.cli import filters, options
from sagscli.cli.output import show_errors
from sagscli.language import _

STATES = {"open": "open", "ended": "ended", "åben": "open", "afsluttet": "ended"}
"""The words for a state, English and Danish; "all" and "alle" ask for both."""
ALL = ("all", "alle")

StateOption = Annotated[
    str | None,
    options.option(
        "--status",
        _("open|ended|all"),
        _("Only cases that are open, or only those that have ended. Default: all."),
        options.completer(_("open|ended|all").split("|")),
    ),
]
FollowedRuleset = Annotated[
    str | None,
    options.option(
        "--ruleset", _("RULESET"), _("Only cases that follow this ruleset."), find_ruleset.ids
    ),
]
Search = Annotated[
    str | None,
    options.option(
        "--search",
        _("TEXT"),
        _("Only cases in which each of these words stands: a name, a place, minutes."),
    ),
]


def list_(
    paths: options.Paths = None,
    status: StateOption = None,
    consultant: filters.Consultant = None,
    institution: filters.Institution = None,
    case: filters.CaseNumber = None,
    child: filters.ChildName = None,
    ruleset: FollowedRuleset = None,
    search: Search = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    names: options.Names = False,
    format_: Annotated[str | None, options.format_option("CaseList", options.ListFormat)] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List cases."""
    target = options.target("CaseList", format_, output, force=force)
    state = _state(status)
    session = options.session(as_of, names=names, at=at).at(paths)

    from sagscli.app.case_list import case_list
    from sagscli.app.case_overview import CaseState
    from sagscli.render.terminal.screen import progress

    wanted = filters.cases(consultant, institution, case, child, ruleset, search)
    with progress(len(session.workspace.files), _("Reading cases")) as step:
        result = case_list(session, wanted, CaseState(state) if state else None, step)
    target.give(result, session.notes)
    return show_errors(result.errors)


def _state(word: str | None) -> str | None:
    """Return the state that a word asks for, None for all. Raises UnknownNameError."""
    from sagscli.app.choices import one_of

    return STATES.get(one_of(word, (*STATES, *ALL), "--status")) if word is not None else None
