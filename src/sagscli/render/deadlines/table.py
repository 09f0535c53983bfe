"""`sag deadlines` as a table that reads well at 80 columns and better at 120."""

from collections.abc import Callable
from datetime import date

from sagscli import days
from sagscli.app.worklist import Urgency, Worklist
from sagscli.app.worklist import WorklistLine as Due
from sagscli.deadlines.explanation import reasons
from sagscli.deadlines.obligation import FINISHED, Status
from sagscli.language import _, counted
from sagscli.render.deadlines import words
from sagscli.render.deadlines.rows import done_by
from sagscli.render.ids_note import with_ids_note
from sagscli.render.terminal.layout import INDENT, Column, fit
from sagscli.render.terminal.line import Bit, Line, Style, paragraph
from sagscli.render.terminal.text import wrap
from sagscli.rulesets.citation import citation_with_ids
from sagscli.safety import clean

_STYLES: dict[Urgency, Style] = {
    Urgency.OVERDUE: "bad",
    Urgency.THIS_WEEK: "warn",
    Urgency.UNKNOWN: "warn",
    Urgency.PLANNED: "green",
}


def format_table(worklist: Worklist, columns: int) -> list[Line]:
    """Return the worklist as styled lines of at most `columns` wide."""
    lines = [
        *paragraph(words.title(worklist), columns, "title"),
        *paragraph(words.subtitle(worklist), columns, "dim"),
    ]
    layout = fit(_columns(worklist), worklist.lines, columns)
    at = 0
    for urgency, group in worklist.grouped():
        styles = {_style(line) for line in group}
        # What is planned after its deadline is not green, nor is a group with such a line.
        style = styles.pop() if len(styles) == 1 else ""
        heading = f"{words.headings()[urgency]} ({len(group)})"
        lines += [(), *paragraph(heading, columns, style or "bold")]
        lines += [] if layout.stacked else [layout.header(group[0])]
        for line in group:
            lines += layout.rows(at, _style(line))
            lines += _notes(line, worklist.query.as_of, columns, folded=layout.folded)
            lines += _reckoning(line, columns) if worklist.query.explain else []
            at += 1
    if not worklist.lines:
        lines += [(), *paragraph(words.nothing_due(worklist), columns, "")]
    if worklist.query.explain:
        lines = with_ids_note(lines, columns)
    return [*lines, *_footer(worklist, columns)]


def _style(line: Due) -> Style:
    return "bad" if line.status is Status.PLANNED_LATE else _STYLES.get(line.urgency, "")


def _columns(worklist: Worklist) -> list[Column[Due]]:
    as_of = worklist.query.as_of
    has_groups = any(line.case.is_group for line in worklist.lines)
    who = _("Child/group") if has_groups else _("Child")
    return [
        Column(_always(_("Due")), lambda line: days.short(line.obligation.due) + words.marks(line)),
        Column(_second_heading, lambda line: _second_date(line, as_of), folds=True),
        Column(_always(_("Days")), lambda line: _days(line, as_of), right=True),
        Column(_always(_("Case")), lambda line: clean(line.case.number)),
        Column(_always(who), lambda line: clean(line.case.label), wraps=True),
        Column(
            _always(_("What")),
            lambda line: clean(words.what(line)),
            lambda line: clean(words.what(line, short=True)),
            wraps=True,
        ),
        Column(
            _always(_("Who")),
            lambda line: clean(line.role),
            lambda line: clean(line.short_role),
            wraps=True,
            gives_way=True,
        ),
        Column(_always(_("Daycare")), lambda line: clean(line.case.daycare or "–"), optional=True),
        Column(
            _always(_("Consultant")),
            lambda line: clean(line.case.consultant or "–"),
            optional=True,
        ),
    ]


def _always(heading: str) -> Callable[[Due], str]:
    return lambda _line: heading


def _second_heading(line: Due) -> str:
    """Return what the second date means in a group: when to act, is planned, or was done."""
    if line.urgency is Urgency.PLANNED:
        return _("Planned")
    return _("Done") if line.urgency is Urgency.DONE else _("Act by")


