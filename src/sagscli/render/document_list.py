"""`sag render --list`: the documents of a case, and what each lacks."""

from collections.abc import Iterator

from sagscli.app.note import Note
from sagscli.documents.asking import DocumentList
from sagscli.documents.document_type import Choice
from sagscli.language import _
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.render.terminal.line import Style


def listing(result: DocumentList) -> Listing[Choice]:
    """Return a row for each document: the word that asks for it, its title, what it lacks."""
    return Listing(
        key="documents",
        title=_("Documents of {number}").format(number=result.number),
        columns=[
            ListColumn("id", lambda choice: choice.id, _("Document")),
            ListColumn("title", lambda choice: choice.title, _("Title"), _title, wraps=True),
            ListColumn("lacks", lambda choice: choice.lacks or None, _("Lacks"), wraps=True),
            ListColumn("ready", lambda choice: not choice.is_refused),
            ListColumn("recorded", lambda choice: choice.has_content),
            ListColumn("numbers", lambda choice: list(choice.numbers)),
        ],
        rows=result.choices,
        as_of=result.as_of,
        notes=list(_notes(result)),
        told=list(_unprinted(result)),
        style=_style,
        dialect=result.dialect,
    )


def _notes(result: DocumentList) -> Iterator[Remark]:
    text = _("Make one with: sag render DOCUMENT {number}")
    yield Remark(text.format(number=result.number))
    yield from (Remark(note.message, "bad") for note in _unprinted(result))


def _unprinted(result: DocumentList) -> Iterator[Note]:
    if result.unprinted:
        text = _("Not printed: {things}, because the ruleset has no such form or meeting.")
        yield Note(text.format(things=", ".join(result.unprinted)))


def _title(choice: Choice) -> str:
    """Return the title, with the numbers to choose among where there are several."""
    if len(choice.numbers) < 2:  # noqa: PLR2004 - with one there is nothing to choose
        return choice.title
    numbers = ", ".join(str(number) for number in choice.numbers)
    return f"{choice.title} (--number {numbers})"


def _style(choice: Choice) -> Style:
    if choice.is_refused:
        return "bad" if choice.has_content else "dim"
    return "" if choice.has_content else "dim"
