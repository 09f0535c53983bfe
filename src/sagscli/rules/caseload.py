"""Read the cases of a folder and check them: the one loop behind every command."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sagscli import days
from sagscli.casefile.document import Document, Flaw
from sagscli.casefile.folder import CaseFile, read_bytes
from sagscli.casefile.placing import placed
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.casefile.suggest import nearest
from sagscli.language import _
from sagscli.model.case import Case
from sagscli.model.diagnostic import Diagnostic, Position, Problem, Severity, Span
from sagscli.model.ruleset import Ruleset
from sagscli.rules.checks import check
from sagscli.rules.checks.context import Context
from sagscli.rules.checks.folder import FolderFacts, enclosures, file_name
from sagscli.rules.checks.group import GroupTexts
from sagscli.rules.load import ruleset_ids, version_for, versions


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


Opened = tuple[Document, list[Flaw]]
Step = Callable[[], None]


def load(files: Iterable[CaseFile], today: date, names: bool | None = None) -> Iterator[Entry]:
    """Yield every file as an entry, one at a time. Findings within each file only.

    `names` shows people's names in findings; None leaves it to the folder's settings.
    """
    for file in files:
        document, flaws = _open(file)
        case, ruleset, problems = _case(document, file, today)
        yield Entry(file, case, ruleset, _placed(document, file, case, problems, flaws, names))


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
    across: dict[str, FolderFacts] = defaultdict(FolderFacts)
    groups: dict[str, GroupTexts] = defaultdict(GroupTexts)
    for at, file in enumerate(files):
        document, flaws = _open(file)
        case, ruleset, problems = _case(document, file, today)
        if case is not None:
            root = str(file.folder.root)
            problems.extend(file_name(file, case))
            problems.extend(enclosures(file, case))
            problems.extend(across[root].duplicate(at, file, case))
            groups[root].remember(at, case)
            if ruleset is not None:
                across[root].remember(at, case, ruleset, today)
        result.diagnostics.extend(_placed(document, file, case, problems, flaws, names))
        step()
    late = [found for facts in across.values() for found in facts.overfull()]
    late += [found for texts in groups.values() for found in texts.naming_a_child()]
    result.diagnostics.extend(_late(files, late, names))
    result.diagnostics.sort(key=lambda one: one.sort_key)
    return result


def _late(
    files: Sequence[CaseFile], late: list[tuple[int, Problem]], names: bool | None
) -> Iterator[Diagnostic]:
    """Place problems that came to light after their file was let go; it is read again."""
    by_file: dict[int, list[Problem]] = defaultdict(list)
    for at, problem in late:
        by_file[at].append(problem)
    for at, problems in by_file.items():
        document, _flaws = _open(files[at])
        case = shape(Case, document.value)[0] if document.value is not None else None
        yield from _placed(document, files[at], case, problems, [], names)


def _open(file: CaseFile) -> Opened:
    """Read a file, or say why it cannot be read (SAG101, SAG115). Never raises."""
    start = Span(Position(1, 1), Position(1, 1))
    if file.is_link and not _leads_inside(file):
        flaw = Flaw(
            "SAG115",
            start,
            _("this is a link to a place outside the case folder, or to a folder"),
            _("put the file itself here"),
        )
        return Document("", None, None, ()), [flaw]
    try:
        data = read_bytes(file.path)
    except OSError as error:
        reason = error.strerror or str(error)
        flaw = Flaw(
            "SAG101",
            start,
            _("the file cannot be opened: {reason}").format(reason=reason),
            _("close it in other programs, or ask the one who owns the folder for access"),
        )
        return Document("", None, None, ()), [flaw]
    document = read(data)
    return document, list(document.flaws)


def _leads_inside(file: CaseFile) -> bool:
    target, root = os.path.realpath(file.path), os.path.realpath(file.folder.root)
    return os.path.isfile(target) and target.startswith(root + os.sep)


def _case(
    document: Document, file: CaseFile, today: date
) -> tuple[Case | None, Ruleset | None, list[Problem]]:
    if document.value is None:
        return None, None, []
    case, problems = shape(Case, document.value)
    ruleset, trouble = _ruleset(case, file, today)
    problems.extend(trouble)
    problems.extend(check(Context(case, ruleset, today, document.text)))
    return case, ruleset, problems


def _ruleset(case: Case, file: CaseFile, today: date) -> tuple[Ruleset | None, list[Problem]]:
    wanted = case.ruleset or file.folder.settings.ruleset
    known = ruleset_ids()
    if wanted is None:
        return None, [
            Problem(
                "SAG202",
                ("regelsæt",),
                _('"regelsæt" is missing, here and in sag.yaml'),
                _('add a line "regelsæt: " with one of: {words}').format(words=", ".join(known)),
            )
        ]
    if wanted not in known:
        guess = nearest(wanted, known)
        return None, [
            Problem(
                "SAG215",
                ("regelsæt",),
                _('there is no ruleset "{word}"').format(word=wanted),
                _('did you mean "{guess}"?').format(guess=guess)
                if guess
                else _("known here: {words}").format(words=", ".join(known)),
            )
        ]
    found = version_for(case, versions(wanted), today)
    if found is None:
        first = versions(wanted)[0]
        since = first.valid.since if first.valid is not None else None
        message = _("the ruleset {ruleset} does not hold on the day the course began").format(
            ruleset=wanted
        )
        remedy = _('its first version holds from {day}; check "opstart"')
        remedy = remedy.format(day=days.short(since))
        return first, [Problem("SAG216", ("tilbud", 0, "opstart"), message, remedy)]
    return found, []


def _placed(
    document: Document,
    file: CaseFile,
    case: Case | None,
    problems: list[Problem],
    flaws: list[Flaw],
    names: bool | None,
) -> tuple[Diagnostic, ...]:
    if not problems and not flaws:
        return ()
    show = file.folder.settings.show_names if names is None else names
    hidden = None if show else _people(case)
    return placed(document, file.shown, problems, flaws, names=hidden)


def _people(case: Case | None) -> list[str]:
    if case is None or case.child is None:
        return []
    return [name for one in (case.child, *case.child.parents) if (name := one.name)]