def _second_date(line: Due, as_of: date) -> str:
    obligation = line.obligation
    if line.urgency is Urgency.PLANNED and line.planned is not None:
        is_near = obligation.due is not None and obligation.due.year == line.planned.year
        return days.weekday(line.planned) if is_near else days.short(line.planned)
    if line.urgency is Urgency.DONE:
        return days.short(done_by(line, as_of))
    return (
        days.weekday(obligation.act_by)
        if obligation.act_by is not None and obligation.act_by != obligation.due
        else ""
    )


def _days(line: Due, as_of: date) -> str:
    due = line.obligation.due
    return str((due - as_of).days) if due is not None and line.status not in FINISHED else ""


def _notes(line: Due, as_of: date, columns: int, *, folded: bool) -> list[Line]:
    indent = " " * (INDENT + 2)
    notes = [*(_folded(line, as_of) if folded else ()), *words.notes(line, as_of)]
    return [
        (Bit(indent + ("└ " if first else "  ") + part, "dim"),)
        for note in notes
        for first, part in _first(wrap(clean(note), max(columns - INDENT - 4, 20)))
    ]


def _folded(line: Due, as_of: date) -> list[str]:
    """Return the second date as a note; the day to act by only while it lies ahead."""
    act_by, day = line.obligation.act_by, _second_date(line, as_of)
    is_over = _second_heading(line) == _("Act by") and (act_by is None or act_by < as_of)
    return [] if is_over or not day else [f"{_second_heading(line)} {day}".lower()]


def _reckoning(line: Due, columns: int) -> list[Line]:
    """Return the terms of a line's date; the one that decided it is marked with an arrow."""
    indent = INDENT + 2
    lines: list[Line] = []
    for reason in reasons(line.obligation, line.ruleset):
        sign = "→" if reason.binds else " "
        text = f"{days.short(reason.day) or '?'} = {reason.text}"
        for first, part in _first(wrap(clean(text), max(columns - indent - 2, 20))):
            lines.append((Bit(" " * indent + (f"{sign} " if first else "  ") + part, "cyan"),))
    source = citation_with_ids(line.obligation.source, line.ruleset, line.obligation.due)
    for _first_part, part in _first(wrap(clean(source), max(columns - indent - 2, 20))):
        lines.append((Bit(" " * (indent + 2) + part, "dim"),))
    return lines


def _first(parts: list[str]) -> list[tuple[bool, str]]:
    return [(at == 0, part) for at, part in enumerate(parts)]


def _footer(worklist: Worklist, columns: int) -> list[Line]:
    hidden = words.hidden(worklist)
    texts = [*words.legend(worklist), *([hidden] if hidden else [])]
    lines: list[Line] = [()] if texts or worklist.lines else []
    lines += paragraph(words.summary(worklist), columns, "bold") if worklist.lines else []
    for text in texts:
        lines += paragraph(text, columns, "dim")
    return [*lines, *_findings(worklist, columns)]


def _findings(worklist: Worklist, columns: int, most: int = 5) -> list[Line]:
    """Return the errors that make the list less than whole, loud enough to be seen."""
    if not worklist.findings:
        return []
    files = len({diagnostic.path for diagnostic in worklist.findings})
    text = counted(
        "{n} case file has errors: the list may be wrong or lack lines",
        "{n} case files have errors: the list may be wrong or lack lines",
        files,
    )
    lines: list[Line] = [(), *paragraph(text, columns, "bad")]
    for diagnostic in worklist.findings[:most]:
        place = f"{diagnostic.path}:{diagnostic.span.start.line}: {diagnostic.message}"
        lines += paragraph(place, columns, "", INDENT)
    left = len(worklist.findings) - most
    more = counted("{n} more.", "{n} more.", left) + " " if left > 0 else ""
    help_ = more + _("sag validate shows them all, with what to do.")
    return [*lines, *paragraph(help_, columns, "dim", INDENT)]
