"""One thing that a case has in time, with its words, before it is given a place."""

from datetime import date
from typing import NamedTuple

from sagscli.documents.picture.view import Row, Shape, State

SHAPES: dict[Row, Shape] = {
    Row.COURSE: "house",
    Row.MEETING: "circle",
    Row.PLAN: "square",
    Row.REFERRAL: "diamond",
    Row.OTHER: "triangle",
}
"""The shape of what happens on one day; in the first row that is the school start."""


class Item(NamedTuple):
    """Something on a day, or, with `lasts`, from a day on.

    `end` is None for what has no end yet; `expected` is about the day, or about the end
    of what lasts (A13). `title` may stand in a bar.
    """

    day: date
    row: Row
    text: str
    state: State
    expected: bool = False
    lasts: bool = False
    end: date | None = None
    title: str | None = None

    @property
    def shape(self) -> Shape:
        """Return what it is drawn as."""
        return "bar" if self.lasts else SHAPES[self.row]


def in_order(item: Item) -> tuple[date, int, str]:
    """Return what items are sorted by: the day, then the rows from above."""
    return item.day, list(Row).index(item.row), item.text
