"""What the words of a ruleset mean, for editors that offer them: titles and sources."""

from collections.abc import Iterator, Mapping
from typing import Any

from sagscli.case.key_roles import RoleOrPerson, Word
from sagscli.rulesets.citation import citation
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.words import TOPICS, section_for, words_for

Meaning = str


def meanings_for(role: Word | RoleOrPerson, ruleset: Ruleset) -> Mapping[str, Meaning]:
    """Return the words that may stand under a key of a case with their meanings, in order."""
    section = section_for(role)
    if section == TOPICS:
        return dict(_topics(ruleset))
    words = words_for(role, ruleset)
    entries = ruleset.words(section) if words else {}
    return {word: _meaning(entries[word], ruleset) for word in words}


def meanings_under(key: str, ruleset: Ruleset) -> Mapping[str, Meaning]:
    """Return the words that are keys themselves below a key of a case: of a form, an agenda."""
    below = {"felter": _fields, "stillingtagen": _topics, "skøn": _questions}
    return dict(below[key](ruleset)) if key in below else {}


def _topics(ruleset: Ruleset) -> Iterator[tuple[str, Meaning]]:
    for kind in ruleset.meetings.values():
        yield from kind.agenda.items()


def _fields(ruleset: Ruleset) -> Iterator[tuple[str, Meaning]]:
    for form in ruleset.forms.values():
        for word, field in form.fields_by_id.items():
            yield word, _sentences(field.title, field.guidance)


def _questions(ruleset: Ruleset) -> Iterator[tuple[str, Meaning]]:
    for kind in ruleset.referrals.values():
        for requirement in kind.requirements:
            if requirement.judgement is not None and requirement.id:
                yield requirement.id, requirement.judgement.question or requirement.title or ""


def _meaning(entry: Any, ruleset: Ruleset) -> Meaning:
    source = getattr(entry, "source", None)
    return _sentences(entry.title, citation(source, ruleset) if source else None)


def _sentences(*parts: str | None) -> Meaning:
    return ". ".join(part.rstrip(".") for part in parts if part)
