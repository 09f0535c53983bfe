"""`sag deadlines` as a table that reads well at 80 columns and better at 120."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sagscli import days
from sagscli.language import _, ngettext
from sagscli.report.deadlines import words
from sagscli.report.deadlines.rows import done_by
from sagscli.report.line import Bit, Line, Style
from sagscli.report.text import clean, pad, width, wrap
from sagscli.rules.explain import citation, reasons
from sagscli.rules.worklist import Line as Due
from sagscli.rules.worklist import Urgency, Worklist

INDENT = 2
GAP = 2
_STYLES: dict[Urgency, Style] = {
    Urgency.OVERDUE: "bad",
    Urgency.THIS_WEEK: "warn",
    Urgency.UNKNOWN: "warn",
    Urgency.PLANNED: "green",
}


@dataclass(frozen=True)
class Column:
    """A column: its heading, its cell for a line, and what may be done to fit it in.

    `optional` columns appear, in order, as long as the table has room for them;
    `short` is what a cell shrinks to before anything is wrapped.
    """

    heading: str
    cell: Callable[[Due], str]
    short: Callable[[Due], str] | None = None
    right: bool = False
    optional: bool = False
    wraps: bool = False


def format_table(worklist: Worklist, columns: int, *, explain: bool = False) -> list[Line]:
    """Return the worklist as styled lines of at most `columns` wide."""
    lines: list[Line] = [
        (Bit(clean(words.title(worklist)), "title"),),
        *[(Bit(part, "dim"),) for part in wrap(clean(words.subtitle(worklist)), columns)],
    ]
    layout = _fit(_columns(worklist.wish.as_of), worklist.lines, columns)
    for urgency, group in worklist.grouped():
        lines.append(())
        heading = f"{words.headings()[urgency]} ({len(group)})"
        lines.append((Bit(heading, _STYLES.get(urgency, "bold")),))
        lines.append(_header(layout))
        for line in group:
            lines.extend(_row(line, layout, _STYLES.get(urgency, "")))
            lines.extend(_notes(line, worklist.wish.as_of, columns))
            if explain:
                lines.extend(_reckoning(line, columns))
    if not worklist.lines:
        lines += [(), (Bit(words.nothing_due(worklist)),)]
    return [*lines, *_footer(worklist, columns)]


def _columns(as_of: date) -> list[Column]:
    return [
        Column(_("Due"), lambda line: days.short(line.obligation.due) + words.marks(line)),
        Column(_("Act by"), _act_by),
        Column(_("Days"), lambda line: _days(line, as_of), right=True),
        Column(_("Planned"), lambda line: days.short(line.planned), optional=True),
        Column(_("Done"), lambda line: days.short(done_by(line, as_of)), optional=True),
        Column(_("Case"), lambda line: clean(line.whose.number)),
        Column(_("Child"), lambda line: clean(line.whose.label)),
        Column(
            _("What"),
            lambda line: clean(words.what(line)),
            lambda line: clean(words.what(line, short=True)),
            wraps=True,
        ),
        Column(
            _("Who"), lambda line: clean(line.role), lambda line: clean(line.short_role), wraps=True
        ),
        Column(_("Daycare"), lambda line: clean(line.whose.daycare or "–"), optional=True),
        Column(_("Consultant"), lambda line: clean(line.whose.consultant or "–"), optional=True),
    ]


def _act_by(line: Due) -> str:
    one = line.obligation
    return days.weekday(one.act_by) if one.act_by is not None and one.act_by != one.due else ""


def _days(line: Due, as_of: date) -> str:
    due = line.obligation.due
    return str((due - as_of).days) if due is not None else ""


@dataclass(frozen=True)
class Fitted:
    """A column with the width it was given."""

    column: Column
    cell: Callable[[Due], str]
    width: int


def _fit(wanted: list[Column], lines: list[Due], columns: int) -> list[Fitted]:
    """Return the columns that have something to say and room to say it.

    First everything in full; then without the optional ones, last first; then with
    short forms; then the widest wrapping ones narrowed.
    """
    used = [
        _natural(column, lines, column.cell)
        for column in wanted
        if any(column.cell(line) for line in lines)
    ]
    while _total(used) > columns and any(one.column.optional for one in used):
        used.remove(next(one for one in reversed(used) if one.column.optional))
    if _total(used) > columns:
        used = [_natural(one.column, lines, one.column.short or one.cell) for one in used]
    while (excess := _total(used) - columns) > 0:
        widest = max((one for one in used if one.column.wraps), key=lambda one: one.width)
        if widest.width <= 8:
            break
        narrowed = Fitted(widest.column, widest.cell, max(8, widest.width - min(excess, 4)))
        used = [narrowed if one is widest else one for one in used]
    return used


def _natural(column: Column, lines: list[Due], cell: Callable[[Due], str]) -> Fitted:
    widths = (width(cell(line)) for line in lines)
    return Fitted(column, cell, max([width(column.heading), *widths]))


def _total(used: list[Fitted]) -> int:
    return INDENT + sum(one.width for one in used) + GAP * (len(used) - 1)


def _header(layout: list[Fitted]) -> Line:
    cells = [pad(one.column.heading, one.width, right=one.column.right) for one in layout]
    return (Bit(" " * INDENT), Bit((" " * GAP).join(cells), "dim"))


def _row(line: Due, layout: list[Fitted], style: Style) -> list[Line]:
    cells = [wrap(one.cell(line), one.width) for one in layout]
    height = max(len(cell) for cell in cells)
    rows: list[Line] = []
    for at in range(height):
        bits = [Bit(" " * INDENT)]
        for number, (one, cell) in enumerate(zip(layout, cells, strict=True)):
            text = cell[at] if at < len(cell) else ""
            gap = " " * GAP if number < len(layout) - 1 else ""
            bits.append(
                Bit(
                    pad(text, one.width, right=one.column.right) + gap, style if number == 0 else ""
                )
            )
        rows.append(tuple(bits))
    return rows


def _notes(line: Due, as_of: date, columns: int) -> list[Line]:
    indent = " " * (INDENT + 2)
    return [
        (Bit(indent + ("└ " if first else "  ") + part, "dim"),)
        for note in words.notes(line, as_of)
        for first, part in _first(wrap(clean(note), max(columns - INDENT - 4, 20)))
    ]


def _reckoning(line: Due, columns: int) -> list[Line]:
    """Return the limbs of a line's date; the one that decided it is marked with an arrow."""
    indent, found = INDENT + 2, []
    for reason in reasons(line.obligation, line.ruleset):
        sign = "→" if reason.binds else " "
        text = f"{days.short(reason.day) or '?'} = {reason.text}"
        for first, part in _first(wrap(clean(text), max(columns - indent - 2, 20))):
            found.append((Bit(" " * indent + (f"{sign} " if first else "  ") + part, "cyan"),))
    source = citation(line.obligation.source, line.ruleset)
    for _first_part, part in _first(wrap(clean(source), max(columns - indent - 2, 20))):
        found.append((Bit(" " * (indent + 2) + part, "dim"),))
    return found


