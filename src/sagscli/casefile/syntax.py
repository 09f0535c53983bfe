"""Say in plain words what a YAML parser could not read, and where to look.

libyaml's own messages are written for those who wrote it. Each entry below pairs
one of them with a sentence and a remedy; the rest get a general sentence.
"""

import re
from typing import Any, NamedTuple

from sagscli.casefile.text import lines_of
from sagscli.diagnostics.diagnostic import Position
from sagscli.language import N_, _


class Wording(NamedTuple):
    """A sentence and a remedy; `at_start` points to where the trouble began."""

    message: str
    remedy: str
    at_start: bool = False


_QUOTE = N_('write the text in quotation marks: "…"')
_ALIGN = N_("indent it like its neighbours, with spaces and never a tab")
_CLOSE = N_("close what was opened: a quotation mark, a } or a ]")
_COMMA = N_("put a comma between the entries, and one } or ] for each { or [")
_COLON = N_('write "key: value" with a space after the colon')

TAB = Wording(
    N_("a tab stands where spaces belong"),
    N_("replace the tab with spaces; the editor can do it for the whole file"),
)

_WORDINGS: tuple[tuple[str, Wording], ...] = (
    ("tab character", TAB),
    ("mapping values are not allowed", Wording(N_("a colon cannot come here"), _QUOTE)),
    (
        "could not find expected ':'",
        Wording(
            N_("the line has no colon after its key"),
            _COLON,
            at_start=True,
        ),
    ),
    (
        "did not find expected key",
        Wording(N_("the line is indented differently from those above"), _ALIGN),
    ),
    ("did not find expected '-'", Wording(N_("a list goes on without its hyphen"), _ALIGN)),
    ("block sequence entries are not allowed", Wording(N_("a hyphen cannot come here"), _ALIGN)),
    (
        "did not find expected ',' or ']'",
        Wording(N_("a [ is not closed, or a comma is missing after it"), _COMMA, at_start=True),
    ),
    (
        "did not find expected ',' or '}'",
        Wording(N_("a { is not closed, or a comma is missing after it"), _COMMA, at_start=True),
    ),
    (
        "unexpected end of stream",
        Wording(N_("the closing quotation mark is missing"), _CLOSE, True),
    ),
    (
        "unexpected document indicator",
        Wording(N_("the closing quotation mark is missing"), _CLOSE, True),
    ),
    (
        "unknown escape character",
        Wording(
            N_("a backslash cannot come before this letter"),
            N_("write the text in single quotes: '…'"),
        ),
    ),
    ("cannot start any token", Wording(N_("a value cannot begin with this character"), _QUOTE)),
    (
        "did not find expected node content",
        Wording(
            N_("a value is missing here"),
            N_("write the value, or take away the comma, [ or { that asks for one"),
        ),
    ),
    ("did not find expected alphabetic", Wording(N_("a value cannot begin with * or &"), _QUOTE)),
    (
        "indentation indicator",
        Wording(
            N_("the text after | or > is marked wrongly"), N_("write | alone at the line's end")
        ),
    ),
    (
        "did not find expected comment or line break",
        Wording(N_("there is something after | or >"), N_("begin the text on the next line")),
    ),
    ("undefined tag handle", Wording(N_("a value cannot begin with !"), _QUOTE)),
)

_OTHERWISE = Wording(
    N_("the file cannot be read from here on"),
    N_("compare the line and the one above with a case that works"),
)


def wording_of(problem: str) -> Wording:
    """Return the words for one of libyaml's messages, not yet translated."""
    return next((words for part, words in _WORDINGS if part in problem), _OTHERWISE)


def translated(words: Wording) -> Wording:
    """Return `words` in the language in use."""
    return Wording(_(words.message), _(words.remedy), words.at_start)


_NOT_ALIGNED = Wording(N_("the line is indented differently from those above"), _ALIGN)
_NO_SPACE_COLON = Wording(N_("the colon has no space after it"), _COLON)
_NO_SPACE_HYPHEN = Wording(
    N_("the hyphen has no space after it"),
    N_("begin each entry of a list with a hyphen and a space"),
)
_AFTER_THE_END = Wording(
    N_("there is something after the end of the value"),
    N_("put the whole value in quotation marks, or take away what stands after it"),
)

_KEY_ALONE = re.compile(r"[ ]*(?:- +)?[^\W\d][\w-]*[ ]*")
_GLUED_COLON = re.compile(r"[ ]*(?:- +)?[^\W\d][\w-]*(:)[^\s:/]")
_GLUED_HYPHEN = re.compile(r"[ ]*(-)[^\s-]")
_ENDED = re.compile(r".*[\"'\]}][ ]*")


def slip_at(text: str, problem: str, mark: Any) -> tuple[Wording, Position] | None:
    """Return the slip of the pen that `problem` most likely comes from, and its place.

    libyaml joins a line to the one above and complains where that no longer makes
    sense; the slip is then at the beginning of the line, or in the line above.
    """
    lines = lines_of(text)
    if mark.line >= len(lines):
        return None
    line = lines[mark.line]
    before = line[: mark.column]
    if "mapping values are not allowed" in problem:
        return _slip_before(lines, mark.line, before)
    if "did not find expected key" in problem and _ENDED.fullmatch(before):
        return _AFTER_THE_END, Position(mark.line + 1, mark.column + 1)
    return None


def _slip_before(lines: list[str], at: int, before: str) -> tuple[Wording, Position] | None:
    if glued := _GLUED_HYPHEN.match(before):
        return _NO_SPACE_HYPHEN, Position(at + 1, glued.start(1) + 1)
    if not _KEY_ALONE.fullmatch(before):
        return None
    above = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), None)
    if above is not None:
        for pattern, words in ((_GLUED_COLON, _NO_SPACE_COLON), (_GLUED_HYPHEN, _NO_SPACE_HYPHEN)):
            if glued := pattern.match(lines[above]):
                return words, Position(above + 1, glued.start(1) + 1)
    return _NOT_ALIGNED, Position(at + 1, len(before) - len(before.lstrip(" ")) + 1)
