"""From days to places on a line, and the divisions of that line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sagscli import days
from sagscli.documents.picture.view_model import Box, Label, Tick

WIDTH = 660
LEFT, RIGHT = 20, WIDTH - 20
"""The line keeps away from the edges: a mark and its number need room on both sides."""

LETTER = 12.8
LETTER_HEIGHT = 22
"""The room a letter takes at the size for telephones (20 units), wide fonts included."""

YEAR = 12
FEWEST_MONTHS = 3
_STEPS = (1, 3, 6, 12, 24, 60, 120)
_FIRST, _LAST = YEAR, 9999 * YEAR + 11  # January of year 1 and December 9999, in months
_ROOM = 10


@dataclass(frozen=True)
class Axis:
    """The months from `first` to `last`, both drawn whole, counted from year 0."""

    first: int
    last: int

    @property
    def begins(self) -> date:
        """Return the first day on the line."""
        return _first_of_month(self.first)

    @property
    def ends(self) -> date:
        """Return the last day on the line."""
        return date.max if self.last >= _LAST else date.fromordinal(_ordinal(self.last + 1) - 1)

    def holds(self, day: date) -> bool:
        """Return whether `day` has a place on the line."""
        return self.begins <= day <= self.ends

    def x(self, day: date) -> float:
        """Return where `day` is; what lies outside is put on the nearer end."""
        return self._x(min(max(day, self.begins), self.ends).toordinal())

    def _x(self, ordinal: int) -> float:
        begin, end = _ordinal(self.first), self.ends.toordinal() + 1
        return round(LEFT + (ordinal - begin) * (RIGHT - LEFT) / (end - begin), 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the divisions: months, quarters, half years or years, as there is room."""
        step = self._step()
        months = [at for at in range(self.first, self.last + 1) if at % step == 0]
        return tuple(Tick(self._x(_ordinal(at)), at % YEAR == 0) for at in months)

    def labels(self, y: float) -> Iterator[Label]:
        """Yield the words under the line: months at `y`, and years, below them if there are any."""
        step = self._step()
        if step < YEAR:
            months = range(self.first, self.last + 1)
            yield from self._fitting([at for at in months if at % step == 0], y, days.danish_tick)
            y += LETTER_HEIGHT
        every = max(step, YEAR)
        years = [at for at in range(self.first, self.last + 1) if at % every == 0]
        yield from self._fitting(self._with_first(years), y, lambda day: str(day.year))

    def _with_first(self, years: list[int]) -> list[int]:
        """Return `years`, and before them the one the line begins in where there is room."""
        room = 4 * LETTER + _ROOM
        if years and self._x(_ordinal(years[0])) - LEFT < room:
            return years
        return [self.first, *years]

    def _fitting(self, at: list[int], y: float, text_of: Callable[[date], str]) -> Iterator[Label]:
        for month in at:
            text, x = text_of(_first_of_month(month)), self._x(_ordinal(month)) + 4
            label = label_at(text, x, y)
            if label.box.right <= WIDTH:
                yield label

    def _step(self) -> int:
        """Return how many months lie between divisions whose words do not touch."""
        month = (RIGHT - LEFT) / (self.last - self.first + 1)
        for step in _STEPS:
            letters = 4 if step >= YEAR else 3
            if month * step >= letters * LETTER + _ROOM:
                return step
        return _STEPS[-1]


def axis_over(first: date, last: date) -> Axis:
    """Return the line that holds both days, and three months at least."""
    begin, end = _month_number(first), _month_number(last)
    while end - begin + 1 < FEWEST_MONTHS:
        begin, end = max(begin - 1, _FIRST), min(end + 1, _LAST)
    return Axis(begin, end)


def label_at(text: str, x: float, y: float) -> Label:
    """Return a text that begins at `x` with its foot at `y`."""
    box = Box(x, y - LETTER_HEIGHT + 5, x + len(text) * LETTER, y + 5)
    return Label(text, round(x, 1), y, box)


def _month_number(day: date) -> int:
    return day.year * YEAR + day.month - 1


def _first_of_month(number: int) -> date:
    return date(number // YEAR, number % YEAR + 1, 1)


def _ordinal(number: int) -> int:
    return _first_of_month(number).toordinal()
