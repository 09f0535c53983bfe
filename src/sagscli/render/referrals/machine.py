"""`sag referral` for programs; ``docs/json.md`` has the shapes."""

from typing import Any

from sagscli.app.open_referrals import OpenReferrals
from sagscli.app.referral_check import CheckedReferral, UnreadReferral
from sagscli.referrals.checklist import Checklist, ChecklistItem
from sagscli.referrals.paper_deadline import NO_PAPERS, Papers
from sagscli.render.diagnostics.machine import diagnostic_value
from sagscli.render.referrals.listing import listing
from sagscli.rulesets.citation import citation_with_ids
from sagscli.rulesets.roles import title as role_title


def format_json(checked: CheckedReferral) -> dict[str, Any]:
    """Return one checklist."""
    return _checklist(checked.checklist, checked.number)


def format_unread(unread: UnreadReferral) -> dict[str, Any]:
    """Return the checklist of what nothing holds back, for a case that cannot be read (A8)."""
    return {
        "version": 1,
        "case": unread.number,
        "to": unread.to,
        "title": unread.to.capitalize(),
        "as_of": unread.as_of.isoformat(),
        "ready": True,
        "advisory": True,
        "not_enrolled": False,
        **_days(NO_PAPERS),
        "later": None,
        "requirements": [],
        "record": [],
        "sent": None,
        "sent_late": False,
        "decision": None,
        "next": "send",
    }


def format_list_json(listed: OpenReferrals) -> dict[str, Any]:
    """Return every open referral of a folder: the columns of the CSV, and the next meeting."""
    return {
        "version": 1,
        "as_of": listed.as_of.isoformat(),
        "referrals": [
            {**row, "later": _later(referral.checklist)}
            for row, referral in zip(listing(listed).for_programs(), listed.referrals, strict=True)
        ],
        "diagnostics": [diagnostic_value(each) for each in listed.errors],
    }


def _checklist(checklist: Checklist, number: str) -> dict[str, Any]:
    return {
        "version": 1,
        "case": number,
        "to": checklist.to,
        "title": checklist.kind.title,
        "as_of": checklist.as_of.isoformat(),
        "ready": checklist.is_ready,
        "advisory": checklist.kind.advisory,
        "not_enrolled": bool(checklist.stand_ins),
        **_papers(checklist),
        "later": _later(checklist),
        "requirements": [_requirement(item, checklist) for item in checklist.items],
        "record": list(checklist.record),
        "sent": _iso(checklist.referral.sent if checklist.referral is not None else None),
        "sent_late": checklist.papers.missed is not None,
        "decision": _decision(checklist),
        "next": checklist.next.move.value,
    }


def _requirement(item: ChecklistItem, checklist: Checklist) -> dict[str, Any]:
    standing = item.standing
    return {
        "id": standing.id,
        "title": standing.title,
        "state": standing.state.value,
        "responsible": standing.responsible,
        "responsible_title": role_title(standing.responsible, checklist.ruleset),
        "detail": standing.detail,
        "remark": standing.remark or None,
        "met": _iso(standing.met),
        "record": [] if checklist.is_past else list(item.lines),
        "source": citation_with_ids(standing.source, checklist.ruleset, checklist.as_of),
    }


def _decision(checklist: Checklist) -> dict[str, Any] | None:
    decision = checklist.referral.decision if checklist.referral is not None else None
    if decision is None:
        return None
    return {
        "date": _iso(decision.dated),
        "outcome": decision.outcome,
        # What is no word of the ruleset may be a sentence, and name someone.
        "points_to": [word for word in decision.points_to if word in checklist.ruleset.referrals],
    }


def _papers(checklist: Checklist) -> dict[str, Any]:
    return _days(checklist.papers)


def _later(checklist: Checklist) -> dict[str, Any] | None:
    return _days(checklist.later) if checklist.later.meeting is not None else None


def _days(papers: Papers) -> dict[str, Any]:
    return {
        "meeting": _iso(papers.meeting),
        "papers_due": _iso(papers.due),
        "papers_act_by": _iso(papers.act_by),
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
