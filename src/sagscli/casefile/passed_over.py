"""What lies in a case folder as if it were read, under a name by which nothing is (SAG410)."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sagscli import letters
from sagscli.casefile.folder import NOT_CASES, shown_path
from sagscli.casefile.suggest import folded

_TEXT = ".txt"
_READ = (".yaml.txt", ".yml.txt", ".j2.txt")
_DEEPEST = 3


class PassedOver(NamedTuple):
    """A file or a folder that is not read, as it is shown, and the name it should have."""

    shown: str
    name: str


def passed_over(root: Path) -> Iterator[PassedOver]:
    """Yield what in the case folder `root` was most likely meant as rulesets or templates."""
    right = {folded(name): name for name in NOT_CASES}
    for entry in _listed(root):
        name = right.get(folded(entry.name))
        if name is None or not entry.is_dir():
            continue
        if letters.alike(entry.name) == name:
            yield from _below(Path(entry.path), _DEEPEST)
        elif not ((root / name).exists() and os.path.samefile(entry.path, root / name)):
            yield PassedOver(shown_path(Path(entry.path)), name)


def _below(folder: Path, depth: int) -> Iterator[PassedOver]:
    for entry in _listed(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), depth - 1) if depth else ()
        elif entry.name.lower().endswith(_READ):
            yield PassedOver(shown_path(Path(entry.path)), entry.name[: -len(_TEXT)])


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:  # what cannot be opened is told where it is used
        return []
