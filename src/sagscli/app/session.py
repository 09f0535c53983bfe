"""What a command goes by: the days, the case folders it was given, and who may be named."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sagscli.app.find_case import find_case
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
    """Told of settings that are not read, and what to do about it."""
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
        file = find_case(word, self.names)
        return self._opened(Workspace((file.folder,), (file,)))

    def at_file(self, file: "CaseFile") -> "Session":
        """Return the session at one case file, which need not be there yet."""
        return replace(self, workspace=Workspace((file.folder,), (file,)))

    def _arrived(self, arrival: Arrival) -> "Session":
        return replace(self, as_of=arrival.day, travel=None)

    def _opened(self, workspace: Workspace) -> "Session":
        for folder in workspace.folders:
            for message, remedy in not_read(folder):
                self.tell(message, remedy)
        return replace(self, workspace=workspace)

    def may_name(self, folder: "Folder") -> bool:
        """Return whether the people of a folder's cases are shown by their names."""
        return folder.settings.show_names if self.names is None else self.names
