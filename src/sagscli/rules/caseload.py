"""Read the cases of a folder and check them: the one loop behind every command."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sagscli.casefile.folder import CaseFile
from sagscli.model.case import Case
from sagscli.model.diagnostic import Diagnostic, Problem, Severity
from sagscli.model.ruleset import Ruleset
from sagscli.rules.checks.folder import FolderFacts, enclosures, file_name
from sagscli.rules.checks.group import GroupTexts
from sagscli.rules.reading import Reading, read_case


@dataclass(frozen=True)
class Entry:
    """A case file as it was read. `case` is None when nothing could be read of it.

    A case with errors holds what could be read; the rest of it is unknown.
    """

    file: CaseFile
    case: Case | None
    ruleset: Ruleset | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Return whether dates reckoned from this file may be wrong."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)


Step = Callable[[], None]


def load(files: Iterable[CaseFile], today: date, names: bool | None = None) -> Iterator[Entry]:
    """Yield every file as an entry, one at a time. Findings within each file only.

    `names` shows people's names in findings; None leaves it to the folder's settings.
    """
    for file in files:
        one = read_case(file, today)
        yield Entry(file, one.case, one.ruleset, one.diagnostics(names))


def ticking(entries: Iterable[Entry], step: Step) -> Iterator[Entry]:
    """Yield `entries`, calling `step` after each."""
    for entry in entries:
        yield entry
        step()


@dataclass
class Inspection:
    """Findings of a whole folder, those across its files included."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: int = 0


def inspect(
    files: Sequence[CaseFile],
    today: date,
    names: bool | None = None,
    step: Step = lambda: None,
) -> Inspection:
    """Read and check every file, and what can only be seen across them.

    `step` is called after each file. No case is kept: a folder of any size fits in
    memory.
    """
    result = Inspection(files=len(files))
    across = _Across()
    for at, file in enumerate(files):
        one = read_case(file, today)
        across.look_at(at, one, today)
        result.diagnostics.extend(one.diagnostics(names))
        step()
    for at, problems in across.late().items():
        one = read_case(files[at], today)
        one.flaws.clear()
        one.problems[:] = problems
        there = [name for name in across.children() if name in one.document.text]
        result.diagnostics.extend(one.diagnostics(names, there))
    result.diagnostics.sort(key=lambda one: one.sort_key)
    return result


class _Across:
    """What is remembered of each case folder for the checks across its files."""

    def __init__(self) -> None:
        self.facts: dict[str, FolderFacts] = defaultdict(FolderFacts)
        self.groups: dict[str, GroupTexts] = defaultdict(GroupTexts)

    def look_at(self, at: int, one: Reading, today: date) -> None:
        """Remember file number `at`, and add what the folder already tells of it."""
        file, case = one.file, one.case
        one.problems.extend(file_name(file, case))
        if case is None:
            return
        root = str(file.folder.root)
        one.problems.extend(enclosures(file, case))
        one.problems.extend(self.facts[root].duplicate(at, file, case))
        self.groups[root].remember(at, case)
        if one.ruleset is not None:
            self.facts[root].remember(at, case, one.ruleset, today)

    def late(self) -> dict[int, list[Problem]]:
        """Return, by file, the problems that only the whole folder shows."""
        found: dict[int, list[Problem]] = defaultdict(list)
        for facts in self.facts.values():
            for at, problem in facts.overfull():
                found[at].append(problem)
        for texts in self.groups.values():
            for at, problem in texts.naming_a_child():
                found[at].append(problem)
        return found

    def children(self) -> set[str]:
        """Return the names of all the children."""
        return {name for texts in self.groups.values() for name in texts.children}
