"""sag init: what a case folder is to begin with, looked up before anything is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagscli.app.folder_schemas import schema_files
from sagscli.app.note import Note
from sagscli.app.starting_place import StartingPlace, refuse_sample_among_cases
from sagscli.casefile.folder import CASES, read_bytes, shown_path
from sagscli.casefile.own_folder import refuse_link
from sagscli.errors import NoSuchPlaceError
from sagscli.upkeep.starting_files import (
    SCHEMAS,
    FileState,
    FolderWishes,
    StartingFile,
    sample_files,
    server_files,
    starting_files,
)


@dataclass(frozen=True)
class SetupItem:
    """Something that a folder begins with, and what becomes of it; `path` counts from the folder.

    `purpose` is to be translated, as every word of `sag`'s own in a result; `count` is how many
    files it stands for.
    """

    path: str
    purpose: str
    state: FileState
    count: int = 1


@dataclass(frozen=True)
class FolderSetup:
    """What a folder is to begin with.

    `writes` are the files that are not there as they should, `ours` the paths of all that are not
    somebody's own.
    """

    place: StartingPlace
    wishes: FolderWishes
    items: tuple[SetupItem, ...]
    writes: tuple[StartingFile, ...]
    ours: tuple[str, ...]
    has_cases: bool
    notes: tuple[Note, ...] = ()
    is_made: bool = False

    @property
    def root(self) -> Path:
        """Return the folder."""
        return self.place.root

    @property
    def overruled(self) -> bool:
        """Return whether something was wished for that the settings say otherwise."""
        rules = self.place.in_force(self.wishes)
        pairs = (
            (self.wishes.municipality, rules.municipality),
            (self.wishes.ruleset, rules.ruleset),
            (self.wishes.language, rules.language),
        )
        return any(wish is not None and wish != rule for wish, rule in pairs)


def folder_setup(
    place: StartingPlace, wishes: FolderWishes, today: date, *, sample: bool = False
) -> FolderSetup:
    """Return what is to be made.

    Raises BeginError for a sample among cases, WriteError for a link in the place of a file,
    UnknownNameError for a ruleset that is not there.
    """
    rules = place.in_force(wishes)
    usual, servers = list(starting_files(rules)), list(server_files(rules))
    schemas = list(schema_files(str(place.root), rules, today))
    if sample:
        refuse_sample_among_cases(place)
    invented = list(sample_files()) if sample else []
    wanted = [*usual, *schemas, *([] if place.is_inside else servers), *invented]
    states = {file.path: _state(file, place.root) for file in wanted}
    items = [
        *_items(usual, states),
        *_summary(f"{SCHEMAS}/", schemas, states),
        *_items(servers, states),
        *_summary(f"{CASES}/", invented, states),
    ]
    writes = tuple(file for file in wanted if states[file.path].is_written)
    ours = tuple(path for path, state in states.items() if state is not FileState.KEPT)
    has_cases = bool(invented or place.case_paths)
    return FolderSetup(place, wishes, tuple(items), writes, ours, has_cases)


def _items(files: Iterable[StartingFile], states: Mapping[str, FileState]) -> Iterator[SetupItem]:
    for file in files:
        yield SetupItem(file.path, file.purpose, states.get(file.path, FileState.LEFT_OUT))


def _summary(
    folder: str, files: Sequence[StartingFile], states: Mapping[str, FileState]
) -> Iterator[SetupItem]:
    """Yield the files of a folder as one thing, which is made where any of them is."""
    inside = [file for file in files if file.path.startswith(folder)]
    if inside:
        met = {states[file.path] for file in files}
        state = next(each for each in FileState if each in met)
        yield SetupItem(folder, inside[0].purpose, state, len(inside))


def _state(file: StartingFile, root: Path) -> FileState:
    path = root / file.path
    refuse_link(str(path), root)
    try:
        before = read_bytes(str(path))
    except (FileNotFoundError, NotADirectoryError):
        before = None
    except OSError as error:
        raise NoSuchPlaceError.refused(shown_path(path), error) from None
    return file.state(before)
