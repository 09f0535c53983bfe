"""How much work one document may take: a template of a folder is input, and may never end."""

from collections.abc import Iterable, Iterator, Sized
from time import process_time
from typing import Any

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.utils import Namespace

MOST_STEPS = 400_000
"""How many steps (rounds of a loop, calls, filters, parts taken in) one document may take."""

MOST_SECONDS = 4.0
"""How much of the processor's time one document may take."""

MOST_SIGNS = 2_000_000
"""How long a text may be that a template makes, in characters."""

MOST_WORK = 40_000_000
"""How many characters a template may handle in all, each time it does something with them."""

MOST_THINGS = 20_000
"""How many things a list may hold, those in the lists in it included."""

LARGEST_NUMBER = 10**15
"""How large a number may become."""


class TooMuchError(SecurityError):
    """A template that does not come to an end, or not soon enough."""


class Budget:
    """What one document has used of all this; nothing is refused while `is_limited` is not set."""

    def __init__(self, *, is_limited: bool) -> None:
        self.is_limited = is_limited
        self.begin()

    def begin(self) -> None:
        """Count from the beginning of a document."""
        self.steps = self.work = 0
        self.since = process_time() if self.is_limited else 0.0

    def step(self, times: int = 1, signs: int = 0) -> None:
        """Count steps, and a text that they handle. Raises TooMuchError when there were too many.

        The clock is the processor's: another program that is busy does not stop a document.
        """
        if not self.is_limited:
            return
        self.steps += times
        self.work += signs
        if (
            self.steps > MOST_STEPS
            or signs > MOST_SIGNS
            or self.work > MOST_WORK
            or process_time() - self.since > MOST_SECONDS
        ):
            raise TooMuchError

    def fits(self, signs: int) -> None:
        """Look at a text that is growing. Raises TooMuchError when it is too long."""
        if self.is_limited and signs > MOST_SIGNS:
            raise TooMuchError

    def each(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield what a loop goes through, and count every round."""
        for item in items:
            self.step()
            yield item

    def taken(self, value: Any) -> Any:
        """Return a value that something is about to be done with, its size counted."""
        if not self.is_limited or isinstance(value, Undefined):
            return value
        if isinstance(value, Iterator):
            return self.each(value)
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            raise TooMuchError
        if isinstance(value, _SIZED):
            self.step(*_size(value))
        elif isinstance(value, Sized):
            self.step(len(value))
        return value


_SIZED = (str, bytes, list, tuple, set, frozenset, dict, Namespace, TemplateModule)


def _size(value: Any) -> tuple[int, int]:
    """Return how many things a value holds, however deep, and how many characters in all."""
    items = signs = 0
    unmeasured = [value]
    while unmeasured:
        item = unmeasured.pop()
        items += 1
        if isinstance(item, str | bytes):
            signs += len(item)
        elif isinstance(item, dict):
            unmeasured += [*item, *item.values()]
        elif isinstance(item, Namespace):
            # Written out it is all that it holds, over and over again.
            unmeasured += item._Namespace__attrs.values()  # noqa: SLF001 - no other way
        elif isinstance(item, TemplateModule):
            signs += sum(len(part) for part in item._body_stream)  # noqa: SLF001 - no other way
        elif isinstance(item, list | tuple | set | frozenset):
            unmeasured += item
        if items + len(unmeasured) > MOST_THINGS or signs > MOST_SIGNS:
            raise TooMuchError
    return items, signs


def refuse_unknown(value: Any) -> None:
    """Raise UndefinedError for what is about to be written with an unknown name in it.

    In a list or a table Python would write it as its own name for that, and not refuse.
    """
    if isinstance(value, Undefined):
        str(value)
    elif isinstance(value, dict):
        refuse_unknown([*value, *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            refuse_unknown(item)
