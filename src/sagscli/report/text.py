"""Text that is safe to show, and as wide as it looks."""

import re
import unicodedata
from collections.abc import Sequence

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]"
)
_FIRST_COMBINING = "\u0300"
"""Every character before this one takes one column; all of Danish lies there."""


def clean(text: str) -> str:
    """Return `text` on one line, without anything that could steer a terminal.

    Control characters, escape codes and marks that turn the direction of writing
    come from files, which are input and not to be trusted.
    """
    return _UNSAFE.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))


def width(text: str) -> int:
    """Return how many columns `text` takes on a terminal."""
    if not text or max(text) < _FIRST_COMBINING:
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return `text` filled with spaces to `columns`; longer text is left as it is."""
    filling = " " * (columns - width(text))
    return filling + text if right else text + filling


def wrap(text: str, columns: int) -> list[str]:
    """Return `text` broken between words into lines of at most `columns`; nothing is cut."""
    lines = [""]
    for word in text.split(" "):
        for piece in _pieces(word, columns):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(joined) <= columns:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, columns: int) -> Sequence[str]:
    if width(word) <= columns:
        return [word]
    pieces, current = [], ""
    for character in word:
        if current and width(current + character) > columns:
            pieces.append(current)
            current = ""
        current += character
    return [*pieces, current]
