"""What a file is by what stands in it, whatever its name says."""

import zipfile
from enum import StrEnum

from sagscli.errors import reason_of
from sagscli.language import _
from sagscli.plain_files import head_of
from sagscli.sheets.sheet import SheetError

_HEAD = 64 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class FileKind(StrEnum):
    """The two kinds of files that rows are read from."""

    WORKBOOK = "workbook"
    TEXT = "text"


def kind_of(path: str) -> FileKind:
    """Return what a file is. Raises SheetError for one that holds no rows `sag` can read."""
    try:
        head = head_of(path, _HEAD)
    except OSError as error:
        raise SheetError(
            _('"{path}" cannot be read: {reason}.').format(path=path, reason=reason_of(error)),
            _("Check the spelling of the name, and close the file in other programs."),
        ) from None
    if not head:
        raise SheetError(_("the file is empty."), _("Check that it is the right file."))
    if head.startswith(_ZIP):
        return _packed(path)
    if head.startswith(_OLD_OFFICE):
        raise _locked() if _holds(path, _LOCKED) else _other(_("an older Excel file (.xls)"))
    if head.startswith(b"%PDF-"):
        raise _other(_("a PDF"))
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise _other(_("a web page or XML, whatever its name says"))
    return FileKind.TEXT


def _packed(path: str) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            mime = _mime(package) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise broken() from None
    if "xl/workbook.xml" in names or ("[Content_Types].xml" in names and _has_workbook(names)):
        return FileKind.WORKBOOK
    if "xl/workbook.bin" in names:
        raise _other(_("a binary Excel file (.xlsb)"))
    if mime.startswith(b"application/vnd.oasis.opendocument"):
        raise _other(_("an OpenDocument file (.ods)"))
    raise _other(_("a document from Word or another program, and no sheet"))


def _has_workbook(names: set[str]) -> bool:
    return any(name.endswith("workbook.xml") for name in names)


def _mime(package: zipfile.ZipFile) -> bytes:
    with package.open("mimetype") as file:
        return file.read(100)


def _holds(path: str, wanted: bytes) -> bool:
    """Return whether some bytes stand in a file, which is read in parts."""
    before = b""
    with open(path, "rb") as file:
        while part := file.read(_HEAD):
            if wanted in before + part:
                return True
            before = part[-len(wanted) :]
    return False


def broken() -> SheetError:
    """Say that a file looks like a workbook and cannot be read as one."""
    return SheetError(
        _("the file is damaged, and cannot be read as an Excel workbook."),
        _("Open it in Excel and save it again as .xlsx."),
    )


def _locked() -> SheetError:
    return SheetError(
        _("the file is protected by a password, so it cannot be read."),
        _("Save a copy without the password, import that, and delete it again."),
    )


def _other(what: str) -> SheetError:
    return SheetError(
        _("the file is {what}, which is not read.").format(what=what),
        _("Open it in Excel and save it as .xlsx, or as CSV UTF-8."),
    )
