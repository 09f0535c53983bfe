"""--at: a command stands in the case folder as it was recorded, until it ends."""

import os
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, chdir
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagscli.history.recorded import FindCommit, RecordedFolder

_LIKE_A_COMMIT = re.compile(r"[0-9a-f]{7,64}")


@dataclass(frozen=True)
class Arrival:
    """A moment that was travelled to: its commit, and the day one looks from there."""

    folder: "RecordedFolder"
    day: date

    @property
    def recorded(self) -> datetime:
        """Return when the commit came into the history."""
        return self.folder.commit.committed

    def places(self, paths: Sequence[str]) -> list[str]:
        """Return what paths of the command line are called there."""
        return [self.folder.place(path) for path in paths]

    def case(self, word: str) -> str:
        """Return what a word for a case is there: a path like others, a number as it is."""
        place, slash, name = word.replace(os.sep, "/").rpartition("/")
        if not slash:
            return word
        [folder] = self.places([place or "/"])
        return f"{folder}/{name}"


StayUntilTheEnd = Callable[[AbstractContextManager[object]], object]
"""What a command enters, to be left when it ends."""


@dataclass(frozen=True)
class TimeTravel:
    """The way to a moment: `word` is a day or a commit, `stay` what keeps one there.

    `tell` is told where one came to.
    """

    word: str
    stay: StayUntilTheEnd
    tell: Callable[[Arrival], None] = lambda _arrival: None

    def go(self, places: Sequence[str], as_of: date | None = None) -> Arrival:
        """Stand where `places` are as they were recorded. Raises GitError.

        By a day that is the last commit made by its end, and it is looked at from that day; a
        commit is looked at from the day it was made. `as_of` is another day to look from.
        """
        from sagscli.history.recorded import recorded_folder

        day, find = meant(self.word)
        with ExitStack() as stack:
            folder = stack.enter_context(recorded_folder(places, find))
            stack.enter_context(chdir(folder.standing))
            self.stay(stack.pop_all())
        arrival = Arrival(folder, as_of or day or folder.commit.committed.date())
        self.tell(arrival)
        return arrival


def meant(word: str) -> "tuple[date | None, FindCommit]":
    """Return the day that a word is, and how to find its commit; eight figures may be either."""
    from sagscli.casefile.day_guess import day_guess
    from sagscli.history.recorded import commit_by_day, commit_called

    text = word.strip()
    day = None if _LIKE_A_COMMIT.fullmatch(text) else day_guess(text)
    return day, commit_called(text) if day is None else commit_by_day(day)
