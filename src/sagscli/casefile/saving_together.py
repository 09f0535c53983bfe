"""Put many new files in their places: all of them, or none."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sagscli.casefile.folder import CaseFile, read_bytes, shown_path
from sagscli.casefile.journal import (
    TogetherEntry,
    forget_change,
    print_of,
    remember_together,
)
from sagscli.casefile.own_folder import WriteError, own_folder, refuse_link
from sagscli.casefile.pending import drop, give_places, put_down
from sagscli.casefile.saving import path_in_folder
from sagscli.casefile.shown_paths import path_without_names


class NewText(NamedTuple):
    """A file that is not there yet, and what it is to say."""

    file: CaseFile
    data: bytes


def save_together(root: Path, files: Sequence[NewText], what: str) -> None:
    """Write new files, all or none; `what` happened is kept in mind, so that it can be taken back.

    Whoever calls has the folder for itself (`own_folder.alone`). Raises WriteError for a link,
    for a file that is there meanwhile, and where the system refuses; then none is written.
    """
    for each in files:
        refuse_link(each.file.path, root)
        if os.path.lexists(each.file.path):
            raise WriteError.changed(path_without_names(each.file.path))
    places = [path_in_folder(each.file) for each in files]
    own = own_folder(root)
    try:
        put_down(own, [each.data for each in files])
    except OSError as error:
        drop(own)
        raise WriteError.refused(shown_path(own), error) from None
    texts = zip(places, (each.data for each in files), strict=True)
    try:
        entry = remember_together(root, what, texts)
    except WriteError:
        drop(own)
        raise
    try:
        give_places(own, root, places)
    except OSError as error:
        forget_change(entry)
        raise WriteError.refused(path_without_names(error.filename or own), error) from None


def still_as_written(root: Path, entry: TogetherEntry) -> tuple[list[Path], list[Path]]:
    """Return the files of a change that say what they did, and those that say something else.

    Files that are gone are in neither.
    """
    same: list[Path] = []
    changed: list[Path] = []
    for place, own_print in entry.prints.items():
        path = root / place
        try:
            is_same = not path.is_symlink() and print_of(read_bytes(str(path))) == own_print
        except FileNotFoundError:
            continue
        except OSError:
            is_same = False
        (same if is_same else changed).append(path)
    return same, changed


def take_away_together(root: Path, entry: TogetherEntry) -> None:
    """Delete the files of a change. Raises WriteError where one says something else by now."""
    same, changed = still_as_written(root, entry)
    if changed:
        raise WriteError.changed(path_without_names(changed[0]))
    for path in same:
        refuse_link(str(path), root)
        try:
            path.unlink()
        except OSError as error:
            raise WriteError.refused(path_without_names(path), error) from None
    forget_change(entry)
