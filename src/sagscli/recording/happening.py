"""Something that happens in a case and can be recorded: which keys it is about.

Light: the table of commands is made from these, and help loads no records of a case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

Answers = Mapping[str, Any]
"""What was answered, by Danish key: a text, or texts (tuple), as they are written in a file."""


class Entry(Enum):
    """Which entry of its section a happening is written in."""

    NEW = "new"
    OPEN = "open"
    """The one that waits for it; there must be one."""
    EITHER = "either"
    """The one that waits for it, else a new one."""
    TAKEN_AWAY = "taken away"
    """The one that waits for it goes."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that can be recorded. Keys are the Danish ones of the format.

    `identity` tells which entry of `section` it is about; `day` is the key of its own date, which
    an open entry lacks; `since` one that an open entry has. With `inner` all but the identity
    stands below that key: in a mapping, as one more entry of a list, or, with `by_word`, in the
    mapping that the answer to that question names (the questions of a skøn).
    """

    english: str
    danish: str
    help: str
    section: str
    day: str | None = None
    identity: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    entry: Entry = Entry.NEW
    since: str | None = None
    lacks: str | None = None
    """The key that an open entry has not, where that is not `day`."""
    inner: str | None = None
    by_word: str | None = None
    is_numbered: bool = False
    """A new entry gets the number after those that are there."""
    usually: tuple[tuple[str, str], ...] = ()
    """What keys say when nothing else is answered: of skole, that it is postponed."""

    @property
    def name(self) -> str:
        """Return what programs call it, as meeting-held."""
        return self.english.replace(" ", "-")

    @property
    def keys(self) -> tuple[str, ...]:
        """Return what can be answered, in the order it is asked."""
        told = (*self.identity, *((self.by_word,) if self.by_word else ()))
        day = (self.day,) if self.day is not None else ()
        return tuple(dict.fromkeys((*told, *day, *self.needed, *self.offered)))

    @property
    def required(self) -> tuple[str, ...]:
        """Return what must be answered before it can be written."""
        offered = {*self.offered, *dict(self.usually)}
        return tuple(key for key in self.keys if key not in offered)
