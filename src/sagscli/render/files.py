"""Put rendered output in a file: whole or not at all, and over nothing unasked."""

import os
from pathlib import Path

from sagscli.case.redaction import at_the_door
from sagscli.casefile.folder import shown_path
from sagscli.errors import SagError, reason_of
from sagscli.language import _
from sagscli.plain_files import is_below, put, real_path


class OutputError(SagError):
    """A file that output cannot be written to."""


def write_file(
    path: str, text: str | bytes, *, force: bool, numbers: bool = False, home: Path | None = None
) -> None:
    """Write `text` to `path` as UTF-8, its line ends as they are, CPR numbers only if `numbers`.

    The text goes to a file beside it first, which then takes its place, and may be read by those
    who could read what it replaces. With `home` it must lie in that folder, links followed.
    Raises OutputError for a path that exists, unless `force`, or that cannot be written.
    """
    target = Path(path)
    if home is not None:
        stay_inside(home, target)
    may_be_written(path, force=force)
    try:
        put(target, _bytes(text, numbers=numbers))
    except OSError as error:
        raise _refused(path, error) from None


def may_be_written(path: str, *, force: bool) -> None:
    """Raise OutputError for a path that exists, unless `force`, or that is no ordinary file."""
    if not path.strip():
        raise OutputError(_("--output needs the name of a file."))
    target = Path(path)
    try:
        is_there, is_file = target.exists(), target.is_file()
    except OSError as error:
        raise _refused(path, error) from None
    if is_there and not is_file and not target.is_dir():
        raise OutputError(
            _('"{path}" is a device or a pipe, and no file.').format(path=path),
            _("Choose another name; without --output the result comes on the screen."),
        )
    if is_there and not (force and is_file):
        raise OutputError(
            _('"{path}" is there already.').format(path=path),
            _("Choose another name, or add --force to write over it."),
        )


def _refused(path: str, error: OSError) -> OutputError:
    return OutputError(
        _('"{path}" cannot be written: {reason}.').format(path=path, reason=reason_of(error)),
        _("Check that the folder is there and that you may write in it."),
    )


def _bytes(text: str | bytes, *, numbers: bool) -> bytes:
    return text if isinstance(text, bytes) else at_the_door(text, numbers=numbers).encode("utf-8")


def stay_inside(home: Path, target: Path) -> None:
    """Raise OutputError where a link on the way to `target` leads out of the folder `home`."""
    if is_below(real_path(str(target.parent)), real_path(str(home))):
        return
    raise OutputError(
        _('"{path}" lies behind a link that leads out of the case folder.').format(
            path=shown_path(target)
        ),
        _("Put the folder itself in the place of the link."),
    )


def make_folder(path: str) -> None:
    """Make a folder and those above it, where they are not there. Raises OutputError."""
    try:
        os.makedirs(path or ".", exist_ok=True)
    except OSError as error:
        raise OutputError(
            _('the folder "{path}" cannot be made: {reason}.').format(
                path=path, reason=reason_of(error)
            ),
            _("Check that no file has that name, and that you may write there."),
        ) from None
