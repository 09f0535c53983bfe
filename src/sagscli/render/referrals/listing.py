"""`sag referral list`: every open referral of a folder, and how far it is."""

from collections.abc import Sequence
from datetime import date

from sagscli import days
from sagscli.language import _
from sagscli.referrals.checklist import Checklist
from sagscli.referrals.standing import State
from sagscli.render.referrals.words import is_unsent_too_late
from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import Line, paragraph
from sagscli.safety import clean

MOST_NAMED = 3

ReferralRow = tuple[str, Checklist]


def format_list(rows: Sequence[ReferralRow], as_of: date, columns: int) -> list[Line]:
    """Return a line for each open referral: what it is for, what is in place, what is missing."""
    heading = _("Open referrals as of {day}").format(day=days.full(as_of))
    lines = paragraph(heading, columns, "title")
    if not rows:
        return [*lines, *paragraph(_("There is none."), columns)]
    layout = fit(_columns(), list(rows), columns)
    lines += [] if layout.stacked else [layout.header(rows[0])]
    for at, (_number, one) in enumerate(rows):
        lines += layout.rows(at, "green" if one.is_ready else "bad")
        lines += [*_too_late(one, columns), *_lacks(one, columns)]
    return lines


def _columns() -> list[Column[ReferralRow]]:
    return [
        Column(lambda _row: _("Case"), lambda row: clean(row[0])),
        Column(lambda _row: _("To"), lambda row: clean(row[1].kind.title or ""), wraps=True),
        Column(
            lambda _row: _("In place"),
            lambda row: _count(row[1]),
            right=True,
            optional=True,
            labelled=True,
        ),
        Column(lambda _row: _("Sent"), lambda row: _sent(row[1]), labelled=True),
        Column(lambda _row: _("Papers by"), lambda row: _papers(row[1]), labelled=True),
        Column(
            lambda _row: _("Meeting"), lambda row: days.short(row[1].papers.meeting), labelled=True
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


def _papers(one: Checklist) -> str:
    """Return the last working day for the papers; one that has gone by is marked."""
    return days.short(one.papers.act_by) + (" !" if _is_gone_by(one) else "")


def _is_gone_by(one: Checklist) -> bool:
    return one.papers.act_by is not None and one.papers.act_by < one.as_of


def _too_late(one: Checklist, columns: int) -> list[Line]:
    """Return what the mark means, and the next meeting that can be reached (H5)."""
    if not (is_unsent_too_late(one) or _is_gone_by(one)):
        return []
    last = one.papers.act_by
    text = _("the meeting has been, and nothing was sent")
    if last is not None:
        text = _("! the papers should have been sent by {day}").format(day=days.short(last))
    if one.later.meeting is not None:
        text += "; " + _("next meeting {day}").format(day=days.short(one.later.meeting))
    if one.later.act_by is not None:
        text += ", " + _("papers by {day}").format(day=days.short(one.later.act_by))
    return paragraph(f"└ {text}", columns, "bad", 4)


def _sent(one: Checklist) -> str:
    return days.short(one.referral.sent) if one.referral is not None else ""
