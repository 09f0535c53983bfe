"""Styled lines: what a renderer makes for a terminal, before anyone knows of colours."""

from typing import Literal, NamedTuple

from sagscli.render.terminal.text import wrap
from sagscli.safety import clean

Style = Literal["", "bold", "dim", "green", "cyan", "title", "bad", "warn"]


class Bit(NamedTuple):
    """A stretch of text in one style."""

    text: str
    style: Style = ""


Line = tuple[Bit, ...]


def plain(line: Line) -> str:
    """Return a line without its styles or trailing spaces."""
    return "".join(bit.text for bit in line).rstrip()


def plain_text(lines: list[Line]) -> str:
    """Return lines as text, each ended."""
    return "".join(plain(line) + "\n" for line in lines)


def paragraph(text: str, columns: int, style: Style = "", indent: int = 0) -> list[Line]:
    """Return text made safe to show and broken between words, every line indented."""
    parts = wrap(clean(text), max(columns - indent, 20))
    return [(Bit(" " * indent), Bit(part, style)) for part in parts]
