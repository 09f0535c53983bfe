"""The timeline of a procedure as a picture of characters: one axis for each event.

Positions are in months (a week is 12/52 of one); a rule whose date hangs on nothing but
the case itself has no place on an axis and is left to the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sagscli.language import _
from sagscli.render.terminal.line import Bit, Line
from sagscli.render.terminal.text import pad, width, wrap
from sagscli.rulesets.description import asked_of, side_text
from sagscli.rulesets.records import DeadlineRule, Ruleset, TermRule
from sagscli.rulesets.records.deadlines import Unit
from sagscli.safety import clean

MONTHS_SHOWN = 24
_IN_MONTH: dict[Unit, float] = {
    "months": 1.0,
    "weeks": 52 / 12,
    "days": 365.25 / 12,
    "working_days": 21.0,
}
_LONGEST_IN_WEEKS = 5.0
_LABEL_MOST = 30
_MARK_ROOM = 5
"""Columns between the numbers of a ruler, at the least."""


@dataclass(frozen=True)
class AxisRow:
    """A rule on an axis: where its dates lie from the event, and whether they go on."""

    label: str
    marks: tuple[float, ...]
    goes_on: bool = False


@dataclass(frozen=True)
class EventAxis:
    """The rules that are counted from one event, in one direction."""

    event: str
    subject: str
    before: bool
    rows: tuple[AxisRow, ...]

    @property
    def far(self) -> float:
        """Return the place that lies farthest from the event."""
        return max(mark for row in self.rows for mark in row.marks)


def picture(ruleset: Ruleset, columns: int) -> list[Line]:
    """Return the picture as lines of at most `columns`, or none where nothing can be drawn."""
    lines: list[Line] = []
    for axis in axes(ruleset):
        if lines:
            lines.append(())
        lines += _drawn(axis, columns)
    return lines


def axes(ruleset: Ruleset) -> list[EventAxis]:
    """Return the axes of a ruleset, in the order of its rules."""
    drawn: dict[tuple[str, str, bool], list[AxisRow]] = {}
    for rule in ruleset.deadlines:
        placed = _placed(rule)
        if placed is not None:
            event, before, marks, goes_on = placed
            row = AxisRow(clean(rule.short or rule.title or rule.id or ""), marks, goes_on)
            drawn.setdefault((event, asked_of(rule, ruleset), before), []).append(row)
    return [
        EventAxis(event, subject, before, tuple(rows))
        for (event, subject, before), rows in drawn.items()
    ]


def _placed(rule: DeadlineRule) -> tuple[str, bool, tuple[float, ...], bool] | None:
    """Return a rule's event, direction, places and whether they go on; None without a place."""
    every = rule.latest.terms if rule.latest is not None else ()
    terms = [term for term in every if _months(term) is not None]
    if not terms:
        return None
    choose = max if rule.latest is not None and rule.latest.latest_of else min
    binding = choose(terms, key=_signed)
    place = _months(binding) or 0.0
    before = binding.before is not None
    if rule.repeat is None or before:
        return binding.event, before, (place,), False
    step = float(rule.repeat.months or 0) or (rule.repeat.weeks or 0) / _IN_MONTH["weeks"]
    most = max(place + 3 * step if step < 1 else MONTHS_SHOWN, place)
    marks = []
    while place <= most and step > 0:
        marks.append(place)
        place += step
    return binding.event, before, tuple(marks) or (place,), True


def _signed(term: TermRule) -> float:
    months = _months(term) or 0.0
    return -months if term.before is not None else months


def _months(term: TermRule) -> float | None:
    """Return how far from its event a reckoning lies; None when the case decides."""
    if term.last is not None:
        if term.when is None or term.when.school_start_is is None:
            return None
        month, day = term.when.school_start_is
        last_month, last_day = term.last
        return (month - last_month + (day - last_day) / 31) % 12 or 12.0
    if term.on is not None:
        return None
    amount, unit = term.amount
    return amount / _IN_MONTH[unit]


def _drawn(axis: EventAxis, columns: int) -> Iterator[Line]:
    label = min(max(width(row.label) for row in axis.rows), _LABEL_MOST, columns // 2)
    room = max(columns - label - 6, 12)
    unit, scale, steps = _unit(axis.far)
    step = _step(axis.far * scale, room, steps)
    per_mark = (room - 4) / max(axis.far, 1e-9)
    title = clean(side_text(axis.event, before=axis.before))
    first, *rest = wrap(clean(axis.subject), max(columns - width(title) - 4, 20))
    if width(title) + width(first) + 4 > columns:
        first, rest = "", wrap(clean(axis.subject), max(columns - 4, 20))
    yield (Bit(f"  {title}", "bold"), Bit(f"  {first}", "dim"))
    for part in rest:
        yield (Bit(f"    {part}", "dim"),)
    yield (Bit("  " + pad(unit, label), "dim"), Bit("  " + _ruler(axis, step, scale, per_mark)))
    for row in axis.rows:
        bar = _bar(row, axis, per_mark)
        name = row.label if width(row.label) <= label else row.label[: label - 1] + "…"
        yield (Bit("  " + pad(name, label)), Bit("  " + bar, "cyan"))


def _unit(far: float) -> tuple[str, float, Sequence[int]]:
    """Return the unit of an axis of `far` months, how many make a month, and its steps."""
    if far < 1:
        return _("days"), _IN_MONTH["days"], (1, 2, 5, 10)
    if far < _LONGEST_IN_WEEKS:
        return _("weeks"), _IN_MONTH["weeks"], (1, 2, 4, 8)
    return _("months"), 1.0, (1, 3, 6, 12)


def _step(far: float, room: int, steps: Sequence[int]) -> int:
    """Return how many units lie between two marks, so that their numbers do not meet."""
    return next((n for n in steps if far / n * _MARK_ROOM <= room), 2 * steps[-1])


def _ruler(axis: EventAxis, step: int, scale: float, per_mark: float) -> str:
    """Return the numbers along an axis; before an event they count down to it."""
    cells: dict[int, str] = {}
    far = axis.far * scale
    at = 0
    while at <= far + 1e-6:
        place = round(at / scale * per_mark)
        cells[round(axis.far * per_mark) - place if axis.before else place] = str(at)
        at += step
    line = ""
    for place in sorted(cells):
        line = line.ljust(place) + cells[place]
    return line


def _bar(row: AxisRow, axis: EventAxis, per_mark: float) -> str:
    end = round(axis.far * per_mark)
    places = [round(mark * per_mark) for mark in row.marks]
    if axis.before:
        first = end - max(places)
        return " " * first + "●" + "─" * (end - first - 1) + "┤"
    line = ["─"] * (max(places) + 1)
    line[0] = "├"
    for place in places:
        line[place] = "●"
    return "".join(line) + ("──▸" if row.goes_on else "")
