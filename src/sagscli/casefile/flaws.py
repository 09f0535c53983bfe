"""What the reader finds wrong in a text, in words."""

import re
from typing import Any, NamedTuple

from sagscli import letters
from sagscli.casefile import text as texts
from sagscli.casefile.document import Flaw, span_of
from sagscli.casefile.syntax import TAB, Wording, slip_at, translated, wording_of
from sagscli.diagnostics.diagnostic import Position, Span
from sagscli.language import N_, _

START = Span(Position(1, 1), Position(1, 1))


class FlawKind(NamedTuple):
    """A kind of flaw: its code, and its words before they are translated and filled in."""

    code: str
    message: str
    remedy: str

    def at(self, span: Span, **values: object) -> Flaw:
        """Return such a flaw in its place; `values` are what its message names."""
        return Flaw(self.code, span, _(self.message).format(**values), _(self.remedy))


_BEGIN = N_('begin with a key and a colon; in a case that is "sag:" and the case number')

CONTROL_CHARACTER = FlawKind(
    "SAG104",
    N_("a control character (U+{code:04X}) that no one can see"),
    N_("delete the character and write the text again"),
)
EMPTY = FlawKind("SAG110", N_("the file is empty"), _BEGIN)
NOT_A_MAPPING = FlawKind("SAG111", N_("the file does not begin with a key"), _BEGIN)
TOO_DEEP = FlawKind(
    "SAG112",
    N_("lists and keys lie more than {n} levels deep"),
    N_("a case is at most six levels deep; look for a line with too many spaces or ["),
)
SECOND_DOCUMENT = FlawKind(
    "SAG109",
    N_("a second document begins here"),
    N_("one file holds one case: move what follows --- to a file of its own"),
)
ALIAS = FlawKind(
    "SAG108",
    N_("*{name} refers to another place in the file"),
    N_("write the value out; or, if it is text, put it in quotation marks"),
)
ANCHOR = FlawKind(
    "SAG108",
    N_("&{name} gives a name to a place in the file"),
    N_("take it away; or, if it is text, put it in quotation marks"),
)
MERGE_KEY = FlawKind(
    "SAG108",
    N_("<< copies another part of the file"),
    N_("write the keys out where they belong"),
)
TAG = FlawKind(
    "SAG113",
    N_("{tag} asks for a type of its own"),
    N_("take the word with ! away; or, if it is text, put it in quotation marks"),
)
NO_KEY = FlawKind(
    "SAG114",
    N_("there is no readable key before the colon"),
    N_('write "key: value"; a key is one word or words with hyphens'),
)
LOST_TEXT = FlawKind(
    "SAG117",
    N_("what follows # is taken for a note and left out"),
    N_("put the whole text in quotation marks; or, for a note, write a space after #"),
)

INVISIBLE_MARK = FlawKind(
    "SAG118",
    N_("there is a mark here that no one can see: {mark}"),
    N_("delete the word and type it again; it is read as if the mark were not there"),
)


def undecodable(fault: texts.TextFault) -> Flaw:
    """Return what keeps bytes from being text, as a flaw."""
    return Flaw(fault.code, Span(fault.at, fault.at), fault.message, fault.remedy)


def control_character(span: Span, character: str) -> Flaw:
    """Return SAG104, for a character in the text or one that an escape brings in."""
    return CONTROL_CHARACTER.at(span, code=ord(character))


def invisible_mark(span: Span, mark: re.Match[str]) -> Flaw:
    """Return SAG118, for a mark in a key or a value."""
    return INVISIBLE_MARK.at(span, mark=letters.name_of(mark[0]))


def duplicate_key(event: Any, name: str, first: Any, value: Any) -> Flaw:
    """Return SAG107, for a key whose `first` is there; `value` is what stands under the second."""
    line = first.start_mark.line + 1
    if isinstance(value, list):
        remedy = _("move its entries up to those on line {line}; then take this key away")
    elif name == "art":
        # An entry without its hyphen goes on with the entry above: its art is there twice.
        remedy = _("is a hyphen missing in front? each entry of a list begins with one")
    else:
        remedy = _("keep the right one; only the first is used")
    message = _('"{key}" is there twice; the first is on line {line}').format(key=name, line=line)
    return Flaw("SAG107", span_of(event), message, remedy.format(line=line))


def tab(place: Position) -> Flaw:
    """Return SAG106."""
    return _at(place, translated(TAB), "SAG106")


def unreadable(position: Position, reason: str) -> Flaw:
    """Return SAG105, for a character that libyaml's reader refuses."""
    return _at(position, translated(wording_of(reason)))


def syntax_errors(text: str, error: Any) -> list[Flaw]:
    """Return SAG105 for what libyaml refuses; SAG106 for all tabs where one is to blame."""
    problem, mark = str(error.problem), error.problem_mark or error.context_mark
    if (slip := slip_at(text, problem, mark, error.context_mark or mark)) is not None:
        return [_at(slip[1], slip[0])]
    words = translated(wording_of(problem))
    if "tab" in problem or _begins_with_tab(text, mark):
        return [tab(place) for place in sorted({_position(mark), *texts.tab_indents(text)})]
    # Some are noticed only at the end of the file: what was never closed is told where it began.
    begins_before = words.at_start and error.context_mark is not None
    return [_at(_position(error.context_mark if begins_before else mark), words)]


def _at(place: Position, words: Wording, code: str = "SAG105") -> Flaw:
    return Flaw(code, Span(place, place), words.message, words.remedy)


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _begins_with_tab(text: str, mark: Any) -> bool:
    lines = texts.lines_of(text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[mark.column : mark.column + 1] == "\t"
