"""Which days the picture is about: one mistyped year must not squeeze all the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from sagscli.documents.picture.item import PictureItem

YEAR = 366
MOST_DRAWN = 300
"""A picture with more in it is as long as a street; the list beside it has them all."""
FAR = 8 * YEAR
"""Further from the middle of them all no day of a child's or a group's course can lie."""


@dataclass(frozen=True)
class Focus:
    """The first and last day to draw, what is drawn, and what lies too far off."""

    first: date
    last: date
    near: tuple[PictureItem, ...]
    far: tuple[PictureItem, ...]
    left_out: tuple[PictureItem, ...] = ()
    """What has a day in the picture but no room: the furthest from the day asked for."""


def focus(items: Sequence[PictureItem], as_of: date) -> Focus:
    """Return which of `items` to draw; there is one at least.

    What lies ahead may take as long as all the rest: a school start four years from now
    would leave no room for what there is to see.
    """
    middle = median_low([item.day.toordinal() for item in items])
    likely = [item for item in items if abs(item.day.toordinal() - middle) <= FAR]
    days = _core(likely, as_of, middle)
    if days:
        reach = max(days) + max(max(days) - min(days), YEAR)
        near = [item for item in likely if item.day.toordinal() <= reach]
    else:
        near = likely
    days += [item.day.toordinal() for item in near]
    if min(days) - YEAR <= as_of.toordinal() <= max(days) + YEAR:
        days.append(as_of.toordinal())
    among = set(near)
    far = [item for item in items if item not in among]
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    drawn, left_out = _with_room(near, as_of)
    return Focus(first, last, drawn, tuple(far), left_out)


def _with_room(
    items: Sequence[PictureItem], as_of: date
) -> tuple[tuple[PictureItem, ...], tuple[PictureItem, ...]]:
    """Return those of `items` that are drawn, nearest to `as_of`, and those that are not."""
    if len(items) <= MOST_DRAWN:
        return tuple(items), ()
    by_distance = sorted(items, key=lambda item: abs(item.day - as_of))
    kept = set(by_distance[:MOST_DRAWN])
    drawn = tuple(item for item in items if item in kept)
    return drawn, tuple(item for item in items if item not in kept)


def _core(items: Sequence[PictureItem], as_of: date, middle: int) -> list[int]:
    """Return the days of what has begun, and the ends of what lasts."""
    ends = [item.end for item in items if item.end is not None]
    begun = [item.day for item in items if item.lasts or item.day <= as_of]
    days = [day.toordinal() for day in (*begun, *ends)]
    return [day for day in days if abs(day - middle) <= FAR]
