"""What templates can do with text: escape it for Markdown, lay out prose, write a CSS string."""

import re
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
    return _BLOCK_START.sub(_kept, markdown_inside(text))


def _kept(found: re.Match[str]) -> str:
    number, after, sign = found.groups()
    return f"{number}\\{after}" if number else f"\\{sign}"


def markdown_inside(text: object) -> str:
    """Return `text` for the middle of a line, where a number with a dot begins no list."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", clean(" ".join(str(text).split())))


def prose_markdown(text: str) -> str:
    """Return running text as Markdown: its paragraphs and lists, its signs letter for letter."""
    there = blocks(text)
    return "\n\n".join(_markdown(there, at) for at in range(len(there)))


def _markdown(there: list[Block], at: int) -> str:
    block = there[at]
    if block.shape == "text":
        return "\\\n".join(markdown(line) for line in block.lines)
    # Two lists after each other are one in Markdown, unless their marks differ.
    row = 0
    while row < at and there[at - row - 1].shape == block.shape:
        row += 1
    mark = {"points": "-*", "numbers": ".)"}[block.shape][row % 2]
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
        one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in clean(text)
    )
    return Markup('"{}"').format(Markup(written))  # noqa: S704 - letters, digits and backslashes
