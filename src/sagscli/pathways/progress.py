"""Where a child or a group stands on the ways through the procedure (H3, H8, H10, L2)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sagscli.case.as_of import as_known
from sagscli.case.facts import about
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
        return any(one.reached in TAKEN for one in self.marks)

    @property
    def next_step(self) -> Step | None:
        """Return the step after the last one reached; None at the end, or without an order."""
        if not self.way.in_order:
            return None
        reached = [at for at, one in enumerate(self.marks) if one.reached is not Reached.AHEAD]
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
    found = [
        _owned(WayProgress(way, tuple(_marks(way, known))), known)
        for way in ruleset.ways.values()
        if way.about in (about(case), "begge")
    ]
    return sorted(found, key=lambda one: not one.is_begun)


def _owned(one: WayProgress, known: _Known) -> WayProgress:
    if one.next_step is None:
        return one
    roles = owners_of(one.next_step, known.case, known.ruleset)
    return replace(one, next_owners=tuple(title(role, known.ruleset) for role in roles))


def _marks(way: Way, known: _Known) -> Iterator[StepProgress]:
    shown = [_shown(step, known) for step in way.steps]
    last = max((at for at, one in enumerate(shown) if one is not None), default=-1)
    for at, (step, one) in enumerate(zip(way.steps, shown, strict=True)):
        if one is not None:
            yield StepProgress(step, *one)
        else:
            is_passed = way.in_order and at < last
            yield StepProgress(step, Reached.PASSED if is_passed else Reached.AHEAD, None)


def _shown(step: Step, known: _Known) -> _Shown | None:
    """Return how far a step is by what the case records, or None when nothing shows it."""
    attributes = Step.attributes()
    for key, look in _LOOKS.items():
        word = getattr(step, attributes[key])
        if word is not None:
            found = list(look(known, word))
            return _under_way(found) or (found[-1] if found else None)
    return None


def _under_way(found: Iterable[_Shown]) -> _Shown | None:
    return next((one for one in found if one[0] is Reached.UNDER_WAY), None)


def _meetings(known: _Known, word: str) -> Iterable[_Shown]:
    there = (one.held for one in known.case.meetings if one.kind == word)
    held = sorted(day for day in there if day is not None)
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
            found = _LOOKS[what](known, which) if what in _LASTING else ()
            for reached, day in found:
                if reached is Reached.UNDER_WAY and day is not None:
                    yield day


def _measures(known: _Known, fits: Callable[[str | None, str | None], bool]) -> Iterable[_Shown]:
    for one in known.case.measures:
        if not fits(one.level, one.action):
            continue
        if one.evaluated is not None:
            yield Reached.DONE, one.evaluated
        elif one.start is not None and one.start <= known.as_of:
            yield Reached.UNDER_WAY, one.start


def _of_level(known: _Known, word: str) -> Iterable[_Shown]:
    return _measures(known, lambda level, _action: level == word)


def _of_action(known: _Known, word: str) -> Iterable[_Shown]:
    return _measures(known, lambda _level, action: action == word)


def _referrals(known: _Known, word: str) -> Iterable[_Shown]:
    for one in known.case.referrals:
        if one.to != word:
            continue
        if one.decision is not None:
            refused = one.decision.outcome == "afslag"
            yield (Reached.REFUSED if refused else Reached.DONE), one.decision.dated
        else:
            yield Reached.UNDER_WAY, one.sent or one.written or one.recommended


def _placements(known: _Known, word: str) -> Iterable[_Shown]:
    for one in known.case.placements:
        if one.kind != word or one.start is None or one.start > known.as_of:
            continue
        ended = one.end is not None and one.end <= known.as_of
        yield (Reached.DONE if ended else Reached.UNDER_WAY), one.start


def _stages(known: _Known, word: str) -> Iterable[_Shown]:
    for one in known.case.stages:
        if one.kind != word:
            continue
        if one.finished is not None:
            yield Reached.DONE, one.finished
        elif one.start is not None and one.start <= known.as_of:
            yield Reached.UNDER_WAY, one.start


_LOOKS: dict[str, _Look] = {
    "møde": _meetings,
    "niveau": _of_level,
    "tiltag": _of_action,
    "henvisning": _referrals,
    "tilbud": _placements,
    "fase": _stages,
}
"""The look for each key of a step, which are also words of `for-hver`."""

_LASTING = ("niveau", "tiltag", "tilbud", "fase")
"""What lasts for a time, in which a meeting can be asked for again and again."""
