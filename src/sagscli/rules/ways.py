"""Where a child or a group stands on the ways through the procedure (H3, H8, H10, L2)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sagscli.model.case import Case
from sagscli.model.ruleset import Ruleset, Step, Way
from sagscli.rules.facts import about
from sagscli.rules.past import as_known


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


class Mark(NamedTuple):
    """A step and how far it is; `day` is when it was taken or begun."""

    step: Step
    reached: Reached
    day: date | None


@dataclass(frozen=True)
class Standing:
    """One way with every step marked."""

    way: Way
    marks: tuple[Mark, ...]

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


def standings(case: Case, ruleset: Ruleset, as_of: date) -> list[Standing]:
    """Return where `case` stands on each way that is about it; those begun first."""
    known = as_known(case, as_of)
    found = [
        Standing(way, tuple(_marks(way, known, as_of)))
        for way in ruleset.ways.values()
        if way.about in (about(case), "begge")
    ]
    return sorted(found, key=lambda one: not one.is_begun)


def _marks(way: Way, case: Case, as_of: date) -> Iterator[Mark]:
    shown = [_shown(step, case, as_of) for step in way.steps]
    last = max((at for at, one in enumerate(shown) if one is not None), default=-1)
    for at, (step, one) in enumerate(zip(way.steps, shown, strict=True)):
        if one is not None:
            yield Mark(step, *one)
        else:
            is_passed = way.in_order and at < last
            yield Mark(step, Reached.PASSED if is_passed else Reached.AHEAD, None)


_Shown = tuple[Reached, date | None]


def _shown(step: Step, case: Case, as_of: date) -> _Shown | None:
    """Return how far a step is by what the case records, or None when nothing shows it."""
    for attribute, look in _LOOKS.items():
        word = getattr(step, attribute)
        if word is not None:
            found = [one for one in look(case, word, as_of) if one is not None]
            under_way = next((one for one in found if one[0] is Reached.UNDER_WAY), None)
            return under_way or (found[-1] if found else None)
    return None


def _meetings(case: Case, word: str, _as_of: date) -> Iterable[_Shown | None]:
    held = sorted(one.held for one in case.meetings if one.kind == word and one.held is not None)
    return [(Reached.DONE, day) for day in held[:1]]


def _measures(
    case: Case, as_of: date, fits: Callable[[str | None, str | None], bool]
) -> Iterable[_Shown | None]:
    for one in case.measures:
        if not fits(one.level, one.action):
            continue
        if one.evaluated is not None:
            yield Reached.DONE, one.evaluated
        elif one.start is not None and one.start <= as_of:
            yield Reached.UNDER_WAY, one.start


def _of_level(case: Case, word: str, as_of: date) -> Iterable[_Shown | None]:
    return _measures(case, as_of, lambda level, _action: level == word)


def _of_action(case: Case, word: str, as_of: date) -> Iterable[_Shown | None]:
    return _measures(case, as_of, lambda _level, action: action == word)


def _referrals(case: Case, word: str, _as_of: date) -> Iterable[_Shown | None]:
    for one in case.referrals:
        if one.to != word:
            continue
        if one.decision is not None:
            refused = one.decision.outcome == "afslag"
            yield (Reached.REFUSED if refused else Reached.DONE), one.decision.dated
        else:
            yield Reached.UNDER_WAY, one.sent or one.written or one.recommended


def _placements(case: Case, word: str, as_of: date) -> Iterable[_Shown | None]:
    for one in case.placements:
        if one.kind != word or one.start is None or one.start > as_of:
            continue
        ended = one.end is not None and one.end <= as_of
        yield (Reached.DONE if ended else Reached.UNDER_WAY), one.start


def _stages(case: Case, word: str, as_of: date) -> Iterable[_Shown | None]:
    for one in case.stages:
        if one.kind != word:
            continue
        if one.finished is not None:
            yield Reached.DONE, one.finished
        elif one.start is not None and one.start <= as_of:
            yield Reached.UNDER_WAY, one.start


_LOOKS: dict[str, Callable[[Case, str, date], Iterable[_Shown | None]]] = {
    "meeting": _meetings,
    "level": _of_level,
    "action": _of_action,
    "referral": _referrals,
    "placement": _placements,
    "phase": _stages,
}
