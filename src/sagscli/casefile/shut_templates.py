"""What in a folder's own templates (``skabeloner/``) cannot be looked into.

It may go before a built-in template, which is not silently used in its place.
"""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from sagscli.casefile.folder import shown_path
from sagscli.errors import NoSuchPlaceError
from sagscli.plain_files import is_below, opened, real_path

TEMPLATES = "skabeloner"
"""The folder beside ``sag.yaml`` whose templates go before the built-in ones, file by file."""

_DEEPEST = 5


def shut_templates(root: Path) -> Iterator[tuple[str, NoSuchPlaceError]]:
    """Yield each path below a case folder's ``skabeloner/`` that is refused, as shown, and why."""
    top = root / TEMPLATES
    if os.path.lexists(top):
        yield from _below(top, root, _DEEPEST, is_top=True)


def _below(
    path: Path, root: Path, depth: int, *, is_top: bool = False
) -> Iterator[tuple[str, NoSuchPlaceError]]:
    error = refusal(path, root, is_folder=is_top)
    if error is not None:
        yield shown_path(path), error
    elif path.is_dir() and depth:
        for inner in sorted(path.iterdir()):
            is_meant = inner.is_dir() or inner.is_symlink() or inner.suffix == ".j2"
            if is_meant and not inner.name.startswith("."):
                yield from _below(inner, root, depth - 1)


def refusal(path: Path, root: Path, *, is_folder: bool = False) -> NoSuchPlaceError | None:
    """Return why a file or a folder of templates in a case folder is not used; None where it is."""
    shown = shown_path(path)
    if not is_below(real_path(str(path)), real_path(str(root))):
        return NoSuchPlaceError.outside(shown)
    try:
        if is_folder or path.is_dir():
            os.scandir(path).close()
            if not os.access(path, os.R_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "")
        else:
            os.close(opened(str(path))[0])
    except OSError as error:
        return NoSuchPlaceError.refused(shown, error)
    return None
