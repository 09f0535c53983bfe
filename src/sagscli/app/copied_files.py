"""The rulesets and templates of a case folder, which a copy of it has as they are."""

import os
from pathlib import Path

from sagscli.app.find_ruleset import shut_rulesets
from sagscli.casefile.folder import read_bytes, shown_path
from sagscli.casefile.shut_templates import TEMPLATES, shut_templates
from sagscli.plain_files import LARGEST_FILE, is_below, real_path
from sagscli.rulesets.library.locations import LOCAL, closed


def copied_files(root: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the folder's own rulesets and templates by their paths, and what was left out.

    Raises NoSuchPlaceError where a ruleset cannot be read: the copy would have other dates.
    """
    shut = closed(root / LOCAL)
    if shut is not None:
        raise shut_rulesets(shut)
    files: dict[str, bytes] = {}
    left_out = [shown for shown, _error in shut_templates(root)]
    for path in (path for name in (LOCAL, TEMPLATES) for path in _below(root / name, root)):
        data = _read(path)
        if data is not None:
            files[path.relative_to(root).as_posix()] = data
        else:
            left_out.append(shown_path(path))
    return files, tuple(dict.fromkeys(left_out))


def _below(place: Path, root: Path) -> list[Path]:
    """Return the ordinary files below a folder, and not behind links or under hidden names."""
    return [
        path
        for path in (
            Path(folder) / name for folder, _inner, names in os.walk(place) for name in names
        )
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
        and not path.is_symlink()
        and path.is_file()
        and is_below(real_path(str(path)), real_path(str(root)))
    ]


def _read(path: Path) -> bytes | None:
    """Return a file's bytes; None where it cannot be read, or is too large."""
    try:
        data = read_bytes(str(path))
    except OSError:
        return None
    return data if len(data) <= LARGEST_FILE else None
