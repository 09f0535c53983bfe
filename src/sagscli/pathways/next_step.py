"""The one next step of a case: the nearest of all that is due, asked for and ahead.

Every page that names a next step has it from here, so that no two name different ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.deadlines.explanation import numbered_title
from sagscli.deadlines.obligation import FINISHED, Obligation, Status
from sagscli.deadlines.status import exists, planned_for, status
from sagscli.language import _
from sagscli.pathways.position import left_on, living
from sagscli.pathways.progress import Reached, WayProgress
from sagscli.pathways.responsibility import owners_of
from sagscli.referrals.checklist import Checklist
from sagscli.referrals.meeting_gate import lacking_before
from sagscli.referrals.next_action import Action
from sagscli.rulesets.records import Ruleset, Step
from sagscli.rulesets.roles import definite
from sagscli.rulesets.roles import title as role_title
from sagscli.rulesets.titles import titled

SOON = timedelta(days=60)
"""What lies further off waits for the steps that come before it on its way."""


class _Order(IntEnum):
    """What goes before what: the duty to report (A8), then all with a day, by the day."""

    DUTY = 0
    DATED = 1
    REFERRAL = 2
    OPEN = 3
    STEP = 4
    FAR_OFF = 5
    UNKNOWN = 6


class NextStep(NamedTuple):
    """What is to be done next, by the titles of those who own it, and by which day.

    `who` are the owners as a sentence says them. `is_planned` says that `day` is the day set for
    it, and not the last day it can be done.
    """

    title: str
    owners: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    day: date | None = None
    is_planned: bool = False
    is_overdue: bool = False

    def owned_by(self, roles: Iterable[str], ruleset: Ruleset) -> "NextStep":
        """Return the step with those who own it."""
        owners = [*roles]
        return self._replace(
            owners=tuple(role_title(role, ruleset) for role in owners),
            who=tuple(definite(role, ruleset) for role in owners),
        )


class _Candidate(NamedTuple):
    """A next step with its place among the others: by `order`, then by the day to act."""

    order: _Order
    act_by: date
    step: NextStep


def next_step(
    case: Case,
    ruleset: Ruleset,
    as_of: date,
    obligations: Sequence[Obligation],
    checklists: Sequence[Checklist],
    ways: Sequence[WayProgress],
) -> NextStep | None:
    """Return the nearest step of a case on a day; None when nothing is left to do.

    `obligations`, `checklists` of the open referrals, and `ways` are those of the same day.
    """
    known = as_known(case, as_of)
    still_on = living(ways, left_on(known, as_of))
    candidates = [
        *(each for checklist in checklists for each in _of_referral(checklist)),
        *_of_obligations(obligations, still_on, ruleset, as_of),
        *_of_ways(still_on, known, ruleset, as_of),
    ]
    nearest = min(candidates, key=lambda each: (each.order, each.act_by), default=None)
    return nearest.step if nearest is not None else None


def _of_referral(checklist: Checklist) -> Iterator[_Candidate]:
    """Yield what an open referral waits for: its first requirement that is open, or its next act.

    An underretning waits for nothing (A8).
    """
    title = checklist.kind.document or checklist.kind.title or checklist.to
    day, act_by = _day_of(checklist)
    is_overdue = day is not None and day < checklist.as_of
    is_away = checklist.next.move is Action.ANSWER
    owners: tuple[str, ...]
    if checklist.open and not checklist.kind.advisory and not is_away:
        wanted = checklist.open[0].standing
        text = _of_something(wanted.title, title)
        owners, is_planned = (wanted.responsible,), False
    elif (text := _act(checklist, title)) != "":
        owners, is_planned = _actors(checklist), is_away
    else:
        return
    step = NextStep(
        text, day=day, is_planned=is_planned, is_overdue=is_overdue and not is_planned
    ).owned_by(owners, checklist.ruleset)
    if checklist.kind.advisory:
        yield _Candidate(_Order.DUTY, checklist.as_of, step)
    elif act_by is not None:
        yield _Candidate(_Order.DATED, act_by, step)
    else:
        yield _Candidate(_Order.REFERRAL, date.max, step)


def _day_of(checklist: Checklist) -> tuple[date | None, date | None]:
    """Return the last day for a referral, and the last working day to send it; None: not known.

    Of one that was sent that is the day of the meeting it waits for, while that is to come.
    """
    if checklist.next.move is Action.ANSWER:
        meeting = checklist.papers.meeting
        ahead = meeting if meeting is not None and meeting >= checklist.as_of else None
        return ahead, ahead
    papers = checklist.later if checklist.later.meeting is not None else checklist.papers
    last = papers.due or papers.meeting
    return last, papers.act_by or last


def _act(checklist: Checklist, title: str) -> str:
    text = {
        Action.SEND: _('Send "{title}"'),
        Action.MEET: _('Set the day of the meeting: "{title}"'),
        Action.ANSWER: _('Wait for the answer: "{title}"'),
        Action.NOTHING: "",
    }[checklist.next.move]
    return text.format(title=title)


def _actors(checklist: Checklist) -> tuple[str, ...]:
    step = checklist.next
    who = step.to if step.move is Action.ANSWER else step.who
    return (who,) if who is not None else ()


def _of_obligations(
    obligations: Sequence[Obligation], ways: Sequence[WayProgress], ruleset: Ruleset, as_of: date
) -> Iterator[_Candidate]:
    waiting = set(_waiting(ways, ruleset))
    for obligation in obligations:
        standing = status(obligation, as_of)
        if standing in FINISHED or not exists(obligation, as_of):
            continue
        planned = planned_for(obligation, as_of)
        act_by = planned or obligation.act_by or obligation.due or date.max
        title = numbered_title(obligation)
        step = NextStep(
            f"{title}: {obligation.about}" if obligation.about else title,
            day=planned or obligation.due,
            is_planned=planned is not None,
            is_overdue=standing is Status.OVERDUE,
        ).owned_by((obligation.responsible,), ruleset)
        order = _Order.DATED
        if standing in _UNDATED:
            order = _UNDATED[standing]
        elif obligation.rule in waiting and act_by > as_of + SOON:
            order = _Order.FAR_OFF
        yield _Candidate(order, act_by, step)


_UNDATED = {Status.OPEN: _Order.OPEN, Status.UNKNOWN: _Order.UNKNOWN}


def _waiting(ways: Sequence[WayProgress], ruleset: Ruleset) -> Iterator[str | None]:
    """Yield the rules about a meeting that comes after the next step of its way."""
    for way in ways:
        marks = way.marks
        at = next((at for at, mark in enumerate(marks) if mark.step is way.next_step), len(marks))
        later = {mark.step.meeting for mark in marks[at + 1 :] if mark.reached is Reached.AHEAD}
        yield from (rule.id for rule in ruleset.deadlines if rule.meeting in later - {None})


def _of_ways(
    ways: Sequence[WayProgress], case: Case, ruleset: Ruleset, as_of: date
) -> Iterator[_Candidate]:
    """Yield every step ahead that has a day, and the first ahead on the way that was last taken.

    Where no way was begun, that is the first step of the first one.
    """
    for way in ways:
        for mark in way.marks:
            if mark.reached is Reached.AHEAD and mark.planned is not None:
                step = _step(mark.step, case, ruleset, as_of, mark.planned)
                yield _Candidate(_Order.DATED, mark.planned, step)
    ahead = [way for way in ways if way.next_step is not None]
    last = max(ahead, key=lambda way: (way.is_begun, way.last_day or date.min), default=None)
    if last is not None and last.next_step is not None:
        yield _Candidate(_Order.STEP, date.max, _step(last.next_step, case, ruleset, as_of))


def _step(
    step: Step, case: Case, ruleset: Ruleset, as_of: date, planned: date | None = None
) -> NextStep:
    """Return a step of a way; of a meeting that lacks something, what it lacks is next (H10)."""
    on = planned or as_of
    lacking = lacking_before(case, ruleset, step.meeting, on, as_of) if step.meeting else []
    text, owners = step.title or "", owners_of(step, case, ruleset)
    if lacking:
        text = _of_something(lacking[0].title, titled(ruleset.meetings, step.meeting))
        owners = (lacking[0].responsible,)
    is_planned = planned is not None and not lacking
    return NextStep(text, day=planned, is_planned=is_planned).owned_by(owners, ruleset)


def _of_something(wanted: str, title: str) -> str:
    return _('"{title}" for "{referral}"').format(title=wanted, referral=title)
