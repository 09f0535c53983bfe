"""sag deadlines: the cases of the folders, read and filtered, as one list of work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagscli.app import choices
from sagscli.app.case_label import redaction_of
from sagscli.app.caseload import ProgressStep, load, load_all
from sagscli.app.same_number import twins_of
from sagscli.app.session import Session
from sagscli.app.worklist import Query, Worklist, merged, worklist
from sagscli.case.redaction import Redaction
from sagscli.casefile.settings import days_of_window
from sagscli.collation import danish
from sagscli.errors import NoCaseError, UnknownNameError
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
    result.titles = [title for title in titles if title]
    result.folder = workspace.folder
    if not result.cases and (query.consultant or query.institution):
        raise _no_match(result, session)
    return result


def _no_match(result: Worklist, session: Session) -> NoCaseError:
    query = result.query
    people = (redaction_of(entry, session.names) for entry in load_all(session))
    shown = Redaction().together(people).identifier
    known = sorted(result.consultants if query.consultant else result.institutions, key=danish)
    word = query.consultant or query.institution or ""
    if query.consultant in result.consultants:
        known, word = sorted(result.institutions, key=danish), query.institution or ""
    message = _('no case matches "{word}".').format(word=word)
    if result.findings:
        message += " " + _("Some case files have errors; sag validate shows them.")
    return NoCaseError(message, choices.unknown(message, word, [*map(shown, known)]).remedy)
