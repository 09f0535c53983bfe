"""Danish words that several documents share; documents are a municipality's own, and Danish."""

import re
from collections.abc import Iterable
from datetime import date

from sagscli import days
from sagscli.deadlines.explanation import citation
from sagscli.documents.request import Request
from sagscli.rulesets.records import ReferralKind, Ruleset
from sagscli.rulesets.roles import acting as acting_role
from sagscli.rulesets.roles import title as role_title

_QUOTED = re.compile(r'"([^"]*)"')


def day(one: date | None) -> str:
    """Return a day as letters write it: "1. november 2026"; "" for none."""
    return days.long(one) if one is not None else ""


def short(one: date | None) -> str:
    """Return a day as tables write it: "01-11-2026"; "" for none."""
    return days.short(one)


def quoted(text: str) -> str:
    """Return a sentence of the tool's own with Danish quotation marks."""
    return _QUOTED.sub(r"”\1”", text)


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: "a, b og c"."""
    *others, last = [word for word in words if word] or [""]
    return f"{', '.join(others)} og {last}" if others else last


def roles(request: Request, those: Iterable[str]) -> str:
    """Return roles by their titles; who is no role is a person, and shown as people are."""
    return ", ".join(role(request, one) for one in those)


def role(request: Request, one: str | None) -> str:
    """Return a role's title, or a person."""
    if one is None:
        return ""
    known = one in request.ruleset.roles
    return role_title(one, request.ruleset) if known else request.people.name(one)


def acts(request: Request, one: str | None) -> str:
    """Return the title of the role that acts for `one`; a deputy for a child not enrolled (A10)."""
    return role(request, acting_role(one, request.case, request.ruleset)) if one is not None else ""


def acting(request: Request, those: Iterable[str]) -> str:
    """Return the titles of the roles that act for `those`, each once (A10)."""
    return ", ".join(dict.fromkeys(acts(request, one) for one in those))


def source(text: str | None, ruleset: Ruleset, on: date) -> str:
    """Return where a document comes from, as a line at its end."""
    return citation(text, ruleset, on) if text else ""


def paper_title(kind: ReferralKind) -> str:
    """Return what the paper is called that asks for something."""
    return kind.document or kind.title or ""
