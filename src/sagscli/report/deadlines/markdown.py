"""`sag deadlines --format md`: the list as a document, for mail, minutes or paper."""

from sagscli import days
from sagscli.documents.environment import filled
from sagscli.report.deadlines import words
from sagscli.rules.worklist import Worklist

TEMPLATE = "frister/frister.md.j2"


def format_markdown(worklist: Worklist) -> str:
    """Return the worklist as Markdown, made by the template ``frister/frister.md.j2``."""
    groups = [
        {"heading": words.headings()[urgency], "lines": lines}
        for urgency, lines in worklist.grouped()
    ]
    return filled(
        TEMPLATE,
        title=words.title(worklist),
        subtitle=words.subtitle(worklist),
        groups=groups,
        nothing=words.nothing_due(worklist),
        footer=[*words.legend(worklist), *filter(None, [words.hidden(worklist)])],
        findings=worklist.findings,
        day=days.short,
        what=words.what,
        marks=words.marks,
        notes=lambda line: words.notes(line, worklist.wish.as_of),
    )
