"""A finding in a file: what is wrong, where, and what to do."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters.

    *error*: the file contradicts itself or cannot be read as it was meant.
    *warning*: what it says may be true, but it breaks a rule or looks mistaken.
    """

    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A place in a text; line and column count characters from 1."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text; `end` is the place after its last character."""

    start: Position
    end: Position


KeyPath = tuple[str | int, ...]
"""The way to a value: keys and list indices, outermost first."""


class Problem(NamedTuple):
    """A finding before it has a place: a code, a key path and words."""

    code: str
    at: KeyPath
    message: str
    help: str | None = None
    on_key: bool = False
    """Point at the key rather than at its value."""
    meant: str | None = None
    """The word that the value is but for case, space and hyphen: it is read as that one."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its place. `excerpt` is the line of text it points into."""

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    pointer: str
    span: Span
    help: str | None = None
    excerpt: str | None = None
    excerpt_from: int = 0
    """How many characters of the line come before the excerpt: of a very long one only a part."""

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Order findings by file, then place, then code."""
        return (self.path, self.span.start, self.code, self.message)


def json_pointer(path: KeyPath) -> str:
    """Return `path` as an RFC 6901 JSON pointer."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
