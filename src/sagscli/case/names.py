"""People's names in running text: where they stand, however typed, and what is shown instead.

A case may name thousands and hold thousands of texts. Names are kept by their words, so that a
text is read once whatever the names are; only those whose words it has are looked at closely.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache, partial

from sagscli.safety import initials

_RUN = re.compile(r"[^\W\d_]+|\d+")
_SPELT_OUT = re.compile(r"(?<![^\W_])[^\W\d_](?:[ ._\-\u00a0\u00b7]{1,3}[^\W\d_](?![^\W_])){2,}")
_DOTLESS = str.maketrans("\u0130\u0131", "ii")
"""Two letters that are an i to a pattern which ignores case, though not when folded."""

_FIGURES = re.compile(r"\d{4,}")
_Runs = tuple[str, ...]
"""The runs of letters or of figures in a text, capitals aside."""


class NamesIn:
    """Names kept by their words, to find the few that may stand in a text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_runs: defaultdict[_Runs, list[str]] = defaultdict(list)
        self._rank: dict[str, int] = {}
        for name in sorted(names, key=len, reverse=True):
            for runs in _orders(name):
                self._by_runs[runs].append(name)
            self._rank[name] = len(self._rank)
        self._by_runs.pop((), None)  # signs alone name nobody
        self._lengths = sorted({len(runs) for runs in self._by_runs})

    def near(self, text: str) -> list[str]:
        """Return the names that may stand in `text`, the longest first; with a genitive s too."""
        if not self._lengths:
            return []
        near = {name for runs in self._stretches(_runs(text)) for name in self._named(runs)}
        return sorted(near, key=self._rank.__getitem__)

    def _stretches(self, runs: _Runs) -> set[_Runs]:
        whole = len(runs)
        return {
            runs[at : at + length]
            for length in self._lengths
            if length <= whole
            for at in range(whole - length + 1)
        }

    def _named(self, runs: _Runs) -> Iterator[str]:
        yield from self._by_runs.get(runs, ())
        if runs[-1].endswith("s"):
            yield from self._by_runs.get((*runs[:-1], runs[-1][:-1]), ())


def _orders(name: str) -> dict[_Runs, None]:
    """Return the ways a name is written: the last name first too, and in one word as in a mail."""
    words = words_of_name(name)
    orders = (words, words[::-1]) if words else ()
    written = (text for order in orders for text in (" ".join(order), "".join(order)))
    return dict.fromkeys([_runs(name), *map(_runs, written)])


def _runs(text: str) -> _Runs:
    """Return the runs of `text`; a letter that a pattern takes for another is the same in both.

    A mark over a letter parts it from the next, for it may be a sign of its own in one of them.
    """
    if text.isascii():
        return tuple(_RUN.findall(text.lower()))
    decomposed = unicodedata.normalize("NFD", text)
    return tuple(run.translate(_DOTLESS).casefold() for run in _RUN.findall(decomposed))


class PeopleInText:
    """The people of a case, to be shown in texts by their initials."""

    def __init__(self, names: Iterable[str | None]) -> None:
        self._known = [
            unicodedata.normalize("NFC", without_figures(name))
            for name in names
            if name and name.strip()
        ]

    @cached_property
    def _all(self) -> NamesIn:
        return NamesIn(self._known)

    @cached_property
    def _full(self) -> NamesIn:
        # "Bo" alone is also a verb: in running text it is a word that tells, with its capital.
        return NamesIn(name for name in self._known if len(name.split()) > 1)

    @cached_property
    def _alone(self) -> "WordsAlone":
        return WordsAlone(self._known)

    def full_hidden(self, text: str) -> str:
        """Return `text` with full names by their initials, in whatever case they are written.

        With a genitive s too, and from macOS, which writes å as two characters.
        """
        return _without(text, self._all)

    def hidden(self, text: str) -> str:
        """Return `text` with the people by their initials, first names alone included.

        However their names are typed: in capitals, with a genitive s, from macOS.
        """
        text = _without(unicodedata.normalize("NFC", text), self._full)
        return self._alone.hidden(text, lambda word, _match: initials(word))


