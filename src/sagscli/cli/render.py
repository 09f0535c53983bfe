"""sag render: the documents people print, send and sign."""

from typing import TYPE_CHECKING, Annotated

import typer

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
    """Words that do not say which document of which case."""


def _words(incomplete: str) -> list[str]:
    from sagscli.documents.registry import MODULES

    names = [*MODULES, LIST, *numbers(incomplete)]
    return [name for name in names if name.casefold().startswith(incomplete.casefold())]


def render(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("DOCUMENT CASE"),
            help=_("Which document, and of which case. --list shows those a case can have."),
            autocompletion=_words,
            show_default=False,
        ),
    ] = None,
    list_: Annotated[
        bool, options.flag("--list", _("Show what can be made of a case, and what it lacks."))
    ] = False,
    everything: Annotated[
        bool, options.flag("--all", _("Make all documents of a folder's cases, into --output."))
    ] = False,
    as_of: options.AsOf = None,
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
    from sagscli.cli import many_documents
    from sagscli.documents.asking import DocumentQuery

    given = list(words or [])
    session = options.session(as_of, names=names)
    query = DocumentQuery(cpr, draft, number)
    if everything:
        if number is not None:
            raise WordsError(
                _("--all makes every document of a kind; --number chooses one of them."),
                _("Leave one of the two out."),
            )
        target = options.target("CaseDocument", format_, force=force)
        return many_documents.make_all(session, given, query, target, output)
    if given and given[0].casefold() == LIST:
        target = options.target("DeadlineSheet", format_, output, force=force)
        return many_documents.make_deadlines(session.at(given[1:] or None), target, opens=open_)
    if list_:
        target = options.target("DocumentList", format_, output, force=force)
        return _list(session.at_case(_only_case(given)), query, target)
    target = options.target("CaseDocument", format_, output, force=force)
    if len(given) != 2:  # noqa: PLR2004 - a document and a case
        raise WordsError(
            _("sag render needs a document and a case, in that order."),
            _("sag render --list CASE shows the documents of a case."),
        )
    return _make(session.at_case(given[1]), given[0], query, target, opens=open_)


def _only_case(given: list[str]) -> str:
    if len(given) != 1:
        raise WordsError(
            _("--list needs one case."), _("sag render --list CASE shows the documents of a case.")
        )
    return given[0]


def _list(session: Session, query: "DocumentQuery", target: Target) -> int:
    from sagscli.documents.asking import documents

    target.give(documents(making.read(session), session, query))
    return 0


def _make(
    session: Session, word: str, query: "DocumentQuery", target: Target, *, opens: bool
) -> int:
    from sagscli.documents.asking import document

    return making.hand_over(
        document(making.read(session), session, query, word), target, opens=opens
    )
