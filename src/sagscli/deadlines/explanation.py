"""Say how a date was reckoned, term by term, in the language in use."""

from dataclasses import dataclass
from datetime import date

from sagscli import days
from sagscli.case.key_paths import readable
from sagscli.deadlines.obligation import DateTerm, Obligation
from sagscli.language import _
from sagscli.rulesets.citation import citation_with_ids
from sagscli.rulesets.description import reckoning_text
from sagscli.rulesets.records import Ruleset


@dataclass(frozen=True, slots=True)
class Reason:
    """One term in words; `binds` when it decided the date."""

    text: str
    day: date | None
    source: str
    binds: bool


def reasons(obligation: Obligation, ruleset: Ruleset | None = None) -> tuple[Reason, ...]:
    """Return the terms of `obligation` in words, with their citations written out."""
    return tuple(
        Reason(
            term_text(term),
            term.day,
            citation_with_ids(term.source, ruleset, obligation.due),
            term.binds,
        )
        for term in obligation.terms
    )


def term_text(term: DateTerm) -> str:
    """Return such as "3 months after opstart 2026-03-02"; days as the language writes them."""
    amount = (term.amount, term.unit)
    text = reckoning_text(term.direction, _event(term), amount, term.month_day)
    if not term.applies and term.event_date is not None:
        return _("{text} (does not apply here)").format(text=text)
    return text


def _event(term: DateTerm) -> str:
    if term.event_date is None:
        return _("{event} (not known)").format(event=term.event)
    day = days.short(term.event_date)
    if term.expected:
        return _("the expected {event} {day}").format(event=term.event, day=day)
    return f"{term.event} {day}"


def numbered_title(obligation: Obligation) -> str:
    """Return what an obligation is called, with the number of a recurring one."""
    if not obligation.recurs:
        return obligation.title
    text = _("{title} no. {number}")
    return text.format(title=obligation.title, number=obligation.occurrence)


def missing_text(key: str) -> str:
    """Return what to fill in so that a date can be reckoned."""
    if key == "barn.født":
        return _("needs skole.start, or barn.født to estimate it from")
    if key == "tilbud.opstart":
        return _("granted, but no tilbud with opstart is recorded yet")
    if key == "indsatser.start":
        return _("granted, but no indsats with start is recorded yet")
    return _("needs {key}").format(key=readable(key))
