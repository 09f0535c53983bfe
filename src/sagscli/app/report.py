"""sag report: what happened in a folder in a period, and which deadlines were met."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sagscli.app.case_label import CaseLabel, label_of, redaction_of
from sagscli.app.caseload import load_all
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.session import Session
from sagscli.audit.deadline_counts import Tally, counted, tally_of
from sagscli.case.key_roles import Happened
from sagscli.case.records import Case
from sagscli.case.tagged import values_of
from sagscli.casefile.folder import Folder
from sagscli.deadlines.obligation import Obligation, Status
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.errors import SagError
from sagscli.language import _
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.titles import titled

BIRTH = ("barn", "født")
"""The one day of a case that is no part of its course."""
LONGEST = 60
"""Months: more are no picture any more."""


class PeriodError(SagError):
    """A period that ends before it begins, or that is longer than anyone can look over."""


@dataclass(frozen=True)
class NotMet:
    """A deadline whose day came without it: `is_lost` where it can be met no more (A15, A18)."""

    case: CaseLabel
    due: date
    what: str
    who: str
    is_lost: bool


@dataclass
class PeriodReport:
    """A folder from `since` to `until`, both included.

    `happened` counts what is dated in the period; deadlines are those whose day lies in it, by the
    month of that day and by rule. `cases` were read, `unread` could not be.
    """

    since: date
    until: date
    printed: date
    folder: Folder
    titles: tuple[str, ...] = ()
    cases: int = 0
    unread: int = 0
    happened: Counter[str] = field(default_factory=Counter)
    months: dict[date, Tally] = field(default_factory=dict)
    rules: dict[tuple[str, str], Tally] = field(default_factory=dict)
    not_met: list[NotMet] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    @property
    def in_all(self) -> Tally:
        """Return the deadlines of the whole period."""
        return sum(self.months.values(), Tally())


def report(session: Session, since: date | None, until: date | None) -> PeriodReport:
    """Return what happened from `since` to `until`; by default this year until today.

    What lies ahead has not happened: nothing is counted after the day to look from. Raises
    PeriodError.
    """
    last = min(until or session.as_of, session.as_of)
    first = since or last.replace(month=1, day=1)
    months = list(_months(first, last))
    if not months or len(months) > LONGEST:
        raise PeriodError(
            _("The period has to begin before it ends, and may be {n} months long.").format(
                n=LONGEST
            ),
            _("Write --from 2026-01-01 --to 2026-06-30; days ahead do not count."),
        )
    folders = session.workspace.folders
    titles = tuple(folder.settings.title for folder in folders if folder.settings.title)
    result = PeriodReport(first, last, session.today, session.workspace.folder, titles)
    result.months = dict.fromkeys(months, Tally())
    for entry in load_all(session):
        _add(result, entry, session.names)
    result.not_met.sort(key=lambda each: (each.due, each.case.number))
    return result


def _months(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month that a period has part in."""
    month = first.replace(day=1)
    while first <= last and month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def _add(result: PeriodReport, entry: LoadedCase, names: bool | None) -> None:
    result.findings += entry.errors
    if entry.case is None:
        result.unread += 1
        return
    result.cases += 1
    result.happened.update(_happened(entry.case, result.since, result.until))
    if entry.ruleset is None:
        return
    label = label_of(entry, redaction_of(entry, names))
    for obligation, state in counted(entry.case, entry.ruleset, result.until, result.since):
        if obligation.due is not None and obligation.due <= result.until:
            _count(result, label, entry.ruleset, obligation, state)


def _count(
    result: PeriodReport, label: CaseLabel, ruleset: Ruleset, obligation: Obligation, state: Status
) -> None:
    due = obligation.due or result.since
    tally, month = tally_of(state), due.replace(day=1)
    key = (ruleset.title or ruleset.id or "", obligation.title)
    result.months[month] = result.months[month] + tally
    result.rules[key] = result.rules.get(key, Tally()) + tally
    if tally.not_met:
        who = titled(ruleset.roles, obligation.responsible)
        result.not_met.append(NotMet(label, due, obligation.title, who, bool(tally.missed)))


def _happened(case: Case, since: date, until: date) -> Iterator[str]:
    """Yield what happened in a case in the period, a word each time (`HAPPENED`)."""

    def count(word: str, days: Iterable[date | None]) -> Iterator[str]:
        yield from (word for day in days if day is not None and since <= day <= until)

    decisions = [each.decision for each in case.referrals if each.decision is not None]
    yield from count("begun", [_first_day(case)])
    yield from count("meetings", (each.held for each in case.meetings))
    yield from count("sent", (each.sent for each in case.referrals))
    yield from count("decided", (each.dated for each in decisions))
    granted = [each.dated for each in decisions if each.outcome == "bevilget"]
    yield from count("granted", granted)
    yield from count("started", (each.start for each in case.placements))
    yield from count("ended", (each.end for each in case.placements))
    yield from count("plans", (each.dated for each in case.plans))
    yield from count("approved", (each.approved for each in case.plans))


HAPPENED = (
    *("begun", "meetings", "sent", "decided", "granted", "started", "ended", "plans"),
    "approved",
)
"""What is counted of what happened, in the order in which it is told."""


def _first_day(case: Case) -> date | None:
    """Return the first day on which something happened in a case; a file says no other."""
    days = [day for path, day, _key in values_of(case, Happened) if path != BIRTH]
    return min(days, default=None)
