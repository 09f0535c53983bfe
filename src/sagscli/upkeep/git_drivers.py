"""How git shows and merges case files: what stands in its own settings, and where it is asked for.

The settings are those of one person's repository (``.git/config``) and never come with a clone:
a folder can ask for them in ``.gitattributes``, and cannot say what they do.
"""

import shlex
import sys
from pathlib import Path

from sagscli.casefile.folder import CASES
from sagscli.history.git import Repository
from sagscli.history.repository import path_in_git
from sagscli.history.starting import set_locally, setting
from sagscli.plain_files import real_path
from sagscli.upkeep.starting_files import FileState

ATTRIBUTES = f"{CASES}/**/*.yaml diff=sag merge=sag"
"""The line of ``.gitattributes`` that asks for them."""
_DRIVERS = ("diff", "merge")


def wanted_settings() -> dict[str, str]:
    """Return the settings by name, with `sag` as it was started here.

    Where it is not to be found later, git does what it would do by itself.
    """
    python = shlex.quote(sys.executable)
    # -P: what lies in the folder one stands in is never taken for a part of the program.
    merge = "git-merge %O %A %B %L %P"
    by_lines = "git merge-file --marker-size=%L %A %O %B"
    return {
        "diff.sag.textconv": _either(python, 'git-text "$1"', 'cat "$1"'),
        "merge.sag.name": "sag: fact by fact",
        "merge.sag.driver": _either(python, merge, by_lines),
    }


def _either(python: str, words: str, otherwise: str) -> str:
    here = f"if [ -x {python} ]; then {python} -P -m sagscli {words}"
    elsewhere = f"elif command -v sag >/dev/null 2>&1; then sag {words}"
    return f"f() {{ {here}; {elsewhere}; else {otherwise}; fi; }}; f"


def drivers_state(repository: Repository) -> FileState:
    """Return whether the settings are there as they should. Raises GitError."""
    wanted = wanted_settings()
    given = {name: setting(repository, name) for name in wanted}
    if given == wanted:
        return FileState.SAME
    return FileState.RENEWED if any(given.values()) else FileState.MADE


def set_drivers(repository: Repository) -> None:
    """Write the settings into a repository's own. Raises GitError."""
    for name, value in wanted_settings().items():
        set_locally(repository, name, value)


def asks_for_drivers(root: Path, repository: Repository) -> bool:
    """Return whether the case files of the folder `root` are to be shown and merged so."""
    place = path_in_git(real_path(str(root / CASES)), repository.top)
    name = f"{place}/x.yaml"
    with repository.start("check-attr", "-z", *_DRIVERS, "--", name) as answer:
        parts = answer.output().read().split(b"\0")
    return parts[2::3] == [b"sag"] * len(_DRIVERS)
