"""`sag show CASE`: where the case stands, what is done, what comes next and who owns it."""

from collections.abc import Iterator, Sequence
from datetime import date

from sagscli import days
from sagscli.app.case_label import heading
from sagscli.app.case_overview import CaseOverview
from sagscli.app.worklist import WorklistLine as Due
from sagscli.deadlines.obligation import FINISHED, Status
from sagscli.language import _, counted
from sagscli.pathways.progress import Reached, StepProgress, WayProgress
from sagscli.render.case_listing import gone
from sagscli.render.deadlines import words
from sagscli.render.referrals.left_to_do import left_to_do
from sagscli.render.referrals.words import (
    answers,
    is_unsent_too_late,
    meeting,
    sent,
    sign,
)
from sagscli.render.terminal.line import Bit, Line, Style, paragraph
from sagscli.render.terminal.text import pad, width, wrap
from sagscli.rulesets.roles import definite
from sagscli.safety import clean

MOST_AHEAD = 6
_DAY_WIDTH = 10
_SIGNS: dict[Reached, tuple[str, Style]] = {
    Reached.DONE: ("✓", "green"),
    Reached.UNDER_WAY: ("●", "cyan"),
    Reached.REFUSED: ("✗", "bad"),
    Reached.PASSED: ("·", "dim"),
    Reached.AHEAD: ("○", "dim"),
}


def format_case(shown: CaseOverview, columns: int) -> list[Line]:
    """Return the page of one case."""
    lines = [
        *paragraph(heading(shown.label), columns, "title"),
        *paragraph(" · ".join(_facts(shown)), columns, "dim"),
    ]
    if shown.errors:
        text = _("The file has errors, so what stands here may be wrong; sag validate shows them.")
        lines += paragraph(text, columns, "bad")
    if shown.same_number is not None:
        lines += paragraph(shown.same_number, columns, "bad")
    lines += _next(shown, columns)
    begun = [progress for progress in shown.ways if progress.is_begun] or list(shown.ways)[:1]
    for progress in begun:
        lines += [(), *_way(progress, columns)]
    lines += _referrals(shown, columns)
    ahead = [line for line in shown.lines if line.status not in FINISHED]
    lines += _due(_("What comes next"), ahead[:MOST_AHEAD], shown, columns)
    if len(ahead) > MOST_AHEAD:
        text = _("{n} more; sag deadlines --all shows them.").format(n=len(ahead) - MOST_AHEAD)
        lines += paragraph(text, columns, "dim", 2)
    done = [line for line in shown.lines if line.status in FINISHED]
    done.sort(key=lambda line: line.obligation.done or line.obligation.due or date.min)
    return [*lines, *_due(_("Done"), done[-MOST_AHEAD:], shown, columns)]


def _facts(shown: CaseOverview) -> Iterator[str]:
    if shown.ruleset is not None:
        yield shown.ruleset
    if shown.label.consultant is not None:
        yield _("consultant {name}").format(name=shown.label.consultant)
    if shown.age is not None:
        yield _age(shown.age)
    if shown.position.left is not None:
        yield gone(shown.state, shown.position.left)


def _age(months: int) -> str:
    years, rest = divmod(months, 12)
    text = counted("{n} year", "{n} years", years)
    if not rest:
        return text
    return f"{text} " + counted("{n} month", "{n} months", rest)


def _next(shown: CaseOverview, columns: int) -> Iterator[Line]:
    """Yield the one next step of the case, by when, and who owns it."""
    step = shown.next_step
    if step is None:
        return
    text = _("Next step: {title}").format(title=step.title)
    day = days.full(step.day) if step.day is not None else None
    if day is not None and step.is_planned:
        text = _("{step}, {day}").format(step=text, day=day)
    elif day is not None and step.is_overdue:
        text = _("{step}, should have been done by {day}").format(step=text, day=day)
    elif day is not None:
        text = _("{step}, at latest {day}").format(step=text, day=day)
    text += "."
    if step.who:
        text += " " + _("Who: {role}.").format(role=", ".join(step.who))
    yield ()
    yield from paragraph(text, columns, "bad" if step.is_overdue else "bold")


def _way(progress: WayProgress, columns: int) -> Iterator[Line]:
    yield from paragraph(progress.way.title or "", columns, "title")
    reached = progress.reached
    for mark in progress.marks:
        yield from _mark(mark, columns, is_here=mark is reached)


def _mark(mark: StepProgress, columns: int, *, is_here: bool) -> Iterator[Line]:
    sign, style = _SIGNS[mark.reached]
    day = days.short(mark.day or mark.planned)
    room = max(columns - 6 - width(day) - 2, 20)
    first, *rest = wrap(clean(mark.step.title or ""), room)
    weight: Style = "bold" if is_here else "dim" if mark.reached is Reached.AHEAD else ""
    text = pad(first, room) if day else first
    yield (Bit(f"  {sign} ", style), Bit(text, weight), Bit(f"  {day}" if day else "", "dim"))
    for part in rest:
        yield (Bit(f"    {part}", weight),)


def _referrals(shown: CaseOverview, columns: int) -> Iterator[Line]:
    for checklist in shown.referrals:
        yield ()
        yield from paragraph(checklist.kind.title or checklist.to, columns, "title")
        for text in answers(checklist):
            yield from paragraph(text, columns, "green" if checklist.is_ready else "bad", 2)
        of_meeting = meeting(checklist) if is_unsent_too_late(checklist) else []
        for text in (*of_meeting, *sent(checklist), *left_to_do(checklist)):
            yield from paragraph(text, columns, "", 2)
        for item in checklist.open:
            who = definite(item.standing.responsible, checklist.ruleset)
            mark = sign(checklist, item.standing.state)
            yield from paragraph(f"{mark} {item.standing.title} – {who}", columns, "", 2)


def _due(heading: str, lines: Sequence[Due], shown: CaseOverview, columns: int) -> Iterator[Line]:
    if not lines:
        return
    yield ()
    yield (Bit(heading, "title"),)
    for line in lines:
        obligation = line.obligation
        finished = line.status in FINISHED and obligation.done is not None
        day = days.short(obligation.done if finished else obligation.due) or "–"
        text = f"{words.what(line)} – {line.who} ({words.status_word(line.status)})"
        is_late = line.status in (Status.OVERDUE, Status.PLANNED_LATE)
        style: Style = "bad" if is_late else ""
        for first, part in _first(wrap(clean(text), max(columns - _DAY_WIDTH - 4, 20))):
            yield (Bit(f"  {pad(day if first else '', _DAY_WIDTH)}  "), Bit(part, style))
        for note in words.notes(line, shown.as_of):
            yield from paragraph(note, columns, "dim", 4 + _DAY_WIDTH)


def _first(parts: list[str]) -> Iterator[tuple[bool, str]]:
    return ((at == 0, part) for at, part in enumerate(parts))
