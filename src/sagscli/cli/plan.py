"""sag plan: the action plan of a case, or the next one."""

from typing import Annotated

from sagscli.cli import making, options
from sagscli.language import _


def plan(
    case: options.CaseName,
    form: Annotated[
        str | None, options.option("--form", _("FORM"), _("Which form, by the ruleset's word."))
    ] = None,
    number: options.Number = None,
    after: Annotated[
        bool, options.flag("--next", _("Prepare the plan after the last one."))
    ] = False,
    as_of: options.AsOf = None,
    at: options.At = None,
    names: options.Names = False,
    cpr: options.Cpr = False,
    format_: options.DocumentFormat = None,
    output: options.DocumentOutput = None,
    open_: options.Open = False,
    force: options.Force = False,
) -> int:
    """Make the action plan of a case."""
    target = options.target("CaseDocument", format_, output, force=force)
    session = options.session(as_of, names=names, at=at).at_case(case)

    from sagscli.documents.asking import DocumentQuery
    from sagscli.documents.asking import plan as plan_of

    query = DocumentQuery(cpr=cpr, number=number, after=after)
    entry = making.read(session)
    return making.hand_over(plan_of(entry, session, query, form), target, opens=open_)
