"""A document of a case, or the deadlines of a folder, in each of its formats."""

from sagscli.case.redaction import at_the_door
from sagscli.documents.asking import CaseDocument
from sagscli.documents.pdf import pdf_of
from sagscli.documents.render import render


def format_markdown(document: CaseDocument) -> str:
    """Return a document as Markdown."""
    return render(document.request, document.choice, "md", document.folder.root)


def format_html(document: CaseDocument) -> str:
    """Return a document as HTML."""
    return render(document.request, document.choice, "html", document.folder.root)


def format_pdf(document: CaseDocument) -> bytes:
    """Return a document as PDF."""
    html = at_the_door(format_html(document), numbers=document.request.people.numbers)
    return pdf_of(html, document.folder.root)
