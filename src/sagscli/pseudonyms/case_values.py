"""The values of a case, or of settings, with invented ones in the place of what tells who it is.

What a key is (`sagscli.case.key_roles`) says what becomes of its value. What no role vouches for
is taken for text: nothing is kept because nobody thought of it.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from sagscli.case.fields import is_blank
from sagscli.case.key_roles import (
    AsWritten,
    Enclosure,
    KeyRole,
    PersonName,
    Someone,
    Word,
)
from sagscli.case.record import Record, holds, role_of
from sagscli.case.walk import nested
from sagscli.casefile.suggest import nearest, nearly
from sagscli.letters import alike, bare
from sagscli.pseudonyms.inventing import MAILBOX, TITLE, UNKNOWN, Inventor

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SMALL = re.compile(r"[0-9]{1,3}")
"""Of a whole number no more is kept: six digits may be a birth date."""
_WHOLE = re.compile(r"[0-9]{1,6}")
_YES_NO = ("ja", "nej")

_Leaf = tuple[type[Record], str, FieldInfo]
"""A key of a record: the class, the attribute, the field."""


@dataclass(frozen=True)
class KnownWords:
    """The words that stay, bare: those of the rulesets, and their roles.

    The ids of rulesets and the districts are as they are written.
    """

    words: AbstractSet[str]
    roles: AbstractSet[str]
    rulesets: AbstractSet[str]
    districts: AbstractSet[str] = frozenset()


@dataclass
class Rewriting:
    """What becomes of values; `replaced` are the names, numbers and `texts` that do not come along.

    `stub_for` is told of the path of an enclosure and returns the path of what stands for it.
    """

    inventor: Inventor
    known: KnownWords
    stub_for: Callable[[str], str]
    replaced: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)

    def record(self, value: Any, kind: type[Record]) -> Any:
        """Return what stands for the value of a record; of what is no record only the form."""
        if not isinstance(value, dict):
            return self._unread(value)
        keys = kind.keys()
        inner = {danish: (record, many) for _, danish, record, many in nested(kind)}
        result: dict[str, Any] = {}
        self.kept.update(keys.keys() & value.keys())
        for key, below in value.items():
            if key in inner:
                result[key] = self._inner(below, *inner[key])
            elif key in keys:
                leaf = kind, kind.attributes()[key], keys[key]
                result[key] = self._value(below, leaf)
            else:
                result[self.inventor.unknown(key)] = self._unread(below)
        return result

    def _inner(self, value: Any, kind: type[Record], many: bool) -> Any:
        if not many:
            return self.record(value, kind) if value is not None else None
        if isinstance(value, list):
            return [self.record(entry, kind) for entry in value]
        if isinstance(value, dict):
            return {self._word(key): self.record(entry, kind) for key, entry in value.items()}
        return self._unread(value)

    def _value(self, value: Any, leaf: _Leaf) -> Any:
        """Return what stands for a value: by itself, in a list, or each under a word."""
        if isinstance(value, list):
            return [self._value(entry, leaf) for entry in value]
        if isinstance(value, dict):
            return {self._key(key, leaf): self._value(entry, leaf) for key, entry in value.items()}
        if value is None or is_blank(value) or not value.strip():
            return value
        return self._scalar(value, leaf)

    def _scalar(self, value: str, leaf: _Leaf) -> str:
        kind, attribute, info = leaf
        role = role_of(info)
        if _holds(kind, attribute, date):
            return self._kept_if(_DAY.fullmatch(value) is not None, value)
        if _holds(kind, attribute, bool):
            return self._kept_if(value in _YES_NO, value)
        if _holds(kind, attribute, int):
            big = "999" if _WHOLE.fullmatch(value) else UNKNOWN
            return self._kept_if(_SMALL.fullmatch(value) is not None, value, big)
        if choices := _choices_of(kind, attribute):
            return self._kept_if(value in choices, value)
        if role is not None:
            return self._of_role(value, role, attribute)
        by_itself = _BY_THEMSELVES.get((kind.__name__, attribute))
        return by_itself(self, value) if by_itself is not None else self._text(value)

    def keep(self, value: str) -> str:
        """Return a value that stays, and remember that it was meant to."""
        self.kept.add(value)
        return value

    def _kept_if(self, stays: bool, value: str, instead: str = UNKNOWN) -> str:
        return self.keep(value) if stays else instead

    def _of_role(self, value: str, role: KeyRole, attribute: str) -> str:
        if isinstance(role, Word):
            return self._open_word(value) if role.is_open else self._word(value)
        if isinstance(role, PersonName):
            return self._gone(value, self.inventor.person(value))
        if isinstance(role, Someone):
            return self._someone(value)
        if isinstance(role, Enclosure):
            return self.stub_for(alike(value).strip())
        if isinstance(role, AsWritten) and attribute == "number":
            return self._gone(value, self.inventor.number(value))
        return self._place(value, attribute)

    def _someone(self, value: str) -> str:
        if bare(value) in self.known.roles:
            return self.keep(value)
        is_person = value.strip()[:1].isupper() or " " in value.strip()
        if is_person:
            return self._gone(value, self.inventor.person(value))
        return self._not_known(value, self.known.roles)

    def _word(self, value: str) -> str:
        if bare(value) in self.known.words:
            return self.keep(value)
        return self._not_known(value, self.known.words)

    def _open_word(self, value: str) -> str:
        if bare(value) in self.known.words:
            return self.keep(value)
        meant = nearly(value, self.known.words)
        return _with_slip(meant) if meant is not None else self._text(value)

    def _not_known(self, value: str, words: AbstractSet[str]) -> str:
        """Return a word that no ruleset has; a slip of the pen stays one, of the same word."""
        meant = nearest(value, words)
        return _with_slip(meant) if meant is not None else self.inventor.unknown(value)

    def _place(self, value: str, attribute: str) -> str:
        if value in self.known.districts:
            return self.keep(value)
        return self._gone(value, self.inventor.place(attribute, value))

    def _key(self, key: str, leaf: _Leaf) -> str:
        """Return a key below a key: a word of the ruleset, or who meets and in which district."""
        if not _holds(*leaf[:2], date):
            return self._word(key)
        if bare(key) in self.known.roles or key in self.known.districts:
            return self.keep(key)
        return self.inventor.place("district", key)

    def ruleset_id(self, value: str) -> str:
        """Return the id of a ruleset that there is, or one of none."""
        is_known = value in self.known.rulesets
        return self._kept_if(is_known, value, self.inventor.unknown(value))

    def cpr_number(self, value: str) -> str:
        """Return what stands for a CPR number."""
        return self._gone(value, self.inventor.cpr(value))

    def group_name(self, value: str) -> str:
        """Return what stands for the name of a group."""
        return self._gone(value, self.inventor.place("name", value))

    def _text(self, value: str) -> str:
        self.texts.append(value)
        return self.inventor.text(value)

    def _gone(self, value: str, new: str) -> str:
        self.replaced.add(alike(value).strip())
        return new

    def _unread(self, value: Any) -> Any:
        """Return what stands for something that no key says anything of."""
        if isinstance(value, dict):
            pairs = value.items()
            return {self.inventor.unknown(key): self._unread(below) for key, below in pairs}
        if isinstance(value, list):
            return [self._unread(entry) for entry in value]
        return self._text(value) if isinstance(value, str) else value


_BY_THEMSELVES: dict[tuple[str, str], Callable[[Rewriting, str], str]] = {
    ("Child", "cpr"): Rewriting.cpr_number,
    ("Group", "name"): Rewriting.group_name,
    ("Case", "ruleset"): Rewriting.ruleset_id,
    ("Settings", "ruleset"): Rewriting.ruleset_id,
    ("Settings", "title"): lambda _rewriting, _value: TITLE,
    ("Settings", "mailbox"): lambda _rewriting, _value: MAILBOX,
    ("Settings", "window"): lambda rewriting, value: rewriting.keep(value),
}
"""Keys without a role that are no text: by the class and the attribute."""


def _with_slip(word: str) -> str:
    """Return a word as it is mistyped; whoever looks for what was meant finds it."""
    return word + word[-1]


@cache
def _holds(kind: type[Record], attribute: str, wanted: type) -> bool:
    return holds(kind.model_fields[attribute].annotation, wanted)


@cache
def _choices_of(kind: type[Record], attribute: str) -> tuple[Any, ...]:
    return _choices(kind.model_fields[attribute].annotation)


def _choices(annotation: Any) -> tuple[Any, ...]:
    """Return the words among which a key has one; none where it may say anything."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((words for part in get_args(annotation) if (words := _choices(part))), ())
