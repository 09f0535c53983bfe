"""The list of deadlines as a document, for mail, minutes or paper."""

from sagscli import days, language
from sagscli.app.deadlines import DeadlineSheet
from sagscli.app.worklist import Worklist
from sagscli.case.redaction import at_the_door
from sagscli.documents.environment import filled
from sagscli.documents.pdf import pdf_of
from sagscli.documents.template_errors import faults_in_words
from sagscli.documents.view_model import Sheet
from sagscli.render.deadlines import words


def format_markdown(worklist: Worklist) -> str:
    """Return the worklist as Markdown, in the language in use."""
    with faults_in_words(_template("md")):
        return _filled(worklist, "md")


def sheet_markdown(sheet: DeadlineSheet) -> str:
    """Return the deadlines of a folder as a document in Markdown."""
    return _sheet(sheet, "md")


def sheet_html(sheet: DeadlineSheet) -> str:
    """Return the deadlines of a folder as a document in HTML."""
    return _sheet(sheet, "html")


def sheet_pdf(sheet: DeadlineSheet) -> bytes:
    """Return the deadlines of a folder as PDF."""
    return pdf_of(at_the_door(sheet_html(sheet)), sheet.folder.root)


def _sheet(sheet: DeadlineSheet, form: str) -> str:
    with faults_in_words(_template(form)), language.speaking("da"):
        return _filled(sheet.worklist, form, days.long(sheet.printed))


def _template(form: str) -> str:
    return f"frister/frister.{form}.j2"


def _filled(worklist: Worklist, form: str, printed: str = "") -> str:
    groups = [
        {"heading": words.headings()[urgency], "lines": lines}
        for urgency, lines in worklist.grouped()
    ]
    as_of = worklist.query.as_of
    sheet = Sheet(
        title=words.title(worklist),
        subtitle=words.subtitle(worklist),
        code=", ".join(worklist.titles),
        day=days.long(as_of),
        printed=printed,
    )
    return filled(
        _template(form),
        worklist.folder.root if worklist.folder is not None else None,
        language=language.current(),
        sheet=sheet,
        title=sheet.title,
        subtitle=sheet.subtitle,
        groups=groups,
        nothing=words.nothing_due(worklist),
        footer=[*words.legend(worklist), *filter(None, [words.hidden(worklist)])],
        findings=worklist.findings,
        day=days.short,
        what=words.what,
        marks=words.marks,
        notes=lambda line: words.notes(line, as_of),
    )
