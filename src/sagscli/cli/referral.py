"""sag referral: is it ready to send, and how far are the others."""

import os
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.app import choices
from sagscli.app.find_case import find_case, read_with_errors
from sagscli.cli import notification, options
from sagscli.errors import SagError
from sagscli.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sagscli.app.caseload import LoadedCase
    from sagscli.case.records import Case
    from sagscli.casefile.folder import CaseFile
    from sagscli.diagnostics.diagnostic import Diagnostic
    from sagscli.referrals.checklist import Checklist
    from sagscli.rulesets.records import Ruleset

FORMATS = ("table", "json", "md", "html")
LIST_FORMATS = ("table", "json")


class ReferralError(SagError):
    """A question about a referral that cannot be answered as it was asked."""


def check(
    case: options.CaseName,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar=_("WHAT"), help=_("What to refer to, by the ruleset's word.")),
    ] = None,
    as_of: options.AsOf = None,
    sent: Annotated[
        bool,
        typer.Option(
            "--sent", help=_("Ask for the day the referral was sent."), show_default=False
        ),
    ] = False,
    format_: Annotated[
        str, options.format_option(FORMATS, _("How to write the checklist."))
    ] = "table",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Check whether a referral is ready to send."""
    with notification.never_in_the_way(to):
        chosen = choices.one_of(format_, FORMATS, "--format")
        today = choices.day(as_of, "--as-of")
        target = options.Target(output, force=force)
        try:
            number, found = _answer(case, to, today, sent=sent)
        except SagError as error:
            if not notification.is_meant(to):
                raise
            notification.answer(error, case, today, chosen, target)
            return 0
        _write(found, number, chosen, target)
        return 0 if found.is_ready else 1


def _answer(word: str, to: str | None, today: date, *, sent: bool) -> "tuple[str, Checklist]":
    """Return the case's number and its checklist. Raises SagError where there is no answer."""
    from sagscli.referrals.checklist import in_doubt

    file = find_case(word)
    case, known, errors = read_with_errors(file, today)
    whole, ruleset = _whole(case, known, file)
    wanted = _wanted(whole, ruleset, to, today)
    found = checklist_of(whole, ruleset, wanted, _day(whole, wanted, today, sent=sent), file)
    show_errors(errors)
    return _number(whole, file), in_doubt(found) if errors else found


def show_errors(errors: "Sequence[Diagnostic]") -> None:
    """Put the errors of the files that were read on stderr, a line each."""
    from sagscli.render.diagnostics.full import header
    from sagscli.render.terminal import screen

    if errors:
        screen.show([header(one) for one in errors], sys.stderr)


def _whole(
    case: "Case | None", ruleset: "Ruleset | None", file: "CaseFile"
) -> "tuple[Case, Ruleset]":
    if case is None or ruleset is None:
        raise ReferralError(
            _("{path} has errors, so no referral can be checked.").format(path=file.shown),
            _("sag validate {path} shows them, with what to do.").format(path=file.shown),
        )
    return case, ruleset


def _wanted(case: "Case", ruleset: "Ruleset", to: str | None, as_of: date) -> str:
    """Return what is asked about: `to`, else the one thing the case has asked for."""
    from sagscli.referrals.checklist import gates_for, open_referrals

    known = gates_for(case, ruleset)
    to = to.strip() if to is not None else None
    if not ruleset.referrals:
        raise ReferralError(
            _("the ruleset {ruleset} has nothing to refer to.").format(ruleset=ruleset.id)
        )
    if not known:
        text = (
            _("the ruleset {ruleset} has nothing that a group can be referred to.")
            if case.group is not None
            else _("the ruleset {ruleset} has nothing that a child can be referred to.")
        )
        raise ReferralError(text.format(ruleset=ruleset.id))
    if to is not None:
        if to.lower() in known:
            return to.lower()
        if to.lower() in ruleset.referrals:
            about_group = ruleset.referrals[to.lower()].about == "gruppe"
            raise ReferralError(
                _('"{to}" is for a group, and this case is about a child.').format(to=to)
                if about_group
                else _('"{to}" is for a child, and this case is about a group.').format(to=to),
                _("What this case can get: {names}.").format(names=", ".join(known)),
            )
        message = _('nothing in the ruleset {ruleset} is called "{word}" that this case can get.')
        text = message.format(ruleset=ruleset.id, word=to)
        raise choices.unknown(text, to, known, most=len(known))
    asked = [name for name in open_referrals(case, ruleset, as_of) if name in known]
    asked = asked or list(dict.fromkeys(one.to for one in case.referrals if one.to in known))
    if len(asked) == 1 or len(known) == 1:
        return (asked or known)[0]
    names = ", ".join(asked or known)
    raise ReferralError(
        _("the case can be asked about more than one thing."),
        _("Write --to and one of: {names}.").format(names=names),
    )


