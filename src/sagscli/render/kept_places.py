"""Where in a case folder a result is never put: cases, settings, rulesets, templates, enclosures.

A result can be made again. What it would be written over cannot.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from sagscli import letters
from sagscli.casefile.folder import CASES, ENCLOSURES, NOT_CASES
from sagscli.casefile.own_folder import OWN
from sagscli.language import SETTINGS_NAME, _
from sagscli.plain_files import real_path
from sagscli.render.files import OutputError, stay_inside

_NEVER = frozenset({*NOT_CASES, ".git", OWN})
"""Folders in which nothing but what belongs there is put."""
_NOT_OVER = frozenset({ENCLOSURES})
"""Folders in which nothing is written over."""
_CASE_ENDINGS = (".yaml", ".yml", ".txt")


def refuse_kept(path: str) -> None:
    """Raise OutputError for a place that belongs to a case folder, or that leads out of it."""
    target = Path(os.path.abspath(path))
    home = _home_of(target.parent)
    if home is not None:
        stay_inside(home, target)
    real = Path(real_path(str(target.parent))) / target.name
    if any(_is_kept(way, _home_of(way.parent)) for way in {target, real}):
        raise OutputError(
            _('"{path}" belongs to the case folder, and no result is put there.').format(path=path),
            _("Choose another name, or a folder of its own for what sag makes."),
        )


def _home_of(place: Path) -> Path | None:
    """Return the case folder that a place lies in, if it lies in one."""
    return next((way for way in (place, *place.parents) if _is_case_folder(way)), None)


def _is_case_folder(place: Path) -> bool:
    return os.path.lexists(place / SETTINGS_NAME) or (place / CASES).is_dir()


def _is_kept(target: Path, home: Path | None) -> bool:
    if any(part.casefold() == ".git" for part in target.parts):
        return True
    parts = list(_parts_below(target, home))
    if len(parts) == 1:
        return parts[0] == SETTINGS_NAME
    if not parts:
        return False
    is_case = parts[0] == CASES and parts[-1].endswith(_CASE_ENDINGS)
    is_over = target.exists() and (parts[0] in _NOT_OVER or is_case)
    return parts[0] in _NEVER or is_over


def _parts_below(target: Path, home: Path | None) -> Iterator[str]:
    """Yield the names on the way from a case folder on; where capitals do not count, alike."""
    if home is not None:
        yield from map(letters.folded, target.relative_to(home).parts)
