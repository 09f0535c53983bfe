"""sag render: the documents people print, send and sign."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.app import choices
from sagscli.app.find_case import find_case, numbers
from sagscli.cli import options
from sagscli.cli.documents.output import FORMATS, Delivery, format_of
from sagscli.errors import SagError
from sagscli.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from sagscli.cli.documents.asking import DocumentQuery
    from sagscli.documents.document_type import Choice
    from sagscli.documents.referral import NotReadyError
    from sagscli.documents.request import Request

LIST = "fristliste"
"""The one document that is about a folder: its deadlines."""


class WordsError(SagError):
    """Words that do not say which document of which case."""


Cpr = Annotated[
    bool,
    typer.Option(
        "--cpr", help=_("Print the CPR number in full where the form has it."), show_default=False
    ),
]
DraftOption = Annotated[
    bool,
    typer.Option(
        "--draft", help=_("Print what is not ready, marked as a draft."), show_default=False
    ),
]
Open = Annotated[
    bool,
    typer.Option("--open", help=_("Open the document when it is made."), show_default=False),
]
FormatOption = Annotated[
    str | None,
    options.format_option(
        FORMATS, _("How to write the document. Default: as --output ends, else md.")
    ),
]
Number = Annotated[
    int | None,
    typer.Option("--number", metavar="N", help=_("Which of several plans, meetings or referrals.")),
]
DocumentOutput = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar=_("FILE"), help=_("Write to this file, or into this folder.")
    ),
]


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
        bool,
        typer.Option(
            "--list",
            help=_("Show what can be made of a case, and what it lacks."),
            show_default=False,
        ),
    ] = False,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help=_("Make all documents of a folder's cases, into --output."),
            show_default=False,
        ),
    ] = False,
    as_of: options.AsOf = None,
    number: Number = None,
    names: options.Names = False,
    cpr: Cpr = False,
    draft: DraftOption = False,
    format_: FormatOption = None,
    output: DocumentOutput = None,
    open_: Open = False,
    force: options.Force = False,
) -> int:
    """Make a document."""
    from sagscli.cli.documents.asking import DocumentQuery

    query = DocumentQuery(choices.day(as_of, "--as-of"), names, cpr, draft, number)
    delivery = _delivery(format_, None if everything else output, force=force, open_=open_)
    given = list(words or [])
    if everything:
        if number is not None:
            raise WordsError(
                _("--all makes every document of a kind; --number chooses one of them."),
                _("Leave one of the two out."),
            )
        from sagscli.cli.documents.folder import render_all

        return render_all(given, query, replace(delivery, path=output))
    if given and given[0].casefold() == LIST:
        from sagscli.cli.documents.folder import render_deadlines

        return render_deadlines(given[1:], query, delivery)
    if list_:
        return _list(_one(given, _("--list needs one case.")), query)
    if len(given) != 2:  # noqa: PLR2004 - a document and a case
        raise WordsError(
            _("sag render needs a document and a case, in that order."),
            _("sag render --list CASE shows the documents of a case."),
        )
    return make(given[0], given[1], query, delivery)


def _delivery(format_: str | None, output: str | None, *, force: bool, open_: bool) -> Delivery:
    asked = choices.one_of(format_, FORMATS, "--format") if format_ is not None else None
    return Delivery(format_of(asked, output), output, force=force, open=open_)


def _one(given: list[str], message: str) -> str:
    if len(given) != 1:
        raise WordsError(message, _("sag render --list CASE shows the documents of a case."))
    return given[0]


def make(word: str, case: str, query: "DocumentQuery", delivery: Delivery) -> int:
    """Make the document that `word` means of a case; 1 for a referral that is not ready."""
    from sagscli.cli.documents.asking import read_request
    from sagscli.documents.catalogue import choice_of_word

    file = find_case(case)
    request = read_request(file, query)
    return give(request, choice_of_word(request, word), file.folder.root, delivery)


def give(request: "Request", choice: "Choice", root: "Path", delivery: Delivery) -> int:
    """Make a document and hand it over; what it lacks is said on stderr."""
    from sagscli.documents.referral import NotReadyError
    from sagscli.documents.render import file_name
    from sagscli.documents.render import render as rendered
    from sagscli.render.terminal import screen

    try:
        text = rendered(request, choice, delivery.text_form, root)
    except NotReadyError as error:
        _refuse(error, request)
        return 1
    delivery.give(text, file_name(request, choice, delivery.form), root)
    if not request.people.names and request.case.child is not None:
        note = _("Names are written as initials; --names writes them in full.")
        screen.write(f"{note}\n", sys.stderr)
    return 0


def _refuse(error: "NotReadyError", request: "Request") -> None:
    from sagscli.render.referrals.table import format_checklist
    from sagscli.render.terminal import screen
    from sagscli.safety import clean

    lines = format_checklist(error.checklist, request.code, screen.columns(sys.stdout))
    screen.show(lines)
    screen.write(f"sag: {clean(error.message)}\n     {clean(error.remedy or '')}\n", sys.stderr)


def _list(case: str, query: "DocumentQuery") -> int:
    from sagscli.cli.documents.asking import read_request
    from sagscli.documents.catalogue import all_choices, unprinted
    from sagscli.render.document_list import format_choices
    from sagscli.render.terminal import screen

    request = read_request(find_case(case), query)
    columns = screen.columns(sys.stdout)
    shown = format_choices(all_choices(request), request.code, columns, unprinted(request))
    screen.show(shown)
    return 0


def plan(
    case: options.CaseName,
    form: Annotated[
        str | None,
        typer.Option("--form", metavar=_("FORM"), help=_("Which form, by the ruleset's word.")),
    ] = None,
    number: Number = None,
    after: Annotated[
        bool,
        typer.Option("--next", help=_("Prepare the plan after the last one."), show_default=False),
    ] = False,
    as_of: options.AsOf = None,
    names: options.Names = False,
    cpr: Cpr = False,
    format_: FormatOption = None,
    output: DocumentOutput = None,
    open_: Open = False,
    force: options.Force = False,
) -> int:
    """Make the action plan of a case."""
    from sagscli.cli.documents.asking import DocumentQuery, read_request
    from sagscli.documents.catalogue import choice_on_form

    delivery = _delivery(format_, output, force=force, open_=open_)
    query = DocumentQuery(choices.day(as_of, "--as-of"), names, cpr, number=number, after=after)
    file = find_case(case)
    request = read_request(file, query)
    return give(request, choice_on_form(request, form), file.folder.root, delivery)
