"""What can still be read of a case file that is broken: its sections, each by itself."""

import codecs
import re
from typing import NamedTuple

from sagscli.casefile.reader import read
from sagscli.casefile.text import without_forbidden
from sagscli.plain_files import LARGEST_FILE

_KEY = re.compile(r"""(?:"([^"]+)"|'([^']+)'|([^\W\d_][\w-]*))[ ]*:(?=\s|$)""")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
"""What git leaves in a file where two changes met."""
_INDENT = re.compile(r"[ \t]*")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Salvage(NamedTuple):
    """The sections of a file that can be read, as a file of their own, and the keys it has.

    `keys` are those of the sections that cannot be read too.
    """

    data: bytes
    keys: frozenset[str]


def salvaged(data: bytes) -> Salvage:
    """Return what can be read of a file, however broken. Never raises.

    Nothing is guessed: a section counts whole or not at all, so that its entries keep their
    numbers; of one that stands there twice, the first counts.
    """
    keys: dict[str, str] = {}
    for name, text in _sections(_text(data)):
        document = read(text.encode("utf-8"))
        is_readable = document.value is not None and name in document.value
        keys.setdefault(name, text if is_readable else "")
    whole = "".join(keys.values())
    return Salvage(whole.encode("utf-8"), frozenset(keys))


def _text(data: bytes) -> str:
    """Return a file's text in the encoding it most likely has: UTF-8, UTF-16, or Windows'."""
    if len(data) > LARGEST_FILE:
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "cp1252", "replace")
    return without_forbidden(text)


def _sections(text: str) -> list[tuple[str, str]]:
    """Return the keys that begin a line, each with its lines."""
    sections: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if _CONFLICT.fullmatch(line):
            continue
        indent = _INDENT.match(line)
        spaces = indent[0].replace("\t", "  ") if indent is not None else ""
        whole = spaces + line.lstrip(" \t")
        if key := _KEY.match(whole):
            sections.append((key[1] or key[2] or key[3], []))
        if sections:
            sections[-1][1].append(whole + "\n")
    return [(name, "".join(lines)) for name, lines in sections]
