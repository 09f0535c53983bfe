"""Did you mean …? For keys, kinds, roles and codes."""

from collections.abc import Iterable

from sagscli.language import _

_ASCII_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "_": "-", " ": "-"})
_CUTOFF = 0.6
_CLOSE = 0.85
_LONGEST = 80


def folded(word: str) -> str:
    """Return `word` in lower case with æ ø å written out, so that foedt is født."""
    return word.lower().translate(_ASCII_DANISH)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one of `candidates` that `word` most likely was meant to be, if any."""
    by_fold = {folded(name): name for name in candidates}
    begun = [name for fold, name in by_fold.items() if fold.startswith(folded(word))]
    if len(begun) == 1:
        return begun[0]
    from difflib import get_close_matches  # only those who mistype wait for it

    # Cut: what stands for a key may be a whole page, and comparing takes the square of its length.
    close = get_close_matches(folded(word)[:_LONGEST], by_fold, n=1, cutoff=_CUTOFF)
    return by_fold[close[0]] if close else None


def nearly(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one of `candidates` that `word` is but for a letter or two, if any.

    Closer than `nearest`: for words that may be new and need not be misspelt.
    """
    from difflib import get_close_matches

    by_fold = {folded(name): name for name in candidates}
    close = get_close_matches(folded(word)[:_LONGEST], by_fold, n=1, cutoff=_CLOSE)
    return by_fold[close[0]] if close else None


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str) -> str:
    """Return the remedy for a misspelt `word`: the nearest of `candidates`, else `otherwise`.

    `otherwise` may name all of them by {words}.
    """
    names = tuple(candidates)
    guess = nearest(word, names)
    if guess:
        return _('did you mean "{guess}"?').format(guess=guess)
    return otherwise.format(words=", ".join(names))
