"""Who may be named in what is shown of a case, and how: the one door for people (F).

Lists, pages, checklists, documents and findings ask here; what leaves for a stream or a file
goes through `at_the_door` last, whatever made it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from sagscli import letters
from sagscli.case import cpr
from sagscli.case.names import (
    NamesIn,
    PeopleInText,
    WordsAlone,
    name_pattern,
    without_figures,
)
from sagscli.case.names_in_paths import NamesAsWords
from sagscli.safety import initials, without_controls

if TYPE_CHECKING:  # what reads cases is too heavy for a command that reads none
    from sagscli.case.records import Case


@dataclass(frozen=True)
class Redaction:
    """The people of a case by their initials; of nobody when `people` is empty.

    A CPR number is masked everywhere; the one field that may show it asks for itself. Numbers come
    before names: one whose six digits stand in a name field is no number any more without them.
    """

    people: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    """The child and the parents, of whom a first or a last name alone tells who they are."""

    @classmethod
    def written_in(cls, text: str) -> "Redaction":
        """Return how people are shown whose names stand in a text that is no case."""
        names = tuple(dict.fromkeys(_names_in(text)))
        return cls(names, names)

    @classmethod
    def of(
        cls, case: "Case | None", roles: frozenset[str] = frozenset(), *, names: bool = False
    ) -> "Redaction":
        """Return how the people of `case` are shown; with `names` they are shown in full.

        `roles` are words of roles (`role_words` of its ruleset), which are nobody's name.
        """
        return cls() if names or case is None else _redaction_of()(case, roles)

    def together(self, others: Iterable["Redaction"]) -> "Redaction":
        """Return the redaction for what several cases share, such as the name of a group."""
        shared = (self, *others)
        people = (name for each in shared for name in each.people)
        family = (name for each in shared for name in each.family)
        return Redaction(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(family)))

    @cached_property
    def _in_text(self) -> PeopleInText:
        return PeopleInText(self.people)

    @cached_property
    def _as_words(self) -> NamesAsWords:
        return NamesAsWords.of(self.family)

    def name(self, name: str | None) -> str:
        """Return a person's name where it stands alone; "" for none."""
        return cpr.masked(initials(name) if name in self.people else name) if name else ""

    def identifier(self, text: str | None) -> str:
        """Return a place or an employee: people in full are hidden; a first name may be theirs."""
        return self._in_text.full_hidden(cpr.masked(text)) if text else ""

    def number(self, text: str | None) -> str:
        """Return a case number, or a path in the case folder: a first or last name alone tells."""
        parts = (text or "").split("/")  # folders stay folders
        return "/".join(self._as_words.hidden(self.identifier(part)) for part in parts)

    def text(self, text: str | None) -> str:
        """Return running text: first names alone are hidden too."""
        return self._in_text.hidden(cpr.masked(text)) if text else ""


@cache
def _redaction_of() -> "Callable[[Case, frozenset[str]], Redaction]":
    # Both need the records of a case, which a command that reads none does not load.
    from sagscli.case.people import people_of
    from sagscli.case.remembered import remembered

    def of_all(case: "Case", roles: frozenset[str]) -> Redaction:
        return Redaction(tuple(people_of(case, roles)), tuple(people_of(case.child)))

    return remembered(of_all)


def at_the_door(text: str, *, numbers: bool = False) -> str:
    """Return text as it leaves: no CPR number unless `numbers`, nothing that steers a terminal.

    Done twice it changes nothing more. Line ends, tabs and a byte order mark are a format's own.
    """
    shown = without_controls(text)
    return shown if numbers else cpr.masked(shown)


_NAME_LINE = re.compile(r"(\bnavn:[ \t]*)([^,}#\n]+)|(\baf:[ \t]*\[)([^\]\n]*)")
_NAME_VALUE = re.compile(
    r"\b(?:navn|barn|forældre)[\"']?[ \t]{0,9}:[ \t]*([^,{}\[\]#\n]+)", re.IGNORECASE
)
_NAME_BELOW = re.compile(
    r"\bnavn[\"']?[ \t]{0,9}:[ \t]{0,9}[|>]?[-+]?\r?\n[ \t]{1,40}([^,{}\[\]#:\n]+)"
)
_CPR_VALUE = re.compile(
    r"\bcpr[\"']?[ \t]{0,9}:[ \t]*[\"']?((?=[^,}#\n\"']{0,20}\d)[^\s,}#\"'][^,}#\n\"']{6,})"
)
# No word of a name is longer, and a line of dashes takes no longer than another line.
_FULL_NAME = re.compile(r"\b[A-ZÆØÅ][\w-]{1,60}(?: [A-ZÆØÅ][\w-]{1,60})+")
_NAME_LIST = re.compile(r"\b(?:af|for(?:æ|ae)ldre):[ \t]*\[([^\]{}\n]+)")
_UNBROKEN = re.compile(r"\S+")
_PATH_OR_NUMBER = re.compile(r"/|\d|\.[^\W\d_]")
_NEAR = 80
"""How many letters a word of a ruleset may reach beyond a name in it."""
_WORD_TAIL = re.compile(r"(?<=[\w\u0300-\u036f])[\w\u0300-\u036f]")


