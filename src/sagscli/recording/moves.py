"""What moves when something is recorded: deadlines that arise, are met, or get another day."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.deadlines.obligation import FINISHED, Obligation, Status
from sagscli.deadlines.status import exists, planned_for, status
from sagscli.deadlines.timeline import timeline
from sagscli.rulesets.records import Ruleset


class MoveKind(StrEnum):
    """What became of a deadline."""

    DONE = "done"
    PLANNED = "planned"
    ARISES = "arises"
    MOVES = "moves"
    FALLS_AWAY = "falls away"


class Move(NamedTuple):
    """A deadline and what became of it; `day` is the one that tells of it, `before` the old one."""

    kind: MoveKind
    obligation: Obligation
    day: date | None
    before: date | None = None


class _Standing(NamedTuple):
    obligation: Obligation
    status: Status
    planned: date | None


_ObligationKey = tuple[str, int, str | None, str | None]


def moves(
    before: Case | None,
    after: Case,
    rulesets: tuple[Ruleset | None, Ruleset],
    day: date,
    until: date,
) -> tuple[Move, ...]:
    """Return what moved between two states of a case, seen from `day` and looking to `until`."""
    old = _standings(before, rulesets[0], day, until)
    new = _standings(after, rulesets[1], day, until)
    every = (*_changed(old, new), *_gone(old, new))
    return tuple(sorted(every, key=lambda move: (list(MoveKind).index(move.kind), _day(move))))


def _day(move: Move) -> date:
    return move.day or date.max


def _standings(
    case: Case | None, ruleset: Ruleset | None, day: date, until: date
) -> dict[_ObligationKey, _Standing]:
    if case is None or ruleset is None:
        return {}
    obligations = timeline(as_known(case, day), ruleset, until)
    return {
        (each.rule, each.occurrence, each.course, each.about): _Standing(
            each, status(each, day), planned_for(each, day)
        )
        for each in obligations
        if exists(each, day)
    }


def _changed(
    old: dict[_ObligationKey, _Standing], new: dict[_ObligationKey, _Standing]
) -> Iterator[Move]:
    for key, now in new.items():
        was, obligation = old.get(key), now.obligation
        is_finished = now.status in FINISHED
        if is_finished:
            if obligation.done and (was is None or was.obligation.done != obligation.done):
                yield Move(MoveKind.DONE, obligation, obligation.done)
        elif now.planned is not None and (was is None or was.planned != now.planned):
            yield Move(MoveKind.PLANNED, obligation, now.planned)
        elif was is None or was.status in FINISHED or was.obligation.missing:
            if was is None or was.obligation.missing != obligation.missing:
                yield Move(MoveKind.ARISES, obligation, obligation.due)
        elif was.obligation.due != obligation.due:
            yield Move(MoveKind.MOVES, obligation, obligation.due, was.obligation.due)


def _gone(
    old: dict[_ObligationKey, _Standing], new: dict[_ObligationKey, _Standing]
) -> Iterator[Move]:
    dated = {(each.obligation.rule, each.obligation.occurrence) for each in new.values()}
    for key, was in old.items():
        # What had no date, for its course had not begun, is the same one with its date now.
        is_dated = was.obligation.due is None and key[:2] in dated
        if key not in new and was.status not in FINISHED and not is_dated:
            yield Move(MoveKind.FALLS_AWAY, was.obligation, was.obligation.due)
