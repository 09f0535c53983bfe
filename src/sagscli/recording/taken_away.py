"""What goes with an entry that is taken away, beside its plan: someone may have written it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sagscli.casefile.patch.operations import Change, Remove

_PLANNED = frozenset({"art", "nummer", "planlagt"})
"""Keys of which nothing is lost: the command itself names them, and they are soon written again."""


class TakenAway(NamedTuple):
    """An entry that goes, with the keys that it says more under; `number` is from 1."""

    section: str
    number: int
    keys: tuple[str, ...]


def taken_away(changes: Iterable[Change], value: Any) -> tuple[TakenAway, ...]:
    """Return which entries of a file that says `value` go with what was written in them."""
    removed = (change.path for change in changes if isinstance(change, Remove))
    gone = []
    for section, at, *below in removed:
        if not below and isinstance(at, int) and isinstance(entry := value[section][at], dict):
            keys = tuple(key for key, told in entry.items() if key not in _PLANNED and told)
            gone += [TakenAway(str(section), at + 1, keys)] if keys else []
    return tuple(gone)
