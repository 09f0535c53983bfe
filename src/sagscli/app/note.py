"""What is to be said beside a result."""

from typing import NamedTuple


class Note(NamedTuple):
    """A sentence, and what to do about it: where something was passed over, and the like."""

    message: str
    remedy: str = ""
