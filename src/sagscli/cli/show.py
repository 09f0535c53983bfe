"""sag show: where a case stands, what is done, and what comes next."""

import sys
from datetime import date
from typing import TYPE_CHECKING

from sagscli.app import choices
from sagscli.app.find_case import find_case
from sagscli.cli import options
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.caseload import LoadedCase
    from sagscli.app.worklist import Query
    from sagscli.case.records import Case


def show(
    case: options.CaseName,
    as_of: options.AsOf = None,
    names: options.Names = False,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Show a case."""
    from sagscli.app.caseload import load
    from sagscli.app.worklist import Query, worklist
    from sagscli.cli.referral import open_checklists
    from sagscli.pathways.progress import standings
    from sagscli.render.case_page import Shown, format_case
    from sagscli.render.terminal import screen

    today = choices.day(as_of, "--as-of")
    file = find_case(case)
    query = Query(as_of=today, window=0, everything=True, names=names or None)
    [entry] = load([file], max(today, date.today()), query.names, today)
    found = worklist([entry], query)
    lines = sorted(found.lines, key=lambda one: one.obligation.due or date.max)
    whole, ruleset = entry.case, entry.ruleset
    shown = Shown(
        heading=_heading(entry, query),
        facts=tuple(_facts(entry, today)),
        as_of=today,
        ways=standings(whole, ruleset, today) if whole is not None and ruleset is not None else (),
        lines=lines,
        referrals=tuple(open_checklists(entry, today)),
        errors=sum(one.severity == "error" for one in entry.diagnostics),
    )
    page = format_case(shown, screen.columns(sys.stdout))
    options.Target(output, force=force).show(page)
    return 1 if shown.errors else 0


def _heading(entry: "LoadedCase", query: "Query") -> str:
    from sagscli.app.worklist import whose

    about = whose(entry, query)
    return " · ".join(part for part in (about.number, about.label, about.daycare) if part)


def _facts(entry: "LoadedCase", today: date) -> list[str]:
    from sagscli.case import cpr

    case, ruleset = entry.case, entry.ruleset
    found = [ruleset.title or ""] if ruleset is not None else []
    if case is None:
        return found
    if case.consultant is not None:
        found.append(_("consultant {name}").format(name=cpr.masked(case.consultant)))
    age = _age(case, today)
    return [*found, age] if age else found


def _age(case: "Case", today: date) -> str | None:
    from sagscli.language import ngettext

    born = case.child.born if case.child is not None else None
    if born is None or born > today:
        return None
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    years, rest = divmod(months, 12)
    text = ngettext("{n} year", "{n} years", years).format(n=years)
    if not rest:
        return text
    return f"{text} " + ngettext("{n} month", "{n} months", rest).format(n=rest)
