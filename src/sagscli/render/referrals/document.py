"""`sag referral check --format md|html`: the checklist as a document."""

from datetime import date
from typing import Any

from sagscli import days, language
from sagscli.documents.environment import filled
from sagscli.referrals.checklist import Checklist
from sagscli.render.referrals.words import (
    answer,
    facts,
    heading_of_lines,
    is_good,
    sign,
    state_word,
    tone,
)
from sagscli.rulesets.citation import citation
from sagscli.rulesets.roles import title as role_title
from sagscli.safety import clean


def format_document(one: Checklist, number: str, form: str) -> str:
    """Return the checklist as Markdown or HTML, made by ``henvisning/tjekliste.*.j2``."""
    return filled(f"henvisning/tjekliste.{form}.j2", **_cleaned(_view(one, number)))


def format_unread_document(number: str, title: str, text: str, as_of: date, form: str) -> str:
    """Return the document of what nothing holds back, for a case that cannot be read (A8)."""
    view: dict[str, Any] = {
        "language": language.current(),
        "number": number,
        "title": title,
        "answer": text,
        "ready": True,
        "facts": [],
        "day": days.long(as_of),
        "items": [],
        "record_heading": "",
        "record": [],
    }
    return filled(f"henvisning/tjekliste.{form}.j2", **_cleaned(view))


def _cleaned(value: Any) -> Any:
    """Return a view whose texts cannot steer a terminal that shows the document."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def _view(one: Checklist, number: str) -> dict[str, Any]:
    return {
        "language": language.current(),
        "number": number,
        "title": one.kind.title,
        "answer": answer(one),
        "ready": is_good(one),
        "facts": facts(one),
        "day": days.long(one.as_of),
        "items": [
            {
                "sign": sign(one, item.standing.state),
                "word": state_word(one, item.standing.state),
                "tone": tone(one, item.standing.state),
                "title": item.standing.title,
                "detail": item.standing.detail,
                "who": role_title(item.standing.responsible, one.ruleset),
                "source": citation(item.standing.source, one.ruleset, one.as_of),
            }
            for item in one.items
        ],
        "record_heading": heading_of_lines(one),
        "record": list(one.record),
    }
