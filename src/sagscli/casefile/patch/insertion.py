"""Putting new keys and entries behind those that are there, in their style."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from sagscli.case.records import Case
from sagscli.casefile.document import Branch, Document, Node
from sagscli.casefile.patch.edit import Edit
from sagscli.casefile.patch.places import (
    break_at,
    column_of,
    end_of,
    hyphen_of,
    is_flow,
    is_literal,
    line_after,
    quote_beside,
    start_of,
    style_of,
)
from sagscli.casefile.patch.scalars import Value, one_line
from sagscli.casefile.patch.writing import entry_lines, key_lines, last_of
from sagscli.casefile.text import line_end, line_start

_REST_OF_LINE = re.compile(r"[ \t]*(,?)[ \t]*(?:#.*)?")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r(?!\n))[ ]*(?=[\n\r])")


def keys_added(document: Document, mapping: Branch, keys: dict[str, Value]) -> Iterator[Edit]:
    """Yield the edits that put keys behind the last one of a mapping that has some."""
    quote = quote_beside(mapping)
    if is_flow(mapping):
        yield from _in_flow(document, mapping, one_line(keys, quote=quote))
        return
    style, column = replace(style_of(document), quote=quote), column_of(mapping)
    at = line_after(document, mapping, column)
    yield _lines_at(document, at, key_lines(keys, column, style))


def entries_added(document: Document, listed: Branch, entries: list[Value]) -> Iterator[Edit]:
    """Yield the edits that put entries behind the last one of a list that has some."""
    quote = quote_beside(listed)
    if is_flow(listed):
        yield from _in_flow(document, listed, one_line(entries, quote=quote))
        return
    style, column, last = (
        replace(style_of(document), quote=quote),
        column_of(listed),
        last_of(listed),
    )
    gap = _gap(document, listed, last)
    entries_now = listed.children if isinstance(listed.children, list) else []
    starts = ((above, hyphen_of(document, listed, node)) for above, node in pairwise(entries_now))
    blank = [""] if _are_apart(document, starts) else []
    lines = (
        line
        for entry in entries
        for line in (*blank, *entry_lines(entry, column, style, last, gap))
    )
    yield _lines_at(document, line_after(document, listed, column), lines)


def _lines_at(document: Document, at: int, lines: Iterable[str]) -> Edit:
    newline = break_at(document.text, at)
    return Edit(at, at, "".join(newline + line for line in lines))


def _gap(document: Document, listed: Branch, last: Node) -> int:
    """Return how many spaces stand between the hyphen of an entry and the rest of it."""
    between = document.text[hyphen_of(document, listed, last) + 1 : start_of(last)]
    return len(between) if between and not between.strip(" ") else 1


def _in_flow(document: Document, branch: Branch, new: str) -> Iterator[Edit]:
    """Yield the edits that put what is in the brackets of `new` into others, at the end.

    Where the last one has a line to itself, so has the new one.
    """
    text, inner = document.text, new[1:-1]
    children = branch.children
    key, last = [*children.values()][-1] if isinstance(children, dict) else (None, children[-1])
    start, end = start_of(last if key is None else key), end_of(document, last)
    indent = text[line_start(text, start) : start]
    if indent.strip(" ") or start_of(branch) >= start - len(indent):
        yield Edit(end, end, f", {inner}")
        return
    below = break_at(text, end) + indent + inner
    line = line_end(text, end)
    rest = _REST_OF_LINE.fullmatch(text, end, line)
    if rest is None:
        yield Edit(end, end, f",{below}")
    else:
        if not rest[1]:
            yield Edit(end, end, ",")
        yield Edit(line, line, below + rest[1])


def sections_added(document: Document, root: Branch, keys: dict[str, Value]) -> Iterator[Edit]:
    """Yield the edits that put sections among those of a case, in the order of the format."""
    style = replace(style_of(document), quote=quote_beside(root))
    for key in sorted(keys, key=_rank):
        lines = [*key_lines({key: keys[key]}, column_of(root), style)]
        blank = [""] if _stands_apart(document, root, is_section=len(lines) > 1) else []
        above = [node for _key, node in _above(root, key)]
        if above:
            at = line_after(document, above[-1], column_of(root) + 1)
            yield _lines_at(document, at, [*blank, *lines])
        else:
            at = start_of(root)
            newline = break_at(document.text, at)
            yield Edit(at, at, "".join(line + newline for line in [*lines, *blank]))


def _rank(key: str) -> int:
    """Return the place of a section in the format; what the format does not have comes last."""
    order = list(Case.keys())
    return order.index(key) if key in order else len(order)


def _above(root: Branch, key: str) -> list[tuple[Any, Node]]:
    """Return the sections that `key` comes after, the nearest of them last."""
    sections: dict[str, Any] = root.children  # type: ignore[assignment] # the root is a mapping
    if key not in Case.keys():  # noqa: SIM118 - a method of ours
        return list(sections.values())
    names = [name for name in sections if _rank(name) < _rank(key)]
    return [sections[name] for name in sorted(names, key=_rank)]


def _stands_apart(document: Document, root: Branch, *, is_section: bool) -> bool:
    """Return whether most sections of the file, or most single lines, have a blank line above."""
    sections: list[tuple[Any, Node]] = [*root.children.values()]  # type: ignore[union-attr]
    starts = (
        (above, start_of(key))
        for (_key, above), (key, node) in pairwise(sections)
        if (isinstance(node, Branch) or is_literal(node)) is is_section
    )
    return _are_apart(document, starts)


def _are_apart(document: Document, starts: Iterable[tuple[Node, int]]) -> bool:
    """Return whether most of what begins at `starts` has a blank line between it and the above."""
    gaps = [
        bool(_BLANK_LINE.search(document.text, end_of(document, above), start))
        for above, start in starts
    ]
    return 2 * sum(gaps) > len(gaps)
