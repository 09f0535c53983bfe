"""Case files that lie where no case is looked for: what somebody is told who finds no case."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sagscli.casefile.folder import CASES, NOT_CASES, looks_like_a_case

_ENDINGS = (".yaml", ".yml", ".txt")
_DEEPEST = 4
_MOST_LOOKED_AT = 3000
"""Files and folders: whoever stands in a whole disk by mistake is not kept waiting."""


def misplaced_cases(root: Path) -> Iterator[Path]:
    """Yield files below the case folder `root` that read like cases and lie outside ``sager/``."""
    for entry in islice(_below(root, _DEEPEST), _MOST_LOOKED_AT):
        if entry.name.lower().endswith(_ENDINGS) and looks_like_a_case(entry):
            yield Path(entry.path)


def _below(folder: Path, depth: int) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:  # what may not be looked into is no help
        return
    for entry in ordered:
        if entry.name.startswith(".") or entry.name in (CASES, *NOT_CASES):
            continue
        yield entry
        if depth and entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), depth - 1)
