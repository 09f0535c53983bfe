"""New files that are put down whole before any of them has its place.

Once their list is there too they are as good as written: whoever writes in the folder next gives
the rest of them their places, where the process that began was stopped.
"""

import errno
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sagscli.plain_files import is_below, may_be_named, new_mode, put, real_path

_PENDING, _LIST = "pending", "list.json"


def is_pending(own: Path) -> bool:
    """Return whether some of the files that are as good as written may lack their places."""
    return os.path.isfile(own / _PENDING / _LIST)


def put_down(own: Path, texts: Sequence[bytes]) -> None:
    """Put down what new files are to say, in `sag`'s own folder. Raises OSError."""
    pending = own / _PENDING
    pending.mkdir(exist_ok=True)
    mode = new_mode()
    for at, text in enumerate(texts):
        # Not by `put`: nothing stands there that has to stay whole.
        with open(pending / str(at), "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(pending / str(at), mode)


def give_places(own: Path, root: Path, places: Sequence[str]) -> None:
    """Give what was put down its places, counted from `root`; all or none.

    Raises OSError, with the file that could not have its place.
    """
    pending = own / _PENDING
    moved: list[int] = []
    try:
        put(pending / _LIST, json.dumps(places).encode())
        for at, place in enumerate(places):
            _move(pending / str(at), root / place)
            moved.append(at)
    except BaseException:
        for at in moved:
            with suppress(OSError):
                os.rename(root / places[at], pending / str(at))
        raise
    finally:
        drop(own)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    try:
        os.rename(source, target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from None


def end_what_was_begun(own: Path, root: Path) -> None:
    """Give the files that a stopped process had put down, list and all, their places.

    Where there is no list yet, none of them gets one. Who has taken a place meanwhile keeps it.
    """
    pending = own / _PENDING
    if not pending.is_dir():
        return
    try:
        places = [str(place) for place in json.loads((pending / _LIST).read_bytes())]
    except (OSError, ValueError, TypeError):
        places = []
    for at, place in enumerate(places):
        source, target = pending / str(at), root / place
        is_inside = is_below(real_path(str(target.parent)), real_path(str(root)))
        with suppress(OSError):
            if source.exists() and is_inside and may_be_named(place):
                _move(source, target)
    drop(own)


def drop(own: Path) -> None:
    """Take away what was put down: the list first, without which nothing has a place to go to."""
    pending = own / _PENDING
    with suppress(OSError):
        (pending / _LIST).unlink()
    shutil.rmtree(pending, ignore_errors=True)
