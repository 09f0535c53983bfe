"""Words of a ruleset that lead nowhere: with a place and the nearest that does (SAG501)."""

from collections.abc import Iterable, Iterator
from datetime import date

from sagscli.case.record import Record
from sagscli.case.records import Case, Referral
from sagscli.case.walk import fields_of_type, nested
from sagscli.casefile.suggest import did_you_mean
from sagscli.deadlines.events import ANYWHERE, SUBJECTS, events_of
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.referrals.kinds.registry import kind_of
from sagscli.ruleset_lint.references import (
    SECTION_OF,
    references,
    requirements,
    terms_with_paths,
    words_of,
)
from sagscli.rulesets.ages import is_years
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import DeadlineRule, Requirement, Ruleset
from sagscli.rulesets.records.deadlines import subject_of


def unknown_words(version: RulesetVersion) -> Iterator[Problem]:
    """Report a word that the ruleset does not have: a role, a meeting, a form … (SAG501)."""
    ruleset = version.ruleset
    spoilt = {at[0] for at in version.unread if at}
    for one in references(ruleset):
        if one.section in spoilt:
            continue  # the word may well have stood where nothing could be read
        known = words_of(ruleset, one.section)
        if one.word not in known:
            yield _unknown(one.at, one.word, one.section, known)
    yield from _unknown_subjects(ruleset)
    yield from _unknown_topics(ruleset)
    yield from _unknown_fields(ruleset)
    yield from _unknown_requirements(ruleset)
    yield from _unknown_version_date(ruleset)
    yield from _unknown_year_before(ruleset)
    yield from _unknown_ages(ruleset)


def _unknown(at: KeyPath, word: str, section: str, known: Iterable[str]) -> Problem:
    message = _('"{word}" is not among "{section}" of the ruleset').format(
        word=word, section=section
    )
    names = tuple(known)
    otherwise = (
        _("known there: {words}")
        if names
        else _('add it under "{section}"').format(section=section)
    )
    return Problem("SAG501", at, message, did_you_mean(word, names, otherwise))


def _unknown_subjects(ruleset: Ruleset) -> Iterator[Problem]:
    for at, rule in enumerate(ruleset.deadlines):
        for key, subjects in (("for-hver", rule.for_each), ("undtagen", rule.except_for)):
            for place, one in enumerate(subjects):
                what, which = subject_of(one)
                if what not in SUBJECTS or bool(which) != (what in SECTION_OF):
                    known = [f"{name}.…" if name in SECTION_OF else name for name in SUBJECTS]
                    message = _('"{word}" is not something a rule can be asked of').format(word=one)
                    remedy = did_you_mean(one, known, _("known there: {words}"))
                    yield Problem("SAG501", ("frister", at, key, place), message, remedy)


def _unknown_topics(ruleset: Ruleset) -> Iterator[Problem]:
    for name, kind in ruleset.meetings.items():
        for at, word in enumerate(kind.must_discuss):
            if word not in kind.agenda:
                place = ("møder", name, "skal-drøftes", at)
                yield _unknown(place, word, f"møder.{name}.dagsorden", kind.agenda)
    for path, one in requirements(ruleset):
        kinds = [ruleset.meetings[kind] for kind in one.meeting if kind in ruleset.meetings]
        agenda = {topic: None for kind in kinds for topic in kind.agenda}
        for at, word in enumerate(one.discussed):
            if word not in agenda:
                section = f"møder.{one.meeting[0]}.dagsorden" if one.meeting else "dagsorden"
                yield _unknown((*path, "drøftet", at), word, section, agenda)


def _unknown_fields(ruleset: Ruleset) -> Iterator[Problem]:
    for path, one in requirements(ruleset):
        form = ruleset.forms.get(one.plan or "")
        known = form.fields_by_id if form is not None else {}
        for at, word in enumerate(one.fields):
            if word not in known:
                section = f"skemaer.{one.plan}.felter"
                yield _unknown((*path, "felter", at), word, section, known)
    for name, each in ruleset.forms.items():
        for field, asked in each.fields_by_id.items():
            for at, word in enumerate(asked.last):
                if word not in each.fields_by_id:
                    place = ("skemaer", name, "felter", field, "fra-sidst", at)
                    yield _unknown(place, word, f"skemaer.{name}.felter", each.fields_by_id)


