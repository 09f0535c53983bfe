"""How one requirement of a gate stands for a case."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How a requirement stands; the values are part of the JSON contract."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Standing(NamedTuple):
    """One requirement of a gate, answered for a case.

    `detail` says what is in place or what is not, and names the key to fill in.
    `met` is the day it came to be in place, where a day shows that; `keys` the ways to the
    keys that are wanting, in a record that is there. `early` says that it was set going before
    what it must come after; `late` is the date of the referral that it came after.
    """

    id: str
    title: str
    state: State
    responsible: str
    detail: str
    source: str
    met: date | None = None
    keys: tuple[str, ...] = ()
    early: bool = False
    late: str | None = None

    @property
    def key(self) -> str | None:
        """Return the way to the first key that is wanting."""
        return self.keys[0] if self.keys else None
