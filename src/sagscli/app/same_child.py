"""The cases that a child or a group has already, before another is begun."""

import re

from sagscli.app.folder_cases import FolderCases
from sagscli.case.records import Case
from sagscli.casefile.folder import CASES, Folder, case_files, read_bytes, shown_path
from sagscli.casefile.shape import shape
from sagscli.importing.same_child import KnownCase, KnownCases, known_case
from sagscli.recording.new_case import NewCase, values_of
from sagscli.validation.reading import case_in

_GROUP = re.compile(b"gruppe")


def cases_of_child(folder: Folder, case: NewCase) -> list[tuple[str, str]]:
    """Return the number and the path, as they are shown, of each case of the child or group.

    It is the same child by CPR number, or by name and birth date; twins are two. It is the same
    group by name and daycare. A case is read as such only where its text has what tells.
    """
    child = known_case(shape(Case, values_of(case))[0], "", -1)._replace(number="")
    place = folder.root / CASES
    if not place.is_dir() or (wanted := _sign_of(child)) is None:
        return []
    cases = FolderCases(case_files([shown_path(place)])[1])
    same = []
    for at, file in enumerate(cases.files):
        try:
            is_near = wanted.search(read_bytes(file.path)) is not None
        except OSError:  # sag validate tells of it
            continue
        other = case_in(file) if is_near else None
        if other is not None and _is_same(known_case(other, file.path, at), child):
            same.append(cases.shown(known_case(other, file.path, at)))
    return same


def _sign_of(child: KnownCase) -> re.Pattern[bytes] | None:
    """Return what stands in each file that may be about a child; None where nothing would tell."""
    if child.is_group:  # a name may be written in more than one way
        return _GROUP if child.name else None
    signs = [child.born] if child.born and child.name else []
    if child.cpr:
        signs.append(f"{child.cpr[:6]}[- ]?{child.cpr[6:]}")
    return re.compile("|".join(signs).encode()) if signs else None


def _is_same(other: KnownCase, child: KnownCase) -> bool:
    if child.is_group:
        return other.is_group and (other.name, other.daycare) == (child.name, child.daycare)
    known = KnownCases()
    known.add(other)
    match = known.match(child)
    return match is not None and match.is_sure
