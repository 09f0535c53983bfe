"""Whether approved plans still are what was approved; the history of the files is the witness."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from sagscli.casefile.folder import CaseFile, read_bytes
from sagscli.diagnostics.diagnostic import Problem
from sagscli.history.git import GitAnswer, GitError, Repository
from sagscli.history.plans import PlanVersion, changed, first_approved
from sagscli.history.renames import Moved
from sagscli.history.repository import by_repository, outside
from sagscli.history.snapshot import Known, known
from sagscli.history.versions import contents, found, start_search

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


@dataclass
class Approvals:
    """Looks for approved plans in the history of `files`, while others read them.

    To be used in a ``with``. `refusals` say why a history could not be read, when there are
    approved plans that it should have been asked about.
    """

    files: Sequence[CaseFile]
    refusals: list[GitError] = field(default_factory=list)
    _searches: list[_Search] = field(default_factory=list)
    _stack: ExitStack = field(default_factory=ExitStack)
    _seen: dict[str, Known | None] = field(default_factory=dict)

    def __enter__(self) -> Self:
        for repository, inside in by_repository(self.files).items():
            try:
                answer = start_search(repository, APPROVED, sorted(inside.places))
            except GitError as refusal:
                self._refused(refusal, inside.files)
            else:
                self._stack.enter_context(answer)
                self._searches.append(_Search(repository, answer, inside.files))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def problems(self, numbers: Mapping[str, Sequence[int]]) -> dict[int, list[Problem]]:
        """Return, by file, each approved plan that was changed or taken away (SAG330).

        `numbers` are the files by case number, in lower case: a case that was moved is known
        by it. Without git, outside a repository or before the first commit nothing is found;
        the first two are a refusal where a plan is approved.
        """
        if any(self._is_unwatched(at) for at in outside(self.files)):
            self.refusals.append(GitError.absent())
        result: dict[int, list[Problem]] = {}
        for search in self._searches:
            try:
                by_file = self._versions(search, numbers)
            except GitError as refusal:
                self._refused(refusal, search.files)
                continue
            for at, versions in by_file.items():
                now = self._now(at)
                if now is not None:
                    result[at] = changed(first_approved(versions), now.plans, now.number or "…")
        return result

    def _refused(self, refusal: GitError, files: Mapping[str, int]) -> None:
        now = (self._now(at) for at in files.values())
        if any(one is not None and one.has_approved for one in now):
            self.refusals.append(refusal)

    def _is_unwatched(self, at: int) -> bool:
        """Return whether a file outside git has an approved plan; most lack the very word."""
        if APPROVED.encode() not in self._bytes(at):
            return False
        now = self._now(at)
        return now is not None and now.has_approved

    def _bytes(self, at: int) -> bytes:
        try:
            return read_bytes(self.files[at].path)
        except OSError:
            return b""

    def _now(self, at: int) -> Known | None:
        return self._read(self.files[at].path)

    def _read(self, path: str) -> Known | None:
        """Return what a file says now; it is read once, however many versions ask for it."""
        if path not in self._seen:
            try:
                self._seen[path] = known(read_bytes(path))
            except OSError:
                self._seen[path] = None
        return self._seen[path]

    def _versions(
        self, search: _Search, numbers: Mapping[str, Sequence[int]]
    ) -> dict[int, list[PlanVersion]]:
        """Return the versions with an approved plan, oldest first, by the file the case is in."""
        changes = found(search.answer, search.repository)
        blobs = [one.blob for one in changes]
        read = {blob: known(data) for blob, data in contents(search.repository, blobs)}
        approved = [
            (PlanVersion(commit, path, there.plans), there)
            for commit, path, blob in changes
            if (there := read.get(blob)) is not None and there.has_approved
        ]
        places = [self._file_of(one.path, it, search, numbers) for one, it in approved]
        moved = Moved(search.files.values(), self._bytes, self._now)
        moved.expect(it for (_v, it), at in zip(approved, places, strict=True) if at == _GONE)
        result: dict[int, list[PlanVersion]] = defaultdict(list)
        for (version, there), place in zip(approved, places, strict=True):
            at = moved.place(there) if place == _GONE else place
            if at is not None:
                result[at].append(version)
        return result

    def _file_of(
        self, path: str, there: Known, search: _Search, numbers: Mapping[str, Sequence[int]]
    ) -> int | None:
        """Return which of the files a case is in now.

        None when it is in one that was not asked for, _GONE when nothing leads to it.

        It is where it was, if that file still has its number. Else it was moved to the file
        that has its number and is about the same; else its number was changed where it lies.
        """
        at = search.files.get(path)
        here = (
            self._read(os.path.join(search.repository.top, path)) if at is None else self._now(at)
        )
        if here is not None and here.number == there.number:
            return at
        for other in numbers.get((there.number or "").casefold(), ()):
            now = self._now(other) if other in search.files.values() else None
            if now is not None and now.about == there.about:
                return other
        return at if here is not None and here.about == there.about else _GONE
