"""How a value is written on one line, so that reading gives the same text back.

The reader takes every scalar as text, so ``nej``, ``0101``, ``12:30`` and dates stay plain.
"""

import re
from typing import Any

Value = Any
"""What is written: a text, None for nothing, a mapping (dict), or a list (list or tuple)."""

_NOTHING = frozenset({"", "~", "null"})
_ESCAPED = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_NOT_PLAIN = re.compile(
    r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]"  # begins like something other than text
    r"|:(?:\s|$)|\s#|\s$"  # holds a key's colon or a note, or ends in white space
    r"|\t"  # which some readers take only in quotation marks
)
_OF_FLOW = re.compile(r"[,?\[\]{}]")


class OneLine(dict[str, Value]):
    """A mapping that is written on one line, between braces."""


def holds_lines(value: Value) -> bool:
    """Return whether a text of several lines is in a value."""
    if isinstance(value, dict):
        return any(holds_lines(inner) for inner in value.values())
    if isinstance(value, list | tuple):
        return any(holds_lines(inner) for inner in value)
    return isinstance(value, str) and "\n" in value


def one_line(value: Value, *, in_flow: bool = False, quote: str | None = None) -> str:
    """Return a value on one line; `quote` is the mark its neighbours have around keys and texts."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        pairs = (
            f"{key_of(key, quote)}: {one_line(inner, in_flow=True, quote=quote)}"
            for key, inner in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(one_line(inner, in_flow=True, quote=quote) for inner in value)}]"
    return scalar(value, in_flow=in_flow, quote=quote)


def key_of(text: str, quote: str | None = None) -> str:
    """Return a key as it is written before its colon, wherever that is."""
    return scalar(text, in_flow=True, quote='"' if text == "<<" else quote)


def scalar(text: str, *, in_flow: bool, quote: str | None = None) -> str:
    """Return a text on one line, in quotation marks where YAML would read another text."""
    if quote is None and _is_plain(text, in_flow=in_flow):
        return text
    may_be_single = not _ESCAPED.search(text)
    is_easier = quote is None and "'" not in text and any(sign in text for sign in '"\\\t')
    if may_be_single and (quote == "'" or is_easier):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, re.sub(r'(["\\])', r"\\\1", text)) + '"'


def _is_plain(text: str, *, in_flow: bool) -> bool:
    if text in _NOTHING or _NOT_PLAIN.search(text) or _ESCAPED.search(text):
        return False
    return not (in_flow and _OF_FLOW.search(text))


def _escape(sign: re.Match[str]) -> str:
    named = {"\n": "\\n", "\r": "\\r"}
    return named.get(sign[0]) or f"\\u{ord(sign[0]):04x}"
