"""sag show: where a case stands, what is done, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sagscli.app.case_label import CaseLabel, label_of, redaction_of
from sagscli.app.caseload import LoadedCase, load_all
from sagscli.app.referral_check import open_checklists
from sagscli.app.session import Session
from sagscli.app.worklist import Query, WorklistLine, worklist
from sagscli.case.records import Case
from sagscli.pathways.next_step import NextStep, next_step
from sagscli.pathways.progress import WayProgress, standings
from sagscli.referrals.checklist import Checklist
from sagscli.validation.across_files import SAME_NUMBER


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


def overview(session: Session) -> CaseOverview:
    """Return how the session's case stands; a case that cannot be read is empty."""
    [entry] = load_all(session)
    query = Query(session.as_of, window=0, everything=True, names=session.names)
    lines = worklist([entry], query).lines
    ways = _ways(entry, session.as_of)
    referrals = tuple(open_checklists(entry, session.as_of))
    return CaseOverview(
        label=label_of(entry, redaction_of(entry, session.names)),
        ruleset=(entry.ruleset.title or "") if entry.ruleset is not None else None,
        age=_months(entry.case, session.as_of),
        as_of=session.as_of,
        ways=ways,
        lines=sorted(lines, key=lambda line: line.obligation.due or date.max),
        referrals=referrals,
        errors=len(entry.errors),
        same_number=next((said.message for said in entry.errors if said.code == SAME_NUMBER), None),
        next_step=_next_step(entry, session.as_of, lines, referrals, ways),
    )


def _next_step(
    entry: LoadedCase,
    as_of: date,
    lines: Sequence[WorklistLine],
    referrals: Sequence[Checklist],
    ways: Sequence[WayProgress],
) -> NextStep | None:
    if entry.case is None or entry.ruleset is None:
        return None
    obligations = [line.obligation for line in lines]
    return next_step(entry.case, entry.ruleset, as_of, obligations, referrals, ways)


def _ways(entry: LoadedCase, as_of: date) -> Sequence[WayProgress]:
    if entry.case is None or entry.ruleset is None:
        return ()
    return standings(entry.case, entry.ruleset, as_of)


def _months(case: Case | None, day: date) -> int | None:
    """Return the child's age in whole months; None where the birth is unknown or lies ahead."""
    born = case.child.born if case is not None and case.child is not None else None
    if born is None or born > day:
        return None
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
