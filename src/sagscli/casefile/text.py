"""Bytes to text: UTF-8, size and characters, each fault with its place."""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from sagscli.diagnostics.diagnostic import Position, Span
from sagscli.language import N_, _
from sagscli.plain_files import LARGEST_FILE

_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_OTHER_PROGRAMS = (
    (b"PK\x03\x04", N_("a document from Word, Excel or another program (.docx, .xlsx, .zip)")),
    (b"\xd0\xcf\x11\xe0", N_("a document from an older Word or Excel (.doc, .xls)")),
    (b"{\\rtf", N_("a document from WordPad or Word (.rtf)")),
    (b"%PDF-", N_("a PDF")),
)
"""What files begin with that were given a name ending in .yaml and are no text."""
_ANY_END = re.compile(rb"\r\n|\r|\n")
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NEAR = 200
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]+")
_HASH = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
# The C1 controls begin with C2 in UTF-8, U+FFFE and U+FFFF with EF BF; both are looked for apart.
_ORDINARY_BYTES = bytes([9, 10, 13, *range(32, 127), *range(128, 256)])
_TABS = re.compile("\t+")
_NOTE = re.compile(r"(?:^|\s)#", re.MULTILINE)
_TAB_INDENT = re.compile("^[ ]*\t", re.MULTILINE)


