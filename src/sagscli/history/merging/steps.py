"""What is done to one side so that it says what the other wrote, step by step."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Literal, NamedTuple

from sagscli.casefile.patch.operations import Add, Append, Change, Remove, Set
from sagscli.casefile.patch.scalars import Value
from sagscli.diagnostics.diagnostic import KeyPath


class MergeStep(NamedTuple):
    """A value put at a key, set, appended to the list at `path`, or taken away."""

    act: Literal["add", "set", "append", "remove"]
    path: KeyPath
    value: Any = None


class Conflict(NamedTuple):
    """A fact of which the two sides say different things, and what makes it the incoming one."""

    path: KeyPath
    steps: tuple[MergeStep, ...]


@dataclass
class MergePlan:
    """What is to be done to what stands here: for certain, and only where someone says so."""

    steps: list[MergeStep] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def all_incoming(self) -> list[MergeStep]:
        """Return the steps with every conflict settled for what comes in."""
        return [*self.steps, *(step for conflict in self.conflicts for step in conflict.steps)]


def changes_of(steps: Iterable[MergeStep], value: Any) -> list[Change]:
    """Return steps as changes of a file that says `value`, those at one place together."""
    added: defaultdict[KeyPath, dict[str, Any]] = defaultdict(dict)
    appended: defaultdict[KeyPath, list[Value]] = defaultdict(list)
    others: list[Change] = []
    removed: defaultdict[KeyPath, list[KeyPath]] = defaultdict(list)
    for act, path, new in steps:
        if act == "add":
            keys, key = added[path[:-1]], str(path[-1])
            before = keys.get(key)
            is_longer = isinstance(before, list) and isinstance(new, list)
            keys[key] = before + new if is_longer else new
        elif act == "append":
            appended[path].append(new)
        elif act == "set":
            others.append(Set(path, new))
        else:
            removed[path[:-1]].append(path)
    others += _removals(removed, appended, value)
    others += (Add(path, keys) for path, keys in added.items())
    return [*others, *(Append(path, tuple(new)) for path, new in appended.items())]


def _removals(
    removed: dict[KeyPath, list[KeyPath]], appended: dict[KeyPath, list[Value]], value: Any
) -> Iterator[Change]:
    """Yield what takes entries away; a list of which nothing is left is written or taken whole."""
    for path, gone in removed.items():
        whole: Any = reduce(lambda outer, part: outer[part], path, value)
        if path and isinstance(whole, list) and len(gone) == len(whole):
            new: Any = appended.pop(path, None)
            yield Set(path, new) if new else Remove(path)
        else:
            yield from map(Remove, gone)
