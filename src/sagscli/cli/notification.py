"""What nothing may hold back, not even a slip on the command line: an underretning (A8)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sagscli.cli import options
from sagscli.errors import SagError, UnknownNameError
from sagscli.language import _

WORD = "underretning"


def is_meant(to: str | None) -> bool:
    """Return whether `to` is an underretning (A8)."""
    return (to or "").strip().casefold() == WORD


def _is_nearly(to: str | None) -> bool:
    from sagscli.casefile.suggest import nearest

    return bool(to) and nearest((to or "").strip().casefold(), [WORD]) is not None


@contextmanager
def never_in_the_way(to: str | None) -> Iterator[None]:
    """Say first of every mistake beside an underretning that it holds nothing back (A8)."""
    from sagscli.render.terminal import screen

    try:
        yield
    except SagError as error:
        if is_meant(to):
            screen.write(sentence() + "\n", sys.stderr)
        elif _is_nearly(to):
            text = _("Nothing stands in the way of sending an underretning.")
            screen.write(text + "\n", sys.stderr)
            remedy = _('Did you mean "{guess}"?').format(guess=WORD)
            raise UnknownNameError(error.message, remedy) from None
        raise


def sentence() -> str:
    """Return that nothing holds it back."""
    return _("Nothing stands in the way of sending it.")


def answer(error: SagError, word: str, as_of: date, chosen: str, target: options.Target) -> None:
    """Answer about a case that cannot be read: nothing holds it back, whatever is wrong (A8).

    Programs get a checklist with nothing on it. What is wrong goes to stderr.
    """
    from sagscli.case import cpr
    from sagscli.render.terminal import screen
    from sagscli.safety import clean

    number = cpr.masked(Path(word).stem)
    if chosen == "table":
        target.write(sentence() + "\n")
    elif chosen == "json":
        from sagscli.render.referrals.machine import format_unread

        target.write(format_unread(number, WORD, as_of))
    else:
        from sagscli.render.referrals.document import format_unread_document

        target.write(format_unread_document(number, WORD.capitalize(), sentence(), as_of, chosen))
    screen.write(f"sag: {clean(error.message)}\n", sys.stderr)
