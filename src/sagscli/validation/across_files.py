"""Checks that need more than one file, or the folder around it (SAG401 to SAG407)."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush

from sagscli import letters
from sagscli.case import cpr
from sagscli.case.key_roles import Enclosure
from sagscli.case.people import people_of
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.case.tagged import values_of
from sagscli.casefile.folder import CaseFile
from sagscli.casefile.shown_paths import path_of
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.errors import reason_of
from sagscli.language import _, counted
from sagscli.placements.occupancy import stays_of
from sagscli.rulesets.records import Ruleset
from sagscli.validation.names_in_identifiers import names_in_path

SAME_NUMBER = "SAG401"


def enclosures(file: CaseFile, case: Case) -> Iterator[Problem]:
    """Report an enclosure that is not there, or that lies outside the case folder."""
    for path, name, _key in values_of(case, Enclosure):
        yield from enclosure_faults(str(file.folder.root), name, path)


def enclosure_faults(root: str, name: str, path: KeyPath) -> Iterator[Problem]:
    """Yield what is wrong with an enclosure of that name, written at `path` (SAG402, SAG403)."""
    place = name.replace("\\", "/")
    full = os.path.join(root, place)
    is_absolute = place.startswith("/") or os.path.isabs(name) or place[1:2] == ":"
    if is_absolute or not _is_inside(full, root):
        yield Problem(
            "SAG403",
            path,
            _("the enclosure lies outside the case folder"),
            _("copy it into bilag/ and write its path from the folder with sag.yaml"),
        )
    elif (shut := _shut(full)) is not None:
        yield Problem(
            "SAG402",
            path,
            _('the enclosure "{name}" cannot be looked for: {reason}').format(
                name=name, reason=reason_of(shut)
            ),
            _("ask the one who owns the folder for access"),
        )
    elif not _is_file(full):
        yield Problem(
            "SAG402",
            path,
            _('the enclosure "{name}" is not there').format(name=name),
            _("put the file in its place, or correct the path; it counts from the case folder"),
        )


def shut_enclosures(file: CaseFile, case: Case) -> Iterator[Problem]:
    """Report an enclosure of which nobody can tell whether it is there."""
    root = str(file.folder.root)
    for path, name, _key in values_of(case, Enclosure):
        if is_in_folder(root, name) is None:
            yield from enclosure_faults(root, name, path)


def is_in_folder(root: str, name: str) -> bool | None:
    """Return whether an enclosure is there, inside the case folder at `root`.

    None where the system does not let it be looked for.
    """
    if not list(enclosure_faults(root, name, ())):
        return True
    return None if _shut(os.path.join(root, name.replace("\\", "/"))) is not None else False


def _below(file: CaseFile) -> str:
    """Return the path of a case file counted from its case folder."""
    return os.path.abspath(file.path).removeprefix(str(file.folder.root))


def _shut(full: str) -> OSError | None:
    """Return why nobody can tell whether an enclosure is there, if so."""
    try:
        os.stat(full)
    except PermissionError as error:
        return error
    except (OSError, ValueError):
        pass
    return None


def _is_file(full: str) -> bool:
    if os.path.isfile(full) or os.path.isfile(unicodedata.normalize("NFD", full)):
        return True
    folder, name = os.path.split(full)
    try:  # a file whose name has a hard space in it, or a mark that no one can see
        return any(
            letters.alike(entry) == name and os.path.isfile(os.path.join(folder, entry))
            for entry in os.listdir(folder)
        )
    except OSError:
        return False


def _is_inside(full: str, root: str) -> bool:
    try:
        real, real_root = os.path.realpath(full), os.path.realpath(root)
        return os.path.commonpath([real, real_root]) == real_root
    except (OSError, ValueError):  # a null character, a loop of links, another drive
        return False


def file_name(file: CaseFile, case: Case | None) -> Iterator[Problem]:
    """Report a file name with a CPR number or a name in it, or without the case number."""
    name = letters.alike(unicodedata.normalize("NFC", os.path.basename(file.path)))
    if cpr.numbers_in(file.shown):
        yield Problem(
            "SAG405",
            ("sag",),
            _("the file's name or folder holds a CPR number"),
            _("name the file after the case number; git keeps the old name, so ask for help"),
        )
    elif case is not None and names_in_path(_below(file), case):
        yield _named_after_someone()
    elif (
        case is not None
        and case.number is not None
        and case.number.casefold() not in name.casefold()
        and not cpr.numbers_in(case.number)  # no advice to put it into the file's name
    ):
        yield Problem(
            "SAG404",
            ("sag",),
            _("the file's name does not carry the case number"),
            _('name the file "{name}"').format(name=f"{case.number}.yaml"),
        )


def _named_after_someone() -> Problem:
    return Problem(
        "SAG315",
        ("sag",),
        _("the file's name or folder holds the name of the child or a parent"),
        _(
            "name the file after the case number (--names shows its path in full); "
            "git keeps the old name, so ask for help"
        ),
    )


@dataclass(frozen=True, slots=True)
class RememberedStay:
    """A child's time in a group: from `start` until before `end` (None: no end known)."""

    start: date
    end: date | None
    most: int
    file: int
    path: KeyPath


