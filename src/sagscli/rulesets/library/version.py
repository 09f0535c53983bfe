"""One version of a ruleset: its record, the files it was read from, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sagscli.casefile.document import Document
from sagscli.casefile.placing import placed
from sagscli.diagnostics.diagnostic import Diagnostic, KeyPath, Problem, Severity
from sagscli.language import _, counted
from sagscli.rulesets.records import Ruleset

HASH_LENGTH = 12


@dataclass(frozen=True)
class SourceFile:
    """A file with a ruleset: its bytes, and what was read of them."""

    path: Path
    shown: str
    document: Document
    data: bytes
    is_local: bool


class WrittenPlace(NamedTuple):
    """Where a part of a ruleset was written: in which of its files, and under which keys."""

    file: int
    at: KeyPath


Origins = Mapping[KeyPath, WrittenPlace]
"""The parts of a merged ruleset that moved when it was merged, each with its place."""


class Extension(NamedTuple):
    """What an extending ruleset does to the one it extends: added, replaced or dropped."""

    section: str
    id: str
    what: str


@dataclass(frozen=True)
class RulesetVersion:
    """One version of a ruleset, whole or faulty.

    `files` begins with its own and goes on with those it extends. `value` is what was
    read, merged. `changes` are what it does to the one it extends.
    """

    ruleset: Ruleset
    files: tuple[SourceFile, ...]
    value: dict[str, Any]
    origins: Origins = field(default_factory=dict)
    changes: tuple[Extension, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    unread: frozenset[KeyPath] = frozenset()
    """The places whose values could not be used: what refers to them is not at fault."""

    @property
    def is_usable(self) -> bool:
        """Return whether nothing in it is an error: half a procedure would give wrong dates."""
        return not any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    @property
    def is_local(self) -> bool:
        """Return whether it comes from a case folder."""
        return self.files[0].is_local

    @property
    def shown(self) -> str:
        """Return the path of its file as it is shown."""
        return self.files[0].shown

    @property
    def extends_the_one_before(self) -> bool:
        """Return whether it says only what is new to the version before of the same ruleset."""
        own = self.ruleset.extends == self.ruleset.id
        return own and self.files[1].is_local == self.is_local

    @property
    def since(self) -> date:
        """Return its first day; one that is missing comes first of all."""
        valid = self.ruleset.valid
        return (valid.since if valid is not None else None) or date.min

    @property
    def until(self) -> date | None:
        """Return its last day, if it has one."""
        return self.ruleset.valid.until if self.ruleset.valid is not None else None

    @property
    def digest(self) -> str:
        """Return a short hash of all its files: it differs when a letter of any does."""
        import hashlib  # OpenSSL behind it takes its time, and few ask

        whole = "".join(hashlib.sha256(file.data).hexdigest() for file in self.files)
        return hashlib.sha256(whole.encode()).hexdigest()[:HASH_LENGTH]

    def place_of(self, path: KeyPath) -> WrittenPlace:
        """Return where the part at `path` of the merged ruleset was written."""
        for length in range(len(path), 0, -1):
            place = self.origins.get(path[:length])
            if place is not None:
                return WrittenPlace(place.file, (*place.at, *path[length:]))
        return WrittenPlace(0, path)

    def placed(self, problems: Iterable[Problem]) -> tuple[Diagnostic, ...]:
        """Return problems of the merged ruleset with their places in its own file.

        What is wrong in a part it took over is told once, at the line that does not go with
        it: the other file is not this one's to mend. What could be better there is left out.
        """
        own, others = [], []
        for problem in problems:
            file, at = self.place_of(problem.at)
            if file == 0:
                own.append(problem._replace(at=at))
            elif _is_error(problem):
                others.append((self._shown_at(file, problem._replace(at=at)), problem))
        if others:
            own.append(self._clash(others))
        first = self.files[0]
        return placed(first.document, first.shown, own, [], names=None)

    def _shown_at(self, file: int, problem: Problem) -> str:
        other = self.files[file]
        start = other.document.locate(problem.at).start
        return f"{other.shown}:{start.line}: {problem.message}"

    def _clash(self, others: list[tuple[str, Problem]]) -> Problem:
        text, problem = others[0]
        message = _("it does not go with what it takes over: {place}").format(place=text)
        if len(others) > 1:
            message += " " + counted("(and {n} more)", "(and {n} more)", len(others) - 1)
        keys = self.files[0].document.value or {}
        at: KeyPath = ("udgår",) if "udgår" in keys else ("udvider",)
        remedy = _("write that part here too, as it is to be, or leave it out by its id")
        return Problem(problem.code, at, message, remedy, on_key=True)


def _is_error(problem: Problem) -> bool:
    from sagscli.diagnostics.codes import meaning

    return meaning(problem.code).severity is Severity.ERROR
