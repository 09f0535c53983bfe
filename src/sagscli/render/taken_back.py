"""What is taken back in several files, which were written together."""

from sagscli.app.undo import TakingBackParts, TakingBackTogether
from sagscli.language import _, counted
from sagscli.render import recording
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


def format_parts(shown: TakingBackParts, columns: int) -> list[Line]:
    """Return what is different in each file, and which files have their old names."""
    lines: list[Line] = []
    for change in shown.changes:
        lines += [*recording.format_recording(change.change, columns), ()]
    for new, old in shown.shown_renames:
        text = _("{old} is to be called {new}").format(old=new, new=old)
        lines += paragraph(text, columns)
    if shown.is_saved:
        text = counted("{n} file is as it was.", "{n} files are as they were.", shown.count)
        lines += paragraph(text, columns)
    return lines


def format_parts_json(shown: TakingBackParts) -> dict[str, object]:
    """Return the same for programs."""
    return {
        "version": 1,
        "recorded": shown.what,
        "saved": shown.is_saved,
        "changes": [
            {**recording.format_json(each.change), "saved": shown.is_saved}
            for each in shown.changes
        ],
        "renamed": [{"from": new, "to": old} for new, old in shown.shown_renames],
    }
