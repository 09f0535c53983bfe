"""A file's rows, whichever of the two kinds of files it is."""

from sagscli.errors import NoSuchPlaceError
from sagscli.sheets.file_kind import FileKind, kind_of
from sagscli.sheets.sheet import SheetRows
from sagscli.sheets.text_file import read_text
from sagscli.sheets.workbook import read_workbook


def read_rows(path: str, sheet: str | None = None) -> SheetRows:
    """Return the rows of a sheet in a file. Raises NoSuchPlaceError, and SheetError."""
    NoSuchPlaceError.check(path)
    return read_workbook(path, sheet) if kind_of(path) is FileKind.WORKBOOK else read_text(path)
