"""What templates can do with text: escape it for Markdown, lay out prose, write a CSS string."""

import re
from typing import TYPE_CHECKING

from sagscli.documents.prose import Block, blocks
from sagscli.safety import clean

if TYPE_CHECKING:
    from markupsafe import Markup

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_DAY = re.compile(r"[0-9]{2}-[0-9]{2}-[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIST_START = re.compile(r"^(\d*)([-+.)])(?=\s)")


def markdown(text: object) -> str:
    """Return `text` on one line as Markdown that shows it letter for letter."""
    return _LIST_START.sub(r"\1\\\2", markdown_inside(text))


def markdown_inside(text: object) -> str:
    """Return `text` for the middle of a line, where a number with a dot begins no list."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", clean(" ".join(str(text).split())))


def prose_markdown(text: str) -> str:
    """Return running text as Markdown: its paragraphs and lists, its signs letter for letter."""
    return "\n\n".join(_markdown(block) for block in blocks(text))


def _markdown(block: Block) -> str:
    if block.shape == "text":
        return markdown(block.lines[0])
    if block.shape == "points":
        return "\n".join(f"- {markdown(line)}" for line in block.lines)
    numbered = enumerate(block.lines, start=block.start)
    return "\n".join(f"{number}. {markdown(line)}" for number, line in numbered)


def prose_html(text: str) -> "Markup":
    """Return running text as HTML: its paragraphs and lists, its signs letter for letter."""
    from markupsafe import Markup

    return Markup("\n").join(_html(block) for block in blocks(text))


def _html(block: Block) -> "Markup":
    from markupsafe import Markup

    if block.shape == "text":
        return Markup("<p>{}</p>").format(block.lines[0])
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
        one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in text
    )
    return Markup('"{}"').format(Markup(written))  # noqa: S704 - letters, digits and backslashes
