"""Text as wide as it looks."""

import re
import unicodedata
from collections.abc import Sequence

_FIRST_COMBINING = "\u0300"
"""Every character before this one takes one column; all of Danish lies there."""


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


_COMMAND = re.compile(r"\bsag [a-zæøå]\S*(?: (?:--\S+|\S*/\S*|[A-ZÆØÅ]{2,}\S*))*")


def wrap_whole(text: str, columns: int) -> list[str]:
    """Return `text` in lines as `wrap` does, but with every word whole, and every command of ours.

    A path can be copied in one piece then; what is longer than a line the terminal breaks.
    """
    lines = [""]
    whole = _COMMAND.sub(lambda match: match[0].replace(" ", "\0"), text)
    for word in whole.split(" "):
        for piece in [word] if width(word) <= columns else word.split("\0"):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(joined) <= columns or not lines[-1]:
                lines[-1] = joined
            else:
                lines.append(piece)
    return [line.replace("\0", " ") for line in lines]


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
