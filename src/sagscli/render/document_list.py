"""`sag render --list`: the documents of a case, and what each lacks."""

from collections.abc import Sequence

from sagscli.documents.document_type import Choice
from sagscli.language import _
from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import Line, Style, paragraph
from sagscli.safety import clean


def format_choices(
    choices: Sequence[Choice], number: str, columns: int, unprinted: Sequence[str] = ()
) -> list[Line]:
    """Return a line for each document: the word that asks for it, its title, what it lacks.

    `unprinted` is what of the case no document is made of.
    """
    heading = _("Documents of {number}").format(number=number)
    lines = paragraph(heading, columns, "title")
    layout = fit(_columns(), list(choices), columns)
    lines += [] if layout.stacked else [layout.header(choices[0])]
    for at, one in enumerate(choices):
        lines += layout.rows(at, _style(one))
    text = _("Make one with: sag render DOCUMENT {number}").format(number=number)
    lines += [(), *paragraph(text, columns, "dim")]
    return [*lines, *_left_out(unprinted, columns)]


def _left_out(unprinted: Sequence[str], columns: int) -> list[Line]:
    if not unprinted:
        return []
    text = _("Not printed: {things}, because the ruleset has no such form or meeting.")
    return paragraph(text.format(things=clean(", ".join(unprinted))), columns, "bad")


def _title(one: Choice) -> str:
    """Return the title, with the numbers to choose among where there are several."""
    if len(one.numbers) < 2:  # noqa: PLR2004 - with one there is nothing to choose
        return clean(one.title)
    numbers = ", ".join(str(number) for number in one.numbers)
    return f"{clean(one.title)} (--number {numbers})"


def _style(one: Choice) -> Style:
    if one.is_refused:
        return "bad" if one.has_content else "dim"
    return "" if one.has_content else "dim"


def _columns() -> list[Column[Choice]]:
    return [
        Column(lambda _one: _("Document"), lambda one: clean(one.id)),
        Column(lambda _one: _("Title"), _title, wraps=True),
        Column(lambda _one: _("Lacks"), lambda one: clean(one.lacks), wraps=True),
    ]
