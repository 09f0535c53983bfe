"""Running text from a case: its paragraphs and lists, and nothing else of its signs."""

import re
from typing import Literal, NamedTuple

from sagscli.safety import clean

Shape = Literal["text", "points", "numbers"]

_POINT = re.compile(r"\s*[-*•–]\s+(?=\S)")
_MONTH = (
    r"(?i:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_NUMBER = re.compile(rf"\s*([0-9]{{1,3}})[.)]\s+(?=\S)(?!{_MONTH})")
"""A number and a dot, unless it is the day of a date: "3. maj" begins no list."""


_NARROWEST = 60
"""What people wrap lines at, at the least, in characters."""

_AMPLE = 0.7


class Block(NamedTuple):
    """A paragraph or a list (a line for each entry), in the order of the text.

    A paragraph has one line, and more where they were meant to stand under each other.

    `start` is the number of a numbered list's first entry; the others follow it one by one.
    """

    shape: Shape
    lines: tuple[str, ...]
    start: int = 1


class _Open(NamedTuple):
    """A block that is not at its end."""

    shape: Shape
    lines: list[str]
    start: int


def blocks(text: str) -> list[Block]:
    """Return `text` as paragraphs and lists.

    An empty line ends a paragraph. A line that ends long before it had to is kept as a line; one
    that was full goes on in the next. A line that begins with a dash or a number is an entry of
    a list; the lines after it go on with it. The marks of Markdown or HTML mean nothing.
    """
    result: list[Block] = []
    for part in re.split(r"\n\s*\n", "\n".join(text.splitlines())):
        result += _in_part(part)
    return result


def _in_part(part: str) -> list[Block]:
    open_blocks: list[_Open] = []
    lines = [line for line in part.split("\n") if line.strip()]
    full = max((_NARROWEST, *map(len, lines)))
    for before, line in zip(["", *lines], lines, strict=False):
        _add(open_blocks, line, is_new=_ends_early(before, line, full))
    return [
        Block(block.shape, tuple(map(clean, block.lines)), block.start) for block in open_blocks
    ]


def _ends_early(before: str, line: str, full: int) -> bool:
    """Return whether the next line's first word would have had ample room on the line before."""
    first = line.split(maxsplit=1)[0]
    return len(before.rstrip()) + 1 + len(first) <= full * _AMPLE


def _add(open_blocks: list[_Open], line: str, *, is_new: bool) -> None:
    """Put one more line where it belongs; `is_new` keeps it as a line of its own."""
    last = open_blocks[-1] if open_blocks else None
    point, number = _POINT.match(line), _NUMBER.match(line)
    if point:
        _entry(open_blocks, "points", line[point.end() :].strip(), 1)
    elif number and _goes_on(last, int(number[1])):
        _entry(open_blocks, "numbers", line[number.end() :].strip(), int(number[1]))
    elif last is not None and last.shape == "text" and is_new:
        last.lines.append(line.strip())
    elif last is not None and (not number or last.shape == "text"):
        last.lines[-1] += f" {line.strip()}"
    else:  # a number out of its order: as text it keeps its number
        open_blocks.append(_Open("text", [line.strip()], 1))


def _goes_on(last: _Open | None, number: int) -> bool:
    """Return whether a number begins a list here, or is the next of the one above it.

    In the middle of a paragraph only a 1 does: a line may happen to begin with a number.
    """
    if last is None or number == 1:
        return True
    if last.shape == "numbers":
        return number == last.start + len(last.lines)
    return last.shape == "points"


def _entry(open_blocks: list[_Open], shape: Shape, text: str, number: int) -> None:
    follows = open_blocks and open_blocks[-1].shape == shape
    if follows and (
        shape == "points" or number == open_blocks[-1].start + len(open_blocks[-1].lines)
    ):
        open_blocks[-1].lines.append(text)
    else:
        open_blocks.append(_Open(shape, [text], number))