Stretch = tuple[int, int]
"""Where something begins and ends in a text, counted in characters."""


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
    for beginning, name in _OTHER_PROGRAMS:
        if data.startswith(beginning):
            raise _not_a_text(_(name))
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            raise _not_utf8(Position(1, 1), _("the file is saved as {name}").format(name=name))
    if _looks_like_utf16(data):
        raise _not_utf8(Position(1, 1), _("the file is saved as {name}").format(name="UTF-16"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
        before = data[start : start + error.start].decode("utf-8", "replace")
        raise _not_utf8(
            end_of(before), _("the file is not saved as UTF-8: a letter here cannot be read")
        ) from None
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def has_mixed_ends(data: bytes) -> bool:
    """Return whether the lines of a file end in more than one way."""
    windows = data.count(b"\r\n")
    return bool(_LONE_RETURN.search(data)) or 0 < windows < data.count(b"\n")


def with_even_ends(data: bytes) -> bytes:
    """Return a text in UTF-8 with its lines ending as most of them do; another file as it is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    if not has_mixed_ends(data):
        return data
    windows = data.count(b"\r\n")
    end = b"\r\n" if 2 * windows > len(_ANY_END.findall(data)) else b"\n"
    return _ANY_END.sub(lambda _end: end, data)


def _looks_like_utf16(data: bytes) -> bool:
    """Return whether most of every second byte at the beginning is null, as in UTF-16."""
    head = data[:64]
    return any(2 * head[at::2].count(0) > len(head[at::2]) for at in (0, 1))


def _not_utf8(at: Position, message: str) -> TextFault:
    return TextFault(
        "SAG103", at, message, _('open it in your editor, choose "Save as" and the encoding UTF-8')
    )


def _not_a_text(what: str) -> TextFault:
    return TextFault(
        "SAG103",
        Position(1, 1),
        _("the file is not a text but {what}").format(what=what),
        _(
            "a new name does not make a text of it: copy what it says into a new file in a text "
            "editor, and put the document itself in bilag/"
        ),
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of `text`, broken where the YAML reader breaks them."""
    return _LINE_BREAK.split(text)


def end_of(text: str) -> Position:
    """Return the position just after `text`."""
    lines = lines_of(text)
    return Position(len(lines), len(lines[-1]) + 1)


def may_hold_forbidden(data: bytes) -> bool:
    """Return whether a file's bytes may hold a control character: a quick first look."""
    return bool(data.translate(None, _ORDINARY_BYTES)) or b"\xc2" in data or b"\xef\xbf" in data


def forbidden_characters(text: str) -> list[tuple[Span, str]]:
    """Return the control characters in `text`, each run of them once, with its place."""
    matches = list(_FORBIDDEN.finditer(text))
    starts = _positions(text, (match.start() for match in matches))
    return [
        (Span(at, Position(at.line, at.column + len(match[0]))), match[0][0])
        for at, match in zip(starts, matches, strict=True)
    ]


def holds_forbidden(text: str) -> str | None:
    """Return the first control character in `text`, or None."""
    match = _FORBIDDEN.search(text)
    return match[0][0] if match else None


def without_forbidden(text: str) -> str:
    """Return `text` with each control character replaced, so that the rest can be read."""
    return _FORBIDDEN.sub(lambda match: "\ufffd" * len(match[0]), text)


def tab_indents(text: str) -> list[Position]:
    """Return the place of the first tab on every line that is indented with one."""
    return list(_positions(text, (match.end() - 1 for match in _TAB_INDENT.finditer(text))))


def tabs_outside(text: str, inside: Sequence[Stretch]) -> list[Position]:
    """Return the place of the first tab on each line that stands beside the values.

    `inside` are the stretches of the values, ascending. Tabs in notes (#) and at the
    end of a line are left alone.
    """
    places: list[int] = []
    next_inside, line_done = 0, -1
    for tab in _TABS.finditer(text):
        while next_inside < len(inside) and inside[next_inside][1] <= tab.start():
            next_inside += 1
        is_inside = next_inside < len(inside) and inside[next_inside][0] <= tab.start()
        if is_inside or tab.start() < line_done:
            continue
        end = _LINE_BREAK.search(text, tab.end())
        line_done = end.start() if end is not None else len(text)
        begins = max(text.rfind("\n", 0, tab.start()), text.rfind("\r", 0, tab.start())) + 1
        in_note = _NOTE.search(text, begins, tab.start())
        if not in_note and text[tab.end() : line_done].strip():
            places.append(tab.start())
    return list(_positions(text, places))


def lost_texts(text: str, inside: Sequence[Stretch]) -> list[Span]:
    """Return what stands after a # that touches its word, behind a key or a value.

    A note has a space after its #. Without one, "#1 gik godt" was most likely meant as
    text, and is left out without a word.
    """
    first_on_line, last = [], -1
    for span in _spans(text, comments(text, inside)):
        is_first = span.start.line != last
        last = span.start.line
        if is_first:
            first_on_line.append(span)
    lines = lines_of(text)
    starts = ((span, span.start) for span in first_on_line)
    return [span for span, start in starts if _is_lost(lines[start.line - 1], start.column - 1)]


def _is_lost(line: str, at: int) -> bool:
    """Return whether the # at `at` has a word behind it and something other than it before."""
    return bool(line[:at].strip()) and not line[at + 1 : at + 2].isspace() and len(line) > at + 1


def comments(text: str, inside: Sequence[Stretch]) -> list[Stretch]:
    """Return where the comments of `text` are; a # `inside` a value begins none."""
    stretches: list[Stretch] = []
    for start, _end in _outside((mark.span() for mark in _HASH.finditer(text)), inside):
        if not stretches or start >= stretches[-1][1]:
            stretches.append((start, line_end(text, start)))
    return stretches


def spans_outside(text: str, stretches: Iterable[Stretch], inside: Sequence[Stretch]) -> list[Span]:
    """Return the ascending `stretches` that do not begin `inside` others, as places."""
    return _spans(text, _outside(stretches, inside))


def _outside(stretches: Iterable[Stretch], inside: Sequence[Stretch]) -> list[Stretch]:
    outside, at = [], 0
    for start, end in stretches:
        while at < len(inside) and inside[at][1] <= start:
            at += 1
        if not (at < len(inside) and inside[at][0] <= start):
            outside.append((start, end))
    return outside


def _spans(text: str, stretches: Sequence[Stretch]) -> list[Span]:
    starts = _positions(text, (start for start, _end in stretches))
    return [
        Span(begins, Position(begins.line, begins.column + end - start))
        for begins, (start, end) in zip(starts, stretches, strict=True)
    ]


def span_at(text: str, at: int) -> Span:
    """Return the place of the one character at `at`."""
    return _spans(text, [(at, at + 1)])[0]


def line_start(text: str, at: int) -> int:
    """Return where the line begins in which the character at `at` is."""
    begins, reach = at, _NEAR
    while begins > 0:  # backwards by and by: the line most likely begins near
        begins = max(at - reach, 0)
        begins -= text[max(begins - 1, 0) : begins + 1] == "\r\n"
        ends = (mark.end() for mark in _LINE_BREAK.finditer(text, begins))
        if last := max(takewhile(lambda end: end <= at, ends), default=0):
            return last
        reach *= 4
    return 0


def line_end(text: str, at: int) -> int:
    """Return where the line with the character at `at` ends, before its line break."""
    mark = _LINE_BREAK.search(text, at)
    return mark.start() if mark else len(text)


def line_break(text: str, at: int = 0) -> str:
    """Return the first line break from `at` on; empty when there is none."""
    mark = _LINE_BREAK.search(text, at)
    return mark[0] if mark else ""


def _positions(text: str, places: Iterable[int]) -> Iterator[Position]:
    """Yield the positions of ascending `places` in `text`, in one pass over its lines."""
    line, begins = 1, 0
    breaks = _LINE_BREAK.finditer(text)
    following = next(breaks, None)
    for place in places:
        while following is not None and following.end() <= place:
            line, begins = line + 1, following.end()
            following = next(breaks, None)
        yield Position(line, place - begins + 1)
