"""Fit columns to a width: leave out, shorten, wrap, fold, and at last stack."""

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
    """A column: its heading for a row's group, its cell for a row, and how it may shrink.

    `optional` columns appear, in order, as long as there is room; `short` is what a
    cell shrinks to before anything is wrapped, and before an optional column is left
    out when the column `gives_way`; `wraps` lets it break between words. Where rows
    are stacked, a `labelled` column is there, and has its heading with every cell. One that
    `folds` is left to be said beneath its row where it would take the room of whole words.
    """

    heading: Callable[[T], str]
    cell: Callable[[T], str]
    short: Callable[[T], str] | None = None
    right: bool = False
    optional: bool = False
    wraps: bool = False
    gives_way: bool = False
    labelled: bool = False
    folds: bool = False


@dataclass(frozen=True)
class Fitted(Generic[T]):
    """A column with the cell of every row, and the width it was given."""

    column: Column[T]
    cells: Sequence[str]
    width: int
    heading: str = ""

    def stacked(self, at: int) -> str:
        """Return the cell of row number `at` as it stands among others, perhaps labelled."""
        is_named = self.column.labelled and self.cells[at]
        if not is_named:
            return self.cells[at]
        return f"{self.heading}: {self.cells[at]}".replace(" ", _KEPT)


@dataclass(frozen=True)
class TableLayout(Generic[T]):
    """Columns that were fitted. `stacked` when even so they are too wide for the terminal.

    `folded` when those that fold were left out: who draws the rows says them beneath.
    """

    columns: Sequence[Fitted[T]]
    width: int
    stacked: bool
    gap: int = GAP
    folded: bool = False

    def header(self, first: T) -> Line:
        """Return the headings over a group that begins with `first`."""
        cells = [
            pad(fitted.column.heading(first), fitted.width, right=fitted.column.right)
            for fitted in self.columns
        ]
        return (Bit(" " * INDENT), Bit((" " * self.gap).join(cells), "dim"))

    def rows(self, at: int, style: Style) -> list[Line]:
        """Return the lines of row number `at`; its first cell in `style`."""
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
        """Return one row's cells one after another, broken where the terminal ends."""
        first, *rest = [fitted.stacked(at) for fitted in self.columns if fitted.cells[at]]
        parts = wrap(" · ".join(rest), max(self.width - INDENT - GAP, NARROWEST))
        lines: list[Line] = [(Bit(" " * INDENT), Bit(first, style))]
        whole = (part.replace(_KEPT, " ") for part in parts)
        return lines + [(Bit(" " * (INDENT + GAP)), Bit(part)) for part in whole]


def fit(columns: Sequence[Column[T]], rows: Sequence[T], width_: int) -> TableLayout[T]:
    """Return the columns that have something to say and room to say it.

    First everything in full; then short forms that make room for an optional column;
    then without the optional ones, last first; then short forms everywhere; then the
    widest wrapping columns narrowed, and those that fold left out; and where not even that
    is enough, stacked: no word is broken for the sake of a column.
    """
    used: list[Fitted[T]] = []
    for used in _choices(columns, rows):
        if _total(used) <= width_:
            return TableLayout(used, width_, stacked=False)
    unfolded = [fitted for fitted in used if not fitted.column.folds]
    for kept, gap in ((used, GAP), (unfolded, GAP), (unfolded, 1)):
        fitted = _narrowed(kept, width_, gap)
        if _total(fitted, gap) <= width_:
            return TableLayout(fitted, width_, False, gap, folded=len(kept) < len(used))
    return TableLayout(_with_labelled(columns, used, rows), width_, stacked=True)


def _with_labelled(
    columns: Sequence[Column[T]], used: list[Fitted[T]], rows: Sequence[T]
) -> list[Fitted[T]]:
    """Return columns to stack: with the labelled ones, for which there is always a line more."""
    fitted_by_column = {id(fitted.column): fitted for fitted in used}
    for column in columns:
        if column.labelled:
            fitted_by_column.setdefault(id(column), _natural(column, rows, column.cell))
    return [fitted_by_column[id(column)] for column in columns if id(column) in fitted_by_column]


def _narrowed(used: list[Fitted[T]], width_: int, gap: int) -> list[Fitted[T]]:
    """Return `used` with the widest wrapping columns narrowed, none below its longest word."""
    floors = [_longest_word(fitted) if fitted.column.wraps else fitted.width for fitted in used]
    widths = [fitted.width for fitted in used]
    excess = _total(used, gap) - width_
    while excess > 0:
        wide = [at for at, least in enumerate(floors) if widths[at] > least]
        if not wide:
            break
        widest = max(wide, key=widths.__getitem__)
        # A little at a time: then several wide columns end up alike, and none pays for all.
        less = min(excess, 4, widths[widest] - floors[widest])
        widths[widest] -= less
        excess -= less
    return [replace(fitted, width=narrow) for fitted, narrow in zip(used, widths, strict=True)]


def _longest_word(fitted: Fitted[T]) -> int:
    """Return how narrow a column can be without a word of it being broken, or its heading."""
    words = {word for cell in set(fitted.cells) for word in cell.split(" ")}
    return max(NARROWEST, width(fitted.heading), *map(width, words))


def _choices(columns: Sequence[Column[T]], rows: Sequence[T]) -> Iterator[list[Fitted[T]]]:
    """Yield ways to lay the columns out, the one that says most first."""
    all_full = [_natural(column, rows, column.cell) for column in columns]
    full = [fitted for fitted in all_full if any(fitted.cells)]
    short = [
        _natural(fitted.column, rows, fitted.column.short) if fitted.column.short else fitted
        for fitted in full
    ]
    optional = [at for at, fitted in enumerate(full) if fitted.column.optional]
    for optional_kept in range(len(optional), -1, -1):
        dropped = optional[optional_kept:]
        yield [fitted for at, fitted in enumerate(full) if at not in dropped]
        yield [
            short[at] if fitted.column.gives_way else fitted
            for at, fitted in enumerate(full)
            if at not in dropped
        ]
    needed = [at for at in range(len(full)) if at not in optional]
    yield [_mixed(full[at], short[at]) for at in needed]
    yield [short[at] for at in needed]


def _mixed(full: Fitted[T], short: Fitted[T]) -> Fitted[T]:
    """Return a column with only its longest cells shortened: one long title spares the others."""
    cells = [
        cell if width(cell) <= _FAIR else brief
        for cell, brief in zip(full.cells, short.cells, strict=True)
    ]
    widest = max(map(width, (full.heading, *cells)))
    return Fitted(full.column, cells, widest, full.heading)


def _natural(column: Column[T], rows: Sequence[T], cell: Callable[[T], str]) -> Fitted[T]:
    cells = [cell(row) for row in rows]
    headings = {column.heading(row) for row in rows}
    widest = max(map(width, (*headings, *set(cells))), default=0)
    return Fitted(column, cells, widest, min(headings, default=""))


def _total(used: Sequence[Fitted[T]], gap: int = GAP) -> int:
    return INDENT + sum(fitted.width for fitted in used) + gap * (len(used) - 1)
