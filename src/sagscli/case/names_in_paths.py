"""Names in numbers and paths, where a word alone tells: a file may be called alma.yaml.

What is reported there (SAG315) is what is hidden there: the full name, and the first or the last
word of it as a word of its own. A middle name may be anything.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from sagscli.letters import folded
from sagscli.safety import initials

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class NamesAsWords:
    """People's names as words: looked up, however many there are."""

    telling: frozenset[str]
    whole: frozenset[tuple[str, ...]]
    joined: frozenset[str]
    """Without their spaces, the last name first too."""

    @classmethod
    def of(cls, names: Iterable[str]) -> "NamesAsWords":
        """Return these names; one without a letter is nobody's."""
        people = [tuple(words) for name in names if (words := words_in(name))]
        orders = [order for name in people for order in (name, name[::-1])]
        return cls(
            frozenset(word for name in people for word in (name[0], name[-1])),
            frozenset(people),
            frozenset(map("".join, orders)),
        )

    @cached_property
    def _alone(self) -> frozenset[str]:
        words = self.telling | self.joined
        return words | {f"{word}s" for word in words}  # "Almas sag.yaml"

    @cached_property
    def _sizes(self) -> frozenset[int]:
        return frozenset(map(len, self.whole))

    def has_word(self, words: Iterable[str]) -> bool:
        """Return whether a first or last name is among the words, or a name without its spaces."""
        return not self._alone.isdisjoint(words)

    def has_whole(self, words: list[str]) -> bool:
        """Return whether the words of a name stand one after the other, or as one word."""
        if not self.joined.isdisjoint(words):
            return True
        places = range(len(words))
        stretches = (tuple(words[at : at + size]) for size in self._sizes for at in places)
        return not self.whole.isdisjoint(stretches)

    def hidden(self, text: str, shown: Callable[[str], str] = initials) -> str:
        """Return a number or a path with such words as `shown` has them; the rest as it was."""
        composed = unicodedata.normalize("NFC", text)
        hidden = _WORD.sub(lambda word: self._shown(word[0], shown), composed)
        return text if hidden == composed else hidden

    def _shown(self, word: str, shown: Callable[[str], str]) -> str:
        return shown(word) if folded(word) in self._alone else word


def initials_of_words(text: str) -> str:
    """Return a path with every word that may be a name by its initials: not those in capitals."""
    return _WORD.sub(lambda word: word[0] if word[0].isupper() else initials(word[0]), text)


def words_in(text: str) -> list[str]:
    """Return the words of a text; macOS writes å as two characters, and a path has "_" and "-"."""
    return _WORD.findall(folded(text))
