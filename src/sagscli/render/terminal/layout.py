"""Fit columns to a width: leave out, shorten, wrap, and at last stack."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sagscli.render.terminal.line import Bit, Line, Style
from sagscli.render.terminal.text import pad, width, wrap

INDENT = 2
GAP = 2
_FAIR = 26
"""A cell no longer than this is spared when others of its column are shortened."""
_KEPT = "\u00a0"
"""A space at which no line is broken, between a label and its cell."""
NARROWEST = 8
"""What a wrapping column keeps at the least."""

T = TypeVar("T")


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its heading for a thing's group, its cell for a thing, and how it may shrink.

    `optional` columns appear, in order, as long as there is room; `short` is what a
    cell shrinks to before anything is wrapped, and before an optional column is left
    out when the column `gives_way`; `wraps` lets it break between words. Where things
    are stacked, a `labelled` column is there, and has its heading with every cell.
    """

    heading: Callable[[T], str]
    cell: Callable[[T], str]
    short: Callable[[T], str] | None = None
    right: bool = False
    optional: bool = False
    wraps: bool = False
    gives_way: bool = False
    labelled: bool = False


@dataclass(frozen=True)
class Fitted(Generic[T]):
    """A column with the cell of every thing, and the width it was given."""

    column: Column[T]
    cells: Sequence[str]
    width: int
    heading: str = ""

    def stacked(self, at: int) -> str:
        """Return the cell of thing number `at` as it stands among others, perhaps labelled."""
        is_named = self.column.labelled and self.cells[at]
        if not is_named:
            return self.cells[at]
        return f"{self.heading}: {self.cells[at]}".replace(" ", _KEPT)


@dataclass(frozen=True)
class TableLayout(Generic[T]):
    """Columns that were fitted. `stacked` when even so they are too wide for the terminal."""

    columns: Sequence[Fitted[T]]
    width: int
    stacked: bool
    gap: int = GAP

    def header(self, first: T) -> Line:
        """Return the headings over a group that begins with `first`."""
        cells = [
            pad(fitted.column.heading(first), fitted.width, right=fitted.column.right)
            for fitted in self.columns
        ]
        return (Bit(" " * INDENT), Bit((" " * self.gap).join(cells), "dim"))

    def rows(self, at: int, style: Style) -> list[Line]:
        """Return the lines of thing number `at`; its first cell in `style`."""
        if self.stacked:
            return self._stack(at, style)
        cells = [wrap(fitted.cells[at], fitted.width) for fitted in self.columns]
        return [
            self._row([cell[line] if line < len(cell) else "" for cell in cells], style)
            for line in range(max(map(len, cells)))
        ]

    def _row(self, cells: list[str], style: Style) -> Line:
        padded = [
            pad(cell, fitted.width, right=fitted.column.right)
            for fitted, cell in zip(self.columns, cells, strict=True)
        ]
        gap = " " * self.gap
        return (Bit(" " * INDENT), Bit(padded[0] + gap, style), Bit(gap.join(padded[1:])))

    def _stack(self, at: int, style: Style) -> list[Line]:
        """Return one thing's cells one after another, broken where the terminal ends."""
        first, *rest = [fitted.stacked(at) for fitted in self.columns if fitted.cells[at]]
        parts = wrap(" · ".join(rest), max(self.width - INDENT - GAP, NARROWEST))
        lines: list[Line] = [(Bit(" " * INDENT), Bit(first, style))]
        whole = (part.replace(_KEPT, " ") for part in parts)
        return lines + [(Bit(" " * (INDENT + GAP)), Bit(part)) for part in whole]


