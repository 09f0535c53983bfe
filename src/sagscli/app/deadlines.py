"""sag deadlines: the cases of the folders, read and filtered, as one list of work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagscli.app.case_search import CaseSearch
from sagscli.app.caseload import ProgressStep, load
from sagscli.app.same_number import twins_of
from sagscli.app.session import Session
from sagscli.app.worklist import Query, Worklist, merged, worklist
from sagscli.case import cpr
from sagscli.casefile.settings import days_of_window
from sagscli.errors import UnknownNameError
from sagscli.language import _
from sagscli.workers import in_chunks

if TYPE_CHECKING:
    from datetime import date

    from sagscli.casefile.folder import CaseFile, Folder


@dataclass(frozen=True)
class DeadlineSheet:
    """The list of deadlines of a folder as a document, in Danish like all documents."""

    worklist: Worklist
    folder: "Folder"
    printed: "date"
    """The day it is printed, beside the day it looks from."""


def window(session: Session, within: str | None = None) -> int:
    """Return how many days to look ahead: `within`, else the least of the folders' settings.

    Raises UnknownNameError for what is no length of time.
    """
    if within is None:
        windows = (folder.settings.window for folder in session.workspace.folders)
        return min(days_of_window(each, session.as_of) for each in windows)
    try:
        return days_of_window(within, session.as_of)
    except ValueError:
        raise UnknownNameError(
            _('--within: "{text}" is not a length of time.').format(text=within),
            _("Write a number and d, u or m: 60d, 8u (weeks), 2m."),
        ) from None


def due(session: Session, query: Query, step: ProgressStep) -> Worklist:
    """Return the work that `query` asks for. Raises NoCaseError where no case matches."""

    def work(chunk: "Sequence[CaseFile]") -> Worklist:
        return worklist(load(chunk, session.checked_on, query.names, query.as_of, twins), query)

    workspace = session.workspace
    twins = twins_of(workspace)
    result = merged(in_chunks(work, workspace.files, step), query)
    titles = (folder.settings.title for folder in workspace.folders)
    result.titles = [cpr.masked(title) for title in titles if title]
    result.folder = workspace.folder
    result.line_words.refuse_unknown(query.wanted)
    search = CaseSearch(query.cases, bool(result.cases), result.words)
    search.refuse_no_match(session, is_faulty=bool(result.findings))
    return result
