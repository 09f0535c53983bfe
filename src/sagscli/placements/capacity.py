"""Places in groups: who is in, who leaves when, and when a place becomes free (V1)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sagscli.case.facts import leaves_for_school
from sagscli.case.records import Case, Placement
from sagscli.case.redaction import Redaction
from sagscli.collation import danish
from sagscli.dates import add_months
from sagscli.placements.occupancy import Stay, stays_of
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.titles import titled

AHEAD_MONTHS = 12
MOST_AT_ONCE = 10
"""How many of a child's stays are held against each: nobody has so many places at once."""


class GroupStay(NamedTuple):
    """A child's time in a group, from `start` until before `end`; None: no end is known.

    `expected` says that the end is the expected school start (A13); `also` are other groups
    that the child has a place in at the same time, `twice` that the same one stands in the case
    more than once.
    """

    number: str
    label: str
    start: date
    end: date | None
    expected: bool
    also: tuple[str, ...] = ()
    twice: bool = False

    def is_in(self, day: date) -> bool:
        """Return whether the child is in the group on `day`."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass
class PlacementGroup:
    """A group of one kind at one place; `most` is None where the source sets no number (R5)."""

    kind: str
    title: str
    place: str
    most: int | None
    fewest: int | None
    source: str
    stays: list[GroupStay] = field(default_factory=list)

    def present(self, day: date) -> list[GroupStay]:
        """Return who is in on `day`, who leaves first coming first."""
        stays = [stay for stay in self.stays if stay.is_in(day)]
        return sorted(stays, key=lambda stay: (stay.end or date.max, stay.number))

    def coming(self, day: date) -> list[GroupStay]:
        """Return who begins after `day`, within the time looked ahead."""
        until = add_months(day, AHEAD_MONTHS)
        ahead = [stay for stay in self.stays if day < stay.start <= until]
        return sorted(ahead, key=lambda stay: (stay.start, stay.number))

    def taken(self, day: date) -> int:
        """Return how many children are in; one moved within the group is one child."""
        return len({stay.number for stay in self.stays if stay.is_in(day)})

    def free(self, day: date) -> int | None:
        """Return how many places are free on `day`; less than none when there are too many."""
        return self.most - self.taken(day) if self.most is not None else None

    def changes(self, day: date) -> Iterator[tuple[date, int]]:
        """Yield the days within the time looked ahead on which the number free changes."""
        if self.most is None:
            return
        until = add_months(day, AHEAD_MONTHS)
        before = self.most - self.taken(day)
        for move, taken in self._moves(day):
            if move > until:
                return
            now = self.most - taken
            if now != before:
                yield move, now
                before = now

    def _moves(self, day: date) -> Iterator[tuple[date, int]]:
        """Yield the days after `day` on which someone comes or leaves, with how many are then in.

        Each stay is looked at once: a group in a file may have very many.
        """
        inside = Counter(stay.number for stay in self.stays if stay.is_in(day))
        steps: defaultdict[date, list[tuple[str, int]]] = defaultdict(list)
        for stay in self.stays:
            if stay.end is not None and stay.end <= max(stay.start, day):
                continue
            if stay.start > day:
                steps[stay.start].append((stay.number, 1))
            if stay.end is not None:
                steps[stay.end].append((stay.number, -1))
        for move in sorted(steps):
            for number, step in steps[move]:
                inside[number] += step
                if not inside[number]:
                    del inside[number]
            yield move, len(inside)

    def overfull(self, day: date) -> tuple[date, int] | None:
        """Return the first day on which there come to be too many, or more of them; how many."""
        most = min(self.free(day) or 0, 0)
        return next(((move, -free) for move, free in self.changes(day) if free < most), None)

    def next_free(self, day: date) -> date | None:
        """Return the first day from `day` on with a free place, within the time looked ahead."""
        if self.most is None:
            return None
        if (self.free(day) or 0) > 0:
            return day
        return next((move for move, free in self.changes(day) if free > 0), None)


class Unplaced(NamedTuple):
    """A placement that is in no group, for want of a place or a start; `at` is which entry."""

    number: str
    label: str
    kind: str
    title: str
    place: str
    start: date | None
    at: int

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the keys to fill in."""
        values = {"sted": self.place, "opstart": self.start}
        return tuple(key for key, value in values.items() if not value)


class Seen(NamedTuple):
    """A case as far as its places go; `label` is how the child is shown, `people` how all are."""

    number: str
    label: str
    case: Case
    ruleset: Ruleset
    people: Redaction = Redaction()


