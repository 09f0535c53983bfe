"""Every word of a ruleset that refers to another, and where it should lead."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sagscli.case.record import Record
from sagscli.case.walk import nested, records
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.rulesets.records import DeadlineRule, Requirement, Ruleset, TermRule
from sagscli.rulesets.records.deadlines import subject_of


class Reference(NamedTuple):
    """A word at a place, and the section of the ruleset it must be among."""

    at: KeyPath
    word: str
    section: str


_BY_ATTRIBUTE: dict[str, dict[str, str]] = {
    "Role": {"when_not_enrolled": "roller", "includes": "roller"},
    "AssessmentKind": {"by": "roller"},
    "MeetingKind": {"convenes": "roller", "participants": "roller", "may_attend": "roller"},
    "Level": {"after": "niveauer"},
    "ActionKind": {"level": "niveauer", "by": "roller"},
    "ConsentKind": {"shared_with": "roller"},
    "Form": {"participants": "roller", "meeting": "møder", "levels": "niveauer"},
    "FormField": {"by": "roller", "together": "roller"},
    "Step": {
        "meeting": "møder",
        "level": "niveauer",
        "action": "tiltag",
        "referral": "henvisninger",
        "placement": "tilbud",
        "phase": "faser",
        "responsible": "roller",
    },
    "ReferralKind": {"grants": "tilbud", "decided_by": "roller"},
    "Judgement": {"by": "roller"},
    "Requirement": {
        "meeting": "møder",
        "assessment": "vurderinger",
        "consent": "samtykker",
        "written_by": "roller",
        "age_for": "tilbud",
        "level": "niveauer",
        "action": "tiltag",
        "plan": "skemaer",
        "referral": "henvisninger",
        "theme": "observationer",
        "participants": "roller",
        "responsible": "roller",
    },
    "DeadlineRule": {"meeting": "møder", "plan": "skemaer", "responsible": "roller"},
}
"""By record and attribute: the section where its words must be."""

SECTION_OF = {
    "tilbud": "tilbud",
    "møde": "møder",
    "henvisning": "henvisninger",
    "niveau": "niveauer",
    "tiltag": "tiltag",
    "fase": "faser",
}
"""By the word before the dot of `for-hver`: the section of the word behind it."""


def words_of(ruleset: Ruleset, section: str) -> Mapping[str, Any]:
    """Return what a section of the vocabulary holds, by id."""
    attribute = next(name for name, danish, _inner, _many in nested(Ruleset) if danish == section)
    words: Mapping[str, Any] = getattr(ruleset, attribute)
    return words


def references(ruleset: Ruleset) -> Iterator[Reference]:
    """Yield every reference of a ruleset from one of its words to another."""
    for path, record in records(ruleset):
        yield from _in_record(path, record)
    for at, rule in enumerate(ruleset.deadlines):
        yield from _of_subjects(("frister", at, "for-hver"), rule.for_each)
        yield from _of_subjects(("frister", at, "undtagen"), rule.except_for)
    for name in ruleset.meeting_dates:
        yield Reference(("mødedatoer", name), name, "roller")
    for path, source in citations(ruleset):
        short, colon, _where = source.partition(":")
        if colon:
            yield Reference(path, short.strip(), "kilder")


def _in_record(path: KeyPath, record: Record) -> Iterator[Reference]:
    for attribute, section in _BY_ATTRIBUTE.get(type(record).__name__, {}).items():
        danish = type(record).model_fields[attribute].alias or attribute
        value = getattr(record, attribute)
        if isinstance(value, str):
            yield Reference((*path, danish), value, section)
        else:
            for at, word in enumerate(value or ()):
                yield Reference((*path, danish, at), word, section)


def _of_subjects(path: KeyPath, subjects: Iterable[str]) -> Iterator[Reference]:
    for at, one in enumerate(subjects):
        what, which = subject_of(one)
        if what in SECTION_OF:
            yield Reference((*path, at), which, SECTION_OF[what])


def citations(ruleset: Ruleset) -> Iterator[tuple[KeyPath, str]]:
    """Yield every citation of a ruleset with its place."""
    for path, record in records(ruleset):
        source = getattr(record, "source", None)
        if isinstance(source, str):
            yield (*path, "kilde"), source


def requirements(ruleset: Ruleset) -> Iterator[tuple[KeyPath, Requirement]]:
    """Yield every requirement of every gate with its place."""
    for name, kind in ruleset.referrals.items():
        for at, one in enumerate(kind.requirements):
            yield ("henvisninger", name, "krav", at), one


def terms_with_paths(rule: DeadlineRule) -> Iterator[tuple[KeyPath, TermRule]]:
    """Yield every reckoning of a rule with its place in the rule."""
    latest = rule.latest
    if latest is None:
        return
    yield ("senest",), latest
    for key, several in (("tidligste-af", latest.earliest_of), ("seneste-af", latest.latest_of)):
        for at, term in enumerate(several):
            yield ("senest", key, at), term
    if latest.otherwise is not None:
        yield ("senest", "ellers"), latest.otherwise
