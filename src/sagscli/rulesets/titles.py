"""Titles of a ruleset: of a word of it, and inside a sentence."""

from collections.abc import Mapping
from typing import Protocol


class Titled(Protocol):
    """Something in a ruleset that may have a title."""

    @property
    def title(self) -> str | None:
        """Return the title, where there is one."""


def titled(words: Mapping[str, Titled], word: str | None) -> str:
    """Return the title of a word of a ruleset's section; the word itself where it has none."""
    entry = words.get(word or "")
    return (entry.title if entry is not None else None) or word or ""


def in_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: a common noun without its capital.

    What has more capitals at its beginning is a name or an abbreviation, and keeps them: TCBU,
    VISO-forløb, Det Rådgivende Team.
    """
    first, _space, rest = title.partition(" ")
    is_name = first[1:] != first[1:].lower() or rest[:1].isupper()
    return title if is_name else title[:1].lower() + title[1:]
