"""`sag referral list`: every open referral of a folder, and how far it is."""

from datetime import date

from sagscli import days
from sagscli.app.open_referrals import OpenReferral, OpenReferrals
from sagscli.language import _
from sagscli.referrals.checklist import Checklist
from sagscli.referrals.standing import State
from sagscli.render.deadlines.words import is_past_acting, last_day_was
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.render.referrals.words import is_unsent_too_late

MOST_NAMED = 3


def listing(result: OpenReferrals) -> Listing[OpenReferral]:
    """Return a row for each open referral: what it is for, what is in place, what is missing."""
    return Listing(
        key="referrals",
        title=_("Open referrals as of {day}").format(day=days.full(result.as_of)),
        columns=_columns(),
        rows=result.referrals,
        as_of=result.as_of,
        empty=_("There is none."),
        style=lambda row: "green" if row.checklist.is_ready else "bad",
        remarks=lambda row: [*_too_late(row.checklist), *_lacks(row.checklist)],
        errors=result.errors,
        dialect=result.dialect,
    )


def _columns() -> list[ListColumn[OpenReferral]]:
    """Return the keys of the contract (docs/json.md) in its order, and what people see of them."""
    return [
        ListColumn("case", lambda row: row.number, _("Case")),
        ListColumn("path", lambda row: row.path),
        ListColumn("to", lambda row: row.checklist.to),
        ListColumn("title", lambda row: row.checklist.kind.title, _("To"), wraps=True),
        ListColumn("ready", lambda row: row.checklist.is_ready),
        ListColumn(
            "met",
            lambda row: row.checklist.count(State.MET),
            _("In place"),
            lambda row: _count(row.checklist),
            right=True,
            optional=True,
            labelled=True,
        ),
        ListColumn("open", lambda row: [item.standing.id for item in row.checklist.open]),
        ListColumn("asked", lambda row: len(row.checklist.items)),
        ListColumn("sent", lambda row: _sent(row.checklist), _("Sent"), labelled=True),
        ListColumn("meeting", lambda row: row.checklist.papers.meeting),
        ListColumn("papers_due", lambda row: row.checklist.papers.due),
        ListColumn(
            "papers_act_by",
            lambda row: row.checklist.papers.act_by,
            _("Papers by"),
            lambda row: _papers(row.checklist),
            labelled=True,
        ),
        ListColumn("", lambda row: row.checklist.papers.meeting, _("Meeting"), labelled=True),
    ]


def _count(checklist: Checklist) -> str:
    return f"{checklist.count(State.MET)}/{checklist.applicable}"


def _lacks(checklist: Checklist) -> list[Remark]:
    """Return what is missing, the first few of it."""
    if checklist.kind.advisory:
        return [Remark(_("advice only: nothing stands in the way"))]
    titles = [item.standing.title for item in checklist.open]
    if not titles:
        return []
    text = ", ".join(titles[:MOST_NAMED])
    if len(titles) > MOST_NAMED:
        text += " " + _("and {n} more").format(n=len(titles) - MOST_NAMED)
    return [Remark(_("lacks: {titles}").format(titles=text))]


def _papers(checklist: Checklist) -> str:
    """Return the last working day for the papers; one that has gone by is marked."""
    return days.short(checklist.papers.act_by) + (" !" if _is_gone_by(checklist) else "")


def _is_gone_by(checklist: Checklist) -> bool:
    return checklist.papers.act_by is not None and checklist.papers.act_by < checklist.as_of


def _too_late(checklist: Checklist) -> list[Remark]:
    """Return what the mark means, and the next meeting that can be reached (H5)."""
    if not (is_unsent_too_late(checklist) or _is_gone_by(checklist)):
        return []
    last, due = checklist.papers.act_by, checklist.papers.due
    text = _("the meeting has been, and nothing was sent")
    if is_past_acting(last, due, checklist.as_of):
        text = f"! {last_day_was(last)}"
    elif last is not None:
        text = _("! the papers should have been sent by {day}").format(day=days.short(last))
    if checklist.later.meeting is not None:
        text += "; " + _("next meeting {day}").format(day=days.short(checklist.later.meeting))
    if checklist.later.act_by is not None:
        text += ", " + _("papers by {day}").format(day=days.short(checklist.later.act_by))
    return [Remark(text, "bad")]


def _sent(checklist: Checklist) -> date | None:
    return checklist.referral.sent if checklist.referral is not None else None