def _family(case: Case) -> Redaction:
    people = tuple(people_of(case.child))
    return Redaction(people, people)


@dataclass
class FolderFacts:
    """What is remembered of each file for the checks across files; small on purpose."""

    numbers: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)
    stays: dict[tuple[str, str, str], list[RememberedStay]] = field(default_factory=dict)

    def remember(
        self, at: int, file: CaseFile, case: Case, ruleset: Ruleset | None, today: date
    ) -> None:
        """Remember the case number, and the child's stays in groups with so many places (V1)."""
        if case.number is not None:
            self.numbers.setdefault(case.number.casefold(), []).append(
                (at, path_of(file, _family(case)), case.number)
            )
        for stay in stays_of(case, today):
            kind = ruleset.placements.get(stay.group[0]) if ruleset is not None else None
            most = kind.places.most if kind is not None and kind.places is not None else None
            if ruleset is not None and most is not None:
                path: KeyPath = ("tilbud", stay.at, "opstart")
                kept = RememberedStay(stay.start, stay.end, most, at, path)
                self.stays.setdefault((ruleset.id or "", *stay.group), []).append(kept)

    def add(self, later: "FolderFacts") -> None:
        """Take over what is remembered of files that come after these."""
        for number, files in later.numbers.items():
            self.numbers.setdefault(number, []).extend(files)
        for group, stays in later.stays.items():
            self.stays.setdefault(group, []).extend(stays)

    def duplicates(self) -> Iterator[tuple[int, Problem]]:
        """Yield each file whose case number an earlier file has, and the problem."""
        for files in self.numbers.values():
            for at, _shown, number in files[1:]:
                yield at, same_number(files[0][1], number)

    def overfull(self) -> Iterator[tuple[int, Problem]]:
        """Yield, for each start that fills a group beyond its places, the file and the problem."""
        for stays in self.stays.values():
            taken: list[tuple[date, int]] = []  # a heap: when a place becomes free, whose it is
            present: Counter[int] = Counter()  # a child moved within the group is there twice
            for stay in sorted(stays, key=lambda stay: (stay.start, stay.file)):
                while taken and taken[0][0] <= stay.start:
                    present -= Counter([heappop(taken)[1]])
                heappush(taken, (stay.end or date.max, stay.file))
                present[stay.file] += 1
                if len(present) > stay.most and present[stay.file] == 1:
                    yield stay.file, _too_many(stay, len(present))


def same_number(path: str, number: str) -> Problem:
    """Return that another file, at `path`, has the case number too."""
    return Problem(
        SAME_NUMBER,
        ("sag",),
        _('{path} has the case number "{number}" too').format(path=path, number=number),
        _("give one of the cases another number, or delete the copy"),
    )


def _too_many(stay: RememberedStay, count: int) -> Problem:
    return Problem(
        "SAG406",
        stay.path,
        counted(
            "with this child the group has {n} child; it has {most} places",
            "with this child the group has {n} children; it has {most} places",
            count,
            most=stay.most,
        ),
        _('check "opstart", and "ophør" for the children who have left the group'),
    )