def _unknown_requirements(ruleset: Ruleset) -> Iterator[Problem]:
    """Report words of `hvis`, `efter`, `hører-til`, `inden` … that lead nowhere."""
    dates = [danish for _name, danish in fields_of_type(Referral, date)]
    for name, kind in ruleset.referrals.items():
        earlier: list[str] = []
        judged = [one.id or "" for one in kind.requirements if one.judgement is not None]
        for at, one in enumerate(kind.requirements):
            path: KeyPath = ("henvisninger", name, "krav", at)
            section = f"henvisninger.{name}.krav"
            if one.only_if is not None and one.only_if not in judged:
                yield _unknown((*path, "hvis"), one.only_if, section, judged)
            for place, word in enumerate(one.after):
                if word not in earlier:
                    yield _not_earlier((*path, "efter", place), word, earlier)
            if one.belongs_to is not None and one.belongs_to not in earlier:
                yield _not_earlier((*path, "hører-til"), one.belongs_to, earlier)
            by = [(("inden", place), word) for place, word in enumerate(one.by_date)]
            for key, named in (*by, (("dato",), one.date_key)):
                if named is not None and named not in dates:
                    message = _('"{word}" is not a date of a referral').format(word=named)
                    remedy = did_you_mean(named, dates, _("known there: {words}"))
                    yield Problem("SAG501", (*path, *key), message, remedy)
            yield from _unknown_keys(path, one)
            earlier.append(one.id or "")


def _not_earlier(path: KeyPath, word: str, earlier: list[str]) -> Problem:
    message = _('"{word}" is not a krav that stands before this one').format(word=word)
    otherwise = (
        _("those before it: {words}") if earlier else _("this is the first; move it further down")
    )
    return Problem("SAG501", path, message, did_you_mean(word, earlier, otherwise))


def _unknown_keys(path: KeyPath, one: Requirement) -> Iterator[Problem]:
    kind = kind_of(one)
    record = kind.record
    if record is None or "filled" not in kind.goes_with:
        return  # that it asks for nothing, or names no keys, is told by itself (SAG503)
    known = list(record.keys())
    for at, word in enumerate(one.filled):
        if word not in known:
            yield _unknown((*path, "udfyldt", at), word, _section_of(record), known)


def _section_of(record: type[Record] | None) -> str:
    found = (danish for _name, danish, inner, _many in nested(Case) if inner is record)
    return next(found, "krav")


def version_dates() -> tuple[str, ...]:
    """Return the dates of a case that can pick the version of its ruleset."""
    return tuple(
        f"{danish}.{key}"
        for _name, danish, inner, many in nested(Case)
        if many
        for _attribute, key in fields_of_type(inner, date)
    )


def _unknown_version_date(ruleset: Ruleset) -> Iterator[Problem]:
    if ruleset.version_by is not None and ruleset.version_by not in version_dates():
        message = _('"{word}" is not a date of a case').format(word=ruleset.version_by)
        remedy = did_you_mean(ruleset.version_by, version_dates(), _("known there: {words}"))
        yield Problem("SAG501", ("version-efter",), message, remedy)


def _unknown_ages(ruleset: Ruleset) -> Iterator[Problem]:
    for name, kind in ruleset.placements.items():
        until = kind.ages.until if kind.ages is not None else None
        if until is not None and until != "skolestart" and not is_years(until):
            message = _('"{word}" is neither a number of years nor "skolestart"')
            remedy = did_you_mean(until, ("skolestart",), _('write a number, or "skolestart"'))
            at = ("tilbud", name, "alder", "til")
            yield Problem("SAG501", at, message.format(word=until), remedy)


def _unknown_year_before(ruleset: Ruleset) -> Iterator[Problem]:
    for path, one in requirements(ruleset):
        event = one.counts_from.year_before if one.counts_from is not None else None
        if event is not None and event not in ANYWHERE:
            at = (*path, "tæller-fra", "året-før")
            yield _unknown(at, event, "tæller-fra", ANYWHERE)


def unknown_events(version: RulesetVersion) -> Iterator[Problem]:
    """Report an event that what the rule is asked of does not have (SAG501)."""
    for at, rule in enumerate(version.ruleset.deadlines):
        known = events_of(rule)
        for path, word in _events_in(rule):
            if word not in known:
                message = _('"{word}" is not an event that this rule can ask about').format(
                    word=word
                )
                remedy = did_you_mean(word, known, _("known here: {words}"))
                yield Problem("SAG501", ("frister", at, *path), message, remedy)


def _events_in(rule: DeadlineRule) -> Iterator[tuple[KeyPath, str]]:
    for path, record in terms_with_paths(rule):
        for key, word in (("efter", record.after), ("før", record.before), ("dato", record.on)):
            if word is not None:
                yield (*path, key), word
    for place, word in enumerate(rule.until):
        yield ("indtil", place), word
    for key, word in (("opstår", rule.arises), ("dato-i", rule.date_key)):
        if word is not None:
            yield (key,), word
    if rule.counts_from is not None and rule.counts_from.year_before is not None:
        yield ("tæller-fra", "året-før"), rule.counts_from.year_before
