"""How long a child is in each group: until ophør, the school start, or the next group (V1)."""

from datetime import date
from typing import NamedTuple

from sagscli.case.facts import leaves_for_school
from sagscli.case.records import Case, Placement
from sagscli.letters import folded

GroupKey = tuple[str, str]
"""A group by its kind and its place; in capital letters or not, it is the same one."""


class Stay(NamedTuple):
    """A child's time in a group, from `start` until before `end`; None: no end is known.

    `expected` says that the end is the expected school start (A13), `at` which entry of
    ``tilbud`` it is.
    """

    placement: Placement
    at: int
    group: GroupKey
    start: date
    end: date | None
    expected: bool

    def overlaps(self, other: "Stay") -> bool:
        """Return whether there is a day on which the child would be in both."""
        starts_before = other.end is None or self.start < other.end
        return starts_before and (self.end is None or other.start < self.end)


def stays_of(case: Case, today: date) -> list[Stay]:
    """Return the child's stays in groups; a placement without a start or a place is none.

    One without ophør ends when one of its kind in another group begins (A32).
    """
    stays = [
        Stay(placement, at, _group(placement), placement.start, placement.end, expected=False)
        for at, placement in enumerate(case.placements)
        if placement.start is not None and placement.place is not None
    ]
    return [_ended(stay, stays, case, today) for stay in stays]


def _group(placement: Placement) -> GroupKey:
    place = folded(placement.place or "")
    return placement.kind or "", place


def _ended(stay: Stay, among: list[Stay], case: Case, today: date) -> Stay:
    leaves = leaves_for_school(case, today)
    if stay.end is not None:
        given = leaves.day if not leaves.expected else None
        return stay._replace(end=min(stay.end, given or stay.end))
    moves = [
        other.start
        for other in among
        if other.group[0] == stay.group[0]
        and other.group != stay.group
        and other.start > stay.start
    ]
    moved = min(moves, default=None)
    if moved is not None and (leaves.day is None or moved < leaves.day):
        return stay._replace(end=moved)
    return stay._replace(end=leaves.day, expected=leaves.expected)
