"""What git was asked for and did not give, and what to do about it."""

import os
from typing import Self

from sagscli.errors import SagError
from sagscli.language import _


class GitError(SagError):
    """Something git was asked for and did not give."""

    @classmethod
    def distrusts(cls, top: str) -> "GitError":
        """Say that git will not read a folder that belongs to another user."""
        return cls(
            _("git does not trust the folder, for it belongs to another user of the machine"),
            _('if you trust it: git config --global --add safe.directory "{path}"').format(
                path=top.replace(os.sep, "/")
            ),
        )

    @classmethod
    def absent(cls) -> "GitError":
        """Say that no git keeps the folder's history."""
        return cls(
            _("the folder is not under git, or git is not installed"),
            _("Only git remembers what was approved: put the folder under git, and commit."),
        )

    @classmethod
    def nameless(cls) -> "GitError":
        """Say that git was never told who commits."""
        command = _('sag init --your-name "NAME" --your-email ADDRESS')
        return cls(
            _("git does not know your name, so nothing can be kept in the history"),
            _("Tell it once, and commit again: {command}").format(command=command),
        )

    @classmethod
    def no_history(cls, place: str) -> "GitError":
        """Say that no git keeps what was recorded in `place`."""
        return cls(
            _('"{place}" is not under git, or git is not installed.').format(place=place),
            _("Only git remembers what was recorded before: put the folder under git, and commit."),
        )

    @classmethod
    def incomplete(cls) -> "GitError":
        """Say that git has not fetched the texts of all files."""
        return cls(
            _("git has a part of the files only: not all of the repository was fetched."),
            _("Fetch the rest: git fetch --refetch --no-filter"),
        )

    @classmethod
    def several(cls) -> "GitError":
        """Say that places lie in more than one repository."""
        return cls(
            _("--at looks at the folders of one repository."), _("Name those of one at a time.")
        )

    @classmethod
    def unknown_moment(cls, word: str) -> "GitError":
        """Say that what stands after --at is neither a day nor a commit."""
        return cls(
            _('--at: "{word}" is neither a day nor a commit that git has here.').format(word=word),
            _("Write a day, as 2026-10-05, or a commit; sag history CASE shows those of a case."),
        )

    @classmethod
    def nothing_by(cls, day: str, *, is_cut: bool) -> "GitError":
        """Say that nothing was recorded by a day; `is_cut`: only the newest commits are here."""
        remedy = _("Fetch the rest of the history: git fetch --unshallow") if is_cut else None
        return cls(_("nothing that git has here was recorded by {day}.").format(day=day), remedy)

    @classmethod
    def elsewhere(cls) -> "GitError":
        """Say that plans were approved in a history that this branch does not go on from."""
        return cls(
            _("another branch has approved plans, and this one does not go on from it"),
            _("Go back to the branch that the cases were kept on: git switch BRANCH."),
        )

    @classmethod
    def failed(cls, words: str) -> Self:
        """Say what git said, or the system of it."""
        return cls(_("git gave no answer: {reason}").format(reason=words))


class GitSlowError(GitError):
    """Git took too long: it is not asked again."""

    @classmethod
    def commit(cls) -> Self:
        """Say that a commit was given up, since something of the repository's never ended."""
        return cls(
            _("git was not done after two minutes, and was stopped"),
            _("A hook or a filter of the repository may be waiting; look at it, and commit again."),
        )
