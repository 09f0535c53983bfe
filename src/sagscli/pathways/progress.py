"""Where a child or a group stands on the ways through the procedure (H3, H8, H10, L2)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from sagscli.case.as_of import as_known
from sagscli.case.facts import about
from sagscli.case.pointing import points_to
from sagscli.case.records import Case
from sagscli.pathways.responsibility import owners_of
from sagscli.rulesets.records import Ruleset, Step, Way
from sagscli.rulesets.records.deadlines import subject_of
from sagscli.rulesets.roles import title


class Reached(StrEnum):
    """How far a step is. *passed*: nothing shows it, but a later step was taken.

    *refused*: it was asked for, and the answer was no.
    """

    DONE = "done"
    REFUSED = "refused"
    UNDER_WAY = "under_way"
    PASSED = "passed"
    AHEAD = "ahead"


TAKEN = (Reached.DONE, Reached.UNDER_WAY, Reached.REFUSED)
"""What shows that a case has come to a step."""


class StepProgress(NamedTuple):
    """A step and how far it is; `day` is when it was taken or begun."""

    step: Step
    reached: Reached
    day: date | None


@dataclass(frozen=True)
class WayProgress:
    """One way with every step marked."""

    way: Way
    marks: tuple[StepProgress, ...]
    next_owners: tuple[str, ...] = ()
    """The titles of those who own the next step, where the ruleset says so."""

    @property
    def is_begun(self) -> bool:
        """Return whether any step was taken or is under way."""
        return any(mark.reached in TAKEN for mark in self.marks)

    @property
    def next_step(self) -> Step | None:
        """Return the step after the last one reached; None at the end, or without an order."""
        if not self.way.in_order:
            return None
        reached = [at for at, mark in enumerate(self.marks) if mark.reached is not Reached.AHEAD]
        if reached and self.marks[reached[-1]].reached is Reached.REFUSED:
            return None
        ahead = self.marks[(reached[-1] + 1) if reached else 0 :]
        return ahead[0].step if ahead else None


class _Known(NamedTuple):
    """A case as it was known on a day, with its ruleset."""

    case: Case
    ruleset: Ruleset
    as_of: date


_Shown = tuple[Reached, date | None]
_Look = Callable[[_Known, str], Iterable[_Shown]]


def standings(case: Case, ruleset: Ruleset, as_of: date) -> list[WayProgress]:
    """Return where `case` stands on each way that is about it; those begun first."""
    known = _Known(as_known(case, as_of), ruleset, as_of)
    ways = [
        _owned(WayProgress(way, tuple(_marks(way, known))), known)
        for way in ruleset.ways.values()
        if way.about in (about(case), "begge")
    ]
    return sorted(ways, key=lambda way: not way.is_begun)


def _owned(way: WayProgress, known: _Known) -> WayProgress:
    if way.next_step is None:
        return way
    roles = owners_of(way.next_step, known.case, known.ruleset)
    return replace(way, next_owners=tuple(title(role, known.ruleset) for role in roles))


def _marks(way: Way, known: _Known) -> Iterator[StepProgress]:
    shown = [_shown(step, known) for step in way.steps]
    last = max((at for at, mark in enumerate(shown) if mark is not None), default=-1)
    for at, (step, mark) in enumerate(zip(way.steps, shown, strict=True)):
        is_passed = way.in_order and at < last
        otherwise = (Reached.PASSED if is_passed else Reached.AHEAD, None)
        yield StepProgress(step, *(mark or otherwise))


def _shown(step: Step, known: _Known) -> _Shown | None:
    """Return how far a step is by what the case records, or None when nothing shows it."""
    attributes = Step.attributes()
    for key, look in _LOOKS.items():
        word = getattr(step, attributes[key])
        if word is not None:
            shown = list(look(known, word))
            under_way = (mark for mark in shown if mark[0] is Reached.UNDER_WAY)
            return next(under_way, shown[-1] if shown else None)
    return None


def _meetings(known: _Known, word: str) -> Iterable[_Shown]:
    days = (meeting.held for meeting in known.case.meetings if meeting.kind == word)
    held = sorted(day for day in days if day is not None)
    for since in _rounds(known, word):
        yield from ((Reached.UNDER_WAY, day) for day in held if day >= since)
    yield from ((Reached.DONE, day) for day in held[:1])


def _rounds(known: _Known, meeting: str) -> Iterator[date]:
    """Yield since when what asks for a meeting again and again has been under way (V9, L3).

    One such meeting is not all of it: the next is due until the phase or place has ended.
    """
    for rule in known.ruleset.deadlines:
        if rule.meeting != meeting or rule.repeat is None:
            continue
        for what, which in map(subject_of, rule.for_each):
            for reached, day in _LOOKS[what](known, which) if what in _LASTING else ():
                if reached is Reached.UNDER_WAY and day is not None:
                    yield day


def _measures(attribute: str, known: _Known, word: str) -> Iterable[_Shown]:
    for measure in known.case.measures:
        if getattr(measure, attribute) == word:
            yield from _span(measure.start, measure.evaluated, known)


def _referrals(known: _Known, word: str) -> Iterable[_Shown]:
    for referral in known.case.referrals:
        if points_to(referral, word) and referral.decision is not None:
            yield Reached.DONE, referral.decision.dated
        if referral.to != word:
            continue
        if referral.decision is not None:
            is_refused = referral.decision.outcome == "afslag"
            yield (Reached.REFUSED if is_refused else Reached.DONE), referral.decision.dated
        else:
            yield Reached.UNDER_WAY, referral.sent or referral.written or referral.recommended


def _placements(known: _Known, word: str) -> Iterable[_Shown]:
    for placement in known.case.placements:
        if placement.kind != word or placement.start is None or placement.start > known.as_of:
            continue
        is_over = placement.end is not None and placement.end <= known.as_of
        yield (Reached.DONE if is_over else Reached.UNDER_WAY), placement.start


def _stages(known: _Known, word: str) -> Iterable[_Shown]:
    for stage in known.case.stages:
        if stage.kind == word:
            yield from _span(stage.start, stage.finished, known)


def _span(start: date | None, finished: date | None, known: _Known) -> Iterable[_Shown]:
    if finished is not None:
        yield Reached.DONE, finished
    elif start is not None and start <= known.as_of:
        yield Reached.UNDER_WAY, start


_LOOKS: dict[str, _Look] = {
    "møde": _meetings,
    "niveau": partial(_measures, "level"),
    "tiltag": partial(_measures, "action"),
    "henvisning": _referrals,
    "tilbud": _placements,
    "fase": _stages,
}
"""The look for each key of a step, which are also words of `for-hver`."""

_LASTING = ("niveau", "tiltag", "tilbud", "fase")
"""What lasts for a time, in which a meeting can be asked for again and again."""
