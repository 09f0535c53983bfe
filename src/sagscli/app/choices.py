"""From what was typed to what is meant: a day, or one of several names."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from sagscli.errors import UnknownNameError
from sagscli.language import _

T = TypeVar("T", bound=str)

MOST_NAMED = 12
"""How many names a remedy lists at the most."""


def day(text: str, option: str) -> date:
    """Return the day an option names, as `day_in`. Raises UnknownNameError for anything else."""
    from sagscli.casefile.day_guess import the_day

    return the_day(text, option)


def day_in(text: str) -> date:
    """Return the one day that a text can mean: 2026-10-05, 5/10-2026, 5. oktober 2026.

    Raises UnknownNameError for anything else.
    """
    from sagscli.casefile.day_guess import the_day

    return the_day(text)


def one_of(word: str, known: Sequence[T], option: str) -> T:
    """Return the one of `known` that was typed. Raises UnknownNameError with a guess."""
    for name in known:
        if word.lower() == name.lower():
            return name
    raise unknown(
        _('{option}: "{word}" is not known.').format(option=option, word=word), word, known
    )


def going_on(typed: str, words: Iterable[str]) -> list[str]:
    """Return which of `words` go on from what is typed, for completion."""
    return [word for word in words if word.casefold().startswith(typed.casefold())]


def unknown(
    message: str, word: str, known: Sequence[str], most: int = MOST_NAMED
) -> UnknownNameError:
    """Return the error for a name that is not among `known`, with a guess or the whole list."""
    from sagscli.casefile.suggest import nearest

    guess = nearest(word, known)
    if guess:
        return UnknownNameError(message, _('Did you mean "{guess}"?').format(guess=guess))
    if not known:
        return UnknownNameError(message)
    more = ", …" if len(known) > most else ""
    words = ", ".join(known[:most]) + more
    return UnknownNameError(message, _("Choose among: {words}.").format(words=words))
