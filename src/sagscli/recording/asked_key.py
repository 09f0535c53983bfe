"""A key of a case that can be asked for: what it takes, read off its field."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from sagscli.case.key_roles import (
    AsWritten,
    Happened,
    KeyRole,
    PersonName,
    PersonOrRole,
    RoleOrPerson,
    Word,
)
from sagscli.case.record import Record, holds, role_of
from sagscli.case.records import Case
from sagscli.case.walk import record_at
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.recording.happening import Happening


class AnswerKind(StrEnum):
    """What the answer to a question is."""

    DAY = "day"
    YES_NO = "yes-no"
    NUMBER = "number"
    CHOICE = "choice"
    WORD = "word"
    ROLE = "role"
    PERSON = "person"
    TEXT = "text"
    LONG = "long"
    FIELDS = "fields"
    """A text for each of some words, as id=text."""


_LONG = frozenset(
    {"referat", "evaluering", "tekst", "justering", "begrundelse", "fokus", "situation"}
)
"""Keys under which people write more than a few words."""
_BY_ROLE = (
    (Word, AnswerKind.WORD),
    (RoleOrPerson, AnswerKind.ROLE),
    ((PersonName, PersonOrRole), AnswerKind.PERSON),
    (AsWritten, AnswerKind.TEXT),
)
_BY_TYPE = ((date, AnswerKind.DAY), (bool, AnswerKind.YES_NO), (int, AnswerKind.NUMBER))


_FIELDS = "felter"
QUESTIONS = "skøn"
"""The "section" whose words are the questions that a referral asks."""


@dataclass(frozen=True, slots=True)
class AskedKey:
    """A key that a question is about.

    `name` is its option's, in the words of the code. `section` is the one of the ruleset whose
    words it takes, `choices` are words of the format.
    """

    danish: str
    name: str
    kind: AnswerKind
    is_many: bool = False
    section: str | None = None
    is_open: bool = False
    choices: tuple[str, ...] = ()
    has_happened: bool = False
    """Whether it is the day of what has happened, and so hardly ever one to come."""

    @property
    def option(self) -> str:
        """Return the option that answers it, as ``--minutes-sent``."""
        if self.kind is AnswerKind.FIELDS:  # given once for each
            return "--field"
        return "--" + self.name.replace("_", "-")


def key_of(happening: Happening, danish: str) -> AskedKey:
    """Return a key of a happening with what it takes; its own day is asked for as --date."""
    if danish == happening.by_word:
        return AskedKey(danish, "question", AnswerKind.WORD, section=QUESTIONS)
    below = (happening.inner,) if happening.inner and danish not in happening.identity else ()
    by_word = ("*",) if below and happening.by_word else ()
    key = asked_key((happening.section, *below, *by_word), danish)
    return replace(key, name="date") if danish == happening.day else key


def is_listed(happening: Happening) -> bool:
    """Return whether the section of a happening is a list of entries."""
    return is_list(Case, happening.section)


@cache
def asked_key(section: KeyPath, danish: str) -> AskedKey:
    """Return a key of the entries of a section: ("møder",), or ("henvisninger", "afgørelse").

    Raises KeyError for one that the format does not have.
    """
    record = record_at(Case, section)
    if record is None:
        raise KeyError(section)
    attribute = record.attributes()[danish]
    field = record.model_fields[attribute]
    role, annotation = role_of(field), field.annotation
    choices = _choices(annotation)
    kind = _kind(danish, annotation, role, choices)
    section_of_ruleset = role.section if isinstance(role, Word) else None
    return AskedKey(
        danish=danish,
        name=attribute,
        kind=kind,
        is_many=is_list(record, danish),
        section=section_of_ruleset,
        is_open=isinstance(role, Word) and role.is_open,
        choices=choices,
        has_happened=isinstance(role, Happened),
    )


def is_list(record: type[Record], danish: str) -> bool:
    """Return whether a key of a record holds a list."""
    return isinstance(record.keys()[danish].default, tuple)


def _kind(
    danish: str, annotation: Any, role: KeyRole | None, choices: tuple[str, ...]
) -> AnswerKind:
    if choices:
        return AnswerKind.CHOICE
    if danish == _FIELDS:
        return AnswerKind.FIELDS
    by_type = (kind for plain, kind in _BY_TYPE if holds(annotation, plain))
    by_role = (kind for roles, kind in _BY_ROLE if isinstance(role, roles))
    otherwise = AnswerKind.LONG if danish in _LONG else AnswerKind.TEXT
    return next(by_type, None) or next(by_role, otherwise)


def _choices(annotation: Any) -> tuple[str, ...]:
    """Return the words a field takes, where the format has them."""
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return next((words for inner in get_args(annotation) if (words := _choices(inner))), ())
