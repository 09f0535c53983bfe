"""Running text from a case: its paragraphs and lists, and nothing else of its signs."""

import re
from typing import Literal, NamedTuple

from sagscli.safety import clean

Shape = Literal["text", "points", "numbers"]

_POINT = re.compile(r"\s*[-*•–]\s+(?=\S)")
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+(?=\S)")


class Block(NamedTuple):
    """A paragraph (one line) or a list (a line for each entry), in the order of the text."""

    shape: Shape
    lines: tuple[str, ...]
    start: int = 1


def blocks(text: str) -> list[Block]:
    """Return `text` as paragraphs and lists.

    An empty line ends a paragraph. A line that begins with a dash or a number is an entry of
    a list; the lines after it go on with it. The marks of Markdown or HTML mean nothing.
    """
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip("\n")):
        found += _in_part(part)
    return found


def _in_part(part: str) -> list[Block]:
    found: list[tuple[Shape, int, list[str]]] = []
    for line in part.splitlines():
        shape, number, rest = _read(line)
        if not rest.strip():
            continue
        if shape == "text" and found:
            found[-1][2][-1] += f" {rest.strip()}"
        elif found and found[-1][0] == shape:
            found[-1][2].append(rest.strip())
        else:
            found.append((shape, number, [rest.strip()]))
    return [
        Block(shape, tuple(clean(line) for line in lines), number) for shape, number, lines in found
    ]


def _read(line: str) -> tuple[Shape, int, str]:
    for shape, mark in _MARKS:
        there = mark.match(line)
        if there:
            digits = re.sub(r"\D", "", there[0])
            return shape, int(digits or 1), line[there.end() :]
    return "text", 1, line


_MARKS: tuple[tuple[Shape, re.Pattern[str]], ...] = (("points", _POINT), ("numbers", _NUMBER))
