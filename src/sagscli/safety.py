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
    """Return a name's initials: Alma Eksempel is A.E."""
    return "".join(f"{word[0].upper()}." for word in name.split())


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
    words = [*name.split(), *re.split(r"[\s-]+", name.strip())]
    if name == name.lower():
        return words
    return [word for word in words if word and not word.islower()]


def without_full_names(text: str, names: Iterable[str]) -> str:
    """Return `text` with full names by their initials, in whatever case they are written.

    With a genitive s too, and from macOS, which writes å as two characters.
    """
    composed = unicodedata.normalize("NFC", text)
    for name in sorted(names, key=len, reverse=True):
        if may_name(composed, name):
            pattern = rf"(?<![^\W_]){anyhow(name)}(?=s?(?![^\W_]))"
            composed, times = re.subn(pattern, initials(name), composed, flags=re.IGNORECASE)
            text = composed if times else text
    return text


def anyhow(name: str, gap: str = "") -> str:
    """Return a pattern for a name, as alma-eksempel or alma_eksempel too, from macOS or not.

    `gap` is a pattern for what may stand between two letters without being seen.
    """
    forms = dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    split = (map(gap.join, (map(re.escape, word) for word in form.split())) for form in forms)
    patterns = map(r"[\W_]+".join, split)
    return f"(?:{'|'.join(patterns)})"


_UNLIKE_CASES = re.compile("[^\x00-\xff\u2010-\u2027]")
"""Letters of which some are the same to a pattern that ignores case, but not when folded."""


def may_name(text: str, name: str) -> bool:
    """Return whether `text` may name someone: a look spares most texts the making of a pattern."""
    words = _folded_words(name)
    if words is None or _UNLIKE_CASES.search(text):
        return True
    folded = text.casefold()
    return all(word in folded for word in words)


@lru_cache(maxsize=1024)
def _folded_words(name: str) -> tuple[str, ...] | None:
    return None if _UNLIKE_CASES.search(name) else tuple(name.casefold().split())
