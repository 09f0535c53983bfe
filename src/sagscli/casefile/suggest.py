"""Did you mean …? For keys, kinds, roles and codes.

Nothing is offered rather than something far off: one who is sent the wrong way loses more than
one who is shown the whole list.
"""

from collections.abc import Iterable

from sagscli import letters
from sagscli.language import _

_ASCII_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SEPARATORS = str.maketrans("", "", "-_ ./\t\n")
_LONGEST = 80
_MOST_SLIPS = 3
_LETTERS_A_SLIP = 4
"""A word may have one slip, and one more for each so many letters."""
_FEWEST_BEGUN = 3
"""Letters that the beginning of a word must have to stand for the whole of it."""

_TRIED = {
    "år": ("måneder",),
    "hverdage": ("arbejdsdage",),
    "hverdag": ("arbejdsdage",),
    "døgn": ("dage",),
    "child": ("barn",),
    "children": ("barn",),
    "name": ("navn",),
    "born": ("født",),
    "birthday": ("født",),
    "fødselsdag": ("født",),
    "fødselsdato": ("født",),
    "parents": ("forældre",),
    "mor": ("forældre",),
    "far": ("forældre",),
    "forælder": ("forældre",),
    "institution": ("dagtilbud",),
    "børnehave": ("dagtilbud",),
    "daginstitution": ("dagtilbud",),
    "case": ("sag",),
    "sagsnummer": ("sag",),
    "meetings": ("møder",),
    "meeting": ("møde",),
    "date": ("dato",),
    "type": ("art",),
    "kind": ("art",),
    "slags": ("art",),
    "participants": ("deltagere",),
    "people": ("personer",),
    "persons": ("personer",),
    "netværk": ("personer",),
    "school": ("skole",),
    "rules": ("regelsæt",),
    "language": ("sprog",),
    "konsulent": ("småbørnskonsulent",),
    "leder": ("daginstitutionsleder", "institutionsleder"),
    "opfølgningsmøde": (),
    "opfølgning": (),
}
"""Words people try that look like nothing the format or a ruleset has, and what they mean.

The first that can be meant is offered. Those with none may mean several, and get the list."""


def folded(word: str) -> str:
    """Return `word` with case, space and hyphen aside and æ ø å written out: foedt is født."""
    small = letters.typed(word).casefold()
    return small.translate(_ASCII_DANISH).translate(_SEPARATORS)


def same(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one of `candidates` that `word` is but for case, space and hyphen, if any."""
    wanted = folded(word)
    return next((name for name in candidates if folded(name) == wanted), None)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one of `candidates` that `word` most likely was meant to be, if any."""
    by_fold = {folded(name): name for name in candidates}
    # Cut: what stands for a key may be a whole page.
    wanted = folded(word)[:_LONGEST]
    if wanted in by_fold:
        return by_fold[wanted]
    meant = _MEANT.get(wanted)
    if meant is not None:
        tried = next((by_fold[fold] for fold in meant if fold in by_fold), None)
        if tried is not None or not meant:
            return tried
    begun = [name for fold, name in by_fold.items() if fold.startswith(wanted)]
    if len(begun) == 1 and len(wanted) >= _FEWEST_BEGUN:
        return begun[0]
    return _closest(wanted, by_fold, min(_MOST_SLIPS, max(1, len(wanted) // _LETTERS_A_SLIP)))


def nearly(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one of `candidates` that `word` is but for a letter or two, if any.

    Closer than `nearest`: for words that may be new and need not be misspelt.
    """
    by_fold = {folded(name): name for name in candidates}
    wanted = folded(word)[:_LONGEST]
    return _closest(wanted, by_fold, min(2, len(wanted) // (_LETTERS_A_SLIP + 1)))


def _closest(wanted: str, by_fold: dict[str, str], most: int) -> str | None:
    """Return the one name within `most` slips; none where two are as near."""
    measured = [(slips(wanted, fold, most), name) for fold, name in by_fold.items()]
    near = sorted((count, name) for count, name in measured if count <= most)
    if not near or not wanted or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    # A slip in each letter is another word: "til" is not "fra".
    return near[0][1] if near[0][0] < len(wanted) - 1 else None


def slips(word: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped; at most `most` + 1."""
    if abs(len(word) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(word, 1):
        before, last, row = row, before, [at]
        for place, counterpart in enumerate(other, 1):
            count = min(row[-1] + 1, before[place] + 1, before[place - 1] + (letter != counterpart))
            is_swapped = at > 1 and place > 1 and word[at - 2] == counterpart
            if is_swapped and letter == other[place - 2]:
                count = min(count, last[place - 2] + 1)
            row.append(count)
        if min(row) > most:
            return most + 1
    return row[-1]


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str) -> str:
    """Return the remedy for a misspelt `word`: the nearest of `candidates`, else `otherwise`.

    `otherwise` may name all of them by {words}. A sign that no keyboard writes is named.
    """
    names = tuple(candidates)
    guess = nearest(word, names)
    if guess is None:
        return otherwise.format(words=", ".join(names))
    sign = letters.odd_sign(word)
    if sign is not None and letters.typed(word).casefold() == guess.casefold():
        told = _('there is a {sign} in it; write "{guess}"')
        return told.format(sign=letters.name_of(sign), guess=guess)
    return _('did you mean "{guess}"?').format(guess=guess)


_MEANT = {folded(word): tuple(map(folded, meant)) for word, meant in _TRIED.items()}
