"""A file in which two versions stand side by side where they differ, between git's marks."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sagscli.language import _

MARK_SIZE = 7
"""Signs that a mark has, where git asks for no other number."""
_PLAIN_KEY = re.compile(rb"\s*(?:- )?[^\s:#\"'{}\[\]]+:(?: |\r?\n)")

_MARK = re.compile(rb"(?:<{7,}|\|{7,}|>{7,})(?: |\r?\n|$)|={7,}(?:\r?\n|$)")


class MergeBlock(NamedTuple):
    """Lines on which two versions do not differ (`incoming` is None), or do."""

    here: tuple[bytes, ...]
    incoming: tuple[bytes, ...] | None = None


def blocks_of(here: bytes, incoming: bytes) -> list[MergeBlock]:
    """Return two versions as blocks, in their order; each key that differs is one by itself."""
    mine, others = here.splitlines(keepends=True), incoming.splitlines(keepends=True)
    blocks: list[MergeBlock] = []
    matcher = SequenceMatcher(None, mine, others, autojunk=False)
    for tag, at, end, to, stop in matcher.get_opcodes():
        if tag == "equal":
            blocks.append(MergeBlock(tuple(mine[at:end])))
        else:
            blocks += _by_key(tuple(mine[at:end]), tuple(others[to:stop]))
    return _slid(blocks)


def _slid(blocks: list[MergeBlock]) -> list[MergeBlock]:
    """Return blocks of which those that one version has alone begin where an entry does.

    Where an entry stands between two that begin alike, a comparison may cut it in two.
    """
    for at in range(1, len(blocks)):
        above, block = blocks[at - 1], blocks[at]
        is_single = block.incoming is not None and () in block
        if not is_single or above.incoming is not None:
            continue
        lines = block.here or block.incoming or ()
        size = _shift(above.here, lines)
        if size:
            moved = (*above.here[-size:], *lines[:-size])
            below = blocks[at + 1] if at + 1 < len(blocks) else MergeBlock(())
            if below.incoming is None:
                blocks[at - 1] = MergeBlock(above.here[:-size])
                blocks[at] = MergeBlock(moved, ()) if block.here else MergeBlock((), moved)
                blocks[at + 1 :] = [MergeBlock((*lines[-size:], *below.here)), *blocks[at + 2 :]]
    return blocks


def _shift(above: tuple[bytes, ...], lines: tuple[bytes, ...]) -> int:
    """Return how many lines up a block is better begun, of those it can be moved over."""
    best, least = 0, _indent(lines[0])
    for size in range(1, min(len(above), len(lines) - 1) + 1):
        if above[-size] != lines[-size]:
            break
        if _indent(above[-size]) < least:
            best, least = size, _indent(above[-size])
    return best


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" "))


def _by_key(here: tuple[bytes, ...], incoming: tuple[bytes, ...]) -> Iterator[MergeBlock]:
    pairs = list(zip(here, incoming, strict=False))
    if len(here) != len(incoming) or not all(_is_of_one_key(*pair) for pair in pairs):
        yield MergeBlock(here, incoming)
        return
    for line, other in pairs:
        yield MergeBlock((line,), (other,))


def _is_of_one_key(line: bytes, other: bytes) -> bool:
    key, of_other = _PLAIN_KEY.match(line), _PLAIN_KEY.match(other)
    return key is not None and of_other is not None and key[0] == of_other[0]


def marked(blocks: Sequence[MergeBlock], size: int = MARK_SIZE) -> bytes:
    """Return blocks as one text with marks around what differs, and words that say what to do."""
    newline = b"\r\n" if any(line.endswith(b"\r\n") for line in _lines(blocks)) else b"\n"
    begin, end = (
        sign * size + b" " + words.encode("utf-8") + newline
        for sign, words in ((b"<", words_here()), (b">", words_incoming()))
    )
    middle = b"=" * size + newline
    parts: list[bytes] = []
    for here, incoming in blocks:
        if incoming is None:
            parts += here
        else:
            parts += [begin, *_ended(here, newline), middle, *_ended(incoming, newline), end]
    return b"".join(parts)


def blocks_in(data: bytes) -> list[MergeBlock] | None:
    """Return the blocks of a text with marks; None for a text that has none, or not whole ones.

    What both came from, which git may show between them, is left out.
    """
    blocks: list[MergeBlock] = []
    parts: dict[bytes, list[bytes]] = {b"": []}
    now = b""
    for line in data.splitlines(keepends=True):
        sign = line[:1] if _MARK.match(line) else b""
        expected = {b"": b"<", b"<": b"|=", b"|": b"=", b"=": b">"}[now]
        if sign and sign in expected:
            if sign == b"<":
                blocks.append(MergeBlock(tuple(parts[b""])))
                parts = {b"<": [], b"|": [], b"=": []}
            elif sign == b">":
                blocks.append(MergeBlock(tuple(parts[b"<"]), tuple(parts[b"="])))
                parts, sign = {b"": []}, b""
            now = sign
        else:
            parts[now].append(line)
    is_whole = not now and any(block.incoming is not None for block in blocks)
    return [*blocks, MergeBlock(tuple(parts[b""]))] if is_whole else None


def settled(blocks: Sequence[MergeBlock], choices: Sequence[str]) -> bytes:
    """Return blocks as one text: of those that differ what was chosen: here, incoming or both."""
    chosen = iter(choices)
    parts: list[bytes] = []
    for here, incoming in blocks:
        choice = next(chosen) if incoming is not None else "here"
        parts += here if choice != "incoming" else ()
        if choice != "here":
            parts += incoming or ()
    return b"".join(parts)


def words_here() -> str:
    """Return what stands behind the mark above what stood here."""
    return _("stood here: keep this or the next, and take the three lines with marks away")


def words_incoming() -> str:
    """Return what stands behind the mark below what came in."""
    return _("came in (sag merge CASE asks you one by one)")


def _lines(blocks: Sequence[MergeBlock]) -> Iterator[bytes]:
    for block in blocks:
        yield from block.here


def _ended(lines: tuple[bytes, ...], newline: bytes) -> Iterator[bytes]:
    for line in lines:
        yield line if line.endswith(b"\n") else line + newline
