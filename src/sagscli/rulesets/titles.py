"""Titles of a ruleset: of a word of it, and inside a sentence."""

from collections.abc import Mapping
from typing import Protocol

_DEFINITE = (
    *(("leder", "lederen"), ("konsulent", "konsulenten"), ("psykolog", "psykologen")),
    *(("terapeut", "terapeuten"), ("rådgiver", "rådgiveren"), ("behandler", "behandleren")),
    *(("plejerske", "plejersken"), ("pædagog", "pædagogen"), ("medhjælper", "medhjælperen")),
    *(("chef", "chefen"), ("udvalg", "udvalget"), ("råd", "rådet"), ("forældre", "forældrene")),
    *(("lærer", "læreren"), ("assistent", "assistenten"), ("koordinator", "koordinatoren")),
)
"""How the titles of one word end, and how they end in definite form."""


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
    ends = ((ending, form) for ending, form in _DEFINITE if noun.endswith(ending))
    return next((noun.removesuffix(ending) + form for ending, form in ends), noun)
