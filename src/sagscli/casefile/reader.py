"""YAML to plain values and their places, in one pass over libyaml's events.

Every scalar stays text (None when there is nothing): PyYAML's own types would
turn ``no`` into False, ``0123`` into 83, ``12:30`` into 750, and would let a
doubled key pass. Whatever is wrong is collected; only broken syntax stops a file.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from sagscli.casefile import text as texts
from sagscli.casefile.document import Branch, Document, Flaw, Node, leaves, span_of, stretches
from sagscli.casefile.syntax import TAB, slip_at, translated, wording_of
from sagscli.diagnostics.diagnostic import Position, Span
from sagscli.language import _

DEEPEST = 12
"""Levels of nesting a file may have; a case uses six."""

_NOTHING = frozenset({"", "~", "null"})
_NO_KEY = _NOTHING | {"<<"}
_LOADER = getattr(yaml, "CLoader", yaml.Loader)

_Scalar, _Alias = yaml.ScalarEvent, yaml.AliasEvent
_ListStart, _ListEnd = yaml.SequenceStartEvent, yaml.SequenceEndEvent
_MapStart, _MapEnd = yaml.MappingStartEvent, yaml.MappingEndEvent


class _TooDeepError(Exception):
    """Nesting beyond DEEPEST; the event it began with."""

    def __init__(self, event: Any) -> None:
        super().__init__()
        self.event = event


def read(data: bytes) -> Document:
    """Read a file's bytes. Never raises: what is wrong stands in the document's flaws.

    The document's `value` is None when nothing could be made of the text.
    """
    try:
        text = texts.decode(data)
    except texts.TextFault as fault:
        flaw = Flaw(fault.code, Span(fault.at, fault.at), fault.message, fault.remedy)
        return Document("", None, None, (flaw,))
    if not texts.may_hold_forbidden(data):
        return _Reader(text, []).document()
    flaws = [
        _control_character(span, character) for span, character in texts.forbidden_characters(text)
    ]
    return _Reader(texts.without_forbidden(text) if flaws else text, flaws).document()


def _control_character(span: Span, character: str) -> Flaw:
    message = _("a control character (U+{code:04X}) that no one can see").format(
        code=ord(character)
    )
    return Flaw("SAG104", span, message, _("delete the character and write the text again"))


def _escaped_characters(root: Node) -> Iterator[Flaw]:
    """Yield the control characters that escapes in double quotes bring in unseen."""
    for leaf in leaves(root):
        if isinstance(leaf, _Scalar) and (found := texts.holds_forbidden(leaf.value)):
            yield _control_character(span_of(leaf), found)


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str, flaws: list[Flaw]) -> None:
        self.text = text
        self.flaws = flaws
        self.loader = _LOADER(text)
        self.next = self.loader.get_event

    def document(self) -> Document:
        value, root = None, None
        try:
            value, root = self._documents()
        except yaml.MarkedYAMLError as error:
            self._syntax_error(error)
        except yaml.reader.ReaderError as error:
            at = texts.end_of(self.text[: error.position])
            self._flaw("SAG105", Span(at, at), *translated(wording_of(str(error.reason)))[:2])
        except _TooDeepError as error:
            self._flaw(
                "SAG112",
                span_of(error.event),
                _("lists and keys lie more than {n} levels deep").format(n=DEEPEST),
                _("a case is at most six levels deep; look for a line with too many spaces or ["),
            )
        finally:
            self.loader.dispose()
        if root is not None and "\\" in self.text:
            self.flaws.extend(_escaped_characters(root))
        if root is not None and "\t" in self.text:
            self._tabs_between(root)
        if root is not None and " #" in self.text:
            self._lost_texts(root)
        if value is not None and not isinstance(value, dict):
            self._not_a_mapping(root)
            value = None
        return Document(self.text, value, root, tuple(self.flaws))

    def _documents(self) -> tuple[Any, Node | None]:
        self.next()  # the stream's start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            self._empty(Span(Position(1, 1), Position(1, 1)))
            return None, None
        value, root = self._node(self.next(), 0)
        self.next()  # the document's end
        following = self.next()
        if not isinstance(following, yaml.StreamEndEvent):
            self._flaw(
                "SAG109",
                span_of(following),
                _("a second document begins here"),
                _("one file holds one case: move what follows --- to a file of its own"),
            )
        if value is None and not self.flaws:
            self._empty(span_of(root) if root is not None else Span(Position(1, 1), Position(1, 1)))
        return value, root

    def _node(self, event: Any, depth: int) -> tuple[Any, Node]:
        kind = type(event)
        if kind is _Scalar:
            if event.anchor is not None or event.tag is not None:
                self._decoration(event)
            if event.value in _NOTHING and not event.style:
                return None, event
            return event.value, event
        if kind is _Alias:
            self._flaw(
                "SAG108",
                span_of(event),
                _("*{name} refers to another place in the file").format(name=event.anchor),
                _("write the value out; or, if it is text, put it in quotation marks"),
            )
            return None, event
        if depth >= DEEPEST:
            raise _TooDeepError(event)
        if event.anchor is not None or event.tag is not None:
            self._decoration(event)
        return self._mapping(event, depth) if kind is _MapStart else self._list(event, depth)

    def _list(self, start: Any, depth: int) -> tuple[list[Any], Branch]:
        values: list[Any] = []
        nodes: list[Node] = []
        following = self.next
        while (kind := type(event := following())) is not _ListEnd:
            if kind is _Scalar and event.anchor is None and event.tag is None:
                value = event.value  # the common case, without a call
                values.append(None if value in _NOTHING and not event.style else value)
                nodes.append(event)
                continue
            value, node = self._node(event, depth + 1)
            values.append(value)
            nodes.append(node)
        return values, Branch(start, nodes, event)

    def _mapping(self, start: Any, depth: int) -> tuple[dict[str, Any], Branch]:
        values: dict[str, Any] = {}
        nodes: dict[str, tuple[Any, Node]] = {}
        following = self.next
        while type(event := following()) is not _MapEnd:
            name = self._key(event, depth)
            content = following()
            if type(content) is _Scalar and content.anchor is None and content.tag is None:
                value = None if content.value in _NOTHING and not content.style else content.value
                node = content  # the common case, without a call
            else:
                value, node = self._node(content, depth + 1)
            if name is None:
                continue
            if name in values:
                self._duplicate(event, name, nodes[name][0], value)
                continue
            values[name] = value
            nodes[name] = (event, node)
        return values, Branch(start, nodes, event)

    def _key(self, event: Any, depth: int) -> str | None:
        """Return the key, or None for one that cannot be used (and is reported)."""
        if type(event) is _Scalar and event.anchor is None and event.tag is None:
            name: str = event.value
            if name not in _NO_KEY or event.style:
                return name
        value, node = self._node(event, depth + 1)
        if value == "<<" and not event.style:
            self._flaw(
                "SAG108",
                span_of(event),
                _("<< copies another part of the file"),
                _("write the keys out where they belong"),
            )
            return None
        if isinstance(value, str):
            return value
        if type(event) is not _Alias:
            self._flaw(
                "SAG114",
                span_of(node),
                _("there is no readable key before the colon"),
                _('write "key: value"; a key is one word or words with hyphens'),
            )
        return None

    def _decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self._flaw(
                "SAG108",
                span_of(event),
                _("&{name} gives a name to a place in the file").format(name=event.anchor),
                _("take it away; or, if it is text, put it in quotation marks"),
            )
        if event.tag is not None:
            self._flaw(
                "SAG113",
                span_of(event),
                _("{tag} asks for a type of its own").format(tag=_as_typed(event.tag)),
                _("take the word with ! away; or, if it is text, put it in quotation marks"),
            )

    def _duplicate(self, event: Any, name: str, first: Any, value: Any) -> None:
        line = first.start_mark.line + 1
        if isinstance(value, list):
            remedy = _("move its entries up to those on line {line}; then take this key away")
        elif name == "art":
            remedy = _("is a hyphen missing in front? each entry of a list begins with one")
        else:
            remedy = _("keep the right one; only the first is used")
        self._flaw(
            "SAG107",
            span_of(event),
            _('"{key}" is there twice; the first is on line {line}').format(key=name, line=line),
            remedy.format(line=line),
        )

    def _empty(self, span: Span) -> None:
        self._flaw(
            "SAG110",
            span,
            _("the file is empty"),
            _('begin with a key and a colon; in a case that is "sag:" and the case number'),
        )

    def _not_a_mapping(self, root: Node | None) -> None:
        self._flaw(
            "SAG111",
            span_of(root) if root is not None else Span(Position(1, 1), Position(1, 1)),
            _("the file does not begin with a key"),
            _('begin with a key and a colon; in a case that is "sag:" and the case number'),
        )

    def _syntax_error(self, error: Any) -> None:
        mark = error.problem_mark or error.context_mark
        if (slip := slip_at(self.text, str(error.problem), mark)) is not None:
            words, at = translated(slip[0]), slip[1]
            self._flaw("SAG105", Span(at, at), words.message, words.remedy)
            return
        words = translated(wording_of(str(error.problem)))
        if "tab" in str(error.problem) or _begins_with_tab(self.text, mark):
            self._tabs(Position(mark.line + 1, mark.column + 1))
            return
        if words.at_start and error.context_mark is not None:
            mark = error.context_mark
        at = Position(mark.line + 1, mark.column + 1)
        self._flaw("SAG105", Span(at, at), words.message, words.remedy)

    def _tabs_between(self, root: Node) -> None:
        """Report tabs beside the values, which libyaml lets pass and other readers do not."""
        words = translated(TAB)
        for place in texts.tabs_outside(self.text, stretches(root)):
            self._flaw("SAG106", Span(place, place), words.message, words.remedy)

    def _lost_texts(self, root: Node) -> None:
        """Report text that a # cuts off, most likely unmeant."""
        for span in texts.lost_texts(self.text, stretches(root)):
            self._flaw(
                "SAG117",
                span,
                _("what follows # is taken for a note and left out"),
                _("put the whole text in quotation marks; or, for a note, write a space after #"),
            )

    def _tabs(self, at: Position) -> None:
        words = translated(TAB)
        for place in sorted({at, *texts.tab_indents(self.text)}):
            self._flaw("SAG106", Span(place, place), words.message, words.remedy)

    def _flaw(self, code: str, span: Span, message: str, remedy: str) -> None:
        self.flaws.append(Flaw(code, span, message, remedy))


def _as_typed(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


def _begins_with_tab(text: str, mark: Any) -> bool:
    lines = texts.lines_of(text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[mark.column : mark.column + 1] == "\t"
