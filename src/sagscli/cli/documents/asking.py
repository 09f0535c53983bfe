"""From words on the command line to the document that is asked for."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sagscli.app.find_case import read_with_errors
from sagscli.cli.referral import is_there, show_errors
from sagscli.documents.redaction import People
from sagscli.documents.request import DocumentError, Request
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.case.records import Case
    from sagscli.casefile.folder import CaseFile
    from sagscli.rulesets.records import Ruleset


@dataclass(frozen=True)
class DocumentQuery:
    """How documents are asked for, the same for one case and for a folder."""

    as_of: date
    names: bool = False
    cpr: bool = False
    draft: bool = False
    number: int | None = None
    after: bool = False


def request_of(
    case: "Case", ruleset: "Ruleset", file: "CaseFile", query: DocumentQuery, *, doubtful: bool
) -> Request:
    """Return what is asked of one case; a folder's settings may show names (`vis-navne`)."""
    settings = file.folder.settings
    return Request(
        whole=case,
        ruleset=ruleset,
        as_of=query.as_of,
        people=People(case, names=query.names or settings.show_names, numbers=query.cpr),
        number=query.number,
        after=query.after,
        draft=query.draft,
        is_doubtful=doubtful,
        is_there=is_there(file),
        calendar=settings.meeting_dates,
    )


def read_request(file: "CaseFile", query: DocumentQuery) -> Request:
    """Read a case and return what is asked of it; its errors are shown on stderr.

    Raises DocumentError for a file of which nothing can be printed.
    """
    case, ruleset, errors = read_with_errors(file, query.as_of)
    show_errors(errors)
    if case is None or ruleset is None:
        raise DocumentError(
            _("{path} has errors, so nothing can be printed of it.").format(path=file.shown),
            _("sag validate {path} shows them, with what to do.").format(path=file.shown),
        )
    return request_of(case, ruleset, file, query, doubtful=bool(errors))