def _day(case: "Case", to: str, today: date, *, sent: bool) -> date:
    if not sent:
        return today
    days = [one.sent for one in case.referrals if one.to == to and one.sent is not None]
    if not days:
        raise ReferralError(
            _('"{to}" is not recorded as sent.').format(to=to),
            _("Leave --sent out to ask how it stands today."),
        )
    return days[-1]


def checklist_of(
    case: "Case", ruleset: "Ruleset", to: str, as_of: date, file: "CaseFile"
) -> "Checklist":
    """Return the checklist of a case, with its folder's enclosures and meeting dates."""
    from sagscli.referrals.checklist import checklist

    return checklist(
        case,
        ruleset,
        to,
        as_of,
        is_there=is_there(file),
        calendar=file.folder.settings.meeting_dates,
    )


def open_checklists(entry: "LoadedCase", today: date) -> "Iterator[Checklist]":
    """Yield the checklist of each referral of a case that has no answer yet."""
    from sagscli.case.as_of import as_known
    from sagscli.referrals.checklist import in_doubt, open_referrals

    case, ruleset = entry.case, entry.ruleset
    if case is None or ruleset is None:
        return
    for to in open_referrals(as_known(case, today), ruleset, today):
        if to in ruleset.referrals:
            one = checklist_of(case, ruleset, to, today, entry.file)
            yield in_doubt(one) if entry.has_errors else one


def is_there(file: "CaseFile") -> "Callable[[str], bool]":
    """Return how to ask whether an enclosure is in the case's folder."""
    from sagscli.validation.across_files import is_in_folder

    root = str(file.folder.root)
    return lambda path: is_in_folder(root, path)


def _number(case: "Case", file: "CaseFile") -> str:
    from sagscli.case import cpr
    from sagscli.case.people import people_of
    from sagscli.safety import without_full_names

    number = case.number or os.path.basename(file.path)
    return cpr.masked(without_full_names(number, people_of(case)))


def _write(found: "Checklist", number: str, chosen: str, target: options.Target) -> None:
    from sagscli.render.terminal import screen

    if chosen == "table":
        from sagscli.render.referrals.table import format_checklist

        target.show(format_checklist(found, number, screen.columns(sys.stdout)))
    elif chosen == "json":
        from sagscli.render.referrals.machine import format_json

        target.write(format_json(found, number))
    else:
        from sagscli.render.referrals.document import format_document

        target.write(format_document(found, number, chosen))


def list_(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    format_: Annotated[
        str, options.format_option(LIST_FORMATS, _("How to write the list."))
    ] = "table",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List open referrals."""
    from sagscli.app.caseload import load
    from sagscli.app.workspace import open_places
    from sagscli.case import cpr
    from sagscli.render.terminal import screen

    chosen = choices.one_of(format_, LIST_FORMATS, "--format")
    today = choices.day(as_of, "--as-of")
    _folders, files = open_places(paths)
    found, errors = [], []
    for entry in load(files, max(today, date.today()), as_of=today):
        errors += [one for one in entry.diagnostics if one.severity == "error"]
        if entry.case is not None:
            number, path = _number(entry.case, entry.file), cpr.masked(entry.file.shown)
            found += [(number, path, one) for one in open_checklists(entry, today)]
    target = options.Target(output, force=force)
    if chosen == "json":
        from sagscli.render.referrals.machine import format_list_json

        target.write(format_list_json(found, today.isoformat()))
    else:
        from sagscli.render.referrals.listing import format_list

        rows = [(number, one) for number, _path, one in found]
        target.show(format_list(rows, today, screen.columns(sys.stdout)))
    show_errors(errors)
    return 1 if errors else 0