def fit(wanted: Sequence[Column[T]], things: Sequence[T], width_: int) -> TableLayout[T]:
    """Return the columns that have something to say and room to say it.

    First everything in full; then short forms that make room for an optional column;
    then without the optional ones, last first; then short forms everywhere; then the
    widest wrapping columns narrowed; and where not even that is enough, stacked.
    """
    used: list[Fitted[T]] = []
    for used in _choices(wanted, things):
        if _total(used) <= width_:
            return TableLayout(used, width_, stacked=False)
    for gap, floor in ((GAP, _longest_word), (1, _longest_word), (1, _narrowest)):
        fitted = _narrowed(used, width_, gap, floor)
        if _total(fitted, gap) <= width_:
            return TableLayout(fitted, width_, stacked=False, gap=gap)
    return TableLayout(_with_labelled(wanted, used, things), width_, stacked=True)


def _with_labelled(
    wanted: Sequence[Column[T]], used: list[Fitted[T]], things: Sequence[T]
) -> list[Fitted[T]]:
    """Return columns to stack: with the labelled ones, for which there is always a line more."""
    by_column = {id(fitted.column): fitted for fitted in used}
    for column in wanted:
        if column.labelled:
            by_column.setdefault(id(column), _natural(column, things, column.cell))
    return [by_column[id(column)] for column in wanted if id(column) in by_column]


def _narrowed(
    used: list[Fitted[T]], width_: int, gap: int, floor: Callable[[Fitted[T]], int]
) -> list[Fitted[T]]:
    """Return `used` with the widest wrapping columns narrowed, none below its `floor`."""
    while (excess := _total(used, gap) - width_) > 0:
        wide = [fitted for fitted in used if fitted.column.wraps and fitted.width > floor(fitted)]
        if not wide:
            break
        widest = max(wide, key=lambda fitted: fitted.width)
        narrower = max(floor(widest), widest.width - min(excess, 4))
        used = [replace(fitted, width=narrower) if fitted is widest else fitted for fitted in used]
    return used


def _longest_word(fitted: Fitted[T]) -> int:
    """Return how narrow a column can be without a word of it being broken."""
    words = {word for cell in set(fitted.cells) for word in cell.split(" ")}
    return max(NARROWEST, *map(width, words)) if words else NARROWEST


def _narrowest(_one: Fitted[T]) -> int:
    return NARROWEST


def _choices(wanted: Sequence[Column[T]], things: Sequence[T]) -> Iterator[list[Fitted[T]]]:
    """Yield ways to lay the columns out, the one that says most first."""
    full = [
        fitted for column in wanted if any((fitted := _natural(column, things, column.cell)).cells)
    ]
    short = [
        _natural(fitted.column, things, fitted.column.short) if fitted.column.short else fitted
        for fitted in full
    ]
    optional = [at for at, fitted in enumerate(full) if fitted.column.optional]
    for kept in range(len(optional), -1, -1):
        dropped = optional[kept:]
        yield [fitted for at, fitted in enumerate(full) if at not in dropped]
        yield [
            short[at] if fitted.column.gives_way else fitted
            for at, fitted in enumerate(full)
            if at not in dropped
        ]
    yield [
        _mixed(full[at], fitted) for at, fitted in enumerate(short) if not fitted.column.optional
    ]
    yield [fitted for fitted in short if not fitted.column.optional]


def _mixed(full: Fitted[T], short: Fitted[T]) -> Fitted[T]:
    """Return a column with only its longest cells shortened: one long title spares the others."""
    cells = [
        cell if width(cell) <= _FAIR else brief
        for cell, brief in zip(full.cells, short.cells, strict=True)
    ]
    return Fitted(full.column, cells, max(map(width, cells), default=0), full.heading)


def _natural(column: Column[T], things: Sequence[T], cell: Callable[[T], str]) -> Fitted[T]:
    cells = [cell(thing) for thing in things]
    headings = {column.heading(thing) for thing in things}
    widest = max(map(width, (*headings, *set(cells))), default=0)
    return Fitted(column, cells, widest, min(headings, default=""))


def _total(used: Sequence[Fitted[T]], gap: int = GAP) -> int:
    return INDENT + sum(fitted.width for fitted in used) + gap * (len(used) - 1)
