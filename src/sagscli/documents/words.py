"""Danish words that several documents share; documents are a municipality's own, and Danish."""

import re
from collections.abc import Iterable
from datetime import date

from sagscli import days
from sagscli.documents.request import Request
from sagscli.documents.view_model import LabelledFact
from sagscli.rulesets.citation import citation
from sagscli.rulesets.records import Ruleset
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


def about(request: Request, *, number: bool = True) -> tuple[LabelledFact, ...]:
    """Return whom or what a document is about, with the labels of the form (V10).

    Only a form that has it shows the CPR `number`. A case about a group names no child (A9).
    """
    case, people = request.case, request.people
    if case.child is None:
        group = case.group
        facts = [
            LabelledFact("Gruppe", people.text(group.name if group is not None else None)),
            LabelledFact(
                "Daginstitution", people.text(group.daycare if group is not None else None)
            ),
        ]
        if group is not None and group.room:
            facts.append(LabelledFact("Stue", people.text(group.room)))
        return tuple(facts)
    child = case.child
    return (
        LabelledFact("Navn", people.name(child.name)),
        *([LabelledFact("CPR-nummer", people.number)] if number else []),
        LabelledFact("Forældre", listed(people.name(parent.name) for parent in child.parents)),
        LabelledFact("Daginstitution", people.text(child.daycare) or "Ikke indskrevet"),
    )
