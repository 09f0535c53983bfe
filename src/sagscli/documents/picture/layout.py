"""Where everything goes: rows from above, and lanes within a row, so that nothing touches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sagscli.documents.picture.axis import LETTER, LETTER_HEIGHT, RIGHT, WIDTH, Axis, label_at
from sagscli.documents.picture.item import PictureItem
from sagscli.documents.picture.view_model import Bar, Box, Label, PictureMark, PictureRow

MARK = 9
"""How far a mark reaches from its middle."""

GAP = 4
HEADING = 24
BETWEEN_ROWS = 6
_HEIGHTS = {PictureRow.COURSE: 26, PictureRow.PHASE: 14, PictureRow.MEASURE: 10}
_SCHOOL = "Skolestart"

NumberedItem = tuple[int, PictureItem]


@dataclass
class PictureLayout:
    """What has been given a place so far, and how far down that reaches."""

    axis: Axis
    as_of: date
    y: float
    bars: list[Bar] = field(default_factory=list)
    marks: list[PictureMark] = field(default_factory=list)
    headings: list[Label] = field(default_factory=list)

    def add(self, row: PictureRow, items: Sequence[NumberedItem]) -> None:
        """Add a row under those that are there."""
        self.headings.append(label_at(_heading(row, items), 0, self.y + HEADING - 7))
        self.y += HEADING
        height = max(_height(item) for _number, item in items)
        for lane in _lanes(items, self.axis):
            for number, item in lane:
                self._place(number, item, height)
            self.y += LETTER_HEIGHT + height + GAP
        self.y += BETWEEN_ROWS

    def _place(self, number: int, item: PictureItem, height: float) -> None:
        middle = self.y + LETTER_HEIGHT + height / 2
        x = self.axis.x(item.day)
        foot = middle - height / 2 - 5
        if item.lasts:
            self.bars.append(self._bar(_number_of_bar(number, x, foot), item, middle))
            return
        label = _number_of_mark(number, x, foot)
        self.marks.append(
            PictureMark(label, item.day, x, middle, item.shape, item.state, item.expected)
        )

    def _bar(self, number: Label, item: PictureItem, middle: float) -> Bar:
        x, end = self.axis.x(item.day), _right(item, self.axis)
        width, height = round(end - x, 1), _HEIGHTS[item.row]
        done = round(min(max(self.axis.x(self.as_of) - x, 0), width), 1)
        title, on_done = _title(item, x, middle, done, width)
        top = middle - height / 2
        return Bar(number, item.day, x, top, width, height, done, item.expected, title, on_done)


def rows(items: Iterable[NumberedItem]) -> Iterator[tuple[PictureRow, list[NumberedItem]]]:
    """Yield the rows that have something in them, from above."""
    numbered = list(items)
    for row in PictureRow:
        row_items = [(number, item) for number, item in numbered if item.row is row]
        if row_items:
            yield row, row_items


def _heading(row: PictureRow, items: Sequence[NumberedItem]) -> str:
    if row is not PictureRow.COURSE or all(item.lasts for _number, item in items):
        return row.value
    return f"{row.value} og skolestart" if any(item.lasts for _n, item in items) else _SCHOOL


def _lanes(items: Sequence[NumberedItem], axis: Axis) -> list[list[NumberedItem]]:
    """Return `items` in as few lanes as keep them from touching; each in the first with room."""
    lanes: list[list[NumberedItem]] = []
    taken: list[float] = []
    for numbered in items:
        left, right = _reach(*numbered, axis)
        is_school = numbered[1].shape == "house"
        for at, reaches in enumerate(taken):
            if reaches + GAP <= left or (is_school and _ends_lane(numbered, lanes[at], axis)):
                lanes[at].append(numbered)
                taken[at] = max(reaches, right)
                break
        else:
            lanes.append([numbered])
            taken.append(right)
    return lanes


def _ends_lane(school: NumberedItem, lane: Sequence[NumberedItem], axis: Axis) -> bool:
    """Return whether school begins where the tilbud in a lane end: on the end of the bar."""
    left = _reach(*school, axis)[0]
    return all(_reach_before(beside, school[1].day, axis) + GAP <= left for beside in lane)


def _reach_before(numbered: NumberedItem, day: date, axis: Axis) -> float:
    number, item = numbered
    if item.lasts and item.end is not None and _right(item, axis) <= axis.x(day):
        return _number_of_bar(number, axis.x(item.day), 0).box.right
    return _reach(number, item, axis)[1]


def _reach(number: int, item: PictureItem, axis: Axis) -> tuple[float, float]:
    x = axis.x(item.day)
    if item.lasts:
        box = _number_of_bar(number, x, 0).box
        return min(x, box.left), max(_right(item, axis), box.right)
    half = max(MARK, len(str(number)) * LETTER / 2)
    return x - half, x + half


def _right(item: PictureItem, axis: Axis) -> float:
    """Return where a bar ends: at the end of its last day, and wide enough to be seen."""
    if item.end is None:
        return RIGHT
    return max(axis.x(item.end), min(axis.x(item.day) + 4, RIGHT + 4))


def _height(item: PictureItem) -> float:
    return _HEIGHTS[item.row] if item.lasts else 2 * MARK


def _number_of_mark(number: int, x: float, y: float) -> Label:
    text = str(number)
    half = len(text) * LETTER / 2
    return Label(text, x, y, Box(x - half, y - LETTER_HEIGHT + 5, x + half, y), "middle")


def _number_of_bar(number: int, x: float, y: float) -> Label:
    text = str(number)
    x = min(x, WIDTH - len(text) * LETTER)
    return Label(text, x, y, Box(x, y - LETTER_HEIGHT + 5, x + len(text) * LETTER, y))


def _title(
    item: PictureItem, x: float, middle: float, done: float, width: float
) -> tuple[Label | None, bool]:
    """Return the title of a bar and whether it stands on the done part; None without room."""
    if not item.title:
        return None, False
    needed = len(item.title) * LETTER + 4 * GAP + MARK
    if needed <= done:
        return label_at(item.title, x + 2 * GAP, middle + 5), True
    if needed <= width - done:
        return label_at(item.title, x + done + 2 * GAP, middle + 5), False
    return None, False
