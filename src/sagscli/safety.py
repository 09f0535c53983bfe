"""What comes from files is input, and not to be trusted."""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]"
)


def clean(text: str) -> str:
    """Return `text` on one line, without anything that could steer a terminal.

    Control characters, escape codes and marks that turn the direction of writing
    come from files, which are input and not to be trusted.
    """
    return _UNSAFE.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))


def clean_lines(text: str) -> str:
    """Return `text` with its line breaks, and otherwise as `clean` returns it."""
    return _UNSAFE.sub("\ufffd", text.replace("\t", " ").replace("\r\n", "\n"))


_STEERING = re.compile(_UNSAFE.pattern.replace("\x0b-\x1f", "\x0b\x0c\x0e-\x1f"))
_LONE_RETURN = re.compile(r"\r(?!\n)")
_MARK = "\ufeff"
"""What a file for a Danish Excel begins with."""


def without_controls(text: str) -> str:
    """Return finished output without what could steer a terminal: line ends and tabs stay."""
    mark = _MARK if text.startswith(_MARK) else ""
    rest = _STEERING.sub("\ufffd", text[len(mark) :])
    return mark + (_LONE_RETURN.sub("\ufffd", rest) if "\r" in rest else rest)


def initials(name: str) -> str:
    """Return a name's initials: Alma Eksempel is A.E.; what has no letter has none."""
    firsts = (next(filter(str.isalnum, word), "") for word in name.split())
    return "".join(f"{first.upper()}." for first in firsts if first)
