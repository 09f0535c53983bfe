"""The path of a case file as it may be shown: whoever the case is about may stand in it."""

from collections.abc import Iterable
from pathlib import Path

from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import ENCLOSURES, read_bytes, shown_path
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.upkeep.starting_files import known_files

_READ = (".yaml", ".yml", ".txt")


def path_without_names(path: Path) -> str:
    """Return a case file's path with its people as initials; of one that is shut, its folder's."""
    try:
        document = read(read_bytes(str(path)))
    except OSError:
        return shown_path(path.parent)
    case, _problems = shape(Case, document.value or {})
    return Redaction.of(case).identifier(shown_path(path))


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
    if is_text and place.is_file():
        return path_without_names(place)
    return f"{shown_path(place.parent)}/"
