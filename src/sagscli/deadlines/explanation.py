"""Say how a date was reckoned, limb by limb, in the language in use."""

from dataclasses import dataclass
from datetime import date

from sagscli import days
from sagscli.case.key_paths import readable
from sagscli.deadlines.obligation import DateTerm, Obligation
from sagscli.language import _
from sagscli.rulesets.description import reckoning_text
from sagscli.rulesets.records import Edition, Ruleset, Source, Validity


@dataclass(frozen=True, slots=True)
class Reason:
    """One limb in words; `binds` when it decided the date."""

    text: str
    day: date | None
    source: str
    binds: bool


def reasons(obligation: Obligation, ruleset: Ruleset | None = None) -> tuple[Reason, ...]:
    """Return the limbs of `obligation` in words, with their citations written out."""
    return tuple(
        Reason(
            term_text(term), term.day, citation(term.source, ruleset, obligation.due), term.binds
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


def citation(source: str, ruleset: Ruleset | None, day: date | None = None) -> str:
    """Return a citation with its document's title in place of the ruleset's short name.

    Of a source with editions it is the one that held on `day`, or the last (A7).
    """
    short, colon, where = source.partition(":")
    document = ruleset.sources.get(short.strip()) if ruleset is not None and colon else None
    if document is None:
        return source
    publisher = f", {document.publisher}" if document.publisher else ""
    return f"{source_title(document, day)}{publisher}: {where.strip()}"


def source_title(document: Source, day: date | None) -> str:
    """Return what a source is called on `day`; without a day, what it is called last (A7)."""
    held = [one for one in document.editions if day is None or holds(one, day)]
    return (held[-1].title if held else None) or document.title or ""


def holds(one: Edition | Validity, day: date) -> bool:
    """Return whether `day` lies between two days, both inclusive; a missing one has no end."""
    return (one.since is None or one.since <= day) and (one.until is None or day <= one.until)


def missing_text(key: str) -> str:
    """Return what to fill in so that a date can be reckoned."""
    if key == "barn.født":
        return _("needs skole.start, or barn.født to estimate it from")
    if key == "tilbud.opstart":
        return _("granted, but no tilbud with opstart is recorded yet")
    return _("needs {key}").format(key=readable(key))
