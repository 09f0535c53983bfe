"""What nothing may hold back, not even a slip on the command line: an underretning (A8)."""

from collections.abc import Iterator
from contextlib import contextmanager

from sagscli.cli.output import say
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
    try:
        yield
    except SagError as error:
        if is_meant(to):
            from sagscli.render.referrals.words import nothing_holds_back

            say(nothing_holds_back())
        elif _is_nearly(to):
            text = _("Nothing stands in the way of sending an underretning.")
            say(text)
            remedy = _('Did you mean "{guess}"?').format(guess=WORD)
            raise UnknownNameError(error.message, remedy) from None
        raise
