"""Say in plain words what a YAML parser could not read, and where to look.

libyaml's own messages are written for those who wrote it. Each entry below pairs
one of them with a sentence and a remedy; the rest get a general sentence.
"""

import re
from typing import Any, NamedTuple

from sagscli import letters
from sagscli.casefile.text import lines_of
from sagscli.diagnostics.diagnostic import Position
from sagscli.language import N_, _, counted


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

_QUOTES_IN_QUOTES = Wording(
    N_('the text ends at its second " but goes on'),
    N_("with quotation marks in it, put the whole text in single ones: '…'; or begin it under |"),
)
_APOSTROPHE = Wording(
    N_("the text ends at its second ' but goes on"),
    N_('with an apostrophe in it, put the whole text in double quotation marks: "…"'),
)
_HYPHEN_IN_VALUE = Wording(
    N_("a text cannot begin with a hyphen and a space"),
    N_('put the text in quotation marks: "- …"; if it is a list, begin it on the next line'),
)
_WORDS_QUOTES = Wording(
    N_("the quotation marks are Word's, and do not hold the text together"),
    N_("write straight ones around the whole text: '…' or \"…\""),
)
_UNDER_BAR = Wording(
    N_("the text under | or > is not indented"),
    N_("begin each line of it two spaces further in than the key above"),
)
_UNSETTLED = Wording(
    N_("two versions of the case stand side by side from here on, and nobody has chosen yet"),
    N_("write sag merge and the case's number; or keep what holds, and take out the marked lines"),
)
_MARK = re.compile(r"<{7,}(?: |$)")
_TOO_FAR = N_("the line begins after {n}, and the one it belongs with after {m}")

_VALUE_IN_WORDS_QUOTES = re.compile(r"[ ]*(?:- +)?[^\W\d][\w-]*: +[\u2018-\u201f\u00bb\u00ab]")
_BAR = re.compile(r".*:[ ]+[|>][+-]?[ ]*(?:#.*)?")
_KEY_ALONE = re.compile(r"[ ]*(?:- +)?[^\W\d][\w-]*[ ]*")
_GLUED_COLON = re.compile(r"[ ]*(?:- +)?[^\W\d][\w-]*(:)[^\s:/]")
_BULLET = re.compile(r"[ ]*([\u2010-\u2015\u2212\u2022\u00b7\u25e6\u25aa])")
_NO_HYPHEN = N_("the entry begins with another sign than a hyphen: {sign}")
_GLUED_HYPHEN = re.compile(r"[ ]*(-)[^\s-]")
_ENDED = re.compile(r".*[\"'\]}][ ]*")


def slip_at(text: str, problem: str, mark: Any, context: Any) -> tuple[Wording, Position] | None:
    """Return the slip of the pen that `problem` most likely comes from, translated, and its place.

    `context` is where what libyaml was reading began. It joins a line to the one above and
    complains where that no longer makes sense; the slip is then at the beginning of the line,
    or in the line above.
    """
    lines = lines_of(text)
    unsettled = next((n for n, line in enumerate(lines) if _MARK.match(line)), None)
    if unsettled is not None:
        return translated(_UNSETTLED), Position(unsettled + 1, 1)
    if mark.line >= len(lines):
        return None
    line = lines[mark.line]
    before = line[: mark.column]
    slip = _slip(lines, problem, mark, before, context)
    return (translated(slip[0]), slip[1]) if slip is not None else None


def _slip(
    lines: list[str], problem: str, mark: Any, before: str, context: Any
) -> tuple[Wording, Position] | None:
    here = Position(mark.line + 1, mark.column + 1)
    slip: tuple[Wording, Position] | None = None
    if "could not find expected ':'" in problem:
        slip = _slip_without_colon(lines, context.line)
    elif "block sequence entries are not allowed" in problem and before.rstrip().endswith(":"):
        slip = _HYPHEN_IN_VALUE, here
    elif "mapping values are not allowed" in problem:
        slip = _slip_before(lines, mark.line, before)
    elif "did not find expected key" in problem and _ENDED.fullmatch(before):
        ended = {'"': _QUOTES_IN_QUOTES, "'": _APOSTROPHE}
        slip = ended.get(before.rstrip()[-1], _AFTER_THE_END), here
    elif "did not find expected" in problem and not before.strip():
        slip = _uneven(lines, mark.line)
    return slip


def _slip_without_colon(lines: list[str], at: int) -> tuple[Wording, Position] | None:
    """Return what a line without a colon was meant as: a key, or text under the key above."""
    line = lines[at]
    if glued := _GLUED_COLON.match(line):
        return _NO_SPACE_COLON, Position(at + 1, glued.start(1) + 1)
    above = _above(lines, at)
    if above is not None and _BAR.fullmatch(lines[above]):
        return _UNDER_BAR, Position(at + 1, _indent(line) + 1)
    return None


def _uneven(lines: list[str], at: int) -> tuple[Wording, Position] | None:
    """Say how far in a line begins, and the one above that it was most likely meant to go with."""
    above = _above(lines, at)
    if above is None or not lines[at].strip():
        return None
    own, other = _indent(lines[at]), _begin_of_key(lines[above])
    if own == other or lines[at].lstrip().startswith("-"):
        return None
    message = _(_TOO_FAR).format(n=_spaces(own), m=_spaces(other))
    return Wording(message, _ALIGN), Position(at + 1, own + 1)


def _above(lines: list[str], at: int) -> int | None:
    return next((n for n in range(at - 1, -1, -1) if lines[n].strip()), None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _begin_of_key(line: str) -> int:
    """Return where the key of a line begins, behind the hyphen of an entry."""
    match = re.match(r"[ ]*(?:- +)*", line)
    return match.end() if match else 0


def _spaces(count: int) -> str:
    return counted("{n} space", "{n} spaces", count)


def _slip_before(lines: list[str], at: int, before: str) -> tuple[Wording, Position] | None:
    if glued := _GLUED_HYPHEN.match(before):
        return _NO_SPACE_HYPHEN, Position(at + 1, glued.start(1) + 1)
    if quoted := _VALUE_IN_WORDS_QUOTES.match(before):
        return _WORDS_QUOTES, Position(at + 1, quoted.end())
    if not _KEY_ALONE.fullmatch(before):
        return None
    above = _above(lines, at)
    if above is not None:
        if bullet := _BULLET.match(lines[above]):
            message = _(_NO_HYPHEN).format(sign=letters.name_of(bullet[1]))
            return Wording(message, _NO_SPACE_HYPHEN.remedy), Position(above + 1, bullet.end())
        for pattern, words in ((_GLUED_COLON, _NO_SPACE_COLON), (_GLUED_HYPHEN, _NO_SPACE_HYPHEN)):
            if glued := pattern.match(lines[above]):
                return words, Position(above + 1, glued.start(1) + 1)
    return _uneven(lines, at) or (_NOT_ALIGNED, Position(at + 1, _indent(before) + 1))
