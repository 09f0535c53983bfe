"""sag referral check: what a referral is about, and how each of its requirements stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sagscli.app import choices
from sagscli.app.case_label import number_of, redaction_of
from sagscli.app.caseload import load_with_enclosures
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.session import Session
from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.casefile.folder import CaseFile
from sagscli.casefile.shown_paths import path_without_names
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.errors import SagError
from sagscli.language import _
from sagscli.referrals.checklist import (
    Checklist,
    checklist,
    gates_for,
    in_doubt,
    open_referrals,
)
from sagscli.referrals.evidence import IsThere
from sagscli.rulesets.records import Ruleset
from sagscli.validation.across_files import is_in_folder


class ReferralError(SagError):
    """A question about a referral that cannot be answered as it was asked."""


@dataclass(frozen=True)
class CheckedReferral:
    """The checklist of one referral, with the case's number as it is shown."""

    number: str
    checklist: Checklist
    errors: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class UnreadReferral:
    """The answer about a case that cannot be read, where nothing holds the referral back (A8)."""

    number: str
    to: str
    as_of: date


def checked(session: Session, to: str | None, *, sent: bool) -> CheckedReferral:
    """Return the checklist of the session's case. Raises ReferralError without an answer.

    `sent` asks for the day the referral was sent instead of the session's.
    """
    entry = load_with_enclosures(session)
    case, ruleset = _whole(entry)
    wanted = _wanted(case, ruleset, to, session.as_of)
    day = _day_sent(case, wanted) if sent else session.as_of
    answer = checklist_of(case, ruleset, wanted, day, entry.file)
    number = number_of(entry, redaction_of(entry, session.names))
    return CheckedReferral(number, in_doubt(answer) if entry.errors else answer, entry.errors)


def _whole(entry: LoadedCase) -> tuple[Case, Ruleset]:
    if entry.case is None or entry.ruleset is None:
        path = path_without_names(entry.file.path)
        raise ReferralError(
            _("{path} has errors, so no referral can be checked.").format(path=path),
            _("sag validate {path} shows them, with what to do.").format(path=path),
        )
    return entry.case, entry.ruleset


def _wanted(case: Case, ruleset: Ruleset, to: str | None, as_of: date) -> str:
    """Return what is asked about: `to`, else the one thing the case has asked for."""
    possible = _possible(case, ruleset)
    word = to.strip().lower() if to is not None else None
    if word is not None:
        if word not in possible:
            raise _not_possible(ruleset, (to or "").strip(), possible)
        return word
    names = _asked_for(case, ruleset, possible, as_of)
    if len(names) == 1:
        return names[0]
    raise ReferralError(
        _("the case can be asked about more than one thing."),
        _("Write --to and one of: {names}.").format(names=", ".join(names)),
    )


def may_be_asked_about(session: Session) -> dict[str, str]:
    """Return what the session's case may be asked about where nobody says which, with titles.

    What it has asked for and awaits goes first; without any, what it ever asked for, else what it
    can ask for. Raises ReferralError.
    """
    case, ruleset = _whole(load_with_enclosures(session))
    names = _asked_for(case, ruleset, _possible(case, ruleset), session.as_of)
    titles = ((name, ruleset.referrals[name]) for name in names)
    return {name: kind.document or kind.title or name for name, kind in titles}


def _asked_for(case: Case, ruleset: Ruleset, possible: list[str], as_of: date) -> list[str]:
    open_ones = [name for name in open_referrals(case, ruleset, as_of) if name in possible]
    ever = dict.fromkeys(each.to for each in case.referrals if each.to)
    return open_ones or [name for name in ever if name in possible] or possible


def _possible(case: Case, ruleset: Ruleset) -> list[str]:
    """Return what the case can be referred to. Raises ReferralError where there is nothing."""
    if not ruleset.referrals:
        raise ReferralError(
            _("the ruleset {ruleset} has nothing to refer to.").format(ruleset=ruleset.id)
        )
    possible = list(gates_for(case, ruleset))
    if not possible:
        text = (
            _("the ruleset {ruleset} has nothing that a group can be referred to.")
            if case.group is not None
            else _("the ruleset {ruleset} has nothing that a child can be referred to.")
        )
        raise ReferralError(text.format(ruleset=ruleset.id))
    return possible


def _not_possible(ruleset: Ruleset, to: str, possible: list[str]) -> SagError:
    if to.lower() in ruleset.referrals:
        about_group = ruleset.referrals[to.lower()].about == "gruppe"
        return ReferralError(
            _('"{to}" is for a group, and this case is about a child.').format(to=to)
            if about_group
            else _('"{to}" is for a child, and this case is about a group.').format(to=to),
            _("What this case can get: {names}.").format(names=", ".join(possible)),
        )
    message = _('nothing in the ruleset {ruleset} is called "{word}" that this case can get.')
    text = message.format(ruleset=ruleset.id, word=to)
    return choices.unknown(text, to, possible, most=len(possible))


def _day_sent(case: Case, to: str) -> date:
    days = [
        referral.sent
        for referral in case.referrals
        if referral.to == to and referral.sent is not None
    ]
    if not days:
        raise ReferralError(
            _('"{to}" is not recorded as sent.').format(to=to),
            _("Leave --sent out to ask how it stands today."),
        )
    return days[-1]


def checklist_of(case: Case, ruleset: Ruleset, to: str, as_of: date, file: CaseFile) -> Checklist:
    """Return the checklist of a case, with its folder's enclosures and meeting dates."""
    calendar = file.folder.settings.meeting_dates
    answer = checklist(case, ruleset, to, as_of, is_there=is_there(file), calendar=calendar)
    return replace(answer, mailbox=file.folder.settings.mailbox)


def open_checklists(entry: LoadedCase, as_of: date) -> Iterator[Checklist]:
    """Yield the checklist of each referral of a case that has no answer yet."""
    case, ruleset = entry.case, entry.ruleset
    if case is None or ruleset is None:
        return
    for to in open_referrals(as_known(case, as_of), ruleset, as_of):
        if to in ruleset.referrals:
            answer = checklist_of(case, ruleset, to, as_of, entry.file)
            yield in_doubt(answer) if entry.has_errors else answer


def is_there(file: CaseFile) -> IsThere:
    """Return how to ask whether an enclosure is in the case's folder."""
    root = str(file.folder.root)
    return lambda path: is_in_folder(root, path)
