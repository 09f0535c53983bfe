"""How long a child is in each group: until ophør, the school start, or the next group (V1)."""

from bisect import bisect_right
from collections import defaultdict
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
    by_kind: defaultdict[str, list[Stay]] = defaultdict(list)
    for stay in sorted(stays, key=lambda stay: stay.start):
        by_kind[stay.group[0]].append(stay)
    moves = {kind: _Moves(of_kind) for kind, of_kind in by_kind.items()}
    return [_ended(stay, moves[stay.group[0]], case, today) for stay in stays]


def _group(placement: Placement) -> GroupKey:
    place = folded(placement.place or "")
    return placement.kind or "", place


class _Moves:
    """The stays of one kind by their start, to tell when a child moved on to another group."""

    def __init__(self, of_kind: list[Stay]) -> None:
        self._stays = of_kind
        self._starts = [stay.start for stay in of_kind]
        # By place in the list, the next stay that is in another group than the one there.
        self._elsewhere = list(range(1, len(of_kind) + 1))
        for at in range(len(of_kind) - 2, -1, -1):
            if of_kind[at].group == of_kind[at + 1].group:
                self._elsewhere[at] = self._elsewhere[at + 1]

    def after(self, stay: Stay) -> date | None:
        """Return the first day after the start of `stay` on which one in another group begins."""
        at = bisect_right(self._starts, stay.start)
        if at < len(self._stays) and self._stays[at].group == stay.group:
            at = self._elsewhere[at]
        return self._starts[at] if at < len(self._starts) else None


def _ended(stay: Stay, moves: _Moves, case: Case, today: date) -> Stay:
    leaves = leaves_for_school(case, today)
    if stay.end is not None:
        given = leaves.day if not leaves.expected else None
        return stay._replace(end=min(stay.end, given or stay.end))
    moved = moves.after(stay)
    if moved is not None and (leaves.day is None or moved < leaves.day):
        return stay._replace(end=moved)
    return stay._replace(end=leaves.day, expected=leaves.expected)
