"""What is taken back when several files were written together."""

from sagscli.app.undo import TakingBackTogether
from sagscli.language import _, counted
from sagscli.render.terminal.line import Line, paragraph

MOST_FILES = 20


def format_together(shown: TakingBackTogether, columns: int) -> list[Line]:
    """Return the files that go, the first of very many."""
    count = len(shown.files)
    heading = (
        counted("{n} imported case was taken back:", "{n} imported cases were taken back:", count)
        if shown.is_saved
        else counted("{n} imported case goes:", "{n} imported cases go:", count)
    )
    lines = paragraph(heading, columns, "title")
    for path in shown.files[:MOST_FILES]:
        lines += paragraph(path, columns, "", 2)
    if (more := count - MOST_FILES) > 0:
        lines += paragraph(_("… and {n} more.").format(n=more), columns, "dim", 2)
    return lines


def format_json(shown: TakingBackTogether) -> dict[str, object]:
    """Return the same for programs, every file."""
    return {
        "version": 1,
        "recorded": shown.entry.what,
        "saved": shown.is_saved,
        "removed": list(shown.files),
    }
