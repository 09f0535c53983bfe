"""A copy in which nobody can be recognised: where it is, and what to know of it."""

from collections.abc import Iterator

from sagscli.app.pseudonymise import PseudonymisedFolder
from sagscli.language import _, counted
from sagscli.render.terminal.line import Line, paragraph


def format_text(result: PseudonymisedFolder, columns: int) -> list[Line]:
    """Return what was written, what was left out, and what the copy still tells."""
    told = counted(
        "Written to {path}: {n} case.",
        "Written to {path}: {n} cases.",
        result.cases,
        path=result.output,
    )
    lines = paragraph(told, columns, "title")
    for text in _remarks(result):
        lines += paragraph(text, columns, "")
    for path in result.left_out:
        lines += paragraph(path, columns, "warn", 2)
    return lines


def _remarks(result: PseudonymisedFolder) -> Iterator[str]:
    yield _(
        "Names, numbers, places and texts are invented, notes are gone, and each enclosure is an "
        "empty file."
    )
    yield _(
        "Days are as they were, birth dates too, or nothing would fall due as before. Whoever "
        "knows a child's days can know the child again: give it only to those who may see that."
    )
    if result.copied:
        yield counted(
            "{n} ruleset or template was copied as it is: read it before you give the copy away.",
            "{n} rulesets and templates were copied as they are: read them before you give the "
            "copy away.",
            len(result.copied),
        )
    if result.left_out:
        yield counted(
            "{n} file was left out, for it cannot be read whole; sag validate says why:",
            "{n} files were left out, for they cannot be read whole; sag validate says why:",
            len(result.left_out),
        )


def format_json(result: PseudonymisedFolder) -> dict[str, object]:
    """Return the same for programs."""
    return {
        "version": 1,
        "output": result.output,
        "cases": result.cases,
        "enclosures": result.enclosures,
        "copied": list(result.copied),
        "left_out": list(result.left_out),
    }
