"""The list of deadlines as a document, for mail, minutes or paper."""

from pathlib import Path

from sagscli import days, language
from sagscli.app.worklist import Worklist
from sagscli.documents.environment import filled
from sagscli.documents.view_model import Sheet
from sagscli.render.deadlines import words


def format_document(worklist: Worklist, form: str, folder: Path | None = None) -> str:
    """Return the worklist as "md" or "html", made by the templates ``frister/frister.*.j2``."""
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
    )
    return filled(
        f"frister/frister.{form}.j2",
        folder,
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
