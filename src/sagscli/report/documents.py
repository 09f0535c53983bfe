"""`sag render --list`: the documents of a case, and what each lacks."""

from collections.abc import Sequence

from sagscli.documents.kind import Choice
from sagscli.language import _
from sagscli.report.layout import Column, fit
from sagscli.report.line import Line, Style, paragraph
from sagscli.safety import clean


def format_choices(choices: Sequence[Choice], number: str, columns: int) -> list[Line]:
    """Return a line for each document: the word that asks for it, its title, what it lacks."""
    heading = _("Documents of {number}").format(number=number)
    lines = paragraph(heading, columns, "title")
    layout = fit(_columns(), list(choices), columns)
    lines += [] if layout.stacked else [layout.header(choices[0])]
    for at, one in enumerate(choices):
        lines += layout.rows(at, _style(one))
    text = _("Make one with: sag render DOCUMENT {number}").format(number=number)
    return [*lines, (), *paragraph(text, columns, "dim")]


def _style(one: Choice) -> Style:
    if one.is_refused:
        return "bad" if one.has_content else "dim"
    return "" if one.has_content else "dim"


def _columns() -> list[Column[Choice]]:
    return [
        Column(lambda _one: _("Document"), lambda one: clean(one.id)),
        Column(lambda _one: _("Title"), lambda one: clean(one.title), wraps=True),
        Column(lambda _one: _("Lacks"), lambda one: clean(one.lacks), wraps=True),
    ]
