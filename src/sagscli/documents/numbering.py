"""The numbers of what a case has several of: plans, and meetings of a kind (V10, A15)."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class NumberedRecord(Protocol):
    """A record that may have a number of its own."""

    @property
    def number(self) -> int | None:
        """Return the number that stands in the case."""


One = TypeVar("One", bound=NumberedRecord)


def numbered(several: Iterable[One]) -> list[tuple[int, One]]:
    """Return records with their numbers, in their order.

    A number in the case goes before the place in the row. One without takes the next that is
    free, so that no two share a number unless the case says so.
    """
    there = list(several)
    taken = {one.number for one in there if one.number}
    found, last = [], 0
    for one in there:
        last = one.number or _free(last + 1, taken)
        taken.add(last)
        found.append((last, one))
    return found


def _free(number: int, taken: set[int]) -> int:
    while number in taken:
        number += 1
    return number
