"""sag referral list: every referral without an answer, and how far it is."""

from dataclasses import dataclass
from datetime import date

from sagscli.app.case_filter import ALL_CASES, CaseFilter
from sagscli.app.case_label import number_of, redaction_of
from sagscli.app.case_search import CaseSearch
from sagscli.app.caseload import load_all
from sagscli.app.referral_check import open_checklists
from sagscli.app.session import Session
from sagscli.app.workspace import Dialect
from sagscli.casefile.shown_paths import path_of
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.referrals.checklist import Checklist


@dataclass(frozen=True)
class OpenReferral:
    """A referral without an answer: its case as it is shown, and its checklist."""

    number: str
    path: str
    checklist: Checklist


@dataclass(frozen=True)
class OpenReferrals:
    """The open referrals of the folders on a day; `errors` make the list less than whole."""

    as_of: date
    referrals: tuple[OpenReferral, ...]
    errors: tuple[Diagnostic, ...]
    dialect: Dialect


def open_referrals(session: Session, wanted: CaseFilter = ALL_CASES) -> OpenReferrals:
    """Return the open referrals of the cases asked for.

    Raises NoCaseError where none matches the filter.
    """
    search = CaseSearch(wanted)
    referrals: list[OpenReferral] = []
    errors: list[Diagnostic] = []
    for entry in load_all(session, papers=True):
        if entry.case is not None and not search.admits(entry):
            errors += entry.errors if wanted.may_admit(entry) else ()
            continue
        errors += entry.errors
        checklists = list(open_checklists(entry, session.as_of))
        if checklists:
            people = redaction_of(entry, session.names)
            number, path = number_of(entry, people), path_of(entry.file, people)
            referrals += [OpenReferral(number, path, checklist) for checklist in checklists]
    search.refuse_no_match(session, is_faulty=bool(errors))
    dialect = session.workspace.folder.settings.csv
    return OpenReferrals(session.as_of, tuple(referrals), tuple(errors), dialect)
