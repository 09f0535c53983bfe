"""What to write in a case, as a tree: joined so that no key comes twice, and put into lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.language import _
from sagscli.safety import initials

BLANK = "…"
_IDENTITY: dict[str, tuple[str, ...]] = {
    "forældre": ("navn",),
    "samtykker": ("til",),
    "møder": ("art",),
    "vurderinger": ("art",),
    "henvisninger": ("til",),
    "indsatser": ("niveau", "tiltag"),
    "handleplaner": ("skema",),
    "narrativer": ("belyser",),
}
"""The keys that say of two entries whether they are one and the same."""


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """An entry of a list: a new one, or what to write in number `at` (from 0), which is there."""

    keys: "Tree"
    at: int | None = None


Tree = dict[str, Any]
"""Keys, each with a value as it is written (str), words of a list (tuple), further keys (dict),
or entries (list of Entry)."""


def joined(trees: Iterable[Tree]) -> Tree:
    """Return trees as one, in which each key comes once and each entry once."""
    return reduce(_both, trees, {})


def _both(one: Tree, other: Tree) -> Tree:
    found = dict(one)
    for key, node in other.items():
        found[key] = _together(key, found[key], node) if key in found else node
    return found


def _together(key: str, one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        return _both(one, other)
    if isinstance(one, list) and isinstance(other, list):
        return reduce(lambda entries, new: _with(key, entries, new), other, one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        words = [word for word in dict.fromkeys((*one, *other)) if word != BLANK]
        return tuple(words) or one
    return other if one == BLANK else one


def _with(section: str, entries: list[DraftEntry], new: DraftEntry) -> list[DraftEntry]:
    """Return entries with a new one among them, in the one that it is the same as, if any."""
    for place, there in enumerate(entries):
        if _are_one(section, there, new):
            both = DraftEntry(_both(there.keys, new.keys), there.at)
            return [*entries[:place], both, *entries[place + 1 :]]
    return [*entries, new]


def _are_one(section: str, one: DraftEntry, other: DraftEntry) -> bool:
    if one.at is not None or other.at is not None:
        return one.at == other.at
    return all(one.keys.get(key) == other.keys.get(key) for key in _IDENTITY.get(section, ()))


def lines_of(tree: Tree, case: Case) -> tuple[str, ...]:
    """Return a tree as lines of YAML, in the order of a case.

    A note stands at what `case` has already: a key may stand there only once.
    """
    order = list(Case.keys())
    in_order = sorted(tree.items(), key=lambda one: order.index(one[0]))
    return tuple(_lines(in_order, case))


def _lines(pairs: Iterable[tuple[str, Any]], there: Any) -> Iterator[str]:
    """Yield the lines of keys; `there` is what the case has in their place, None for nothing."""
    for key, node in pairs:
        is_there, value = _in(there, key)
        note = "  # " + _("is there already") if is_there else ""
        if isinstance(node, dict):
            yield f"{key}:{note}"
            yield from (f"  {line}" for line in _lines(_shortest_first(node), value))
        elif isinstance(node, list):
            yield f"{key}:{note if any(entry.at is None for entry in node) else ''}"
            for entry in node:
                yield from (f"  {line}" for line in _entry(key, entry, value))
        else:
            yield f"{key}: {_value(node)}{note}"


def _shortest_first(tree: Tree) -> list[tuple[str, Any]]:
    """Return the keys with those first whose value is on the same line."""
    return sorted(tree.items(), key=lambda one: isinstance(one[1], dict | list))


def _value(node: str | tuple[str, ...]) -> str:
    return f"[{', '.join(node)}]" if isinstance(node, tuple) else node


def _entry(section: str, entry: DraftEntry, there: Any) -> Iterator[str]:
    record = there[entry.at] if entry.at is not None and there else None
    if entry.at is not None:
        what = _what(section, record)
        text = _("entry {number}{what}, which is there already")
        yield "# " + text.format(number=entry.at + 1, what=f" ({what})" if what else "")
    first, *others = _lines(_shortest_first(entry.keys), record)
    yield f"- {first}"
    yield from (f"  {line}" for line in others)


def _what(section: str, record: Any) -> str:
    """Return what an entry that is there is, so that it can be found; of a person, initials."""
    for key in _IDENTITY.get(section, ()):
        _is_there, value = _in(record, key)
        if isinstance(value, tuple):
            value = ", ".join(value)
        if value:
            return initials(value) if section == "forældre" else str(value)
    return ""


def _in(there: Any, key: str) -> tuple[bool, Any]:
    """Return whether a record or a mapping has a key, if only an empty one, and its value."""
    if isinstance(there, dict):
        return key in there, there.get(key)
    if not isinstance(there, Record):
        return False, None
    attribute = type(there).attributes().get(key, "")
    return attribute in there.model_fields_set, getattr(there, attribute, None)
