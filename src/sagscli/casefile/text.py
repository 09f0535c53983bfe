"""Bytes to text: UTF-8, size and characters, each fault with its place."""

import codecs
import re
import unicodedata

from sagscli.language import _
from sagscli.model.diagnostic import Position

LARGEST_FILE = 1024 * 1024
"""A file of more bytes than this (1 MiB) is not read."""

_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_TAB_INDENT = re.compile("^[ ]*\t", re.MULTILINE)


class TextFault(Exception):  # noqa: N818 - carries a finding; not shown as an error
    """Text that cannot be had from the bytes: the code, the place and the words."""

    def __init__(self, code: str, at: Position, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.at, self.message, self.remedy = code, at, message, remedy


def decode(data: bytes) -> str:
    """Return the text of a file in NFC, without a byte order mark.

    Raises TextFault for more than 1 MiB (SAG102) and for anything but UTF-8 (SAG103).
    """
    if len(data) > LARGEST_FILE:
        raise TextFault(
            "SAG102",
            Position(1, 1),
            _("the file is larger than 1 MiB"),
            _("a case file holds text only; put enclosures in bilag/ and name them in the case"),
        )
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            raise _not_utf8(Position(1, 1), _("the file is saved as {name}").format(name=name))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
        before = data[start : start + error.start].decode("utf-8", "replace")
        raise _not_utf8(
            end_of(before), _("the file is not saved as UTF-8: a letter here cannot be read")
        ) from None
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _not_utf8(at: Position, message: str) -> TextFault:
    return TextFault(
        "SAG103", at, message, _('open it in your editor, choose "Save as" and the encoding UTF-8')
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of `text`, broken where the YAML reader breaks them."""
    return _LINE_BREAK.split(text)


def end_of(text: str) -> Position:
    """Return the position just after `text`."""
    lines = lines_of(text)
    return Position(len(lines), len(lines[-1]) + 1)


def forbidden_characters(text: str) -> list[tuple[Position, str]]:
    """Return the control characters in `text` with their places."""
    return [(end_of(text[: found.start()]), found[0]) for found in _FORBIDDEN.finditer(text)]


def without_forbidden(text: str) -> str:
    """Return `text` with each control character replaced, so that the rest can be read."""
    return _FORBIDDEN.sub("\ufffd", text)


def tab_indents(text: str) -> list[Position]:
    """Return the place of the first tab on every line that is indented with one."""
    return [end_of(text[: found.end() - 1]) for found in _TAB_INDENT.finditer(text)]
