"""One thing that a case has in time, with its words, before it is given a place."""

from datetime import date
from typing import NamedTuple

from sagscli.documents.picture.view_model import MarkShape, PictureRow, PictureState

SHAPES: dict[PictureRow, MarkShape] = {
    PictureRow.COURSE: "house",
    PictureRow.MEETING: "circle",
    PictureRow.PLAN: "square",
    PictureRow.REFERRAL: "diamond",
    PictureRow.OTHER: "triangle",
}
"""The shape of what happens on one day; in the first row that is the school start."""


class PictureItem(NamedTuple):
    """Something on a day, or, with `lasts`, from a day on.

    `end` is None for what has no end yet; `expected` is about the day, or about the end
    of what lasts (A13). `title` may stand in a bar.
    """

    day: date
    row: PictureRow
    text: str
    state: PictureState
    expected: bool = False
    lasts: bool = False
    end: date | None = None
    title: str | None = None

    @property
    def shape(self) -> MarkShape:
        """Return what it is drawn as."""
        return "bar" if self.lasts else SHAPES[self.row]


def in_order(item: PictureItem) -> tuple[date, int, str]:
    """Return what items are sorted by: the day, then the rows from above."""
    return item.day, list(PictureRow).index(item.row), item.text
