"""sag import: the rows of a sheet, what becomes of each, and the cases they make."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from sagscli import letters
from sagscli.app.folder_cases import FolderCases, folder_cases
from sagscli.app.new_case import USUAL_BEGINNING, new_file, numbers_of, text_for
from sagscli.app.reading_to_write import RecordError
from sagscli.app.record import new_findings
from sagscli.app.session import Session
from sagscli.app.workspace import Dialect
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import CaseFile, Folder
from sagscli.casefile.own_folder import WriteError, alone
from sagscli.casefile.saving_together import NewText, save_together
from sagscli.casefile.shown_paths import path_among_others, path_without_names
from sagscli.diagnostics.diagnostic import Diagnostic, KeyPath, Severity, json_pointer
from sagscli.importing.mapping import Mapping
from sagscli.importing.placing_columns import placed_columns, unread_headings
from sagscli.importing.row_values import (
    NUMBER,
    PlacedColumn,
    RowReason,
    RowValues,
    nested_values,
    values_of_row,
)
from sagscli.importing.same_child import KnownCase, case_of_row, differing
from sagscli.importing.target import shown_path
from sagscli.language import _
from sagscli.recording.case_numbers import CaseNumbers
from sagscli.recording.mends import mended_with_reading
from sagscli.sheets.sheet import NOTHING_HIDDEN, HeadedSheet, HiddenParts, SheetRow
from sagscli.validation.reading import Reading, read_case

IMPORTED = "cases imported"
ProgressStep = Callable[[int], None]


class Fate(StrEnum):
    """What becomes of a row: a new case, nothing since its case is there, or it is refused.

    *same*: the case says all that the row does. *different*: it says something else, and is left as
    it is.
    """

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"
    REFUSED = "refused"


@dataclass(frozen=True)
class RowFate:
    """A row, what becomes of it, and why. Nobody is named in it."""

    row: int
    fate: Fate
    number: str | None = None
    path: str | None = None
    reasons: tuple[RowReason, ...] = ()
    differs: tuple[str, ...] = ()
    """The keys that the case says something else under, or nothing."""
    warnings: tuple[Diagnostic, ...] = ()
    text: NewText | None = None


@dataclass(frozen=True)
class CaseImport:
    """What becomes of every row of a sheet; with a row that is refused, nothing is written."""

    folder: Folder
    as_of: date
    rows: tuple[RowFate, ...]
    unread: tuple[str, ...] = ()
    """Headings of columns that nothing is said of."""
    unread_files: tuple[str, ...] = ()
    """Case files that cannot be read: whether a child of the sheet is in one cannot be told."""
    dialect: Dialect = "standard"
    hidden: HiddenParts = NOTHING_HIDDEN
    """What is hidden of that which is read, and the sheets that are not."""
    is_saved: bool = False

    @property
    def files(self) -> tuple[CaseFile, ...]:
        """Return the files of the cases that are new."""
        return tuple(row.text.file for row in self.rows if row.text is not None)

    @property
    def may_be_written(self) -> bool:
        """Return whether there are new cases, and no row that is refused."""
        return bool(self.of(Fate.NEW)) and not self.of(Fate.REFUSED)

    def of(self, fate: Fate) -> tuple[RowFate, ...]:
        """Return the rows of one fate."""
        return tuple(row for row in self.rows if row.fate is fate)


@dataclass
class _Importing:
    """What rows are looked at with: the folder as it is, and as it will be."""

    session: Session
    folder: Folder
    columns: Sequence[PlacedColumn]
    cases: FolderCases
    numbers: CaseNumbers
    rows_of: dict[str, int] = field(default_factory=dict)
    """By the number of a case that is to be made, the row that makes it."""


def import_of(
    session: Session, folder: Folder, sheet: HeadedSheet, mapping: Mapping, step: ProgressStep
) -> CaseImport:
    """Return what would become of each row. Raises MappingError for a sheet it does not fit."""
    columns = placed_columns(sheet, mapping)
    cases = folder_cases(folder, step)
    importing = _Importing(session, folder, columns, cases, numbers_of(folder))
    read = [(row, _values(row, sheet, columns, mapping)) for row in sheet.rows]
    _keep_numbers(read, importing)
    rows = tuple(_fate(row, said, importing) for row, said in read)
    return CaseImport(
        folder,
        session.as_of,
        rows,
        tuple(unread_headings(sheet, mapping)),
        tuple(cases.unread),
        folder.settings.csv,
        _hidden(sheet, columns),
    )


def _hidden(sheet: HeadedSheet, columns: Sequence[PlacedColumn]) -> HiddenParts:
    """Return what is hidden in a workbook, of its rows and columns only what is read."""
    rows = {row.number for row in sheet.rows} & sheet.hidden.rows
    read = {column.at for column in columns} & sheet.hidden.columns
    return HiddenParts(frozenset(rows), frozenset(read), sheet.hidden.sheets)


def _values(
    row: SheetRow, sheet: HeadedSheet, columns: Sequence[PlacedColumn], mapping: Mapping
) -> RowValues:
    if not sheet.is_ragged(row):
        return values_of_row(row, columns, mapping)
    reason = RowReason(
        _("the row has not as many values as there are headings"),
        _("Is a separator missing, or does one stand in a text without quotation marks?"),
    )
    return RowValues({}, (reason,))


def _keep_numbers(read: Sequence[tuple[SheetRow, RowValues]], importing: _Importing) -> None:
    """Keep the numbers that rows have of their own from being given to others."""
    for _row, said in read:
        number = said.values.get(NUMBER)
        if number is not None:
            importing.numbers.keep(str(number))


def _fate(row: SheetRow, said: RowValues, importing: _Importing) -> RowFate:
    if said.reasons:
        return RowFate(row.number, Fate.REFUSED, reasons=said.reasons)
    about = case_of_row(said.values, row.number)
    match = importing.cases.known.match(about)
    if match is None:
        return _new(row, said, about, importing)
    own_row = importing.rows_of.get(match.case.number)
    if own_row is not None:
        return _refused(row, _twin_rows(own_row, is_sure=match.is_sure))
    number, path = importing.cases.shown(match.case)
    if not match.is_sure:
        return _refused(row, _perhaps(number, has_number=bool(about.number)), number)
    differs = differing(_beside_number(said, match.case), importing.cases.value_of(match.case))
    fate = Fate.DIFFERENT if differs else Fate.SAME
    shown = tuple(shown_path(path) for path in differs)
    return RowFate(row.number, fate, number, path, differs=shown)


def _beside_number(said: RowValues, case: KnownCase) -> dict[KeyPath, Any]:
    """Return what a row says, without a number that is the case's own but for its capitals."""
    number = said.values.get(NUMBER)
    is_same = number is not None and letters.comparable(number) == letters.comparable(case.number)
    return {path: value for path, value in said.values.items() if path != NUMBER or not is_same}