def _first(parts: list[str]) -> list[tuple[bool, str]]:
    return [(at == 0, part) for at, part in enumerate(parts)]


def _footer(worklist: Worklist, columns: int) -> list[Line]:
    texts = [*words.legend(worklist)]
    hidden = words.hidden(worklist)
    texts += [hidden] if hidden else []
    lines: list[Line] = [()] if texts else []
    lines += [(Bit(part, "dim"),) for text in texts for part in wrap(text, columns)]
    return [*lines, *_findings(worklist, columns)]


def _findings(worklist: Worklist, columns: int, most: int = 5) -> list[Line]:
    """Return the errors that make the list less than whole, loud enough to be seen."""
    if not worklist.findings:
        return []
    files = len({one.path for one in worklist.findings})
    text = ngettext(
        "{n} case file has errors: the list may be wrong or lack lines",
        "{n} case files have errors: the list may be wrong or lack lines",
        files,
    ).format(n=files)
    lines: list[Line] = [(), *[(Bit(part, "bad"),) for part in wrap(text, columns)]]
    for one in worklist.findings[:most]:
        place = f"{one.path}:{one.span.start.line}: {one.message}"
        lines += [(Bit("  " + part),) for part in wrap(clean(place), max(columns - 2, 20))]
    left = len(worklist.findings) - most
    more = ngettext("{n} more.", "{n} more.", left).format(n=left) + " " if left > 0 else ""
    help_ = more + _("sag validate shows them all, with what to do.")
    return [*lines, *[(Bit("  " + part, "dim"),) for part in wrap(help_, columns - 2)]]
