"""sag new: a case file of its own for a child or a group."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sagscli.app.reading_to_write import RecordError
from sagscli.app.record import Recording, compared
from sagscli.app.session import Session
from sagscli.app.where_to_begin import how_to_begin, is_begun
from sagscli.case import cpr
from sagscli.casefile.folder import CASES, CaseFile, Folder, case_files, find_folder, shown_path
from sagscli.dates import add_years
from sagscli.errors import NoCaseError, NoSuchPlaceError
from sagscli.language import _
from sagscli.plain_files import is_device
from sagscli.recording.case_numbers import CaseNumbers
from sagscli.recording.new_case import USUAL_MEETING, NewCase, text_of, values_of
from sagscli.validation.dates import OF_AGE
from sagscli.validation.reading import read_case

NEW = "case new"
USUAL_BEGINNING = "sag"
"""What the first number of a folder begins with where no ruleset is known."""
_FILE_NAME = re.compile(r"[^\W_][\w.-]{0,59}(?<!\.)")
"""Names that every system takes for a file."""


@dataclass
class BirthCheck:
    """Refuse a birth that cannot be, and doubt one that is hardly meant, as `sag validate` does.

    Who answers the same once more is believed.
    """

    today: date
    doubted: date | None = None

    def __call__(self, born: date) -> None:
        """Raise RecordError with the reason."""
        if born > self.today:
            raise RecordError(_("That day is still to come."), _("Write the day of the birth."))
        if born != self.doubted and add_years(born, OF_AGE) <= self.today:
            self.doubted = born
            raise RecordError(
                _("The child would be over {years} years.").format(years=OF_AGE),
                _("Check the year; write the same day once more if it is right."),
            )


def folder_at(path: str | None) -> Folder:
    """Return the case folder that a new case is for. Raises NoSuchPlaceError."""
    place = Path(path or ".")
    if not place.is_dir():
        raise NoSuchPlaceError.missing(str(place))
    return find_folder(place)


def refuse_unbegun(folder: Folder, case: NewCase) -> None:
    """Raise NoCaseError in a folder that is none of cases, unless a ruleset is named for it."""
    if case.ruleset is None and not is_begun(folder):
        raise NoCaseError(_("this is no case folder yet."), how_to_begin())


def cases_of(folder: Folder) -> list[CaseFile]:
    """Return the case files of a folder, and what of it cannot be looked into."""
    cases = folder.root / CASES
    return case_files([str(cases)])[1] if cases.is_dir() else []


def paths_of_cases(folder: Folder) -> list[str]:
    """Return the paths of the case files of a folder, counted from it."""
    paths = (Path(file.path).absolute() for file in cases_of(folder))
    return [path.relative_to(folder.root).as_posix() for path in paths]


def numbers_of(folder: Folder) -> CaseNumbers:
    """Return the case numbers of a folder."""
    return CaseNumbers(paths_of_cases(folder), CASES)


def new_case(session: Session, folder: Folder, case: NewCase) -> Recording:
    """Return the new file of a case, not written yet; without a number it gets the next free one.

    Raises RecordError when its file is there.
    """
    numbers = numbers_of(folder)
    if not case.number:
        usual = case.ruleset or folder.settings.ruleset or USUAL_BEGINNING
        case = replace(case, number=numbers.next(session.as_of.year, usual))
    file = new_file(folder, case.number, numbers)
    text = text_for(file, values_of(case), session)
    return compared(session.at_file(file), NEW, None, None, text.encode("utf-8"))


def text_for(file: CaseFile, values: Mapping[str, Any], session: Session) -> str:
    """Return the text of a new case, with a meeting of the case's own ruleset in its notes."""
    text = text_of(values, session.as_of.year)
    reading = read_case(file, session.checked_on, session.as_of, data=text.encode("utf-8"))
    about = "gruppe" if "gruppe" in values else "barn"
    meetings = reading.ruleset.meetings if reading.ruleset is not None else {}
    kinds = [word for word, kind in meetings.items() if kind.about in (about, "begge")]
    if not kinds or USUAL_MEETING[about] in kinds:
        return text
    return text_of(values, session.as_of.year, kinds[0])


def new_file(folder: Folder, number: str, numbers: CaseNumbers) -> CaseFile:
    """Return where the file of a new case belongs, and count it among `numbers`.

    Raises RecordError for a number that is taken, or that cannot be the name of a file.
    """
    if not _FILE_NAME.fullmatch(number) or is_device(number):
        raise RecordError(
            _('"{number}" cannot be the name of a file, and a case number is one.').format(
                number=number
            ),
            _("Use letters, digits and hyphens."),
        )
    if cpr.masked(number) != number:
        raise RecordError(
            _("a CPR number is no case number: it would stand in the name of a file."),
            _("Leave --number out, and the next free number is taken."),
        )
    if (taken := numbers.holder_of(number)) is not None:
        raise RecordError(
            _('there is a case "{number}" already: {path}').format(number=number, path=taken),
            _("Leave --number out, and the next free number is taken."),
        )
    place = numbers.place_for(number)
    numbers.add(place)
    path = folder.root / place
    return CaseFile(str(path), shown_path(path), folder)
