"""A draft of what is to be written, with its places to fill in, and the draft with an answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sagscli.case.fields import is_blank
from sagscli.case.records import Case
from sagscli.case.walk import record_at
from sagscli.casefile.patch.draft import DraftEntry, Tree
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.recording.asked_key import AskedKey, asked_key


@dataclass(frozen=True, slots=True)
class BlankPlace:
    """A place of a draft that is still to be filled in.

    `at` is the way to it in the draft, numbers of drafted entries among the keys. `section` is
    where its question is found. `beside` is what the same entry says already, `drafted` what the
    draft takes to be likely there: who took part is for the one who was there to say.
    """

    at: KeyPath
    key: AskedKey
    section: str
    beside: Tree
    drafted: tuple[str, ...] = ()


_SAID_BY_WHO_KNOWS = frozenset({"deltagere", "drøftet", "af", "form"})
"""Keys under which a draft has what the source asks for, which need not be what was."""


def blank_places(tree: Tree) -> list[BlankPlace]:
    """Return the places of a draft that are to be filled in, in its order."""
    return list(_places(tree, (), ()))


def _places(tree: Tree, at: KeyPath, names: tuple[str, ...]) -> Iterator[BlankPlace]:
    for danish, node in tree.items():
        here = (*at, danish)
        if isinstance(node, dict):
            yield from _places(node, here, (*names, danish))
        elif isinstance(node, list):
            for number, entry in enumerate(node):
                yield from _places(entry.keys, (*here, number), (*names, danish))
        elif _is_asked(danish, node) and record_at(Case, names) is not None:
            section = next((name for name in reversed(names) if _has_keys(name)), danish)
            drafted = () if _is_open(node) else _texts(node)
            yield BlankPlace(here, asked_key(names, danish), section, tree, drafted)


def _is_asked(danish: str, node: Any) -> bool:
    return _is_open(node) or (danish in _SAID_BY_WHO_KNOWS and bool(_texts(node)))


def _texts(node: Any) -> tuple[str, ...]:
    texts = node if isinstance(node, tuple) else (node,)
    return tuple(text for text in texts if isinstance(text, str))


def _has_keys(name: str) -> bool:
    """Return whether a name is a key of the format, not a word of the ruleset."""
    return name in _SECTIONS


_SECTIONS = frozenset(
    {*Case.keys(), "afgørelse", "skøn", "evalueringer", "forældre", "forløb"},
)


def _is_open(node: Any) -> bool:
    return all(map(is_blank, node)) if isinstance(node, tuple) and node else is_blank(node)


def filled(tree: Tree, at: KeyPath, value: Any) -> Tree:
    """Return a draft with `value` at a place; with None the place goes, and what is then empty."""
    part, rest = at[0], at[1:]
    new = type(tree)(tree)
    node = tree[str(part)]
    inner = _inner(node, rest, value) if rest else value
    if inner in (None, {}, []):
        del new[str(part)]
    else:
        new[str(part)] = inner
    return new


def _inner(node: Any, rest: KeyPath, value: Any) -> Any:
    if isinstance(node, dict):
        return filled(node, rest, value)
    number = int(rest[0])
    entries = list(node)
    keys = filled(entries[number].keys, rest[1:], value)
    entries[number] = DraftEntry(keys, entries[number].at)
    return entries
