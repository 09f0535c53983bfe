"""The words of a worklist, shared by the table and the Markdown."""

from datetime import date

from sagscli import days
from sagscli.app.worklist import Query, Urgency, Worklist, WorklistLine
from sagscli.deadlines.explanation import missing_text, numbered_title
from sagscli.deadlines.obligation import Status
from sagscli.language import _, counted


def headings() -> dict[Urgency, str]:
    """Return the name of each group."""
    return {
        Urgency.OVERDUE: _("Overdue"),
        Urgency.THIS_WEEK: _("This week"),
        Urgency.WINDOW: _("Within the window"),
        Urgency.PLANNED: _("Planned"),
        Urgency.OPEN: _("To do, without a fixed date"),
        Urgency.UNKNOWN: _("Cannot be computed"),
        Urgency.LATER: _("Later"),
        Urgency.MISSED: _("Missed"),
        Urgency.DONE: _("Done"),
    }


def status_word(status: Status) -> str:
    """Return a status as a word of the language in use."""
    return {
        Status.DONE: _("done"),
        Status.DONE_LATE: _("done late"),
        Status.PLANNED: _("planned"),
        Status.PLANNED_LATE: _("planned too late"),
        Status.UPCOMING: _("to come"),
        Status.OVERDUE: _("overdue"),
        Status.MISSED: _("missed"),
        Status.OPEN: _("open, without a date"),
        Status.UNKNOWN: _("cannot be computed"),
    }[status]


def title(worklist: Worklist) -> str:
    """Return the heading: which day the list stands for."""
    return _("Deadlines as of {day}").format(day=days.full(worklist.query.as_of))


def subtitle(worklist: Worklist) -> str:
    """Return the line under the heading: whose, how many cases, how far ahead."""
    parts = [
        *worklist.titles,
        counted("{n} case", "{n} cases", worklist.cases),
    ]
    query = worklist.query
    parts += _asked_for(query)
    until = days.long(query.until)
    parts.append(
        counted(
            "the next {n} day, to {day}", "the next {n} days, to {day}", query.window, day=until
        )
    )
    parts += [_("everything shown")] if query.everything else []
    return " · ".join(parts)


def _asked_for(query: Query) -> list[str]:
    """Return what the list keeps to, as the user typed it."""
    kept_to = (
        (_("consultant {name}"), query.cases.consultants),
        (_("institution {name}"), query.cases.institutions),
        (_("case {name}"), query.cases.numbers),
        (_("child {name}"), query.cases.children),
        (_("role {name}"), query.wanted.roles),
        (_("rule {name}"), query.wanted.rules),
    )
    parts = [text.format(name=", ".join(typed)) for text, typed in kept_to if typed]
    statuses = [status_word(each) for each in Status if each in query.wanted.statuses]
    return [*parts, *([", ".join(statuses)] if statuses else [])]


def summary(worklist: Worklist) -> str:
    """Return how many lines each group has, for the end of a long list."""
    titles = headings()
    return " · ".join(f"{titles[group]}: {len(lines)}" for group, lines in worklist.grouped())


def nothing_due(worklist: Worklist) -> str:
    """Return what to say when the list is empty; no more than is known."""
    if worklist.findings:
        return _("No deadline could be listed; see the errors.")
    return _("Nothing is overdue, and nothing falls due until {day}.").format(
        day=days.long(worklist.query.until)
    )


def what(line: WorklistLine, *, short: bool = False) -> str:
    """Return what is to be done, with the number of a recurring one."""
    obligation = line.obligation
    text = (obligation.short if short else None) or obligation.title
    if obligation.recurs and short:
        text = f"{text} {obligation.occurrence}"
    elif obligation.recurs:
        text = numbered_title(obligation)
    return f"{text}: {obligation.about}" if obligation.about is not None else text


def marks(line: WorklistLine) -> str:
    """Return the signs that follow a date: * expected, ! doubtful."""
    return ("*" if line.obligation.expected else "") + ("!" if line.case.doubtful else "")


def legend(worklist: Worklist) -> list[str]:
    """Return a line for each sign that the list uses."""
    signs = []
    if any(line.obligation.expected for line in worklist.lines):
        signs.append(_("* counted from the expected school start; the case gives none"))
    if any(line.case.doubtful for line in worklist.lines):
        signs.append(_("! the case file has errors, so the line may be wrong"))
    return signs


def notes(line: WorklistLine, as_of: date) -> list[str]:
    """Return what else must be known of a line, each as a sentence."""
    obligation, sentences = line.obligation, _past_acting(line, as_of)
    if line.status is Status.UNKNOWN and obligation.missing:
        sentences.append(missing_text(obligation.missing))
    if obligation.before_start:
        sentences.append(_("the deadline lies before the start of the course"))
    if (
        line.status is Status.PLANNED_LATE
        and obligation.due is not None
        and line.planned is not None
    ):
        late = (line.planned - obligation.due).days
        sentences.append(
            counted(
                "planned {n} day after the deadline", "planned {n} days after the deadline", late
            )
        )
    if (
        line.status is Status.DONE_LATE
        and obligation.due is not None
        and obligation.done is not None
    ):
        late = (obligation.done - obligation.due).days
        sentences.append(counted("done {n} day late", "done {n} days late", late))
    stale = [day for day in obligation.plans if day < as_of and day != obligation.done]
    if line.status in (Status.OVERDUE, Status.UPCOMING) and stale:
        sentences.append(
            _("was planned for {day}, but is not recorded as held").format(
                day=days.short(stale[-1])
            )
        )
    if line.status is Status.MISSED:
        sentences.append(_missed(line, as_of))
    return sentences


def _past_acting(line: WorklistLine, as_of: date) -> list[str]:
    act_by, due = line.obligation.act_by, line.obligation.due
    is_open = line.status is Status.UPCOMING
    return [last_day_was(act_by)] if is_open and is_past_acting(act_by, due, as_of) else []


def is_past_acting(act_by: date | None, due: date | None, as_of: date) -> bool:
    """Return whether the last working day has gone by, and the deadline itself has not (F)."""
    return act_by is not None and due is not None and act_by < as_of <= due


def last_day_was(act_by: date | None) -> str:
    """Return what is said of that everywhere: in the lists, on a checklist, in a document."""
    return _("the last day to act was {day}").format(day=days.short(act_by))


def _missed(line: WorklistLine, as_of: date) -> str:
    overtaken, ends = line.obligation.overtaken, line.obligation.ends
    if overtaken is not None and overtaken <= as_of:
        return _("a later one was held on {day}").format(day=days.short(overtaken))
    return _("the course ended on {day}").format(day=days.short(ends))


def hidden(worklist: Worklist) -> str | None:
    """Return what is not on the list, and how to see it."""
    later, done, missed = (
        worklist.hidden[urgency] for urgency in (Urgency.LATER, Urgency.DONE, Urgency.MISSED)
    )
    parts = [
        counted("{n} later", "{n} later", later) if later else "",
        counted("{n} done", "{n} done", done) if done else "",
        counted("{n} missed", "{n} missed", missed) if missed else "",
    ]
    if not any(parts):
        return None
    shown = ", ".join(filter(None, parts))
    return _("Not shown: {parts}. --all shows everything.").format(parts=shown)
