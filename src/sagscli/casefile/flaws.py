"""What the reader finds wrong in a text, in words: one function for each kind of flaw."""

from typing import Any

from sagscli.casefile import text as texts
from sagscli.casefile.document import Flaw, span_of
from sagscli.casefile.syntax import TAB, Wording, slip_at, translated, wording_of
from sagscli.diagnostics.diagnostic import Position, Span
from sagscli.language import _

START = Span(Position(1, 1), Position(1, 1))


def undecodable(fault: texts.TextFault) -> Flaw:
    """Return what keeps bytes from being text."""
    return Flaw(fault.code, Span(fault.at, fault.at), fault.message, fault.remedy)


def control_character(span: Span, character: str) -> Flaw:
    """Return SAG104, for a character in the text or one that an escape brings in."""
    message = _("a control character (U+{code:04X}) that no one can see").format(
        code=ord(character)
    )
    return Flaw("SAG104", span, message, _("delete the character and write the text again"))


def empty(span: Span) -> Flaw:
    """Return SAG110."""
    remedy = _('begin with a key and a colon; in a case that is "sag:" and the case number')
    return Flaw("SAG110", span, _("the file is empty"), remedy)


def not_a_mapping(span: Span) -> Flaw:
    """Return SAG111."""
    remedy = _('begin with a key and a colon; in a case that is "sag:" and the case number')
    return Flaw("SAG111", span, _("the file does not begin with a key"), remedy)


def too_deep(event: Any, deepest: int) -> Flaw:
    """Return SAG112."""
    return Flaw(
        "SAG112",
        span_of(event),
        _("lists and keys lie more than {n} levels deep").format(n=deepest),
        _("a case is at most six levels deep; look for a line with too many spaces or ["),
    )


def second_document(event: Any) -> Flaw:
    """Return SAG109."""
    return Flaw(
        "SAG109",
        span_of(event),
        _("a second document begins here"),
        _("one file holds one case: move what follows --- to a file of its own"),
    )


def alias(event: Any) -> Flaw:
    """Return SAG108 for ``*name``."""
    return Flaw(
        "SAG108",
        span_of(event),
        _("*{name} refers to another place in the file").format(name=event.anchor),
        _("write the value out; or, if it is text, put it in quotation marks"),
    )


def anchor(event: Any) -> Flaw:
    """Return SAG108 for ``&name``."""
    return Flaw(
        "SAG108",
        span_of(event),
        _("&{name} gives a name to a place in the file").format(name=event.anchor),
        _("take it away; or, if it is text, put it in quotation marks"),
    )


def merge_key(event: Any) -> Flaw:
    """Return SAG108 for ``<<``."""
    return Flaw(
        "SAG108",
        span_of(event),
        _("<< copies another part of the file"),
        _("write the keys out where they belong"),
    )


def tag(event: Any) -> Flaw:
    """Return SAG113, with the tag as it was typed."""
    typed = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
    return Flaw(
        "SAG113",
        span_of(event),
        _("{tag} asks for a type of its own").format(tag=typed),
        _("take the word with ! away; or, if it is text, put it in quotation marks"),
    )


def no_key(span: Span) -> Flaw:
    """Return SAG114."""
    return Flaw(
        "SAG114",
        span,
        _("there is no readable key before the colon"),
        _('write "key: value"; a key is one word or words with hyphens'),
    )


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


def lost_text(span: Span) -> Flaw:
    """Return SAG117, for text that a # cuts off, most likely unmeant."""
    return Flaw(
        "SAG117",
        span,
        _("what follows # is taken for a note and left out"),
        _("put the whole text in quotation marks; or, for a note, write a space after #"),
    )


def tab(place: Position) -> Flaw:
    """Return SAG106."""
    return _at(place, translated(TAB), "SAG106")


def unreadable(position: Position, reason: str) -> Flaw:
    """Return SAG105, for a character that libyaml's reader refuses."""
    return _at(position, translated(wording_of(reason)))


def syntax_errors(text: str, error: Any) -> list[Flaw]:
    """Return SAG105 for what libyaml refuses; SAG106 for all tabs where one is to blame."""
    problem, mark = str(error.problem), error.problem_mark or error.context_mark
    if (slip := slip_at(text, problem, mark)) is not None:
        return [_at(slip[1], translated(slip[0]))]
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
