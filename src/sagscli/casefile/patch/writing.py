"""How a new value is put in lines, in the style of what is beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sagscli.casefile.document import Branch, Node
from sagscli.casefile.patch.scalars import OneLine, Value, holds_lines, key_of, one_line

_WIDEST = 9
"""The most spaces an indentation indicator can name."""

_ODD_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
"""What no lines can give back. Tabs can: they stand behind the spaces that the lines begin with."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How far things stand in from the key above them, in spaces, and what is quoted."""

    step: int = 2
    dash: int = 2
    quote: str | None = None


USUAL = Surroundings()
"""What a file of our own looks like."""


class Written(NamedTuple):
    """A value as text: what stands after its colon, and the whole lines below."""

    head: str
    lines: tuple[str, ...] = ()


def is_block(value: Value, beside: Node | None = None) -> bool:
    """Return whether a value is a list or mapping that takes lines of its own.

    `beside` is the same thing in the entry before, or what is there now.
    """
    if not isinstance(value, dict | list | tuple) or not value:
        return False
    if holds_lines(value):
        return True
    if isinstance(beside, Branch):
        return not beside.event.flow_style
    if isinstance(value, dict):
        return not isinstance(value, OneLine)
    return any(isinstance(inner, dict | list | tuple) for inner in value)


def written(
    value: Value, column: int, style: Surroundings, beside: Node | None = None, inset: int = 0
) -> Written:
    """Return a value to stand behind a key or hyphen at `column`.

    `inset` is the column at which the lines of a long text begin; 0 for the style's own.
    """
    if isinstance(value, str) and "\n" in value:
        return _literal(value, column, inset or column + style.step, style)
    if value is None:
        return Written("")
    if not is_block(value, beside):
        return Written(one_line(value, quote=style.quote))
    if isinstance(value, dict):
        return Written("", tuple(key_lines(value, column + style.step, style, beside)))
    inner = column + style.dash
    last = last_of(beside)
    return Written(
        "", tuple(line for entry in value for line in entry_lines(entry, inner, style, last))
    )


def key_lines(
    keys: dict[str, Value], column: int, style: Surroundings, beside: Node | None = None
) -> Iterator[str]:
    """Yield the lines of keys that stand at `column`; `beside` is a mapping of their kind."""
    children = beside.children if isinstance(beside, Branch) else {}
    for key, value in keys.items():
        like = children[key][1] if isinstance(children, dict) and key in children else None
        head, lines = written(value, column, style, like)
        yield " " * column + key_of(key, style.quote) + ":" + (f" {head}" if head else "")
        yield from lines


def entry_lines(
    value: Value, column: int, style: Surroundings, beside: Node | None = None, gap: int = 1
) -> Iterator[str]:
    """Yield the lines of an entry whose hyphen stands at `column`, `gap` spaces before the rest."""
    hyphen = " " * column + "-" + " " * gap
    if isinstance(value, dict) and is_block(value, beside):
        first, *others = key_lines(value, len(hyphen), style, beside)
        yield hyphen + first[len(hyphen) :]
        yield from others
        return
    if isinstance(value, list | tuple):
        value_written = Written(one_line(value, quote=style.quote))
    else:
        value_written = written(value, column, style, beside)
    yield (hyphen + value_written.head).rstrip(" ")
    yield from value_written.lines


def last_of(node: Node | None) -> Node | None:
    """Return the last entry of a list, the one a new entry is to look like."""
    if isinstance(node, Branch) and isinstance(node.children, list) and node.children:
        return node.children[-1]
    return None


def _literal(text: str, column: int, inset: int, style: Surroundings) -> Written:
    """Return a text of several lines as lines; on one line where these could not give it back."""
    body = text.removesuffix("\n")
    is_kept = bool(body.strip()) and not body.endswith("\n") and not _ODD_LINES.search(text)
    needs_indicator = text[:1].isspace()
    if not is_kept or (needs_indicator and inset - column > _WIDEST):
        return Written(one_line(text, quote=style.quote))
    indicator = str(inset - column) if needs_indicator else ""
    chomping = "" if text.endswith("\n") else "-"
    lines = (" " * inset + line if line else "" for line in body.split("\n"))
    return Written(f"|{indicator}{chomping}", tuple(lines))
