"""What the template of the picture draws: positions and words, nothing left to reckon.

Positions are in units of the viewBox; one unit is one CSS pixel on A4 with 18 mm margins.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

MarkShape = Literal["bar", "circle", "square", "diamond", "triangle", "house"]
Anchor = Literal["start", "middle", "end"]


class PictureState(StrEnum):
    """How a mark stands; each looks different without colour too.

    *doubtful*: its day has gone by, and the case does not say that it happened.
    """

    DONE = "done"
    PLANNED = "planned"
    UPCOMING = "upcoming"
    OVERDUE = "overdue"
    MISSED = "missed"
    DOUBTFUL = "doubtful"


class PictureRow(StrEnum):
    """The rows of the picture, from above; the values are their headings."""

    COURSE = "Tilbud"
    PHASE = "Faser"
    MEASURE = "Indsatser"
    MEETING = "Møder"
    PLAN = "Handleplaner"
    REFERRAL = "Henvisninger"
    OTHER = "Andre frister"


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Label:
    """A text in the drawing; `box` is the room it takes where letters are largest."""

    text: str
    x: float
    y: float
    box: Box
    anchor: Anchor = "start"


@dataclass(frozen=True)
class PictureMark:
    """Something on one day, drawn around the point of its day."""

    number: Label
    day: date
    x: float
    y: float
    shape: MarkShape
    state: PictureState
    expected: bool


@dataclass(frozen=True)
class Bar:
    """Something that lasts. `done` is how wide the part before the day asked for is.

    `expected` says that its end is expected, or not known (A13). `title` stands in it
    where there is room, on the part before that day when `on_done`.
    """

    number: Label
    start: date
    x: float
    y: float
    width: float
    height: float
    done: float
    expected: bool
    title: Label | None = None
    on_done: bool = False

    @property
    def ahead(self) -> float:
        """Return how wide the part after the day asked for is."""
        return round(self.width - self.done, 1)


@dataclass(frozen=True)
class Tick:
    """A division of the axis; a year begins at a `major` one."""

    x: float
    major: bool


@dataclass(frozen=True)
class PictureLine:
    """One line of the list below: what `number` in the drawing is.

    `number` is None for what lies too far off to be drawn.
    """

    number: int | None
    day: date
    day_text: str
    text: str
    shape: MarkShape
    state: PictureState
    expected: bool


@dataclass(frozen=True)
class Picture:
    """A case's course over time. `text` and `lines` tell all that is drawn."""

    id: str
    title: str
    text: str
    lines: tuple[PictureLine, ...]
    bars: tuple[Bar, ...]
    marks: tuple[PictureMark, ...]
    headings: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    tick_labels: tuple[Label, ...]
    today: Label | None
    today_x: float | None
    axis_y: float
    left: float
    right: float
    width: float
    height: float
