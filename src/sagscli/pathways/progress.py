"""Where a child or a group stands on the ways through the procedure (H3, H8, H10, L2)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from sagscli.case.as_of import as_known
from sagscli.case.decisions import in_order, is_decided
from sagscli.case.facts import about
from sagscli.case.pointing import points_to
from sagscli.case.records import Case
from sagscli.deadlines.timeline import timeline
from sagscli.pathways.responsibility import owners_of
from sagscli.pathways.working_loop import first_day_of
from sagscli.placements.begun import begun
from sagscli.referrals.meeting_gate import lacking_before
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
    """A step and how far it is; `day` is when it was taken or begun.

    `planned` is the first day to come that the case has for a step ahead.
    """

    step: Step
    reached: Reached
    day: date | None
    planned: date | None = None


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
        return self.reached is not None

    @property
    def reached(self) -> StepProgress | None:
        """Return the last step that was taken or is under way: where the case is."""
        return next((mark for mark in reversed(self.marks) if mark.reached in TAKEN), None)

    @property
    def next_step(self) -> Step | None:
        """Return the first step ahead; None at the end, without an order, or after a refusal.

        That is the one after the last reached, or one before it that is planned for a day to come.
        """
        if not self.way.in_order:
            return None
        taken = [mark.reached for mark in self.marks if mark.reached in TAKEN]
        if taken and taken[-1] is Reached.REFUSED:
            return None
        ahead = (mark.step for mark in self.marks if mark.reached is Reached.AHEAD)
        return next(ahead, None)

    @property
    def last_day(self) -> date | None:
        """Return the last day on which a step was taken or begun, where a day shows that."""
        days = (mark.day for mark in self.marks if mark.reached in TAKEN)
        return max((day for day in days if day is not None), default=None)


class _Known(NamedTuple):
    """A case as it was known on a day, with its ruleset.

    `counted` are the days that fulfil the rules about a meeting, for each kind that has rules:
    a meeting held before the course began, or the wrong year, is none of them (A15, A16).
    """

    case: Case
    ruleset: Ruleset
    as_of: date
    counted: dict[str, set[date]]


_Shown = tuple[Reached, date | None]
_Look = Callable[[_Known, str], Iterable[_Shown]]


def standings(case: Case, ruleset: Ruleset, as_of: date) -> list[WayProgress]:
    """Return where `case` stands on each way that is about it; those begun first."""
    on_the_day = as_known(case, as_of)
    known = _Known(on_the_day, ruleset, as_of, _counted(on_the_day, ruleset, as_of))
    ways = [
        _owned(WayProgress(way, tuple(_marks(way, known))), known)
        for way in ruleset.ways.values()
        if way.about in (about(case), "begge")
    ]
    return sorted(ways, key=lambda way: not way.is_begun)


def _counted(case: Case, ruleset: Ruleset, as_of: date) -> dict[str, set[date]]:
    kinds = {rule.id: rule.meeting for rule in ruleset.deadlines if rule.meeting is not None}
    counted: dict[str, set[date]] = {kind: set() for kind in kinds.values()}
    for obligation in timeline(case, ruleset, as_of):
        if obligation.rule in kinds and obligation.done is not None:
            counted[kinds[obligation.rule]].add(obligation.done)
    return counted


def _owned(way: WayProgress, known: _Known) -> WayProgress:
    if way.next_step is None:
        return way
    roles = owners_of(way.next_step, known.case, known.ruleset)
    return replace(way, next_owners=tuple(title(role, known.ruleset) for role in roles))


def _marks(way: Way, known: _Known) -> Iterator[StepProgress]:
    shown = [_shown(step, known) for step in way.steps]
    taken = (at for at, mark in enumerate(shown) if mark is not None and mark[0] in TAKEN)
    last = max(taken, default=-1)
    for at, (step, mark) in enumerate(zip(way.steps, shown, strict=True)):
        is_passed = way.in_order and at < last
        if mark is None:
            yield StepProgress(step, Reached.PASSED if is_passed else Reached.AHEAD, None)
        elif mark[0] is Reached.AHEAD:
            yield StepProgress(step, Reached.AHEAD, None, planned=mark[1])
        else:
            yield StepProgress(step, *mark)


def _shown(step: Step, known: _Known) -> _Shown | None:
    """Return how far a step is by what the case records, or None when nothing shows it.

    What is under way counts before what is done, and that before what is planned.
    """
    shown = list(_looked_up(step, known))
    under_way = (mark for mark in shown if mark[0] is Reached.UNDER_WAY)
    taken = [mark for mark in shown if mark[0] in TAKEN]
    others = (mark for mark in shown if mark[0] not in TAKEN)
    last = taken[-1] if taken else min(others, key=_day_of, default=None)
    return next(under_way, last)


def _looked_up(step: Step, known: _Known) -> Iterator[_Shown]:
    attributes = Step.attributes()
    for key, look in _LOOKS.items():
        value = getattr(step, attributes[key])
        for word in (value,) if isinstance(value, str) else value or ():
            yield from look(known, word)


def _meetings(known: _Known, word: str) -> Iterable[_Shown]:
    meetings = [meeting for meeting in known.case.meetings if meeting.kind == word]
    days = {meeting.held for meeting in meetings if meeting.held is not None}
    # Where rules ask for such a meeting, one that fulfils none of them shows nothing (A15, A16);
    # nor does one that was held without what it asks for, such as consent (H10).
    held = sorted(day for day in known.counted.get(word, days) if not _lacks(known, word, day))
    for since in _rounds(known, word):
        yield from ((Reached.UNDER_WAY, day) for day in held if day >= since)
    yield from ((Reached.DONE, day) for day in held[:1])
    planned = (meeting.planned for meeting in meetings if meeting.held is None)
    yield from ((Reached.AHEAD, day) for day in planned if day and day >= known.as_of)
    if _is_over(known, word):
        yield Reached.PASSED, None


def _lacks(known: _Known, meeting: str, day: date) -> bool:
    return bool(lacking_before(known.case, known.ruleset, meeting, day, day))


def _is_over(known: _Known, meeting: str) -> bool:
    """Return whether what asked for a meeting again and again has ended: no more are due (A18).

    A stue that is back in an earlier phase comes to it anew (L2).
    """
    if any(stage.start and not stage.finished for stage in known.case.stages):
        return False
    reached = [
        mark
        for rule in known.ruleset.deadlines
        if rule.meeting == meeting and rule.repeat is not None
        for what, which in map(subject_of, rule.for_each)
        if what in _LASTING
        for mark, _day in _LOOKS[what](known, which)
    ]
    return bool(reached) and all(mark is Reached.DONE for mark in reached)


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
    of_kind = (each for each in known.case.measures if getattr(each, attribute) == word)
    shown = [_span(each.start, each.evaluated, known) for each in of_kind]
    marks = sorted((mark for mark in shown if mark is not None), key=_day_of)
    done = [mark for mark in marks if mark[0] is Reached.DONE]
    yield from (mark for mark in marks if mark[0] is not Reached.DONE)
    yield from done[:1]  # of several the first is when the step was taken


def _tried(known: _Known, what: str) -> Iterable[_Shown]:
    day = first_day_of(what, known.case, known.as_of)
    return [(Reached.DONE, day)] if day is not None else []


def _referrals(known: _Known, word: str) -> Iterable[_Shown]:
    for referral in in_order(known.case.referrals):  # the latest decision rules (A29)
        if referral.decision is None:
            continue
        if points_to(referral, word):
            yield Reached.DONE, referral.decision.dated
        if referral.to == word:
            is_refused = referral.decision.outcome == "afslag"
            yield (Reached.REFUSED if is_refused else Reached.DONE), referral.decision.dated
    for referral in known.case.referrals:
        if referral.to == word and not is_decided(referral):
            yield Reached.UNDER_WAY, referral.sent or referral.written or referral.recommended


def _placements(known: _Known, word: str) -> Iterable[_Shown]:
    for start, ended in sorted(begun(known.case, word), key=itemgetter(0)):
        if start > known.as_of:
            yield Reached.AHEAD, start
        else:
            is_over = ended is not None and ended <= known.as_of
            yield (Reached.DONE if is_over else Reached.UNDER_WAY), start


def _stages(known: _Known, word: str) -> Iterable[_Shown]:
    stages = [each for each in known.case.stages if each.kind == word]
    shown = [_span(each.start, each.finished, known) for each in stages]
    yield from sorted((mark for mark in shown if mark is not None), key=_day_of)


def _span(start: date | None, finished: date | None, known: _Known) -> _Shown | None:
    """Return how far something with a start is: it is dated by that, also once it is finished."""
    if finished is not None:
        return Reached.DONE, start or finished
    if start is None:
        return None
    return (Reached.UNDER_WAY if start <= known.as_of else Reached.AHEAD), start


def _day_of(shown: _Shown) -> date:
    return shown[1] or date.max


_LOOKS: dict[str, _Look] = {
    "møde": _meetings,
    "niveau": partial(_measures, "level"),
    "tiltag": partial(_measures, "action"),
    "indsats": _tried,
    "henvisning": _referrals,
    "tilbud": _placements,
    "fase": _stages,
}
"""The look for each key of a step, which are also words of `for-hver`."""

_LASTING = ("niveau", "tiltag", "tilbud", "fase")
"""What lasts for a time, in which a meeting can be asked for again and again."""
