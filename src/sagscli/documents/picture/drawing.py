"""From a case to its picture: choose, number, place, and tell the same in words."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from zlib import crc32

from sagscli import days
from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.documents.picture import words
from sagscli.documents.picture.axis import (
    LEFT,
    LETTER_HEIGHT,
    RIGHT,
    WIDTH,
    Axis,
    axis_over,
    label_at,
)
from sagscli.documents.picture.focus import Focus, focus
from sagscli.documents.picture.happenings import happenings
from sagscli.documents.picture.item import PictureItem, in_order
from sagscli.documents.picture.lasting import lasting, school
from sagscli.documents.picture.layout import PictureLayout, rows
from sagscli.documents.picture.view_model import Box, Label, Picture, PictureLine
from sagscli.rulesets.records import Ruleset


def case_picture(
    case: Case, ruleset: Ruleset, as_of: date, *, name: str | None = None
) -> Picture | None:
    """Return the course of `case` as it was known on `as_of`; None with nothing in time.

    `name` begins the ids of the drawing, for a page with the same case twice. No name of
    a person is in it: its words are the ruleset's.
    """
    items = _items(case, ruleset, as_of)
    if not items:
        return None
    chosen = focus(items, as_of)
    return _drawn(items, chosen, as_of, name or _name(case, as_of))


def _items(case: Case, ruleset: Ruleset, as_of: date) -> list[PictureItem]:
    known_case = as_known(case, as_of)
    bars = list(lasting(known_case, ruleset, as_of))
    bar_ends = {(bar.row, bar.end) for bar in bars}
    return sorted(
        {*bars, *school(known_case, as_of), *happenings(known_case, ruleset, as_of, bar_ends)},
        key=in_order,
    )


def _name(case: Case, as_of: date) -> str:
    """Return an id that differs from case to case and tells nothing about it."""
    return f"tidslinje-{crc32(f'{case.number} {as_of}'.encode()):08x}"


def _drawn(all_items: Sequence[PictureItem], chosen: Focus, as_of: date, name: str) -> Picture:
    axis = axis_over(chosen.first, chosen.last)
    shows_today = axis.holds(as_of)
    numbered = list(enumerate(chosen.near, start=1))
    layout = PictureLayout(axis, as_of, LETTER_HEIGHT + 4 if shows_today else 0)
    for row, row_items in rows(numbered):
        layout.add(row, row_items)
    labels = tuple(axis.labels(layout.y + LETTER_HEIGHT - 2))
    states = Counter(item.state for item in all_items)
    begin, end = (days.danish_month(day) for day in (chosen.first, chosen.last))
    return Picture(
        id=name,
        title=f"Forløb fra {begin} til {end}" if begin != end else f"Forløb i {begin}",
        text=words.summary(chosen.first, chosen.last, as_of, states),
        lines=_lines(numbered, chosen),
        bars=tuple(layout.bars),
        marks=tuple(layout.marks),
        headings=tuple(layout.headings),
        ticks=axis.ticks(),
        tick_labels=labels,
        today=_today(axis, as_of) if shows_today else None,
        today_x=axis.x(as_of) if shows_today else None,
        axis_y=layout.y,
        left=LEFT,
        right=RIGHT,
        width=WIDTH,
        height=max(label.box.bottom for label in labels) + 2,
    )


def _lines(numbered: Sequence[tuple[int, PictureItem]], chosen: Focus) -> tuple[PictureLine, ...]:
    drawn = [_line(number, item, item.text) for number, item in numbered]
    no_room = [_line(None, item, f"{item.text} ({words.NO_ROOM})") for item in chosen.left_out]
    too_far = [_line(None, item, f"{item.text} ({words.TOO_FAR})") for item in chosen.far]
    return (*drawn, *no_room, *too_far)


def _line(number: int | None, item: PictureItem, text: str) -> PictureLine:
    day = days.danish(item.day)
    return PictureLine(number, item.day, day, text, item.shape, item.state, item.expected)


def _today(axis: Axis, as_of: date) -> Label:
    """Return the words over the line of today, kept inside the drawing."""
    text = f"pr. {days.danish_compact(as_of)}"
    x, half = axis.x(as_of), label_at(text, 0, 0).box.right / 2
    y = LETTER_HEIGHT - 5
    if x < half:
        return label_at(text, 0, y)
    left = min(x - half, WIDTH - 2 * half)
    box = Box(left, 0, left + 2 * half, LETTER_HEIGHT)
    if x + half > WIDTH:
        return Label(text, WIDTH, y, box, "end")
    return Label(text, x, y, box, "middle")
