"""Words of a ruleset that lead nowhere: with a place and the nearest that does (SAG501)."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from itertools import takewhile

from sagscli.case.key_roles import DateRole
from sagscli.case.record import Record
from sagscli.case.records import Case, Measure, Referral
from sagscli.case.tagged import tagged
from sagscli.case.walk import fields_of_type, nested
from sagscli.casefile.suggest import did_you_mean
from sagscli.deadlines.events import ANYWHERE, SUBJECTS, events_of
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.referrals.evidence import GRANTED
from sagscli.referrals.kinds.registry import kind_of
from sagscli.ruleset_faults.references import Reference, references
from sagscli.rulesets.ages import is_years
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import (
    DeadlineRule,
    Form,
    MeetingKind,
    ReferralKind,
    Requirement,
    Ruleset,
)
from sagscli.rulesets.records.deadlines import SECTION_OF, subject_of


def unknown_words(version: RulesetVersion) -> Iterator[Problem]:
    """Report a word that is not among what its field refers to: a role, an event … (SAG501)."""
    spoilt = {at[0] for at in version.unread if at}
    for reference in references(version.ruleset):
        check = CHOICES.get(reference.ref)
        if check is not None:
            problem = check(reference)
        elif reference.ref in spoilt:
            continue  # the word may well have stood where nothing could be read
        else:
            words = version.ruleset.words(reference.ref)
            problem = _in_section(reference, reference.ref, words)
        if problem is not None:
            yield problem


def _in_section(reference: Reference, section: str, words: Collection[str]) -> Problem | None:
    if reference.word in words:
        return None  # most words are, and need no message
    message = _('"{word}" is not among "{section}" of the ruleset')
    none = _('add it under "{section}"').format(section=section)
    otherwise = _("known there: {words}") if words else none
    return _problem(reference, words, message.replace("{section}", section), otherwise)


def _among(
    reference: Reference, words: Collection[str], message: str, otherwise: str
) -> Problem | None:
    return None if reference.word in words else _problem(reference, words, message, otherwise)


def _problem(reference: Reference, words: Collection[str], message: str, otherwise: str) -> Problem:
    text = message.replace("{word}", reference.word)
    return Problem(
        "SAG501", reference.at, text, did_you_mean(reference.word, tuple(words), otherwise)
    )


def _subject(reference: Reference) -> Problem | None:
    what, which = subject_of(reference.word)
    if what in SUBJECTS and bool(which) == (what in SECTION_OF):
        return None
    words = [f"{name}.…" if name in SECTION_OF else name for name in SUBJECTS]
    message = _('"{word}" is not something a rule can be asked of')
    return _problem(reference, words, message, _("known there: {words}"))


def _event(reference: Reference) -> Problem | None:
    rule = next((record for record in reference.around if isinstance(record, DeadlineRule)), None)
    if rule is None:
        return _in_section(reference, "tæller-fra", ANYWHERE)
    # that a child has no date of its own is told by what a rule must be fulfilled by (SAG503)
    words = events_of(rule, of_records="dato-i" in reference.at)
    message = _('"{word}" is not an event that this rule can ask about')
    return _among(reference, words, message, _("known here: {words}"))


def _topic(reference: Reference) -> Problem | None:
    match reference.around:
        case _, MeetingKind() as meeting:
            return _in_section(reference, f"møder.{reference.at[1]}.dagsorden", meeting.agenda)
        case Ruleset() as ruleset, _, Requirement(meeting=names):
            meetings = [ruleset.meetings[name] for name in names if name in ruleset.meetings]
            agenda = {topic: None for meeting in meetings for topic in meeting.agenda}
            section = f"møder.{names[0]}.dagsorden" if names else "dagsorden"
            return _in_section(reference, section, agenda)
    return None


def _form_field(reference: Reference) -> Problem | None:
    match reference.around:
        case _, Form() as form, _:
            return _in_section(reference, f"skemaer.{reference.at[1]}.felter", form.fields_by_id)
        case Ruleset(forms=forms), _, Requirement(plan=plan):
            fields = forms[plan].fields_by_id if plan in forms else {}
            return _in_section(reference, f"skemaer.{plan}.felter", fields)
    return None


def _judgement(reference: Reference) -> Problem | None:
    match reference.around:
        case _, ReferralKind(requirements=requirements), _:
            judged = [need.id or "" for need in requirements if need.judgement is not None]
            return _in_section(reference, f"henvisninger.{reference.at[1]}.krav", judged)
    return None


def _earlier(reference: Reference) -> Problem | None:
    match reference.around:
        case _, ReferralKind(requirements=requirements), Requirement() as requirement:
            before = takewhile(lambda other: other is not requirement, requirements)
            earlier = [above.id or "" for above in before]
            message = _('"{word}" is not a krav that stands before this one')
            none = _("this is the first; move it further down")
            otherwise = _("those before it: {words}") if earlier else none
            return _among(reference, earlier, message, otherwise)
    return None


def _record_key(reference: Reference) -> Problem | None:
    """Look for a key among those of the record that the requirement asks for.

    That a requirement asks for nothing is told by itself (SAG503).
    """
    match reference.around:
        case _, _, Requirement() as requirement:
            kind = kind_of(requirement)
            if kind.record is not None and "filled" in kind.goes_with:
                return _in_section(reference, _section_of(kind.record), list(kind.record.keys()))
    return None


def _measure_key(reference: Reference) -> Problem | None:
    return _in_section(reference, _section_of(Measure), list(Measure.keys()))


def _section_of(record: type[Record]) -> str:
    return next(danish for _name, danish, inner, _many in nested(Case) if inner is record)


def _referral_date(reference: Reference) -> Problem | None:
    return _one_of(reference, referral_dates())


def _referral_limit(reference: Reference) -> Problem | None:
    return _one_of(reference, (*referral_dates(), GRANTED))


def referral_dates() -> tuple[str, ...]:
    """Return the dates of a referral that something happens on; a wish is none (A19)."""
    return tuple(key.danish for key in tagged(Referral, DateRole) if key.role.event is not None)


def _one_of(reference: Reference, dates: Collection[str]) -> Problem | None:
    message = _('"{word}" is not a date of a referral')
    return _among(reference, dates, message, _("known there: {words}"))


def _case_date(reference: Reference) -> Problem | None:
    message = _('"{word}" is not a date of a case')
    return _among(reference, version_dates(), message, _("known there: {words}"))


def version_dates() -> tuple[str, ...]:
    """Return the dates of a case that can pick the version of its ruleset."""
    return tuple(
        f"{danish}.{key}"
        for _name, danish, inner, many in nested(Case)
        if many
        for _attribute, key in fields_of_type(inner, date)
    )


def _other_deadline(reference: Reference) -> Problem | None:
    match reference.around:
        case Ruleset(deadlines=deadlines), DeadlineRule() as rule:
            others = [other.id or "" for other in deadlines if other.id != rule.id]
            return _in_section(reference, "frister", others)
    return None


def _age(reference: Reference) -> Problem | None:
    if reference.word == "skolestart" or is_years(reference.word):
        return None
    message = _('"{word}" is neither a number of years nor "skolestart"')
    return _problem(reference, ("skolestart",), message, _('write a number, or "skolestart"'))


CHOICES: dict[str, Callable[[Reference], Problem | None]] = {
    "age": _age,
    "case date": _case_date,
    "earlier": _earlier,
    "event": _event,
    "form field": _form_field,
    "judgement": _judgement,
    "key": _record_key,
    "measure key": _measure_key,
    "other deadline": _other_deadline,
    "referral date": _referral_date,
    "referral limit": _referral_limit,
    "subject": _subject,
    "topic": _topic,
}
"""What a field refers to (`ref`) where that is no section of the ruleset."""
