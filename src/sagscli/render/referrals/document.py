"""`sag referral check --format md|html`: the checklist as a document."""

from typing import Any

from sagscli import days, language
from sagscli.app.referral_check import CheckedReferral, UnreadReferral
from sagscli.documents.environment import filled
from sagscli.referrals.checklist import Checklist
from sagscli.render.referrals.words import (
    answer,
    facts,
    heading_of_lines,
    is_good,
    nothing_holds_back,
    sign,
    state_word,
    tone,
)
from sagscli.rulesets.citation import citation
from sagscli.rulesets.roles import title as role_title
from sagscli.safety import clean


def format_markdown(checked: CheckedReferral) -> str:
    """Return the checklist as Markdown, made by ``henvisning/tjekliste.md.j2``."""
    return _filled(_view(checked.checklist, checked.number), "md")


def format_html(checked: CheckedReferral) -> str:
    """Return the checklist as HTML, made by ``henvisning/tjekliste.html.j2``."""
    return _filled(_view(checked.checklist, checked.number), "html")


def format_unread_markdown(unread: UnreadReferral) -> str:
    """Return what nothing holds back, for a case that cannot be read (A8), as Markdown."""
    return _filled(_unread_view(unread), "md")


def format_unread_html(unread: UnreadReferral) -> str:
    """Return what nothing holds back, for a case that cannot be read (A8), as HTML."""
    return _filled(_unread_view(unread), "html")


def _filled(view: dict[str, Any], form: str) -> str:
    return filled(f"henvisning/tjekliste.{form}.j2", **_cleaned(view))


def _unread_view(unread: UnreadReferral) -> dict[str, Any]:
    return {
        "language": language.current(),
        "number": unread.number,
        "title": unread.to.capitalize(),
        "answer": nothing_holds_back(),
        "ready": True,
        "facts": [],
        "day": days.long(unread.as_of),
        "items": [],
        "record_heading": "",
        "record": [],
    }


def _cleaned(value: Any) -> Any:
    """Return a view whose texts cannot steer a terminal that shows the document."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def _view(checklist: Checklist, number: str) -> dict[str, Any]:
    return {
        "language": language.current(),
        "number": number,
        "title": checklist.kind.title,
        "answer": answer(checklist),
        "ready": is_good(checklist),
        "facts": facts(checklist),
        "day": days.long(checklist.as_of),
        "items": [
            {
                "sign": sign(checklist, item.standing.state),
                "word": state_word(checklist, item.standing),
                "detail": "" if item.standing.awaits else item.standing.told,
                "tone": tone(checklist, item.standing.state),
                "title": item.standing.title,
                "who": role_title(item.standing.responsible, checklist.ruleset),
                "source": citation(item.standing.source, checklist.ruleset, checklist.as_of),
            }
            for item in checklist.items
        ],
        "record_heading": heading_of_lines(checklist),
        "record": list(checklist.record),
    }
