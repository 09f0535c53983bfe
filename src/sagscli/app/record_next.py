"""sag record next: what a case waits for, and what records it."""

from dataclasses import dataclass
from datetime import date

from sagscli.app.case_label import CaseLabel
from sagscli.app.case_overview import overview
from sagscli.app.session import Session
from sagscli.deadlines.explanation import numbered_title
from sagscli.deadlines.obligation import FINISHED
from sagscli.recording.following import Following, followings


@dataclass(frozen=True)
class Awaited:
    """Something a case waits for. `to` is the referral of a checklist; else it is a deadline.

    `due` is the last day for it, None where there is none. `missing` counts what the checklist
    lacks.
    """

    title: str
    due: date | None = None
    following: tuple[Following, ...] = ()
    to: str | None = None
    missing: int = 0


@dataclass(frozen=True)
class AwaitedList:
    """All that a case waits for, the nearest first."""

    label: CaseLabel
    items: tuple[Awaited, ...]


def awaited(session: Session) -> AwaitedList:
    """Return what the session's case waits for: deadlines by their day, then what has no day."""
    shown = overview(session)
    items = [
        Awaited(
            checklist.kind.document or checklist.kind.title or checklist.to,
            checklist.papers.act_by or checklist.papers.meeting,
            to=checklist.to,
            missing=len(checklist.open),
        )
        for checklist in shown.referrals
        if checklist.open
    ]
    for line in shown.lines:
        if line.status not in FINISHED:
            following = followings(line.obligation, line.ruleset)
            items.append(Awaited(numbered_title(line.obligation), line.obligation.due, following))
    items.sort(key=lambda item: item.due or date.max)
    return AwaitedList(shown.label, tuple(items))