class WordsAlone:
    """The words of people's names, each of which tells who it is where it stands alone."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words = {word for name in names for word in _telling(name)}
        self._near = NamesIn(self._words).near

    @cached_property
    def _spelt(self) -> frozenset[str]:
        return frozenset(folded for word in self._words if len(folded := word.casefold()) > 1)

    def hidden(self, text: str, hide: Callable[[str, re.Match[str]], str]) -> str:
        """Return `text` with what `hide` gives for each such word and for where it stands."""
        for word in self._near(text):
            text = _alone_pattern(word).sub(partial(hide, word), text)
        return _SPELT_OUT.sub(partial(self._unspelt, hide), text)

    def _unspelt(self, hide: Callable[[str, re.Match[str]], str], match: re.Match[str]) -> str:
        """Return what a row of letters is shown as: "A l m a" is a name too."""
        joined = "".join(filter(str.isalpha, match[0])).casefold()
        word = next((word for word in self._spelt if word in joined), None)
        return hide(word, match) if word is not None else match[0]


@lru_cache(maxsize=256)
def _alone_pattern(word: str) -> re.Pattern[str]:
    either = "|".join({re.escape(word), re.escape(word.upper())})
    # In lower case a first name may be a verb; before the @ of a mail it is none.
    mail = rf"{re.escape(word.lower())}(?=\d{{0,9}}@)"
    return re.compile(rf"(?<![^\W\d_])(?:(?:{either})(?=[sS]?(?![^\W\d_]))|{mail})")


def _without(text: str, names: NamesIn) -> str:
    composed = unicodedata.normalize("NFC", text)
    for name in names.near(composed):
        pattern = name_pattern(name)
        if pattern is not None:
            composed, times = pattern.subn(initials(name), composed)
            text = composed if times else text
    return text


def without_figures(name: str) -> str:
    """Return a name without a row of figures in it, which may be of a number and names nobody."""
    if _FIGURES.search(name) is None:
        return name
    return " ".join(_FIGURES.sub(" ", name).split()).rstrip(" ,;_-")


def _telling(name: str) -> list[str]:
    """Return the words of a name that tell who it is; in "Bo af Eksempel" not the "af"."""
    bare = (_bare_word(word) for word in (*name.split(), *re.split(r"[\s-]+", name.strip())))
    words = [word for word in bare if any(map(str.isalpha, word))]
    if name == name.lower():
        return words
    return [word for word in words if not word.islower()]


def _bare_word(word: str) -> str:
    """Return a word without the signs around it: quotation marks, brackets, a lone dash."""
    letters = [at for at, sign in enumerate(word) if sign.isalnum()]
    return word[letters[0] : letters[-1] + 1] if letters else ""


@lru_cache(maxsize=256)
def name_pattern(name: str, gap: str = "") -> re.Pattern[str] | None:
    """Return a pattern for a name, as alma-eksempel or EksempelAlma too, from macOS or not.

    `gap` is a pattern for what may stand between two letters without being seen. A letter makes a
    word go on, so that Ole is not in skoler. None for a name without a letter.

    The pattern takes time in proportion to the text, whatever the name is: its words are of
    letters and what stands between them is not, so there is one way to match, and none to try.
    """
    forms = dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    split = ([gap.join(map(re.escape, word)) for word in words_of_name(form)] for form in forms)
    orders = (order for words in split if words for order in (words, words[::-1]))
    spaced_or_not = (space.join(order) for order in orders for space in (r"[\W_]+", gap))
    either = "|".join(dict.fromkeys(spaced_or_not))
    if not either:
        return None
    letter = r"[^\W\d_]"
    return re.compile(rf"(?<!{letter})(?:{either})(?=s?(?!{letter}))", re.IGNORECASE)


def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a name: letters and figures, with the marks that stand over them."""
    words: list[str] = []
    is_inside = False
    for sign in name:
        is_part = sign.isalnum() or (is_inside and unicodedata.category(sign).startswith("M"))
        if is_part and is_inside:
            words[-1] += sign
        elif is_part:
            words.append(sign)
        is_inside = is_part
    return tuple(words)
