"""What a file says, counted: the proof that a merge neither lost nor invented anything."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

PlainFact = tuple[tuple[str, ...], str]
"""The keys on the way, and what stands there."""


class Counted(NamedTuple):
    """The facts of the versions that a merge is made from."""

    base: Counter[PlainFact]
    here: Counter[PlainFact]
    incoming: Counter[PlainFact]


def facts_in(value: Any) -> Counter[PlainFact]:
    """Return every fact in a file's values, as often as it stands there."""
    return Counter(_facts(value, ()))


def _facts(value: Any, keys: tuple[str, ...]) -> Iterator[PlainFact]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _facts(inner, (*keys, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _facts(inner, keys)
    elif value not in (None, ""):
        yield keys, str(value)


def keeps_all(counted: Counted, shown: tuple[Any, ...]) -> bool:
    """Return whether values that are `shown` have what both sides wrote, and nothing else.

    What one side took away may be gone where the other left it as it was.
    """
    there_now: Counter[PlainFact] = Counter()
    for value in shown:
        there_now |= facts_in(value)
    base, here, incoming = counted
    needed = (here - (base - incoming)) | (incoming - (base - here))
    return not needed - there_now and not there_now - (here + incoming)
