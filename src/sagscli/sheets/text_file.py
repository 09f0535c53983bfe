"""Separated values: with semicolons, commas or tabs, in the encodings that Excel saves."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from sagscli.errors import reason_of
from sagscli.language import _
from sagscli.plain_files import opened
from sagscli.sheets.sheet import SheetCell, SheetError, SheetRow, SheetRows, without_blank

LARGEST_TEXT = 16 * 1024 * 1024
"""A file of more bytes than this (16 MiB) is not read."""

_SEPARATORS = ("\t", ";", ",")
_SEPARATOR_LINE = re.compile(r"(?:\ufeff)?sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_AS_TEXT = re.compile(r'="(.*)"')
# What æ, ø and å of other code pages look like in Windows-1252, in the midst of a word.
_OTHER_PAGES = re.compile(
    r"[^\W\d_][\u2018\u203a\u2020\u2022\u00be\u00bf\u0152\u009d\u2019\u008f]"
    r"[^\W\d_]"
)
_ODD = frozenset("\u2018\u203a\u2020\u00be\u00bf\u0152\u009d\u008f")


def read_text(path: str) -> SheetRows:
    """Return the rows of a file of separated values. Raises SheetError."""
    text = _decoded(_bytes(path))
    if "\0" in text:
        raise SheetError(
            _("the file is no text, and no Excel workbook either."),
            _("Save it as .xlsx, or as CSV UTF-8."),
        )
    separator = _separator(text)
    match = _SEPARATOR_LINE.match(text)
    if match is not None:
        separator, text = match[1], text[match.end() :]
    first = 2 if match is not None else 1
    return SheetRows(without_blank(_rows(text, separator, first)), is_text=True)


def _bytes(path: str) -> bytes:
    try:
        handle, status = opened(path)
        with open(handle, "rb") as file:
            data = file.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise SheetError(
            _('"{path}" cannot be read: {reason}.').format(path=path, reason=reason_of(error))
        ) from None
    if len(data) > LARGEST_TEXT or status.st_size > LARGEST_TEXT:
        raise SheetError(
            _("the file is larger than 16 MB, and is not read."),
            _("Part it in several files, and import one after the other."),
        )
    return data


def _decoded(data: bytes) -> str:
    """Return text in UTF-8 or UTF-16 where it says so, UTF-8 where it is, else Windows-1252."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _unknown_letters() from None
    # The letters of an MS-DOS or Macintosh file are other signs here: names would be spoilt.
    if _ODD.intersection(text) and _OTHER_PAGES.search(text):
        raise _unknown_letters()
    return text


def _unknown_letters() -> SheetError:
    return SheetError(
        _(
            "the file's letters are not in UTF-8, UTF-16 or Windows-1252, so æ, ø and å would be "
            "spoilt."
        ),
        _("Save it from Excel as CSV UTF-8, or as .xlsx."),
    )


def _separator(text: str) -> str:
    """Return what stands between the values: the first of tab, semicolon, comma in the heading."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    bare = _QUOTED.sub("", heading)
    return next((sign for sign in _SEPARATORS if sign in bare), ";")


def _rows(text: str, separator: str, first: int) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = first - 1
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise SheetError(
                _("row {row} of the file has a quotation mark that does not fit.").format(
                    row=number
                ),
                _(
                    "A text with quotation marks around it ends with one, and those inside are "
                    'written twice: "".'
                ),
            ) from None
        yield SheetRow(number, tuple(SheetCell(_value(value)) for value in values))


def _value(text: str) -> str:
    """Return a value; Excel writes ="0101" for a text of digits that is to keep its zeros."""
    stripped = text.strip()
    match = _AS_TEXT.fullmatch(stripped)
    return match[1].replace('""', '"').strip() if match is not None else stripped
