"""`sag validate` for people: the header line, the line of the file, and what to do."""

from sagscli.app.validation_report import Report
from sagscli.diagnostics.diagnostic import Diagnostic, Severity
from sagscli.language import _, counted
from sagscli.render.terminal.line import Bit, Line, Style
from sagscli.render.terminal.text import width, wrap
from sagscli.safety import clean

_FAR_TOO_LONG = 4
"""A line of this many times the columns does not fit, though some of its signs take no room."""


def format_full(report: Report, columns: int) -> list[Line]:
    """Return every finding with its excerpt and remedy, then a line that sums up."""
    lines: list[Line] = []
    for diagnostic in report.diagnostics:
        lines += [
            *_wrapped_header(diagnostic, columns),
            *_excerpt(diagnostic, columns),
            *_help(diagnostic, columns),
            (),
        ]
    return [*lines, summary(report)]


def format_concise(report: Report, _columns: int) -> list[Line]:
    """Return the header lines alone, each unbroken."""
    return [header(diagnostic) for diagnostic in report.diagnostics]


def header(diagnostic: Diagnostic) -> Line:
    """Return ``path:line:column: error[SAG204]: message``."""
    start = diagnostic.span.start
    return (
        Bit(f"{clean(diagnostic.path)}:{start.line}:{start.column}: ", "bold"),
        Bit(
            f"{severity_word(diagnostic.severity)}[{diagnostic.code}]",
            severity_style(diagnostic.severity),
        ),
        Bit(f": {clean(diagnostic.message)}"),
    )


def _wrapped_header(diagnostic: Diagnostic, columns: int) -> list[Line]:
    """Return the header with its message broken between words where the terminal ends."""
    place, severity, message = header(diagnostic)
    begins = width(place.text) + width(severity.text)
    if begins + width(message.text) <= columns:
        return [(place, severity, message)]
    # A message that has no room behind a long path goes below it, indented.
    parts = wrap(message.text.removeprefix(": "), max(columns - 4, 20))
    return [(place, severity, Bit(":")), *[(Bit(f"    {part}"),) for part in parts]]


def severity_word(severity: Severity) -> str:
    """Return the word for a severity in the language in use."""
    return _("error") if severity is Severity.ERROR else _("warning")


def severity_style(severity: Severity) -> Style:
    """Return how a severity is coloured."""
    return "bad" if severity is Severity.ERROR else "warn"


def _excerpt(diagnostic: Diagnostic, columns: int) -> list[Line]:
    if diagnostic.excerpt is None:
        return []
    start, end = diagnostic.span
    number = str(start.line)
    margin = " " * len(number)
    room = max(columns - len(number) - 3, 20)
    at = start.column - 1 - diagnostic.excerpt_from
    text, first = _window(diagnostic.excerpt, at, room)
    length = end.column - start.column
    last = at + length if end.line == start.line else len(diagnostic.excerpt.rstrip())
    before = text[: at - first]
    under = diagnostic.excerpt[at:][: min(max(last - at, 1), room)]
    marks = min(max(width(clean(under)), 1), max(width(clean(text)) - width(clean(before)), 1))
    return [
        (Bit(f"{margin} |", "dim"),),
        (Bit(f"{number} | ", "dim"), Bit(clean(text))),
        (
            Bit(f"{margin} | ", "dim"),
            Bit(" " * width(clean(before)) + "^" * marks, severity_style(diagnostic.severity)),
        ),
    ]


def _window(line: str, column: int, room: int) -> tuple[str, int]:
    """Return the part of a long line that holds `column`, and where that part begins.

    A part that was cut shows it by an ellipsis at the end that was cut.
    """
    line = line.rstrip()
    # A line may be a megabyte long, and be shown for each of its findings.
    if len(line) <= _FAR_TOO_LONG * room and width(line) <= room:
        return line, 0
    first = max(0, min(column - room // 3, len(line) - room))
    part = line[first : first + room]
    while width(part) > room:
        part = part[:-1]
    if first:
        part = "…" + part[1:]
    return (part[:-1] + "…" if first + len(part) < len(line) else part), first


def _help(diagnostic: Diagnostic, columns: int) -> list[Line]:
    if not diagnostic.help:
        return []
    margin = " " * (len(str(diagnostic.span.start.line)) if diagnostic.excerpt is not None else 1)
    word = _("help:")
    indent = width(f"{margin} = {word} ")
    first, *rest = wrap(clean(diagnostic.help), max(columns - indent, 20))
    return [
        (Bit(f"{margin} = ", "dim"), Bit(word, "bold"), Bit(f" {first}")),
        *[(Bit(" " * indent + part),) for part in rest],
    ]


def summary(report: Report) -> Line:
    """Return how much was read and how much was found."""
    files = counted("{n} file read", "{n} files read", report.files)
    if not report.diagnostics:
        return (Bit(f"{files}: "), Bit(_("nothing to put right"), "green"))
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    counts = [
        counted("{n} error", "{n} errors", errors) if errors else "",
        counted("{n} warning", "{n} warnings", warnings) if warnings else "",
    ]
    return (
        Bit(f"{files}: "),
        Bit(", ".join(filter(None, counts)), "bad" if errors else "warn"),
        Bit(_('. "sag explain {code}" says more.').format(code=report.diagnostics[0].code), "dim"),
    )
