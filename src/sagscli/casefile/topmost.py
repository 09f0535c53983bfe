"""How far up a case folder is looked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_topmost: list[Path] = []
"""Folders above which nothing is looked for, for as long as a copy is read."""


@contextmanager
def no_folder_above(top: Path) -> Iterator[None]:
    """Look for no settings above `top` until the end of the ``with``: those of a copy are in it."""
    _topmost.append(top)
    try:
        yield
    finally:
        _topmost.pop()


def upwards(place: Path) -> Iterator[Path]:
    """Yield `place`, which is absolute, and the folders it lies in, the nearest first."""
    for folder in (place, *place.parents):
        yield folder
        if folder in _topmost:
            return
