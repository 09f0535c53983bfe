"""Invented words for those of a folder: the same for the same, and not to be reckoned back."""

import re
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import count
from random import Random

from sagscli.case import cpr
from sagscli.letters import alike, comparable, folded
from sagscli.pseudonyms.word_lists import FILLER, FIRST_NAMES, LAST_NAMES, PLACE_WORDS

TITLE = "Eksempel Kommune"
MAILBOX = "postkasse@eksempel.invalid"
PREFIX = "SAG"
UNKNOWN = "ukendt"
NOBODY = "Opdigtet"
"""The name of whoever comes when the folder has had every other."""
PLACES = {
    "daycare": "Børnehuset",
    "district_school": "Skolen ved",
    "place": "Gruppen",
    "room": "Stuen",
    "district": "Distrikt",
    "name": "Gruppen",
    "consultant": "Konsulent",
}
"""What a place or a desk is called before its own word, by the attribute it stands under."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"\S+")
_ENDS_OF_WORDS = (".", ",")


def words_in(text: str) -> AbstractSet[str]:
    """Return the words of a text, capitals aside."""
    return set(re.findall(r"[^\W\d_]+", folded(text)))


class Inventor:
    """What stands for each person, place, number and text of one folder.

    `taken` are the words of the folder, capitals aside: none of them is ever invented. Without a
    `seed` nobody can find out, from the copy and this program, what stood in the folder.
    """

    def __init__(self, taken: AbstractSet[str], cases: int, seed: int | None = None) -> None:
        # Random, where a secret seeds it: whoever has no seed cannot run through the names again.
        self._random = Random(secrets.token_bytes(32) if seed is None else seed)  # noqa: S311
        self._taken = taken
        self._known: dict[tuple[str, str], str] = {}
        self._counted: Counter[str] = Counter()
        self._firsts = self._endless(FIRST_NAMES, " ")
        self._lasts = self._endless(LAST_NAMES, "-")
        self._places = self._endless(PLACE_WORDS, " ")
        self._width = max(3, len(str(cases * 2)))
        self._numbers = self._shuffled(range(1, 10**self._width))

    def person(self, name: str) -> str:
        """Return an invented name: the last name is that of all who share it."""
        return self._once("person", alike(name).strip(), self._person)

    def _person(self, name: str) -> str:
        words = name.split()
        first = next(self._firsts)
        if len(words) == 1:
            return first
        return f"{first} {self._once('family', words[-1], lambda _word: next(self._lasts))}"

    def place(self, attribute: str, name: str) -> str:
        """Return an invented place: the same wherever a text is the same."""
        before = PLACES.get(attribute, PLACES["place"])
        return self._once("place", alike(name).strip(), lambda _: f"{before} {next(self._places)}")

    def number(self, number: str) -> str:
        """Return an invented case number, of the same year where the number has one."""
        return self._once("number", comparable(number).strip(), self._number)

    def _number(self, number: str) -> str:
        year = _YEAR.search(number)
        own = f"{next(self._numbers):0{self._width}}"
        invented = "-".join((PREFIX, *((year[0],) if year else ()), own))
        is_taken = bool({own, folded(invented)} & self._taken)
        return self._number(number) if is_taken else invented

    def cpr(self, number: str) -> str:
        """Return a replacement number with the same birth date, or one that is as faulty."""
        return self._once("cpr", re.sub(r"\D", "", number) or number, lambda _: self._cpr(number))

    def _cpr(self, number: str) -> str:
        born = cpr.birth_date(number)
        if born is None:
            return f"000000-{self._random.randrange(10**4):04}" if cpr.has_form(number) else UNKNOWN
        head = f"{born.day + cpr.REPLACEMENT_SHIFT:02}{born:%m%y}"
        while True:
            invented = f"{head}-{self._random.randrange(10**4):04}"
            if cpr.birth_date(invented) == born and invented.replace("-", "") not in self._taken:
                return invented

    def unknown(self, word: str) -> str:
        """Return a word that no ruleset has, for one that the ruleset does not have."""
        return self.numbered(UNKNOWN, word)

    def numbered(self, kind: str, text: str) -> str:
        """Return `kind` with a number: the same for the same text."""
        return self._once(kind, alike(text), lambda _: f"{kind}-{self._counted[kind]}")

    def text(self, text: str) -> str:
        """Return as many words without meaning, in as many lines."""
        return _WORD.sub(self._filler, text)

    def _filler(self, word: re.Match[str]) -> str:
        end = word[0][-1] if word[0].endswith(_ENDS_OF_WORDS) else ""
        return self._random.choice(FILLER) + end

    def _once(self, kind: str, text: str, invent: Callable[[str], str]) -> str:
        if (kind, text) not in self._known:
            self._counted[kind] += 1
            self._known[kind, text] = invent(text)
        return self._known[kind, text]

    def _endless(self, words: Iterable[str], between: str) -> Iterator[str]:
        """Yield words that the folder does not have, in no order; when they end, two at a time."""
        free = [word for word in words if not words_in(word) & self._taken]
        self._random.shuffle(free)
        yield from free
        for at in count(2):
            yield from (f"{word}{between}{at}" for word in free or (NOBODY,))

    def _shuffled(self, numbers: range) -> Iterator[int]:
        yield from self._random.sample(numbers, len(numbers))
