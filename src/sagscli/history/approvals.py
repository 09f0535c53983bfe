"""Whether approved plans still are what was approved; the history of the files is the witness."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Self

from sagscli.casefile.folder import CaseFile, read_bytes
from sagscli.diagnostics.diagnostic import Problem
from sagscli.history.git import GitAnswer, Repository
from sagscli.history.git_error import GitError
from sagscli.history.plans import PlanVersion, change_problems, first_approved
from sagscli.history.renames import MovedCases
from sagscli.history.repository import files_by_repository, outside_git
from sagscli.history.snapshot import CaseSnapshot, snapshot_of
from sagscli.history.versions import blob_contents, file_versions, is_elsewhere, start_search

APPROVED = "godkendt"
"""The key that locks a plan; every change that brings or takes one has the word in it."""

_GONE = -1
"""Where a case is that neither its path nor its number leads to."""


@dataclass
class _Search:
    """What is asked of one repository: its case files by their paths in it."""

    repository: Repository
    answer: GitAnswer
    files: dict[str, int]
    places: list[str]


@dataclass
class Approvals:
    """Looks for approved plans in the history of `files`, while others read them.

    To be used in a ``with``. `refusals` say why a history could not be read, when there are
    approved plans that it should have been asked about.
    """

    files: Sequence[CaseFile]
    refusals: list[GitError] = field(default_factory=list)
    is_cut: bool = False
    """A history holds the newest commits only: what was approved before them is not known."""
    _searches: list[_Search] = field(default_factory=list)
    _stack: ExitStack = field(default_factory=ExitStack)
    _snapshots: dict[str, CaseSnapshot | None] = field(default_factory=dict)

    def __enter__(self) -> Self:
        for repository, inside in files_by_repository(self.files).items():
            self.is_cut = self.is_cut or repository.is_cut_off()
            try:
                places = sorted(inside.places)
                answer = start_search(repository, APPROVED, places)
            except GitError as refusal:
                self._refused(refusal, inside.files)
            else:
                self._stack.enter_context(answer)
                self._searches.append(_Search(repository, answer, inside.files, places))
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def problems(self, numbers: Mapping[str, Sequence[int]]) -> dict[int, list[Problem]]:
        """Return, by file, each approved plan that was changed or taken away (SAG330).

        `numbers` are the files by case number, in lower case: a case that was moved is known
        by it. Without git, outside a repository or before the first commit nothing is found;
        the first two are a refusal where a plan is approved.
        """
        if any(self._is_unwatched(at) for at in outside_git(self.files)):
            self.refusals.append(GitError.absent())
        result: dict[int, list[Problem]] = {}
        for search in self._searches:
            try:
                by_file = self._versions(search, numbers)
            except GitError as refusal:
                self._refused(refusal, search.files)
                continue
            for at, versions in by_file.items():
                current = self._current(at)
                if current is not None:
                    result[at] = change_problems(
                        first_approved(versions), current.plans, current.number or "…"
                    )
            self._look_elsewhere(search)
        return result

    def _look_elsewhere(self, search: _Search) -> None:
        """Refuse where what was approved is in a history that this one does not go on from."""
        if self.is_cut:  # said already, and each branch has a beginning of its own then
            return
        try:
            if is_elsewhere(search.repository, APPROVED, search.places):
                self.refusals.append(GitError.elsewhere())
        except GitError as refusal:
            self._refused(refusal, search.files)

    def _refused(self, refusal: GitError, files: Mapping[str, int]) -> None:
        snapshots = (self._current(at) for at in files.values())
        if any(snapshot is not None and snapshot.has_approved for snapshot in snapshots):
            self.refusals.append(refusal)

    def _is_unwatched(self, at: int) -> bool:
        """Return whether a file outside git has an approved plan; most lack the very word."""
        if APPROVED.encode() not in self._bytes(at):
            return False
        current = self._current(at)
        return current is not None and current.has_approved

    def _bytes(self, at: int) -> bytes:
        try:
            return read_bytes(self.files[at].path)
        except OSError:
            return b""

    def _current(self, at: int) -> CaseSnapshot | None:
        return self._snapshot(self.files[at].path)

    def _snapshot(self, path: str) -> CaseSnapshot | None:
        """Return what a file says now; it is read once, however many versions ask for it."""
        if path not in self._snapshots:
            try:
                self._snapshots[path] = snapshot_of(read_bytes(path))
            except OSError:
                self._snapshots[path] = None
        return self._snapshots[path]

    def _versions(
        self, search: _Search, numbers: Mapping[str, Sequence[int]]
    ) -> dict[int, list[PlanVersion]]:
        """Return the versions with an approved plan, oldest first, by the file the case is in."""
        changes = file_versions(search.answer, search.repository)
        blobs = [change.blob for change in changes]
        read = {blob: snapshot_of(data) for blob, data in blob_contents(search.repository, blobs)}
        approved = [
            (PlanVersion(commit, path, snapshot.plans), snapshot)
            for commit, path, blob in changes
            if (snapshot := read.get(blob)) is not None and snapshot.has_approved
        ]
        places = [self._file_of(version.path, then, search, numbers) for version, then in approved]
        # All that are gone are looked for at once: one look through the files is dear enough.
        moved = MovedCases(search.files.values(), self._bytes, self._current)
        moved.expect(
            then for (_version, then), at in zip(approved, places, strict=True) if at == _GONE
        )
        result: dict[int, list[PlanVersion]] = defaultdict(list)
        for (version, then), place in zip(approved, places, strict=True):
            at = moved.place(then) if place == _GONE else place
            if at is not None:
                result[at].append(version)
        return result

    def _file_of(
        self, path: str, then: CaseSnapshot, search: _Search, numbers: Mapping[str, Sequence[int]]
    ) -> int | None:
        """Return which of the files a case is in now.

        None when it is in one that was not asked for, _GONE when nothing leads to it.

        It is where it was, if that file still has its number. Else it was moved to the file
        that has its number and is about the same; else its number was changed where it lies.
        """
        at = search.files.get(path)
        # A file that was not asked for may hold it still: then it is in none of those that were.
        now = self._snapshot(
            os.path.join(search.repository.top, path) if at is None else self.files[at].path
        )
        if now is not None and now.number == then.number:
            return at
        for candidate in numbers.get((then.number or "").casefold(), ()):
            other = self._current(candidate) if candidate in search.files.values() else None
            if other is not None and other.about == then.about:
                return candidate
        return at if now is not None and now.about == then.about else _GONE
