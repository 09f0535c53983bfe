"""The cases that a folder has, as rows of a sheet are held against them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sagscli.app.new_case import cases_of
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import CaseFile, Folder, read_bytes
from sagscli.casefile.reader import read
from sagscli.casefile.shown_paths import path_of, path_of_nobody_known, path_without_names
from sagscli.casefile.unopened import shut_among
from sagscli.importing.same_child import KnownCase, KnownCases, known_case
from sagscli.validation.reading import case_in
from sagscli.workers import in_chunks


@dataclass
class FolderCases:
    """The cases of a folder by whom they are about; `unread` are the files that cannot be read."""

    files: Sequence[CaseFile]
    known: KnownCases = field(default_factory=KnownCases)
    unread: list[str] = field(default_factory=list)

    def value_of(self, case: KnownCase) -> Any:
        """Return what the file of a case says, as plain values."""
        try:
            return read(read_bytes(self.files[case.at].path)).value
        except OSError:
            return None

    def shown(self, case: KnownCase) -> tuple[str, str]:
        """Return the number of a case and the path of its file, with nobody named in them."""
        file = self.files[case.at]
        people = Redaction.of(case_in(file))
        return people.number(case.number), path_of(file, people)


def folder_cases(folder: Folder, step: Callable[[int], None]) -> FolderCases:
    """Return the cases of a folder. `step` is told how many files were read."""
    files = cases_of(folder)
    cases = FolderCases(files)
    for known, unread in in_chunks(_read, list(enumerate(files)), step):
        cases.known.add_all(known)
        cases.unread += unread
    return cases


def _read(files: Sequence[tuple[int, CaseFile]]) -> tuple[list[KnownCase], list[str]]:
    read_ones = [(at, file, case_in(file)) for at, file in files]
    known = [
        known_case(case, Path(file.path).stem, at)
        for at, file, case in read_ones
        if case is not None
    ]
    return known, [_told(file) for _at, file, case in read_ones if case is None]


def _told(file: CaseFile) -> str:
    """Return the path of a file that is no case, with nobody named; of one that is shut too."""
    is_shut = any(shut_among([file]))
    return path_of_nobody_known(file.path) if is_shut else path_without_names(file.path)
