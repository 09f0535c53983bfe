"""From a case and what was asked for to the documents that can be made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sagscli.app.loaded_case import LoadedCase
from sagscli.app.referral_check import is_there
from sagscli.app.session import Session
from sagscli.app.workspace import Dialect
from sagscli.casefile.folder import Folder
from sagscli.casefile.shown_paths import path_without_names
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.documents import catalogue
from sagscli.documents.document_type import Choice
from sagscli.documents.redaction import People
from sagscli.documents.render import case_name
from sagscli.documents.request import DocumentError, Request
from sagscli.language import _
from sagscli.rulesets.roles import role_words


@dataclass(frozen=True)
class DocumentQuery:
    """How documents are asked for, the same for one case and for a folder."""

    cpr: bool = False
    draft: bool = False
    number: int | None = None
    after: bool = False


@dataclass(frozen=True)
class CaseDocument:
    """A document of a case, to be written in one of its formats.

    `subfolder` is where it goes among the documents of many cases.
    """

    request: Request
    choice: Choice
    folder: Folder
    subfolder: str = ""


@dataclass(frozen=True)
class DocumentList:
    """The documents a case can have, and what of it no document is made of."""

    number: str
    as_of: date
    choices: tuple[Choice, ...]
    unprinted: tuple[str, ...]
    dialect: Dialect


def request_of(entry: LoadedCase, session: Session, query: DocumentQuery) -> Request:
    """Return what is asked of a case. Raises DocumentError for one that nothing can be made of."""
    folder = entry.file.folder
    if entry.case is None or entry.ruleset is None:
        path = path_without_names(entry.file.path)
        raise DocumentError(
            _("{path} has errors, so nothing can be printed of it.").format(path=path),
            _("sag validate {path} shows them, with what to do.").format(path=path),
        )
    return Request(
        whole=entry.case,
        ruleset=entry.ruleset,
        as_of=session.as_of,
        people=People(
            entry.case,
            names=session.may_name(folder),
            numbers=query.cpr,
            roles=role_words(entry.ruleset),
        ),
        printed=session.today,
        number=query.number,
        after=query.after,
        draft=query.draft,
        is_doubtful=entry.has_errors,
        is_there=is_there(entry.file),
        calendar=folder.settings.meeting_dates,
        mailbox=folder.settings.mailbox,
    )


def document(entry: LoadedCase, session: Session, query: DocumentQuery, word: str) -> CaseDocument:
    """Return the document that `word` means. Raises DocumentError."""
    request = request_of(entry, session, query)
    return CaseDocument(request, catalogue.choice_of_word(request, word), entry.file.folder)


def plan(
    entry: LoadedCase, session: Session, query: DocumentQuery, form: str | None
) -> CaseDocument:
    """Return the action plan on a form, or on the only one there is. Raises DocumentError."""
    request = request_of(entry, session, query)
    return CaseDocument(request, catalogue.choice_on_form(request, form), entry.file.folder)


def documents(entry: LoadedCase, session: Session, query: DocumentQuery) -> DocumentList:
    """Return what can be made of a case, and what it lacks. Raises DocumentError."""
    request = request_of(entry, session, query)
    return DocumentList(
        request.code,
        session.as_of,
        tuple(catalogue.all_choices(request)),
        tuple(catalogue.unprinted(request)),
        session.workspace.folder.settings.csv,
    )


class FolderOfDocuments:
    """Every document that the cases of a folder have something for, a subfolder for each case.

    `refused` counts the referrals that are not ready and were left out.
    """

    def __init__(self, session: Session, query: DocumentQuery) -> None:
        self.session, self.query = session, query
        self.refused = 0
        self.errors: list[Diagnostic] = []
        self._taken: dict[str, str] = {}

    def of_case(self, entry: LoadedCase) -> Iterator[CaseDocument]:
        """Yield the documents of one case; nothing of one that cannot be read."""
        self.errors += entry.errors
        if entry.case is None or entry.ruleset is None:
            return
        request = request_of(entry, self.session, self.query)
        subfolder = self._subfolder(request, entry.file.path)
        for wanted, choice in catalogue.choices_with_content(request):
            if choice.is_refused and not self.query.draft:
                self.refused += 1
            else:
                yield CaseDocument(wanted, choice, entry.file.folder, subfolder)

    def _subfolder(self, request: Request, path: str) -> str:
        """Return a case's number, or a name of its own where two cases share that."""
        name = base = case_name(request) or "sag"
        number = 1
        while self._taken.setdefault(name.casefold(), path) != path:
            number += 1
            name = f"{base}-{number}"
        return name
