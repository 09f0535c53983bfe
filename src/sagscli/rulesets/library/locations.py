"""Where rulesets lie: with the tool, and in the folder beside ``sag.yaml``."""

import os
import re
import unicodedata
from pathlib import Path

from sagscli.language import SETTINGS_NAME
from sagscli.plain_files import LARGEST_FILE, head_of

RULESETS = Path(__file__).parent.parent / "data"
LOCAL = "regelsæt"
"""The folder beside ``sag.yaml`` with a municipality's own rulesets."""

_ENDINGS = (".yaml", ".yml")


def files_in(place: Path) -> dict[str, list[Path]]:
    """Return the ids in a folder of rulesets, each with its files: id.yaml, or id/*.yaml.

    A folder that cannot be listed stands as a file that cannot be opened: it is told of.
    """
    files: dict[str, list[Path]] = {}
    for entry in _listed(place):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            inside = [path for path in _listed(entry) if _is_ruleset(path)]
            shut = not inside and not os.access(entry, os.R_OK | os.X_OK)
            files.setdefault(_nfc(entry.name), []).extend([entry] if shut else inside)
        elif _is_ruleset(entry):
            files.setdefault(_nfc(entry.stem), []).append(entry)
    return {name: paths for name, paths in files.items() if paths}


def _listed(place: Path) -> list[Path]:
    try:
        return sorted(place.iterdir())
    except OSError:
        return []


def is_shut(place: Path) -> bool:
    """Return whether a folder of rulesets is there and cannot be looked into."""
    try:
        with os.scandir(place):
            return False
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)  # macOS writes å as two characters


def _is_ruleset(path: Path) -> bool:
    return path.suffix.lower() in _ENDINGS and not path.name.startswith(".")


def ids_at(place: Path) -> list[str]:
    """Return the ids of rulesets that cases at `place` can follow, by the names of files alone."""
    roots = (folder for folder in (place, *place.parents) if (folder / SETTINGS_NAME).is_file())
    root = next(roots, place)
    return sorted({*files_in(RULESETS), *files_in(root / LOCAL)})


_RULE_ID = re.compile(r"^ *- *\{?id: *([^,}\s]+)", re.MULTILINE)


def rule_ids_at(place: Path | None = None) -> list[str]:
    """Return the ids in the rulesets that cases at `place` can follow, by their text alone.

    Completion asks; it has no time to read them as they are meant.
    """
    ids: set[str] = set()
    for files in (*files_in(RULESETS).values(), *files_in((place or Path.cwd()) / LOCAL).values()):
        for path in files:
            try:
                text = head_of(str(path), LARGEST_FILE).decode(errors="replace")
            except OSError:  # sag rules check tells of it
                continue
            ids.update(_RULE_ID.findall(text))
    return sorted(ids)
