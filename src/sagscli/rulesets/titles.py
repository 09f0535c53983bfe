"""Titles of a ruleset: of a word of it, and inside a sentence."""

from collections.abc import Mapping
from typing import Protocol

_INFLECTED = (
    *(("leder", "en", "e", "ne"), ("rådgiver", "en", "e", "ne"), ("behandler", "en", "e", "ne")),
    *(
        ("medhjælper", "en", "e", "ne"),
        ("lærer", "en", "e", "ne"),
        ("konsulent", "en", "er", "erne"),
    ),
    *(
        ("psykolog", "en", "er", "erne"),
        ("terapeut", "en", "er", "erne"),
        ("chef", "en", "er", "erne"),
    ),
    *(("pædagog", "en", "er", "erne"), ("assistent", "en", "er", "erne")),
    *(("koordinator", "en", "er", "erne"), ("plejerske", "n", "r", "rne")),
    *(("udvalg", "et", "", "ene"), ("råd", "et", "", "ene"), ("forældre", "ne", "", "ne")),
)
"""How the titles of one word end, and what is put to them: this one, several, all of them."""


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


def definite_form(noun: str) -> str:
    """Return a noun of one word in definite form where its ending tells it, else as it is.

    A title of several words would need its adjective too: "den pædagogiske vejleder". It is
    left as it is, and a ruleset can say it (`bestemt`).
    """
    if " " in noun:
        return noun
    definite, *_several = _endings(noun) or ("",)
    return noun + definite


def forms(noun: str) -> tuple[str, ...]:
    """Return a noun as it is, and as its ending is put into definite form and the plural.

    Of several words the last one: "socialfaglige rådgiver", "socialfaglige rådgiverne".
    """
    return (noun, *dict.fromkeys(noun + ending for ending in _endings(noun)))


def _endings(noun: str) -> list[str]:
    return next((endings for end, *endings in _INFLECTED if noun.endswith(end)), [])
