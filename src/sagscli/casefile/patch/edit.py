"""A change of a text: what stands between two places is replaced."""

from collections.abc import Iterable
from typing import NamedTuple

from sagscli.errors import SagError
from sagscli.language import _


class CannotEditError(SagError):
    """A change that cannot be made in a file without changing something else in it."""

    @classmethod
    def faulty(cls) -> "CannotEditError":
        """Say that the file is not read as it was meant."""
        return cls(
            _("The file is not written so that it can be edited safely."),
            _("Run sag validate, and put right what it finds first."),
        )

    @classmethod
    def unsafe(cls) -> "CannotEditError":
        """Say that the file would not say what it is to say."""
        return cls(
            _("The file cannot be edited here without changing something else in it."),
            _("Open the file and write it by hand."),
        )

    @classmethod
    def nowhere(cls, key: str) -> "CannotEditError":
        """Say that what is to be changed is not in the file, or is something else."""
        return cls(
            _("The file does not have what is to be changed: {key}.").format(key=key),
            _("Open the file and write it by hand."),
        )


class Edit(NamedTuple):
    """What stands from `start` to `end` is replaced by `new`; counted in characters."""

    start: int
    end: int
    new: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made; of several at one place the first comes first.

    Raises CannotEditError for edits that overlap.
    """
    parts, at = [], 0
    for start, end, new in in_order(edits):
        if start < at:
            raise CannotEditError.unsafe()
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits as they come in the text; those at one place stay in their order."""
    return sorted(edits, key=lambda edit: edit[:2])
