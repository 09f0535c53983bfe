"""`sag referral list`: every open referral of a folder, and how far it is."""

from collections.abc import Sequence
from datetime import date

from sagscli import days
from sagscli.language import _
from sagscli.model.requirement import State
from sagscli.report.layout import Column, fit
from sagscli.report.line import Line, paragraph
from sagscli.rules.checklist import Checklist
from sagscli.safety import clean

MOST_NAMED = 3

Row = tuple[str, Checklist]


def format_list(rows: Sequence[Row], as_of: date, columns: int) -> list[Line]:
    """Return a line for each open referral: what it is for, what is in place, what is missing."""
    heading = _("Open referrals as of {day}").format(day=days.full(as_of))
    lines = paragraph(heading, columns, "title")
    if not rows:
        return [*lines, *paragraph(_("There is none."), columns)]
    layout = fit(_columns(), list(rows), columns)
    lines += [] if layout.stacked else [layout.header(rows[0])]
    for at, (_number, one) in enumerate(rows):
        lines += layout.rows(at, "green" if one.is_ready else "bad")
        lines += _lacks(one, columns)
    return lines


def _columns() -> list[Column[Row]]:
    return [
        Column(lambda _row: _("Case"), lambda row: clean(row[0])),
        Column(lambda _row: _("To"), lambda row: clean(row[1].kind.title or ""), wraps=True),
        Column(lambda _row: _("In place"), lambda row: _count(row[1]), right=True),
        Column(lambda _row: _("Sent"), lambda row: _sent(row[1])),
        Column(lambda _row: _("Papers by"), lambda row: days.short(row[1].papers.act_by)),
        Column(
            lambda _row: _("Meeting"),
            lambda row: days.short(row[1].papers.meeting),
            optional=True,
        ),
    ]


def _count(one: Checklist) -> str:
    asked = len(one.items) - one.count(State.NOT_APPLICABLE)
    return f"{one.count(State.MET)}/{asked}"


def _lacks(one: Checklist, columns: int) -> list[Line]:
    """Return what is missing, the first few of it, on lines of their own."""
    if one.kind.advisory:
        text = _("advice only: nothing stands in the way")
        return paragraph(f"└ {text}", columns, "dim", 4)
    titles = [item.standing.title for item in one.open]
    if not titles:
        return []
    text = ", ".join(titles[:MOST_NAMED])
    if len(titles) > MOST_NAMED:
        text += " " + _("and {n} more").format(n=len(titles) - MOST_NAMED)
    return paragraph("└ " + _("lacks: {titles}").format(titles=text), columns, "dim", 4)


def _sent(one: Checklist) -> str:
    return days.short(one.referral.sent) if one.referral is not None else ""
