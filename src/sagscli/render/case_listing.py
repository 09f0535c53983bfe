"""`sag list` as rows: each case with its child, where it stands, and the one next step."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sagscli import days
from sagscli.app.case_list import CaseList, ListedCase
from sagscli.app.case_overview import CaseState
from sagscli.language import _, counted
from sagscli.pathways.progress import Reached
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.render.terminal.line import Style


def listing(result: CaseList) -> Listing[ListedCase]:
    """Return a row for each case, and how many there are in each state."""
    return Listing(
        key="cases",
        title=_("Cases as of {day}").format(day=days.full(result.as_of)),
        columns=_columns(result),
        rows=result.cases,
        as_of=result.as_of,
        notes=[Remark(" · ".join(_counted(result)))] if result.cases else [],
        empty=_("There is none."),
        style=_style,
        remarks=_remarks,
        errors=result.errors,
        dialect=result.dialect,
    )


def _columns(result: CaseList) -> list[ListColumn[ListedCase]]:
    """Return the keys of the contract (docs/json.md) in its order, and what people see of them."""
    has_groups = any(row.label.is_group for row in result.cases)
    who = _("Child/group") if has_groups else _("Child")
    return [
        ListColumn("case", lambda row: row.label.number, _("Case")),
        ListColumn("path", lambda row: row.label.path),
        ListColumn("child", lambda row: row.label.label or None, who, wraps=True),
        ListColumn("daycare", lambda row: row.label.daycare, _("Daycare"), wraps=True),
        ListColumn("consultant", lambda row: row.label.consultant, _("Consultant")),
        ListColumn("ruleset", lambda row: row.ruleset),
        ListColumn("status", lambda row: row.state.value),
        ListColumn("step", lambda row: row.step, _("Status"), _standing, below=True),
        ListColumn("reached", lambda row: row.reached.value if row.reached is not None else None),
        ListColumn("since", lambda row: row.since),
        ListColumn("left", lambda row: row.left),
        ListColumn("next", _next, _("Next"), _coming, below=True, labelled=True),
        ListColumn("date", _date, _("When"), _when),
        ListColumn("planned", lambda row: row.next_step is not None and row.next_step.is_planned),
        ListColumn("overdue", lambda row: row.next_step is not None and row.next_step.is_overdue),
        ListColumn("owners", _owners),
        ListColumn("errors", lambda row: row.label.doubtful),
    ]


def _standing(row: ListedCase) -> str:
    if row.state is CaseState.UNREAD:
        return _("cannot be read")
    if row.left is not None:
        return gone(row.state, row.left)
    if row.reached is Reached.REFUSED:
        return _("refused: {step}").format(step=row.step)
    return row.step or ""


def gone(state: CaseState, left: date) -> str:
    """Return that a case has ended, or that its child has left and something is still to do."""
    text = _("ended {day}") if state is CaseState.ENDED else _("left {day}")
    return text.format(day=days.short(left))


def _next(row: ListedCase) -> str | None:
    return row.next_step.title if row.next_step is not None else None


def _date(row: ListedCase) -> date | None:
    return row.next_step.day if row.next_step is not None else None


def _when(row: ListedCase) -> str:
    """Return the day of the next step: the one set for it, or the last one."""
    step = row.next_step
    if step is None or step.day is None:
        return ""
    day = days.short(step.day)
    return day if step.is_planned else _("by {day}").format(day=day)


def _owners(row: ListedCase) -> tuple[str, ...]:
    return row.next_step.owners if row.next_step is not None else ()


def _coming(row: ListedCase) -> str:
    """Return the next step, whether its day has gone by, and who owns it."""
    step = row.next_step
    if step is None:
        return ""
    title = _("{step} (overdue)").format(step=step.title) if step.is_overdue else step.title
    return " – ".join(filter(None, (title, ", ".join(step.who))))


def _style(row: ListedCase) -> Style:
    if row.state is CaseState.OPEN:
        return "bad" if row.next_step is not None and row.next_step.is_overdue else ""
    return "dim" if row.state is CaseState.ENDED else "warn"


def _remarks(row: ListedCase) -> list[Remark]:
    text = _("the file has errors, so what stands here may be wrong")
    return [Remark(text, "bad")] if row.label.doubtful and row.state is not CaseState.UNREAD else []


def _counted(result: CaseList) -> Iterator[str]:
    """Yield how many cases there are, and how many in each state."""
    count = len(result.cases)
    yield counted("{n} case", "{n} cases", count)
    states = Counter(row.state for row in result.cases)
    if n := states[CaseState.OPEN]:
        yield counted("{n} open", "{n} open", n)
    if n := states[CaseState.ENDED]:
        yield counted("{n} ended", "{n} ended", n)
    if n := states[CaseState.UNREAD]:
        yield counted("{n} cannot be read", "{n} cannot be read", n)
