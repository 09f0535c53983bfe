"""Where rulesets lie: with the tool, and in the folder beside ``sag.yaml``."""

import os
import re
import unicodedata
from pathlib import Path

from sagscli.language import SETTINGS_NAME
from sagscli.plain_files import LARGEST_FILE, head_of, is_below, opened, real_path

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


def closed(place: Path) -> Path | None:
    """Return what in a folder of rulesets cannot be looked into, if anything; or the folder itself.

    Nothing is read through a link that leads out of the case folder.
    """
    home = real_path(str(place.parent))
    ways = (
        place,
        *_listed(place),
        *(inner for entry in _listed(place) for inner in _inside(entry)),
    )
    return next((way for way in ways if _is_closed(way, home, is_top=way == place)), None)


def _inside(entry: Path) -> list[Path]:
    return _listed(entry) if entry.is_dir() and not entry.name.startswith(".") else []


def _is_closed(way: Path, home: str, *, is_top: bool) -> bool:
    is_one = is_top or way.is_dir() or _is_ruleset(way)
    if way.name.startswith(".") or not is_one or not os.path.lexists(way):
        return False
    if not is_below(real_path(str(way)), home):
        return True
    try:
        if is_top or way.is_dir():
            os.scandir(way).close()
        else:
            os.close(opened(str(way))[0])
    except OSError:
        return True
    return False


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
