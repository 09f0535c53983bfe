"""What the headings of a sheet most likely are in a case, by the words people use."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sagscli.case.key_meanings import MEANINGS
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import record_at
from sagscli.casefile.suggest import folded, nearly
from sagscli.importing.target import simple_targets, target_of
from sagscli.language import _

GIVEN_NAME, SURNAME = "fornavn", "efternavn"
_WORDS: Mapping[str, tuple[str, ...]] = {
    "sag": ("sagsnummer", "sagsnr", "sags-id", "journalnummer", "journalnr", "case", "case number"),
    "konsulent": ("småbørnskonsulent", "sagsbehandler", "consultant", "rådgiver"),
    "distrikt": ("område", "district"),
    "barn.navn": (
        *("barn", "barnets navn", "barnets fulde navn", "fulde navn", "navn på barn", "navn"),
        *(GIVEN_NAME, SURNAME, "for- og efternavn", "child", "name", "first name", "surname"),
        *("barnets fornavn", "barnets efternavn"),
    ),
    "barn.født": (
        *("fødselsdato", "fødselsdag", "født", "f.dato", "fødselsdato (barn)", "fødsels- dato"),
        *("barnets fødselsdato", "barnets fødselsdag", "birth date", "date of birth", "born"),
    ),
    "barn.cpr": (
        *("cpr", "cpr-nr.", "cpr-nummer", "cprnr", "personnummer", "barnets cpr"),
        *("barnets cpr-nr.", "barnets cpr-nummer", "cpr number"),
    ),
    "barn.dagtilbud": (
        *("dagtilbud", "institution", "daginstitution", "børnehave", "vuggestue", "børnehus"),
        *("barnets institution", "daycare", "dagpleje"),
    ),
    "barn.forældre": ("forældre", "forældrene", "forældres navne", "parents"),
    "barn.forældre.1.navn": (
        *("mor", "mors navn", "moder", "forælder 1", "forælder", "1. forælder", "mother"),
    ),
    "barn.forældre.2.navn": ("far", "fars navn", "fader", "forælder 2", "2. forælder", "father"),
    "gruppe.navn": ("gruppe", "gruppens navn", "gruppenavn", "group"),
    "gruppe.stue": ("stue", "room"),
    "skole.start": ("skolestart", "skolestartdato", "forventet skolestart", "school start"),
    "skole.distriktsskole": ("distriktsskole", "skole", "kommende skole"),
    "skole.udsættelse": ("skoleudsættelse", "udsat skolestart", "udsættelse"),
    "tilbud.art": ("tilbud", "tilbuddets art", "foranstaltning"),
    "tilbud.opstart": ("opstart", "startdato", "opstart i tilbud", "startet", "indskrevet"),
    "tilbud.ophør": ("ophør", "slutdato", "ophør i tilbud", "udskrevet"),
}
"""Words of headings by the key they are, as it is written in a mapping."""
_SURNAMES = frozenset({folded("efternavn"), folded("surname"), folded("barnets efternavn")})
_GIVEN = frozenset({folded("fornavn"), folded("first name"), folded("barnets fornavn")})


def guessed(headings: Sequence[str]) -> dict[str, str | None]:
    """Return, by heading, the key that a column most likely is; None where nothing is likely.

    A key that has one value is guessed once, for the first of several columns.
    """
    guesses: dict[str, str | None] = {}
    for heading in filter(None, headings):
        guess = _guess(heading)
        is_taken = guess in guesses.values() and not _is_part_of_a_name(heading)
        guesses.setdefault(heading, None if is_taken else guess)
    return _given_name_first(guesses)


def _guess(heading: str) -> str | None:
    words = _by_word()
    wanted = folded(heading.replace(":", "").replace("(", " ").replace(")", " "))
    if wanted in words:
        return words[wanted]
    word = nearly(wanted, words)
    return words[word] if word is not None else None


def _is_part_of_a_name(heading: str) -> bool:
    return folded(heading) in _SURNAMES | _GIVEN


def _given_name_first(guesses: dict[str, str | None]) -> dict[str, str | None]:
    """Return the guesses with the given name before the surname: so are they put together."""
    return dict(sorted(guesses.items(), key=lambda guess: folded(guess[0]) in _SURNAMES))


@cache
def _by_word() -> dict[str, str]:
    """Return keys by the words for them: those above, the keys themselves and what they mean."""
    own = {key: key for key in simple_targets()}
    meanings = {_(text): key for key, text in _meanings()}
    words = {word: key for key, several in _WORDS.items() for word in several}
    return {folded(word): key for word, key in (own | meanings | words).items()}


def _meanings() -> Iterator[tuple[str, str]]:
    """Yield the keys of a case that are said to be something, and what."""
    for key in simple_targets():
        yield key, meaning_of(key)


def meaning_of(key: str) -> str:
    """Return what a key of a case means, in English; "" where that is not said."""
    path = target_of(key).path
    record: type[Record] = record_at(Case, path[:-1]) or Case
    return MEANINGS[record.__name__].get(str(path[-1]), "")
