"""`sag audit` for people: the findings, and under them how deadlines were met."""

from sagscli.app.audit_result import Audit
from sagscli.render.audit.rows import counts, findings
from sagscli.render.audit.sentences import notes
from sagscli.render.listing import format_markdown as listing_markdown
from sagscli.render.listing import format_table
from sagscli.render.terminal.line import Line, paragraph


def format_text(result: Audit, columns: int) -> list[Line]:
    """Return both lists as styled lines."""
    above = format_table(findings(result), columns)
    if not result.findings:  # what was looked at is told all the same
        for text in notes(result):
            above += paragraph(text, columns)
    return [*above, (), *format_table(counts(result), columns)]


def format_markdown(result: Audit) -> str:
    """Return both lists for a mail or minutes."""
    below = listing_markdown(counts(result)).replace("# ", "## ", 1)
    return f"{listing_markdown(findings(result))}\n{below}"
