"""sag show: where a case stands, what is done, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sagscli.app.case_label import CaseLabel, label_of, redaction_of
from sagscli.app.caseload import load_all
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.referral_check import open_checklists
from sagscli.app.session import Session
from sagscli.app.worklist import Query, WorklistLine, worklist
from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.pathways.next_step import NextStep, next_step
from sagscli.pathways.position import NOWHERE, CasePosition, position
from sagscli.pathways.progress import WayProgress, standings
from sagscli.referrals.checklist import Checklist
from sagscli.validation.across_files import SAME_NUMBER


class CaseState(StrEnum):
    """Whether there is anything left to do in a case.

    *Ended*: the child has left its last place, or left for school (A18), and nothing comes next.
    """

    OPEN = "open"
    ENDED = "ended"
    UNREAD = "unread"


@dataclass(frozen=True)
class CaseOverview:
    """What is known of a case on a day; `age` is in whole months."""

    label: CaseLabel
    ruleset: str | None
    age: int | None
    as_of: date
    ways: Sequence[WayProgress]
    lines: Sequence[WorklistLine]
    referrals: Sequence[Checklist]
    errors: int
    same_number: str | None = None
    """That another file has the case's number, where one has."""
    next_step: NextStep | None = None
    position: CasePosition = NOWHERE
    is_read: bool = True

    @property
    def state(self) -> CaseState:
        """Return whether there is anything left to do."""
        if not self.is_read:
            return CaseState.UNREAD
        is_over = self.position.left is not None and self.next_step is None
        return CaseState.ENDED if is_over else CaseState.OPEN


def overview(session: Session) -> CaseOverview:
    """Return how the session's case stands; a case that cannot be read is empty."""
    [entry] = load_all(session)
    return overview_of(entry, session.as_of, session.names)


def overview_of(entry: LoadedCase, as_of: date, names: bool | None) -> CaseOverview:
    """Return how a case that was read stands on a day; see `Session.names`."""
    query = Query(as_of, window=0, everything=True, names=names)
    lines = worklist([entry], query).lines
    case, ruleset = entry.case, entry.ruleset
    ways: Sequence[WayProgress] = ()
    step, at = None, NOWHERE
    referrals = tuple(open_checklists(entry, as_of))
    if case is not None and ruleset is not None:
        ways = standings(case, ruleset, as_of)
        obligations = [line.obligation for line in lines]
        step = next_step(case, ruleset, as_of, obligations, referrals, ways)
        at = position(as_known(case, as_of), as_of, ways)
    return CaseOverview(
        label=label_of(entry, redaction_of(entry, names)),
        ruleset=(ruleset.title or "") if ruleset is not None else None,
        age=_months(case, as_of),
        as_of=as_of,
        ways=ways,
        lines=sorted(lines, key=lambda line: line.obligation.due or date.max),
        referrals=referrals,
        errors=len(entry.errors),
        same_number=next((said.message for said in entry.errors if said.code == SAME_NUMBER), None),
        next_step=step,
        position=at,
        is_read=case is not None,
    )


def _months(case: Case | None, day: date) -> int | None:
    """Return the child's age in whole months; None where the birth is unknown or lies ahead."""
    born = case.child.born if case is not None and case.child is not None else None
    if born is None or born > day:
        return None
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
