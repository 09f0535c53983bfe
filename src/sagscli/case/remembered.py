"""What was found out about a case once need not be found out again for each of its lines."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from sagscli.case.record import Record

AskedAbout = ParamSpec("AskedAbout")
Told = TypeVar("Told")

FEW = 64
"""How many answers are kept: enough for one case and all that is asked of it."""


class _Same:
    """A record to be known by: the same one, not one that looks like it. None ever changes."""

    __slots__ = ("record",)

    def __init__(self, record: Record) -> None:
        self.record = record

    def __hash__(self) -> int:
        return id(self.record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.record is other.record


def remembered(ask: Callable[AskedAbout, Told]) -> Callable[AskedAbout, Told]:
    """Remember the last answers of a function of records, and of what else can be compared."""

    @lru_cache(maxsize=FEW)
    def of_the_same(*words: object) -> Told:
        given = (word.record if isinstance(word, _Same) else word for word in words)
        return ask(*given)  # type: ignore[call-arg, arg-type]  # they are what came in

    @wraps(ask)
    def asked(*words: AskedAbout.args, **more: AskedAbout.kwargs) -> Told:
        if more:
            return ask(*words, **more)
        return of_the_same(*(_Same(word) if isinstance(word, Record) else word for word in words))

    return asked
