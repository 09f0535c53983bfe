"""What to write in a case, as a tree: joined so that no key comes twice, as lines, as changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sagscli.case.record import Record
from sagscli.case.records import Case, Parent
from sagscli.case.walk import record_at
from sagscli.casefile.patch.operations import Add, Append, Change, Set
from sagscli.casefile.patch.scalars import OneLine, Value, key_of, one_line
from sagscli.casefile.patch.writing import USUAL, Surroundings, key_lines
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.language import _
from sagscli.safety import initials

BLANK = "…"
_KIND = type[Record] | None
"""What kind of record keys are of, where that is known."""


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """An entry of a list: a new one, or what to write in number `at` (from 0), which is there."""

    keys: "Tree"
    at: int | None = None


Tree = dict[str, Any]
"""Keys, each with a text (str), words of a list (tuple), further keys (dict; OneLine for those
that are to stand on one line), or entries (list of DraftEntry)."""


def joined(trees: Iterable[Tree]) -> Tree:
    """Return trees as one, in which each key comes once and each entry once."""
    return reduce(lambda first, second: _both(first, second, Case), trees, {})


def _both(first: Tree, second: Tree, kind: _KIND) -> Tree:
    both = type(first)(first)
    for key, node in second.items():
        both[key] = _together(both[key], node, _inner(kind, key)) if key in both else node
    return both


def _inner(kind: _KIND, key: str) -> _KIND:
    return record_at(kind, (key,)) if kind is not None else None


def _together(first: Any, second: Any, kind: _KIND) -> Any:
    if isinstance(first, dict) and isinstance(second, dict):
        return _both(first, second, kind)
    if isinstance(first, list) and isinstance(second, list):
        return reduce(lambda entries, new: _with(entries, new, kind), second, first)
    if isinstance(first, tuple) and isinstance(second, tuple):
        words = [word for word in dict.fromkeys((*first, *second)) if word != BLANK]
        return tuple(words) or first
    return second if first == BLANK else first


def _with(entries: list[DraftEntry], new: DraftEntry, kind: _KIND) -> list[DraftEntry]:
    """Return entries with a new one among them, in the one that it is the same as, if any."""
    for place, entry in enumerate(entries):
        if _are_one(entry, new, kind):
            both = DraftEntry(_both(entry.keys, new.keys, kind), entry.at)
            return [*entries[:place], both, *entries[place + 1 :]]
    return [*entries, new]


def _are_one(first: DraftEntry, second: DraftEntry, kind: _KIND) -> bool:
    if first.at is not None or second.at is not None:
        return first.at == second.at
    identity = kind.identity if kind is not None else ()
    return all(first.keys.get(key) == second.keys.get(key) for key in identity)


def new(node: Any) -> Value:
    """Return what a tree says of something that is not there yet, as the value to write."""
    if isinstance(node, dict):
        return type(node)({key: new(inner) for key, inner in _shortest_first(node)})
    return [new(entry.keys) for entry in node] if isinstance(node, list) else node


def _shortest_first(tree: Tree) -> list[tuple[str, Any]]:
    """Return the keys with those first whose value is on the same line."""
    return sorted(tree.items(), key=lambda pair: _has_lines(pair[1]))


def _has_lines(node: Any) -> bool:
    return isinstance(node, dict | list) and not isinstance(node, OneLine)


def changes_of(tree: Tree, value: Value, path: KeyPath = ()) -> Iterator[Change]:
    """Yield what to change in a file that says `value`, so that it says what the tree does too.

    Words of a list are added to those that are there.
    """
    old = value if isinstance(value, dict) else {}
    if added := {key: new(node) for key, node in _shortest_first(tree) if key not in old}:
        yield Add(path, added)
    for key, node in tree.items():
        if key in old:
            yield from _changed(node, old[key], (*path, key))


def _changed(node: Any, old: Value, path: KeyPath) -> Iterator[Change]:
    if isinstance(node, dict) and isinstance(old, dict):
        yield from changes_of(node, old, path)
    elif isinstance(node, tuple) and isinstance(old, list):
        if words := tuple(word for word in node if word not in old and word != BLANK):
            yield Append(path, words)
    elif isinstance(node, list):
        if entries := tuple(new(entry.keys) for entry in node if entry.at is None):
            yield Append(path, entries)
        entries_there = dict(enumerate(old or ()))
        for entry in node:
            if entry.at is not None:
                yield from changes_of(entry.keys, entries_there.get(entry.at), (*path, entry.at))
    else:
        yield Set(path, new(node))


def lines_of(
    tree: Tree, case: Case, style: Surroundings = USUAL, taken: frozenset[str] | None = None
) -> tuple[str, ...]:
    """Return a tree as lines of YAML, in the order of a case and in the `style` of its file.

    A note stands at what `case` has already: a key may stand there only once. With `taken`, keys
    that the file has and that could not be read, they are lines to paste: those of an entry that
    is there stand without a hyphen, which would begin another.
    """
    order = list(Case.keys())
    in_order = sorted(tree.items(), key=lambda pair: order.index(pair[0]))
    return tuple(_Lines(style, taken or frozenset(), taken is not None).of(in_order, case, Case))


@dataclass(frozen=True, slots=True)
class _Lines:
    """How lines are written: in which style, and which keys of the case there are besides."""

    style: Surroundings
    taken: frozenset[str]
    are_pasted: bool

    def of(self, pairs: Iterable[tuple[str, Any]], old: Any, kind: _KIND) -> Iterator[str]:
        """Yield the lines of keys; `old` is what the case has in their place, None for nothing."""
        below = _Lines(self.style, frozenset(), self.are_pasted)
        for key, node in pairs:
            is_there, value = _in(old, key)
            note = "  # " + _("is there already")
            name = key_of(key, self.style.quote)
            if not is_there and key not in self.taken:
                yield from key_lines({key: new(node)}, 0, self.style)
            elif isinstance(node, list):
                yield f"{name}:{note if any(entry.at is None for entry in node) else ''}"
                for entry in node:
                    lines = below.entry(entry, value, _inner(kind, key))
                    yield from (" " * self.style.dash + line for line in lines)
            elif _has_lines(node):
                yield f"{name}:{note}"
                inner = below.of(_shortest_first(node), value, _inner(kind, key))
                yield from (" " * self.style.step + line for line in inner)
            else:
                yield f"{name}: {one_line(node, quote=self.style.quote)}{note}"

    def entry(self, entry: DraftEntry, old: Any, kind: _KIND) -> Iterator[str]:
        """Yield the lines of an entry: a new one, or the keys of one that is there."""
        record = old[entry.at] if entry.at is not None and old else None
        if entry.at is not None:
            what = _what(record)
            text = _("entry {number}{what}, which is there already")
            yield "# " + text.format(number=entry.at + 1, what=f" ({what})" if what else "")
        first, *others = self.of(_shortest_first(entry.keys), record, kind)
        yield ("  " if self.are_pasted and entry.at is not None else "- ") + first
        yield from (f"  {line}" for line in others)


def _what(record: Any) -> str:
    """Return what an entry that is there is, so that it can be found; of a person, initials."""
    for key in type(record).identity if isinstance(record, Record) else ():
        _is_there, value = _in(record, key)
        if isinstance(value, tuple):
            value = ", ".join(value)
        if value:
            return initials(value) if isinstance(record, Parent) else str(value)
    return ""


def _in(old: Any, key: str) -> tuple[bool, Any]:
    """Return whether a record or a mapping has a key, if only an empty one, and its value."""
    if isinstance(old, dict):
        return key in old, old.get(key)
    if not isinstance(old, Record):
        return False, None
    attribute = type(old).attributes().get(key, "")
    return attribute in old.model_fields_set, getattr(old, attribute, None)
