"""What comes from files is input, and not to be trusted."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]"
)


def clean(text: str) -> str:
    """Return `text` on one line, without anything that could steer a terminal.

    Control characters, escape codes and marks that turn the direction of writing
    come from files, which are input and not to be trusted.
    """
    return _UNSAFE.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))


def clean_lines(text: str) -> str:
    """Return `text` with its line breaks, and otherwise as `clean` returns it."""
    return _UNSAFE.sub("\ufffd", text.replace("\t", " ").replace("\r\n", "\n"))


_STEERING = re.compile(_UNSAFE.pattern.replace("\x0b-\x1f", "\x0b\x0c\x0e-\x1f"))
_LONE_RETURN = re.compile(r"\r(?!\n)")
_MARK = "\ufeff"
"""What a file for a Danish Excel begins with."""


def without_controls(text: str) -> str:
    """Return finished output without what could steer a terminal: line ends and tabs stay."""
    mark = _MARK if text.startswith(_MARK) else ""
    rest = _STEERING.sub("\ufffd", text[len(mark) :])
    return mark + (_LONE_RETURN.sub("\ufffd", rest) if "\r" in rest else rest)


def initials(name: str) -> str:
    """Return a name's initials: Alma Eksempel is A.E.; what has no letter has none."""
    firsts = (next(filter(str.isalnum, word), "") for word in name.split())
    return "".join(f"{first.upper()}." for first in firsts if first)


def without_names(text: str, names: Iterable[str | None]) -> str:
    """Return `text` with the people of a case by their initials, first names alone included.

    However their names are typed: in capitals, with a genitive s, from macOS.
    """
    known = [unicodedata.normalize("NFC", name) for name in names if name and name.strip()]
    full = [name for name in known if len(name.split()) > 1]  # "Bo" alone is also a verb
    text = without_full_names(unicodedata.normalize("NFC", text), full)
    for word in sorted({word for name in known for word in _telling(name)}, key=len, reverse=True):
        if word not in text and word.upper() not in text:
            continue  # a look spares most texts the making of a pattern
        either = "|".join({re.escape(word), re.escape(word.upper())})
        text = re.sub(rf"(?<![^\W_])(?:{either})(?=[sS]?(?![^\W_]))", initials(word), text)
    return text


def _telling(name: str) -> list[str]:
    """Return the words of a name that tell who it is; in "Bo af Eksempel" not the "af"."""
    bare = (_bare_word(word) for word in (*name.split(), *re.split(r"[\s-]+", name.strip())))
    words = [word for word in bare if word]
    if name == name.lower():
        return words
    return [word for word in words if not word.islower()]


def _bare_word(word: str) -> str:
    """Return a word without the signs around it: quotation marks, brackets, a lone dash."""
    letters = [at for at, sign in enumerate(word) if sign.isalnum()]
    return word[letters[0] : letters[-1] + 1] if letters else ""


def without_full_names(text: str, names: Iterable[str]) -> str:
    """Return `text` with full names by their initials, in whatever case they are written.

    With a genitive s too, and from macOS, which writes å as two characters.
    """
    composed = unicodedata.normalize("NFC", text)
    for name in sorted(names, key=len, reverse=True):
        pattern = name_pattern(name) if may_name(composed, name) else None
        if pattern is not None:
            composed, times = pattern.subn(initials(name), composed)
            text = composed if times else text
    return text


@lru_cache(maxsize=256)
def name_pattern(name: str, gap: str = "", within: str = r"[^\W_]") -> re.Pattern[str] | None:
    """Return a pattern for a name, as alma-eksempel or alma_eksempel too, from macOS or not.

    `gap` is a pattern for what may stand between two letters without being seen, `within` one for
    what makes a word go on, so that Ole is not in skoler. None for a name without a letter.

    The pattern takes time in proportion to the text, whatever the name is: its words are of
    letters and what stands between them is not, so there is one way to match, and none to try.
    """
    forms = dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    split = ([gap.join(map(re.escape, word)) for word in words_of_name(form)] for form in forms)
    patterns = [r"[\W_]+".join(words) for words in split if words]
    if not patterns:
        return None
    either = "|".join(patterns)
    return re.compile(rf"(?<!{within})(?:{either})(?=s?(?!{within}))", re.IGNORECASE)


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


_UNLIKE_CASES = re.compile("[^\x00-\xff\u2010-\u2027]")
"""Letters of which some are the same to a pattern that ignores case, but not when folded."""


def may_name(text: str, name: str) -> bool:
    """Return whether `text` may name someone: a look spares most texts the making of a pattern."""
    words, folded = _folded_words(name), folded_plainly(text)
    return words is None or folded is None or all(word in folded for word in words)


def folded_plainly(text: str) -> str | None:
    """Return `text` with capitals aside, None where that could hide how a name is written in it."""
    return None if _UNLIKE_CASES.search(text) else text.casefold()


def first_word(name: str) -> str:
    """Return what a folded text that names someone is sure to hold; "" where none can be told.

    A file may name thousands: one look for each spares a closer one at nearly all of them.
    """
    words = _folded_words(name)
    return words[0] if words else ""


@lru_cache(maxsize=1024)
def _folded_words(name: str) -> tuple[str, ...] | None:
    return None if _UNLIKE_CASES.search(name) else words_of_name(name.casefold())
