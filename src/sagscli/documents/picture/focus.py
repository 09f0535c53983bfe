"""Which days the picture is about: one mistyped year must not squeeze all the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from sagscli.documents.picture.item import PictureItem

YEAR = 366
FAR = 8 * YEAR
"""Further from the middle of them all no day of a child's or a group's course can lie."""


@dataclass(frozen=True)
class Focus:
    """The first and last day to draw, what is drawn, and what lies too far off."""

    first: date
    last: date
    near: tuple[PictureItem, ...]
    far: tuple[PictureItem, ...]


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
    far = [item for item in items if item not in near]
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    return Focus(first, last, tuple(near), tuple(far))


def _core(items: Sequence[PictureItem], as_of: date, middle: int) -> list[int]:
    """Return the days of what has begun, and the ends of what lasts."""
    ends = [item.end for item in items if item.end is not None]
    begun = [item.day for item in items if item.lasts or item.day <= as_of]
    days = [day.toordinal() for day in (*begun, *ends)]
    return [day for day in days if abs(day - middle) <= FAR]
