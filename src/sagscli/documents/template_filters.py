"""What templates can do with text: escape it for Markdown, lay out prose, write a CSS string."""

import re
from itertools import groupby
from typing import TYPE_CHECKING

from sagscli.documents.prose import Block, blocks
from sagscli.safety import clean

if TYPE_CHECKING:
    from markupsafe import Markup

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_DAY = re.compile(r"[0-9]{2}-[0-9]{2}-[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BLOCK_START = re.compile(r"^(?:([0-9]{1,9})([.)])(?=\s|$)|([-+=]))")
"""What would begin a list, underline a heading or draw a line at the beginning of one."""


def markdown(text: object) -> str:
    """Return `text` on one line as Markdown that shows it letter for letter."""
    return _BLOCK_START.sub(_escaped_start, markdown_inside(text))


def _escaped_start(match: re.Match[str]) -> str:
    number, after, sign = match.groups()
    return f"{number}\\{after}" if number else f"\\{sign}"


def markdown_inside(text: object) -> str:
    """Return `text` for the middle of a line, where a number with a dot begins no list."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", clean(" ".join(str(text).split())))


def prose_markdown(text: str) -> str:
    """Return running text as Markdown: its paragraphs and lists, its signs letter for letter."""
    parts = []
    for _shape, alike in groupby(blocks(text), key=lambda block: block.shape):
        # Two lists after each other are one in Markdown, unless their marks differ.
        parts += [_markdown(block, lists_before) for lists_before, block in enumerate(alike)]
    return "\n\n".join(parts)


def _markdown(block: Block, lists_before: int) -> str:
    if block.shape == "text":
        return "\\\n".join(markdown(line) for line in block.lines)
    mark = {"points": "-*", "numbers": ".)"}[block.shape][lists_before % 2]
    if block.shape == "points":
        return "\n".join(f"{mark} {markdown(line)}" for line in block.lines)
    numbered = enumerate(block.lines, start=block.start)
    return "\n".join(f"{number}{mark} {markdown(line)}" for number, line in numbered)


def prose_html(text: str) -> "Markup":
    """Return running text as HTML: its paragraphs and lists, its signs letter for letter."""
    from markupsafe import Markup

    return Markup("\n").join(_html(block) for block in blocks(text))


def _html(block: Block) -> "Markup":
    from markupsafe import Markup

    if block.shape == "text":
        lines = Markup("<br>").join(Markup("{}").format(line) for line in block.lines)
        return Markup("<p>{}</p>").format(lines)
    entries = Markup().join(Markup("<li>{}</li>").format(line) for line in block.lines)
    if block.shape == "points":
        return Markup("<ul>{}</ul>").format(entries)
    return Markup('<ol start="{}">{}</ol>').format(block.start, entries)


def is_day(text: object) -> bool:
    """Return whether a text is a day as tables write it, which is not to be broken."""
    return isinstance(text, str) and _DAY.fullmatch(text) is not None


def css_string(text: str) -> "Markup":
    """Return `text` as a quoted string of CSS; whatever is not a letter or digit is written out."""
    from markupsafe import Markup

    written = "".join(
        character if character.isascii() and character.isalnum() else f"\\{ord(character):x} "
        for character in clean(text)
    )
    return Markup('"{}"').format(Markup(written))  # noqa: S704 - letters, digits and backslashes
