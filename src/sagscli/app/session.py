"""What a command goes by: the days, the case folders it was given, and who may be named."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sagscli.app.find_case import search_case
from sagscli.app.note import Note
from sagscli.app.time_travel import Arrival, TimeTravel
from sagscli.app.workspace import Workspace, not_read, open_workspace

if TYPE_CHECKING:
    from sagscli.casefile.folder import CaseFile, Folder


@dataclass(frozen=True)
class Session:
    """`today` is the clock's day, `as_of` the day to look from.

    `names` shows people's names in full; None leaves it to each folder's settings (`vis-navne`).
    """

    today: date
    as_of: date
    names: bool | None = None
    workspace: Workspace = field(default_factory=Workspace)
    tell: Callable[[str, str], None] = lambda _message, _remedy: None
    """Told of what is passed over, and what to do about it."""
    notes: tuple[Note, ...] = ()
    """What was passed over: programs have it with the result, people on stderr."""
    travel: TimeTravel | None = None
    """The way to the moment by which things are to have been recorded; None for now."""
    asked_day: date | None = None
    """The day to look from where it was asked for: it holds wherever one travels."""

    @property
    def checked_on(self) -> date:
        """Return the day files are checked on.

        What happened after a past day is no mistake in a file; the answer looks away from it.
        """
        return max(self.today, self.as_of)

    @property
    def file(self) -> "CaseFile":
        """Return the case file that was found, the first of several."""
        return self.workspace.files[0]

    def at(self, paths: Sequence[str] | None) -> "Session":
        """Return the session at the case folders and files of `paths`; see `open_workspace`."""
        if self.travel is None:
            return self._opened(open_workspace(paths))
        places = list(paths) if paths else ["."]
        arrival = self.travel.go(places, self.asked_day)
        return self._arrived(arrival).at(arrival.places(places))

    def at_case(self, word: str) -> "Session":
        """Return the session at the one case that `word` means, by number or name.

        Raises NoCaseError.
        """
        if self.travel is not None:
            arrival = self.travel.go([os.path.dirname(word) or "."], self.asked_day)
            return self._arrived(arrival).at_case(arrival.case(word))
        file, shut = search_case(word, self.names)
        return self._opened(Workspace((file.folder,), (file,)), shut)

    def at_file(self, file: "CaseFile") -> "Session":
        """Return the session at one case file, which need not be there yet."""
        return replace(self, workspace=Workspace((file.folder,), (file,)))

    def _arrived(self, arrival: Arrival) -> "Session":
        return replace(self, as_of=arrival.day, travel=None)

    def _opened(self, workspace: Workspace, shut: "Sequence[CaseFile]" = ()) -> "Session":
        notes = [note for folder in workspace.folders for note in not_read(folder)]
        return replace(self, workspace=workspace).noting([*notes, *self.unopened(shut)])

    def noting(self, notes: Sequence[Note]) -> "Session":
        """Return the session with more that was passed over; each is told."""
        for note in notes:
            self.tell(*note)
        return replace(self, notes=(*self.notes, *notes))

    def unopened(self, files: "Sequence[CaseFile]") -> list[Note]:
        """Return what is said of files and folders that cannot be looked into."""
        if not files:
            return []
        from sagscli.validation.reading import read_case

        readings = (read_case(file, self.checked_on, only_errors=True) for file in files)
        told = [fault for reading in readings for fault in reading.errors(self.names)]
        return [Note(f"{fault.path}: {fault.message}.", fault.help or "") for fault in told]

    def may_name(self, folder: "Folder") -> bool:
        """Return whether the people of a folder's cases are shown by their names."""
        return folder.settings.show_names if self.names is None else self.names