def groups(cases: Iterable[Seen], today: date) -> list[PlacementGroup]:
    """Return the groups that the placements of `cases` name, by title and place."""
    by_key: dict[tuple[str, str, str], PlacementGroup] = {}
    people: list[Redaction] = []
    for seen in cases:
        people.append(seen.people)
        stays = stays_of(seen.case, today)
        also = _also(stays, today)
        for stay in stays:
            key = (seen.ruleset.id or "", *stay.group)
            group = by_key.setdefault(key, _group(stay.placement, seen.ruleset))
            group.stays.append(_stay(seen, stay, also[stay.at]))
    shown = Redaction().together(people).identifier
    for group in by_key.values():
        # A word that the ruleset does not have stands as its own title, and may be anyone's name.
        group.place, group.title = shown(group.place), shown(group.title)
        group.kind = shown(group.kind)
        group.stays = [
            stay._replace(also=tuple(shown(place) for place in stay.also))
            for stay in _merged(group.stays)
        ]
    return sorted(by_key.values(), key=lambda group: (danish(group.title), danish(group.place)))


def unplaced(cases: Iterable[Seen], today: date) -> list[Unplaced]:
    """Return the placements that are not over and count in no group, case by case."""
    return [
        Unplaced(
            seen.number,
            seen.label,
            seen.people.identifier(placement.kind),
            seen.people.identifier(_title(placement, seen.ruleset)),
            seen.people.identifier(placement.place),
            placement.start,
            at,
        )
        for seen in cases
        for at, placement in enumerate(seen.case.placements)
        if (placement.start is None or placement.place is None)
        and not _is_over(placement, seen.case, today)
    ]


def _is_over(placement: Placement, case: Case, today: date) -> bool:
    leaves = leaves_for_school(case, today)
    ends = [placement.end, leaves.day if not leaves.expected else None]
    return any(end is not None and end <= today for end in ends)


def _merged(stays: list[GroupStay]) -> list[GroupStay]:
    """Return stays with those of one child at the same time as one: nobody has two places there."""
    merged: list[GroupStay] = []
    for stay in sorted(stays, key=lambda stay: (stay.number, stay.label, stay.start)):
        last = merged[-1] if merged else None
        if last is not None and last[:2] == stay[:2] and last.is_in(stay.start):
            longer = max(last, stay, key=lambda stay: stay.end or date.max)
            also = tuple(dict.fromkeys((*last.also, *stay.also)))
            merged[-1] = longer._replace(start=last.start, also=also, twice=True)
        else:
            merged.append(stay)
    return merged


def _title(placement: Placement, ruleset: Ruleset) -> str:
    return titled(ruleset.placements, placement.kind)


def _group(placement: Placement, ruleset: Ruleset) -> PlacementGroup:
    kind = ruleset.placements.get(placement.kind or "")
    places = kind.places if kind is not None else None
    return PlacementGroup(
        kind=placement.kind or "",
        title=_title(placement, ruleset),
        place=placement.place or "",
        most=places.most if places is not None else None,
        fewest=places.fewest if places is not None else None,
        source=(places.source if places is not None else None) or "",
    )


def _also(stays: list[Stay], today: date) -> dict[int, tuple[str, ...]]:
    """Return, by entry, the other places a child has at the same time from `today` on.

    Where there are more than are held against each other, the last of each is "…".
    """
    also: dict[int, list[Stay]] = {stay.at: [] for stay in stays}
    ahead = sorted(
        (stay for stay in stays if stay.end is None or stay.end > today),
        key=lambda stay: (stay.start, stay.at),
    )
    for at, stay in enumerate(ahead):
        for other in ahead[at + 1 : at + 1 + MOST_AT_ONCE]:
            if other.group != stay.group and stay.overlaps(other):
                also[stay.at].append(other)
                also[other.at].append(stay)
    more = ("…",) if _are_too_many(ahead) else ()
    is_ahead = {stay.at for stay in ahead}
    return {
        at: (*_places(others), *(more if at in is_ahead else ())) for at, others in also.items()
    }


def _are_too_many(ahead: list[Stay]) -> bool:
    """Return whether any stay, in the order of their starts, may overlap one further on."""
    return any(map(Stay.overlaps, ahead, ahead[MOST_AT_ONCE + 1 :]))


def _places(stays: list[Stay]) -> tuple[str, ...]:
    in_order = sorted(stays, key=lambda stay: stay.at)
    return tuple(dict.fromkeys(stay.placement.place or "" for stay in in_order))


def _stay(seen: Seen, stay: Stay, also: tuple[str, ...]) -> GroupStay:
    return GroupStay(seen.number, seen.label, stay.start, stay.end, stay.expected, also)
