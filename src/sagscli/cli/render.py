"""sag render: the documents people print, send and sign."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from sagscli.app import choices
from sagscli.app.find_case import numbers
from sagscli.app.session import Session
from sagscli.cli import making, options
from sagscli.cli.output import Target
from sagscli.errors import SagError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.documents.asking import DocumentQuery

LIST = "fristliste"
"""The one document that is about a folder: its deadlines."""


class WordsError(SagError):
    """DocumentWords that do not say which document of which case."""


def _completed(incomplete: str) -> list[str]:
    from sagscli.documents.registry import MODULES

    return [*choices.going_on(incomplete, [*MODULES, LIST]), *numbers(incomplete)]


DocumentWords = Annotated[
    list[str] | None,
    options.argument(
        _("DOCUMENT CASE"),
        _("Which document, and of which case. --list shows those a case can have."),
        _completed,
    ),
]
List = Annotated[
    bool, options.flag("--list", _("Show what can be made of a case, and what it lacks."))
]
AllDocuments = Annotated[
    bool, options.flag("--all", _("Make all documents of a folder's cases, into --output."))
]


def render(
    words: DocumentWords = None,
    list_: List = False,
    everything: AllDocuments = False,
    as_of: options.AsOf = None,
    at: options.At = None,
    number: options.Number = None,
    names: options.Names = False,
    cpr: options.Cpr = False,
    draft: options.DraftOption = False,
    format_: options.PrintFormat = None,
    output: options.DocumentOutput = None,
    open_: options.Open = False,
    force: options.Force = False,
) -> int:
    """Make a document."""
    from sagscli.documents.asking import DocumentQuery

    given, query = list(words or []), DocumentQuery(cpr, draft, number)
    session = options.session(as_of, names=names, at=at)
    if everything:
        target = options.target("CaseDocument", format_, force=force)
        return _make_all(session, given, query, target, output)
    target_of = partial(options.target, format_=format_, output=output, force=force)
    if given and given[0].casefold() == LIST:
        return _deadlines(session, given[1:], target_of("DeadlineSheet"), opens=open_)
    if list_:
        return _list(session, given, query, target_of("DocumentList"))
    return _make(session, given, query, target_of("CaseDocument"), opens=open_)


def _make_all(
    session: Session, given: list[str], query: "DocumentQuery", target: Target, output: str | None
) -> int:
    from sagscli.cli.many_documents import make_all

    return make_all(session, given, query, target, output)


def _deadlines(session: Session, paths: list[str], target: Target, *, opens: bool) -> int:
    from sagscli.cli.many_documents import make_deadlines

    return make_deadlines(session.at(paths or None), target, opens=opens)


def _list(session: Session, given: list[str], query: "DocumentQuery", target: Target) -> int:
    from sagscli.documents.asking import documents

    if len(given) != 1:
        raise WordsError(
            _("--list needs one case."), _("sag render --list CASE shows the documents of a case.")
        )
    at_case = session.at_case(given[0])
    target.give(documents(making.read(at_case), at_case, query), at_case.notes)
    return 0


def _make(
    session: Session, given: list[str], query: "DocumentQuery", target: Target, *, opens: bool
) -> int:
    from sagscli.documents.asking import document

    if len(given) != 2:  # noqa: PLR2004 - a document and a case
        raise WordsError(
            _("sag render needs a document and a case, in that order."),
            _("sag render --list CASE shows the documents of a case."),
        )
    word, case = given
    at_case = session.at_case(case)
    return making.hand_over(
        document(making.read(at_case), at_case, query, word), target, opens=opens
    )
