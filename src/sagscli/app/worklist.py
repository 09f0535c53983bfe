"""From timelines to a list of work: filtered, grouped by urgency, worst first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sagscli.app.case_filter import ALL_CASES, CaseFilter, FilterWords
from sagscli.app.case_label import CaseLabel, label_of, redaction_of, shown
from sagscli.app.line_filter import ALL_LINES, LineFilter, LineWords
from sagscli.app.loaded_case import LoadedCase
from sagscli.case.as_of import as_known
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import Folder
from sagscli.deadlines.obligation import FINISHED, Obligation, Status
from sagscli.deadlines.status import exists, planned_for, status
from sagscli.deadlines.timeline import timeline
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.roles import definite
from sagscli.rulesets.titles import titled


class Urgency(StrEnum):
    """The groups of the list, in the order they are shown."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    WINDOW = "window"
    PLANNED = "planned"
    OPEN = "open"
    UNKNOWN = "unknown"
    LATER = "later"
    MISSED = "missed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class WorklistLine:
    """One obligation of one case on the day asked for."""

    case: CaseLabel
    obligation: Obligation
    ruleset: Ruleset
    status: Status
    planned: date | None
    urgency: Urgency

    @property
    def role(self) -> str:
        """Return the title of whoever has to act."""
        return titled(self.ruleset.roles, self.obligation.responsible)

    @property
    def who(self) -> str:
        """Return whoever has to act, as a sentence says it."""
        return definite(self.obligation.responsible, self.ruleset)

    @property
    def short_role(self) -> str:
        """Return the short title of whoever has to act, for narrow places."""
        role = self.ruleset.roles.get(self.obligation.responsible)
        return (role.short if role is not None else None) or self.role


@dataclass(frozen=True)
class Query:
    """What was asked for: of which cases, which lines.

    `window` is in days from `as_of`; it limits what is to come.

    `explain` asks for how each date was reckoned.
    """

    as_of: date
    window: int
    everything: bool = False
    cases: CaseFilter = ALL_CASES
    wanted: LineFilter = ALL_LINES
    names: bool | None = None
    explain: bool = False

    @property
    def until(self) -> date:
        """Return the last day of the window."""
        return self.as_of + timedelta(days=self.window)

    def shows(self, standing: Status, urgency: "Urgency") -> bool:
        """Return whether a line that stands so is on the list: what is over, when asked for."""
        if self.wanted.statuses and standing in FINISHED:
            return standing in self.wanted.statuses
        return self.everything or not (standing in FINISHED or urgency is Urgency.LATER)


@dataclass
class Worklist:
    """Lines in the order to work on them, and what is not among them."""

    query: Query
    lines: list[WorklistLine] = field(default_factory=list)
    hidden: Counter[Urgency] = field(default_factory=Counter)
    findings: list[Diagnostic] = field(default_factory=list)
    cases: int = 0
    files: int = 0
    unread: int = 0
    titles: list[str] = field(default_factory=list)
    words: FilterWords = field(default_factory=FilterWords)
    line_words: LineWords = field(default_factory=LineWords)
    folder: Folder | None = None
    """The case folder whose templates and kind of CSV are used."""

    def grouped(self) -> Iterator[tuple[Urgency, list[WorklistLine]]]:
        """Yield the groups that have lines, most urgent first."""
        for urgency in Urgency:
            lines = [line for line in self.lines if line.urgency is urgency]
            if lines:
                yield urgency, lines


def worklist(entries: Iterable[LoadedCase], query: Query) -> Worklist:
    """Return what is due in the cases that `query` asks for."""
    result, wanted = Worklist(query), query.cases
    for entry in entries:
        result.files += 1
        result.words.look_at(entry)
        errors = entry.errors
        if entry.case is not None and not wanted.admits(entry):
            if wanted.may_admit(entry):
                result.findings.extend(errors)
            continue
        result.findings.extend(errors)
        if entry.case is None:
            result.unread += 1
            continue
        result.cases += 1
        if entry.ruleset is not None:
            _add(result, entry, entry.ruleset)
    result.lines.sort(key=_order)
    return result


def merged(parts: Iterable[Worklist], query: Query) -> Worklist:
    """Return the worklists of parts of a folder as one."""
    result = Worklist(query)
    for part in parts:
        result.lines += part.lines
        result.hidden.update(part.hidden)
        result.findings += part.findings
        result.cases += part.cases
        result.files += part.files
        result.unread += part.unread
        result.words.add(part.words)
        result.line_words.add(part.line_words)
    result.lines.sort(key=_order)
    return result


def _add(result: Worklist, entry: LoadedCase, ruleset: Ruleset) -> None:
    if entry.case is None:
        return
    query, label, people = result.query, None, Redaction()
    wanted = query.wanted
    result.line_words.look_at(ruleset)
    for obligation in timeline(as_known(entry.case, query.as_of), ruleset, query.until):
        if not exists(obligation, query.as_of):
            continue
        standing = status(obligation, query.as_of)
        if not wanted.admits(obligation, ruleset) or not wanted.asks_for(standing):
            continue
        urgency = _urgency(obligation, standing, query)
        if not query.shows(standing, urgency):
            result.hidden[urgency] += 1
            continue
        planned = None if standing in FINISHED else planned_for(obligation, query.as_of)
        if label is None:  # most cases have nothing to show
            people = redaction_of(entry, query.names)
            label = label_of(entry, people)
        line = shown(obligation, people)
        result.lines.append(WorklistLine(label, line, ruleset, standing, planned, urgency))


def _urgency(obligation: Obligation, standing: Status, query: Query) -> Urgency:
    if standing is Status.UPCOMING:
        # What must be done inside the window is listed, whatever day it falls due on.
        act_by = obligation.act_by or obligation.due
        sunday = query.as_of + timedelta(days=6 - query.as_of.weekday())
        if act_by is not None and act_by > query.until:
            return Urgency.LATER
        return Urgency.THIS_WEEK if act_by is not None and act_by <= sunday else Urgency.WINDOW
    if standing is Status.PLANNED and _is_planned_after(query.until, obligation, query.as_of):
        return Urgency.LATER
    return _BY_STATUS[standing]


def _is_planned_after(day: date, obligation: Obligation, as_of: date) -> bool:
    planned = planned_for(obligation, as_of)
    return planned is not None and planned > day


_BY_STATUS = {
    Status.OVERDUE: Urgency.OVERDUE,
    Status.PLANNED: Urgency.PLANNED,
    Status.PLANNED_LATE: Urgency.PLANNED,
    Status.OPEN: Urgency.OPEN,
    Status.UNKNOWN: Urgency.UNKNOWN,
    Status.MISSED: Urgency.MISSED,
    Status.DONE: Urgency.DONE,
    Status.DONE_LATE: Urgency.DONE,
}
_URGENCIES = list(Urgency)


def _order(line: WorklistLine) -> tuple[int, bool, date, str, str, int]:
    """Sort by group; within one: what is planned too late first, then by day, then by case."""
    obligation = line.obligation
    day = obligation.due or date.max
    if line.urgency in (Urgency.THIS_WEEK, Urgency.WINDOW):
        day = obligation.act_by or day
    elif line.urgency is Urgency.PLANNED:
        day = line.planned or day
    return (
        _URGENCIES.index(line.urgency),
        line.status is not Status.PLANNED_LATE,
        day,
        line.case.number,
        obligation.rule,
        obligation.occurrence,
    )
