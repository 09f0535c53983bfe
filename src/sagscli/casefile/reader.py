"""YAML to plain values and their places, in one pass over libyaml's events.

Every scalar stays text (None when there is nothing): PyYAML's own types would
turn ``no`` into False, ``0123`` into 83, ``12:30`` into 750, and would let a
doubled key pass. Whatever is wrong is collected; only broken syntax stops a file.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from sagscli import letters
from sagscli.casefile import flaws
from sagscli.casefile import text as texts
from sagscli.casefile.document import Branch, Document, Flaw, Node, leaves, span_of, stretches

DEEPEST = 12
"""Levels of nesting a file may have; a case uses six."""

_NOTHING = frozenset({"", "~", "null"})
_NO_KEY = _NOTHING | {"<<"}
_LOADER = getattr(yaml, "CLoader", yaml.Loader)

_Scalar, _Alias = yaml.ScalarEvent, yaml.AliasEvent
_ListStart, _ListEnd = yaml.SequenceStartEvent, yaml.SequenceEndEvent
_MapStart, _MapEnd = yaml.MappingStartEvent, yaml.MappingEndEvent


@lru_cache(1024)
def _key_name(text: str) -> str:
    """Return a key as it is known; the same few stand in every file."""
    return letters.without_invisible(text)


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
        return Document("", None, None, (flaws.undecodable(fault),))
    if not texts.may_hold_forbidden(data):
        return _Reader(text, []).document()
    forbidden = [flaws.control_character(*place) for place in texts.forbidden_characters(text)]
    return _Reader(texts.without_forbidden(text) if forbidden else text, forbidden).document()


def _unseen(text: str, root: Node) -> Iterator[Flaw]:
    """Yield what libyaml lets pass and people do not see; most texts hold no sign of any."""
    if "\\" in text:  # escapes in double quotes bring control characters in
        for leaf in leaves(root):
            if isinstance(leaf, _Scalar) and (character := texts.holds_forbidden(leaf.value)):
                yield flaws.control_character(span_of(leaf), character)
    if "\t" in text:  # beside the values: other readers do not let them pass
        yield from map(flaws.tab, texts.tabs_outside(text, stretches(root)))
    if "\\" in text or letters.invisible_in(text):
        yield from _invisible_marks(text, root)
    if " #" in text:
        yield from map(flaws.LOST_TEXT.at, texts.lost_texts(text, stretches(root)))


def _invisible_marks(text: str, root: Node) -> Iterator[Flaw]:
    """Yield, for each key and value, the first mark in it that no one can see."""
    for leaf in leaves(root):
        mark = letters.invisible_in(leaf.value) if isinstance(leaf, _Scalar) else None
        if mark is not None:
            start, end = leaf.start_mark.index, leaf.end_mark.index
            at = text.find(mark[0], start, end)
            yield flaws.invisible_mark(texts.span_at(text, at) if at >= 0 else span_of(leaf), mark)


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str, forbidden: list[Flaw]) -> None:
        self.text = text
        self.flaws = forbidden
        self.loader = _LOADER(text)
        self.next = self.loader.get_event

    def document(self) -> Document:
        value, root = None, None
        try:
            value, root = self._documents()
        except yaml.MarkedYAMLError as error:
            self.flaws += flaws.syntax_errors(self.text, error)
        except yaml.reader.ReaderError as error:
            position = texts.end_of(self.text[: error.position])
            self.flaws.append(flaws.unreadable(position, str(error.reason)))
        except _TooDeepError as error:
            self.flaws.append(flaws.TOO_DEEP.at(span_of(error.event), n=DEEPEST))
        finally:
            self.loader.dispose()
        if root is not None:
            self.flaws.extend(_unseen(self.text, root))
        if value is not None and not isinstance(value, dict):
            self.flaws.append(flaws.NOT_A_MAPPING.at(span_of(root)))
            value = None
        return Document(self.text, value, root, tuple(self.flaws))

    def _documents(self) -> tuple[Any, Node | None]:
        self.next()  # the stream's start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            self.flaws.append(flaws.EMPTY.at(flaws.START))
            return None, None
        value, root = self._node(self.next(), 0)
        self.next()  # the document's end
        following = self.next()
        if not isinstance(following, yaml.StreamEndEvent):
            self.flaws.append(flaws.SECOND_DOCUMENT.at(span_of(following)))
        if value is None and not self.flaws:
            self.flaws.append(flaws.EMPTY.at(span_of(root)))
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
            self.flaws.append(flaws.ALIAS.at(span_of(event), name=event.anchor))
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
        name: str | None
        following = self.next
        while type(event := following()) is not _MapEnd:
            if type(event) is not _Scalar or (name := _key_name(event.value)) in _NO_KEY:
                name = self._key(event, depth)
            elif event.anchor is not None or event.tag is not None:
                self._decoration(event)
            content = following()
            if type(content) is _Scalar and content.anchor is None and content.tag is None:
                value = None if content.value in _NOTHING and not content.style else content.value
                node = content  # the common case, without a call
            else:
                value, node = self._node(content, depth + 1)
            if name is None:
                continue
            if name in values:
                self.flaws.append(flaws.duplicate_key(event, name, nodes[name][0], value))
                continue
            values[name] = value
            nodes[name] = (event, node)
        return values, Branch(start, nodes, event)

    def _key(self, event: Any, depth: int) -> str | None:
        """Return a key that is no plain word, or None for one that cannot be used (and is told)."""
        if type(event) is _Scalar and event.anchor is None and event.tag is None and event.style:
            return _key_name(event.value)
        value, node = self._node(event, depth + 1)
        if value == "<<" and not event.style:
            self.flaws.append(flaws.MERGE_KEY.at(span_of(event)))
            return None
        if isinstance(value, str):
            return value
        if type(event) is not _Alias:
            self.flaws.append(flaws.NO_KEY.at(span_of(node)))
        return None

    def _decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self.flaws.append(flaws.ANCHOR.at(span_of(event), name=event.anchor))
        if event.tag is not None:
            typed = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self.flaws.append(flaws.TAG.at(span_of(event), tag=typed))