def _twin_rows(row: int, *, is_sure: bool) -> RowReason:
    if is_sure:
        return RowReason(
            _("row {row} is about the same child or group, or has the same number").format(row=row),
            _("Take one of the rows out."),
        )
    return RowReason(
        _("row {row} may be about the same child: birth date and initials are the same").format(
            row=row
        ),
        _("Give both a CPR number, or each a case number; or take one of the rows out."),
    )


def _perhaps(number: str, *, has_number: bool) -> RowReason:
    if has_number:
        return RowReason(
            _("the case {number} is about another child").format(number=number),
            _("Write another number in the row, or none."),
        )
    return RowReason(
        _("it may be the child of {number}: birth date and initials are the same").format(
            number=number
        ),
        _("If it is, write that number in the row. If not, give the row a number of its own."),
    )


def _refused(row: SheetRow, reason: RowReason, number: str | None = None) -> RowFate:
    return RowFate(row.number, Fate.REFUSED, number, reasons=(reason,))


def _new(row: SheetRow, said: RowValues, about: KnownCase, importing: _Importing) -> RowFate:
    session, folder, values = importing.session, importing.folder, said.values
    ruleset = str(values.get(("regelsæt",)) or folder.settings.ruleset or USUAL_BEGINNING)
    number = about.number or importing.numbers.next(session.as_of.year, ruleset)
    try:
        file = new_file(folder, number, importing.numbers)
    except RecordError:
        return _refused(
            row, _unfit_number(is_taken=importing.numbers.holder_of(number) is not None)
        )
    text = text_for(file, nested_values({NUMBER: number, **values}), session)

    def read(data: bytes) -> Reading:
        return read_case(file, session.checked_on, session.as_of, data=data)

    data = text.encode("utf-8")
    data, reading = mended_with_reading(data, read(data), read)
    told = new_findings(None, reading, session)
    importing.cases.known.add(about._replace(number=number))
    importing.rows_of[number] = row.number
    errors = [each for each in told if each.severity is Severity.ERROR]
    if errors:
        reasons = tuple(_reason(each, importing.columns) for each in errors)
        return RowFate(row.number, Fate.REFUSED, reasons=reasons)
    warnings = tuple(each for each in told if each.severity is Severity.WARNING)
    people, new = Redaction.of(reading.case), NewText(file, data)
    shown, path = people.number(number), path_among_others(file, people)
    return RowFate(row.number, Fate.NEW, shown, path, warnings=warnings, text=new)


def _unfit_number(*, is_taken: bool) -> RowReason:
    """Return why a number cannot be a new case's; it is not repeated, for it may be a name."""
    if is_taken:
        return RowReason(
            _("a file is called after the case number already, and it cannot be read"),
            _("Put the file right with sag validate, or write another number."),
        )
    return RowReason(
        _("the case number cannot be the name of a file, and it has to be"),
        _("Use letters, digits and hyphens."),
    )


def _reason(error: Diagnostic, columns: Sequence[PlacedColumn]) -> RowReason:
    """Return an error of the case as one of the row, in the column that it comes from."""
    for column in columns:
        if error.pointer == json_pointer(column.target.path):
            return RowReason(error.message, error.help, column.at, column.heading)
    return RowReason(error.message, error.help)


def imported(wanted: CaseImport) -> CaseImport:
    """Write the new cases, all or none. Raises WriteError; nothing is written then."""
    texts = [row.text for row in wanted.rows if row.text is not None]
    with alone(wanted.folder.root):
        numbers = numbers_of(wanted.folder)
        for text in texts:  # another may have begun a case meanwhile
            if numbers.holder_of(PurePath(text.file.path).stem) is not None:
                raise WriteError.changed(path_without_names(text.file.path))
        save_together(wanted.folder.root, texts, IMPORTED)
    return replace(wanted, is_saved=True)
