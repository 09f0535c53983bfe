"""The paths of what lies in a case folder, as they may be shown: people may stand in them."""

import os
from collections.abc import Iterable
from pathlib import Path

from sagscli.casefile.folder import ENCLOSURES, shown_path
from sagscli.casefile.shown_paths import path_without_names
from sagscli.upkeep.starting_files import known_files

_READ = (".yaml", ".yml", ".txt")


def paths_without_names(root: Path, paths: Iterable[str]) -> list[str]:
    """Return paths below `root` as they may be shown, each once.

    Of what is neither a case nor one of `known_files` only the folder is: people name papers and
    pictures after children, and nothing in such a file says whom.
    """
    return list(dict.fromkeys(_shown(root, path) for path in paths))


def _shown(root: Path, path: str) -> str:
    place = root / path
    if path in known_files():
        return shown_path(place)
    is_text = place.suffix.lower() in _READ and not path.startswith(f"{ENCLOSURES}/")
    if is_text and os.path.isfile(place):
        return path_without_names(place)
    return f"{shown_path(place.parent)}/"
