"""The numbers of what a case has several of: plans, and meetings of a kind (V10, A15)."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class NumberedRecord(Protocol):
    """A record that may have a number of its own."""

    @property
    def number(self) -> int | None:
        """Return the number that stands in the case."""


AnyNumbered = TypeVar("AnyNumbered", bound=NumberedRecord)


def numbered(records: Iterable[AnyNumbered]) -> list[tuple[int, AnyNumbered]]:
    """Return records with their numbers, in their order.

    A number in the case goes before the place in the row. One without takes the next that is
    free, so that no two share a number unless the case says so.
    """
    ordered = list(records)
    taken = {record.number for record in ordered if record.number}
    result, last = [], 0
    for record in ordered:
        last = record.number or _free(last + 1, taken)
        taken.add(last)
        result.append((last, record))
    return result


def _free(number: int, taken: set[int]) -> int:
    while number in taken:
        number += 1
    return number
