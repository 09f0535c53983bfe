"""Read the cases of a folder and check them: the one loop behind every command."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sagscli.app.loaded_case import LoadedCase
from sagscli.app.same_number import Twins, twins_of
from sagscli.app.session import Session
from sagscli.case.names import NamesIn
from sagscli.casefile.folder import CaseFile
from sagscli.casefile.shown_paths import path_without_names
from sagscli.diagnostics.diagnostic import Diagnostic, Problem
from sagscli.validation.across_files import (
    FolderFacts,
    enclosures,
    file_name,
    same_number,
    shut_enclosures,
)
from sagscli.validation.group_texts import GroupTexts
from sagscli.validation.other_children import NameWords, OtherChildren, naming_others
from sagscli.validation.reading import Reading, read_case
from sagscli.workers import in_chunks

ProgressStep = Callable[[int], None]
"""Told how many more files are done."""


def load(
    files: Iterable[CaseFile],
    today: date,
    names: bool | None = None,
    as_of: date | None = None,
    twins: Twins | None = None,
    *,
    papers: bool = False,
) -> Iterator[LoadedCase]:
    """Yield every file as an entry, one at a time. Findings within each file only.

    `names` shows people's names in findings; None leaves it to the folder's settings. `as_of`
    is the day to look from, where it is not the day the files are checked on. Of two files with
    one number nobody can say which is right, so both have that error (`twins`). With `papers` an
    enclosure that nobody can look for is an error too.
    """
    for file in files:
        reading = read_case(file, today, as_of, only_errors=True)
        _tell_twin(reading, twins or {})
        if papers and reading.case is not None:
            reading.problems.extend(shut_enclosures(file, reading.case))
        yield LoadedCase(file, reading.case, reading.ruleset, reading.errors(names))


def load_all(session: Session, *, papers: bool = False) -> Iterator[LoadedCase]:
    """Yield every case file that a command was given."""
    files, twins = session.workspace.files, twins_of(session.workspace)
    return load(files, session.checked_on, session.names, session.as_of, twins, papers=papers)


def _tell_twin(reading: Reading, twins: Twins) -> None:
    twin, case = twins.get(reading.file.path), reading.case
    if twin is not None and case is not None and case.number is not None:
        reading.problems.append(same_number(path_without_names(twin.path), case.number))


def load_with_enclosures(session: Session) -> LoadedCase:
    """Return the one case a command is about, with the enclosures that are not there."""
    file = session.file
    reading = read_with_twin(session)
    if reading.case is not None:
        reading.problems.extend(enclosures(file, reading.case))
    return LoadedCase(file, reading.case, reading.ruleset, reading.errors(session.names))


def read_with_twin(session: Session) -> Reading:
    """Return the one case a command is about, told of where another file has its number."""
    reading = read_case(session.file, session.checked_on, session.as_of)
    _tell_twin(reading, twins_of(session.workspace))
    return reading


@dataclass
class Inspection:
    """Findings of a whole folder, those across its files included."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: int = 0


NumberedFile = tuple[int, CaseFile]
Numbers = Mapping[str, Sequence[int]]
"""The places in the list of the files by case number, in lower case."""
Late = Callable[[Numbers], Mapping[int, Sequence[Problem]]]
"""What others know of the files when all are read; they are told which case is where."""


def inspect(
    files: Sequence[CaseFile],
    today: date,
    names: bool | None = None,
    step: ProgressStep = lambda _count: None,
    others: Late = lambda _numbers: {},
) -> Inspection:
    """Read and check every file, and what can only be seen across them.

    `step` is told as files are done, and `others` are asked at the end. No case is kept: a
    folder of any size fits in memory.
    """

    def work(chunk: Sequence[NumberedFile]) -> "_Part":
        return _inspected(chunk, today, names)

    result = Inspection(files=len(files))
    across = Across()
    for part in in_chunks(work, list(enumerate(files)), step):
        result.diagnostics.extend(part.diagnostics)
        across.add(part.across)
    late = across.late()
    for at, told in others(across.numbers()).items():
        late[at].extend(told)
    children = NamesIn(across.children())
    for reading in _read_again(files, today, late, across.others_named()):
        result.diagnostics.extend(reading.diagnostics(names, children.near(reading.document.text)))
    result.diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    return result


def _read_again(
    files: Sequence[CaseFile],
    today: date,
    late: Mapping[int, Sequence[Problem]],
    others_named: Mapping[int, frozenset[NameWords]],
) -> Iterator[Reading]:
    """Yield the files of which something came to light late, with nothing but that."""
    for at in {**late, **others_named}:
        reading = read_case(files[at], today)
        reading.flaws.clear()
        reading.problems[:] = late.get(at, ())
        if reading.case is not None and at in others_named:
            reading.problems.extend(naming_others(reading.case, others_named[at]))
        yield reading


@dataclass
class _Part:
    """The findings of some of the files, and what is remembered of them."""

    diagnostics: list[Diagnostic]
    across: "Across"


def _inspected(chunk: Sequence[NumberedFile], today: date, names: bool | None) -> _Part:
    part = _Part([], Across())
    for at, file in chunk:
        reading = read_case(file, today)
        reading.problems.extend(file_name(file, reading.case))
        if reading.case is not None:
            reading.problems.extend(enclosures(file, reading.case))
        part.across.look_at(at, reading, today)
        part.diagnostics.extend(reading.diagnostics(names))
    return part


@dataclass
class Across:
    """What is remembered of each case folder, by its root, for the checks across its files."""

    facts: dict[str, FolderFacts] = field(default_factory=dict)
    groups: dict[str, GroupTexts] = field(default_factory=dict)
    others: dict[str, OtherChildren] = field(default_factory=dict)

    def look_at(self, at: int, reading: Reading, today: date) -> None:
        """Remember file number `at`."""
        case, file = reading.case, reading.file
        if case is None:
            return
        root = str(file.folder.root)
        facts = self.facts.setdefault(root, FolderFacts())
        facts.remember(at, file, case, reading.ruleset, today)
        self.groups.setdefault(root, GroupTexts()).remember(at, case)
        self.others.setdefault(root, OtherChildren()).remember(at, case, reading.document.text)

    def add(self, later: "Across") -> None:
        """Take over what is remembered of files that come after these."""
        for root, facts in later.facts.items():
            self.facts.setdefault(root, FolderFacts()).add(facts)
        for root, texts in later.groups.items():
            self.groups.setdefault(root, GroupTexts()).add(texts)
        for root, children in later.others.items():
            self.others.setdefault(root, OtherChildren()).add(children)

    def numbers(self) -> Numbers:
        """Return which files each case number stands in."""
        places: dict[str, list[int]] = defaultdict(list)
        for facts in self.facts.values():
            for number, entries in facts.numbers.items():
                places[number].extend(at for at, _shown, _number in entries)
        return places

    def late(self) -> defaultdict[int, list[Problem]]:
        """Return, by file, the problems that only the whole folder shows."""
        problems: defaultdict[int, list[Problem]] = defaultdict(list)
        for facts in self.facts.values():
            for at, problem in (*facts.duplicates(), *facts.overfull()):
                problems[at].append(problem)
        for texts in self.groups.values():
            for at, problem in texts.naming_a_child():
                problems[at].append(problem)
        return problems

    def others_named(self) -> dict[int, frozenset[NameWords]]:
        """Return, by file, the names of other children that it seems to hold."""
        return {at: names for others in self.others.values() for at, names in others.named()}

    def children(self) -> set[str]:
        """Return the names of all the children."""
        return {name for texts in self.groups.values() for name in texts.children}
