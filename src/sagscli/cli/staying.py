"""What a command enters and stays in until it ends, however it ends."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

_stays: list[ExitStack] = []


@contextmanager
def until_the_end() -> Iterator[None]:
    """Run a command; what it stays in is left at the end of the ``with``."""
    with ExitStack() as stack:
        _stays.append(stack)
        try:
            yield
        finally:
            _stays.remove(stack)


def stay(entered: AbstractContextManager[object]) -> object:
    """Enter something that is left when the command ends."""
    return _stays[-1].enter_context(entered)
