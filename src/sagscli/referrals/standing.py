"""How one requirement of a gate stands for a case, and what mends it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

WRITTEN = "udarbejdet"
"""The date on which a referral was written."""


class State(StrEnum):
    """How a requirement stands; the values are part of the JSON contract.

    `advised`: it is recommended, not in place, and stands in nobody's way (V16, H10).
    """

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ADVISED = "advised"


class Remedy(StrEnum):
    """What is to be done about what is open.

    `record`: write it down, as for most. `another`: what is there is a fact, so a new one is made.
    `again`: it must be made again, and `again_and_anew`: the referral after it too. `anew`: the
    referral is written anew; `new_date`: another date of it is. `later_meeting`: the referral is
    for a later one. `new_referral`: what was sent was sent, so another is made. `enclose`: a file
    is not where it should be. `nothing`: it is history.
    """

    RECORD = "record"
    ANOTHER = "another"
    AGAIN = "again"
    AGAIN_AND_ANEW = "again_and_anew"
    ANEW = "anew"
    NEW_DATE = "new_date"
    LATER_MEETING = "later_meeting"
    NEW_REFERRAL = "new_referral"
    ENCLOSE = "enclose"
    NOTHING = "nothing"


class Standing(NamedTuple):
    """One requirement of a gate, answered for a case.

    `detail` says what is in place or what is not, and names the key to fill in.
    `met` is the day it came to be in place, where a day shows that; `keys` the ways to the
    keys that are wanting, in a record that is there, and `only_keys` says that nothing else is.
    `awaits` says that it belongs to a decision that is not there yet (A33).
    `remark` is what is worth a look in what is in place, and holds nothing back.
    `early` says that it was set going before what it must come after; `late` is the date of the
    referral that it came after; `remedy` is what would mend it, as far as the record itself tells.
    """

    id: str
    title: str
    state: State
    responsible: str
    detail: str
    source: str
    met: date | None = None
    keys: tuple[str, ...] = ()
    only_keys: bool = False
    early: bool = False
    late: str | None = None
    remedy: Remedy = Remedy.RECORD
    awaits: bool = False
    remark: str = ""

    @property
    def told(self) -> str:
        """Return the detail, and the remark on it if there is one."""
        return "; ".join(filter(None, (self.detail, self.remark)))

    @property
    def key(self) -> str | None:
        """Return the way to the first key that is wanting."""
        return self.keys[0] if self.keys else None

    @property
    def is_open(self) -> bool:
        """Return whether it is missing or unknown."""
        return self.state in (State.MISSING, State.UNKNOWN)