class FindingMask:
    """Keep names and CPR numbers out of findings; lengths stay, so that places still fit.

    `anyone` masks whatever looks like a full name: for texts where the people in
    question cannot be known. `words` are the ruleset's: they name no one, however they are
    typed, and a remedy that hid them would say nothing.
    """

    def __init__(
        self,
        names: Iterable[str] | None,
        text: str,
        *,
        anyone: bool,
        words: Iterable[str] = (),
    ) -> None:
        self.hide = names is not None
        known = _bare_words(tuple(words))
        written = {*names, *_names_in(text)} if names is not None else set()
        people = set(map(without_figures, written))
        # A name that a mark no one can see has come into is the same name.
        self.gap = letters.INVISIBLE if letters.invisible_in(text) else ""
        hidden = (name for name in people if (bare := letters.bare(name)) and bare not in known)
        self.names = sorted(hidden, key=len, reverse=True)
        self.near = NamesIn(self.names).near
        self.words = _words_pattern(known) if self.hide else None
        self.anyone = anyone and self.hide
        numbers = (match[1] for match in _CPR_VALUE.finditer(text))
        self.numbers = {number: cpr.without_end(number) for number in numbers}
        self.lines: dict[tuple[str, bool], str] = {}

    @cached_property
    def _alone(self) -> WordsAlone:
        return WordsAlone(self.names)

    @cached_property
    def _as_words(self) -> NamesAsWords:
        return NamesAsWords.of(self.names)

    def __call__(self, text: str, *, people: bool = False) -> str:
        """Mask those who are known, and with `people` whatever looks like a full name."""
        text = self._alone.hidden(self.path(self._without_ends(text)), self._word)
        if self.names:
            text = _UNBROKEN.sub(self._in_path, text)
        if self.anyone or (people and self.hide):
            text = self._masked(_FULL_NAME, text)
        return text

    def _without_ends(self, text: str) -> str:
        """Mask every number, and what stands where one belongs: before names are looked for."""
        for number, shown in self.numbers.items():
            text = text.replace(number, shown)
        return cpr.masked(text)

    def path(self, text: str) -> str:
        """Mask those who are known, and nobody else: a folder's name may look like a person's."""
        text = cpr.masked(text)
        for name in self.names if self.gap else self.near(text):
            pattern = name_pattern(name, self.gap)
            text = self._masked(pattern, text) if pattern is not None else text
        return text

    def _in_path(self, at: re.Match[str]) -> str:
        """Mask a first or last name in a path or a case number, in lower case too."""
        if _PATH_OR_NUMBER.search(at[0]) is None:
            return at[0]
        return self._as_words.hidden(at[0], mask_name)

    def _word(self, _word: str, at: re.Match[str]) -> str:
        """Mask a name's word that stands alone, or letter by letter."""
        if at[0].isalpha():
            return self._hidden(at.string, *at.span())
        return at[0][0] + "".join("·" if sign.isalpha() else sign for sign in at[0][1:])

    def _masked(self, name: re.Pattern[str], text: str) -> str:
        """Mask a name wherever it stands in `text`."""
        return name.sub(lambda match: self._hidden(text, *match.span()), text)

    def _hidden(self, text: str, start: int, end: int) -> str:
        """Return a stretch of `text` with its initials only, but for the ruleset's words in it."""
        if self.words is None:
            return mask_name(text[start:end])
        # Only what is near is looked at: a line may be a megabyte, with a name on every inch.
        near = self.words.finditer(text, max(start - _NEAR, 0), end + _NEAR)
        return _hidden_but((match.span() for match in near), text, start, end)

    def _list(self, text: str) -> str:
        """Mask what stands where people are due, the ruleset's words aside."""
        return self._hidden(text, 0, len(text))

    def line(self, text: str, *, people: bool) -> str:
        """Mask a line of the file; one long line may hold very many findings."""
        key = (text, people)
        if key not in self.lines:
            shown = self._without_ends(text)
            if self.hide:
                shown = _NAME_LINE.sub(
                    lambda m: m[1] + mask_name(m[2]) if m[1] else m[3] + self._list(m[4]),
                    shown,
                )
            self.lines[key] = self(shown, people=people)
        return self.lines[key]


def _hidden_but(spared: Iterable[tuple[int, int]], text: str, start: int, end: int) -> str:
    """Return a stretch of `text` with its initials only, but for what is `spared` in it."""
    parts = []
    for begins, ends in spared:
        if begins < end and ends > start:
            parts += [mask_name(text[start : max(begins, start)])]
            parts += [text[max(begins, start) : min(ends, end)]]
            start = min(ends, end)
    return "".join([*parts, mask_name(text[start:end])])


@lru_cache(maxsize=16)
def _bare_words(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a ruleset as they are compared: once, not for each of its cases."""
    return frozenset(map(letters.bare, words)) - {""}


@lru_cache(maxsize=16)
def _words_pattern(bare: frozenset[str]) -> re.Pattern[str] | None:
    """Return what finds words of a ruleset in a text, with or without hyphens and spaces."""
    longest_first = sorted(bare, key=len, reverse=True)
    either = "|".join(r"[-_ ]?".join(map(re.escape, word)) for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE) if either else None


def _names_in(text: str) -> Iterator[str]:
    """Yield what stands where the names of people belong, even in a text that is no YAML."""
    patterns = (_NAME_VALUE, _NAME_BELOW, _NAME_LIST)
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        for name in match[1].split(","):
            bare = name.strip(" \t\"'")
            if bare[:1].isupper():
                yield bare


def mask_name(name: str) -> str:
    """Return `name` with its initials only: Alma Eksempel is A··· E·······."""
    return _WORD_TAIL.sub("·", name)
