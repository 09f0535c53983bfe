"""Danish words that several documents share; documents are a municipality's own, and Danish."""

import re
from collections.abc import Iterable
from datetime import date

from sagscli import days
from sagscli.documents.request import Request
from sagscli.rulesets.citation import citation
from sagscli.rulesets.records import ReferralKind, Ruleset
from sagscli.rulesets.roles import acting as acting_role
from sagscli.rulesets.roles import title as role_title
from sagscli.rulesets.titles import in_sentence

_QUOTED = re.compile(r'"([^"]*)"')


def day(date_: date | None) -> str:
    """Return a day as letters write it: "1. november 2026"; "" for none."""
    return days.long(date_) if date_ is not None else ""


def short(date_: date | None) -> str:
    """Return a day as tables write it: "01-11-2026"; "" for none."""
    return days.short(date_)


def quoted(text: str) -> str:
    """Return a sentence of the tool's own with Danish quotation marks."""
    return _QUOTED.sub(r"”\1”", text)


def listed(parts: Iterable[str]) -> str:
    """Return words as a sentence lists them: "a, b og c"."""
    *first_parts, last_part = [part for part in parts if part] or [""]
    return f"{', '.join(first_parts)} og {last_part}" if first_parts else last_part


def roles(request: Request, names: Iterable[str]) -> str:
    """Return roles by their titles; who is no role is a person, and shown as people are."""
    first, *rest = [*names] or [""]
    known = request.ruleset.roles
    inside = (
        in_sentence(role(request, name)) if name in known else role(request, name) for name in rest
    )
    return ", ".join([role(request, first), *inside])


def role(request: Request, name: str | None) -> str:
    """Return a role's title, or a person."""
    if name is None:
        return ""
    is_role = name in request.ruleset.roles
    return role_title(name, request.ruleset) if is_role else person(request, name)


def person(request: Request, name: str) -> str:
    """Return a person, and in parentheses what the case says of who that is (H10)."""
    entry = next((each for each in request.case.people if each.name == name), None)
    who = request.people.name(name)
    if entry is None or not (entry.relation or entry.role):
        return who
    as_role = in_sentence(role_title(entry.role or "", request.ruleset))
    return f"{who} ({request.people.text(entry.relation) or request.people.text(as_role)})"


def acting_title(request: Request, role_name: str | None) -> str:
    """Return the title of who acts for a role; a deputy for a child not enrolled (A10)."""
    if role_name is None:
        return ""
    return role(request, acting_role(role_name, request.case, request.ruleset))


def acting_titles(request: Request, role_names: Iterable[str]) -> list[str]:
    """Return the titles of those who act for roles, each once (A10)."""
    return list(dict.fromkeys(acting_title(request, role_name) for role_name in role_names))


def with_the_relevant(request: Request, role_name: str) -> str:
    """Return the title of who acts for a role, with room for the relevant ones of a group."""
    acting = acting_role(role_name, request.case, request.ruleset)
    entry = request.ruleset.roles.get(acting)
    title = role(request, acting)
    is_group = entry is not None and entry.is_chosen_from
    return f"{title} – den eller de relevante: ________________" if is_group else title


def source(text: str | None, ruleset: Ruleset, on: date) -> str:
    """Return where a document comes from, as a line at its end."""
    return citation(text, ruleset, on) if text else ""


def paper_title(kind: ReferralKind) -> str:
    """Return what the paper is called that asks for something."""
    return kind.document or kind.title or ""
