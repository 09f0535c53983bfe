"""What of a folder is still in its copy: looked for in the finished bytes, whatever made them."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from sagscli.case import cpr
from sagscli.case.names import NamesIn
from sagscli.letters import folded
from sagscli.pseudonyms.inventing import MAILBOX, PLACES, PREFIX, TITLE, words_in
from sagscli.pseudonyms.word_lists import FILLER

_STRETCH = 6
"""Words in a row that no two texts have by chance."""
_FEWEST_FIGURES = 5
"""Figures that a number must have, where it is nothing else, to be known again."""
_CAPITAL = re.compile(r"(?<![^\W\d_])[A-ZÆØÅÀ-ÖØ-Þ][^\W\d_]+")
_FIGURES = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}(?!\d)")
"""Four figures or more that are no year: telephone and house numbers, post codes, CPR numbers."""
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[\w-]+")
"""With its hyphens, as a case number is written."""
_OWN = frozenset(_WORD.findall(" ".join((*PLACES.values(), TITLE, MAILBOX, PREFIX))))
"""The words with a capital that the copy has of itself, whatever the folder says."""


@dataclass
class SourceTraces:
    """What a folder says that must not be in a copy of it."""

    names: set[str] = field(default_factory=set)
    """People, places and numbers that were replaced."""
    capitals: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    stretches: set[int] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Take in the text of a file as it stands in the folder, notes and all."""
        self.capitals.update(_CAPITAL.findall(text))
        self.figures.update(_figures(text))
        self.numbers.update(cpr.numbers_in(text))

    def add_replaced(self, names: Iterable[str], texts: Iterable[str], kept: Iterable[str]) -> None:
        """Take in the values in whose place invented ones stand.

        A group called "Minigruppe" or "2" is in every file, for the copy has those words of
        itself, or `kept` them: they tell nobody.
        """
        common = words_in(" ".join((*kept, *_OWN, *FILLER)))
        self.names.update(name for name in names if _tells(name, common))
        for text in texts:
            self.stretches.update(_stretches(text, _STRETCH))

    def keep(self, values: Iterable[str]) -> None:
        """Let go of the words that the copy has on purpose, such as those of a ruleset."""
        for value in values:
            self.capitals.difference_update(_CAPITAL.findall(value))
            self.figures -= _figures(value)

    def in_case(self, text: str) -> Iterator[str]:
        """Yield what kind of thing of the folder is in a file that was invented."""
        if self._names.near(text):
            yield "name"
        if self.capitals & set(_CAPITAL.findall(text)) - _OWN:
            yield "word"
        if self.figures & _figures(text):
            yield "figures"
        if self.numbers & set(cpr.numbers_in(text)):
            yield "number"
        if self.stretches & set(_stretches(text, 1)):
            yield "text"

    def in_copied(self, text: str) -> Iterator[str]:
        """Yield the same of a file that is copied as it is; one name alone may be a word there."""
        if self._full_names.near(text):
            yield "name"
        if self.numbers & set(cpr.numbers_in(text)):
            yield "number"

    @cached_property
    def _names(self) -> NamesIn:
        return NamesIn(self.names)

    @cached_property
    def _full_names(self) -> NamesIn:
        return NamesIn(name for name in self.names if not _is_a_word(name))


def _tells(name: str, common: AbstractSet[str]) -> bool:
    words = words_in(name)
    return not words <= common if words else len(re.findall(r"\d", name)) >= _FEWEST_FIGURES


def _is_a_word(name: str) -> bool:
    return len(name.split()) == 1 and not re.search(r"\d", name)


def _figures(text: str) -> set[str]:
    """Return the long figures of a text beside CPR numbers, whose birth dates stay."""
    return set(_FIGURES.findall(cpr.left_out(text)))


def _stretches(text: str, step: int) -> Iterator[int]:
    """Yield words in a row, from each place or from every so many, as one figure each."""
    words = _WORD.findall(folded(text))
    for at in range(0, len(words) - _STRETCH + 1, step):
        yield hash(tuple(words[at : at + _STRETCH]))


def words_taken(texts: Iterable[str]) -> AbstractSet[str]:
    """Return the words and figures of the texts of a folder, capitals aside: none is invented."""
    taken: set[str] = set()
    for text in texts:
        taken.update(_WORD.findall(folded(text)), _TOKEN.findall(folded(text)))
        taken.update(cpr.numbers_in(text), _figures(text))
    return taken
