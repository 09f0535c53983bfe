"""Ways to a key of a case file, such as ``indsatser[1].evalueres``, for programs and for people."""

import re

from sagscli.language import _

Path = tuple[str | int, ...]

_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_ENTRY = re.compile(r"(?:[^.\[\]]+\.)*([^.\[\]]+)\[(\d+)\]\.?(.*)")


def path_of(key: str) -> Path:
    """Return "tilbud[0].opstart" as ("tilbud", 0, "opstart")."""
    return tuple(name or int(index) for name, index in _PART.findall(key))


def readable(key: str) -> str:
    """Return a way to a key as people count: "evalueres" in indsatser, entry 2."""
    found = _ENTRY.fullmatch(key)
    if found is None:
        return f'"{key}"'
    section, index, rest = found.groups()
    if not rest:
        return _("{section}, entry {number}").format(section=section, number=int(index) + 1)
    inner = readable(rest) if "[" in rest else f'"{rest}"'
    return _("{key} in {section}, entry {number}").format(
        key=inner, section=section, number=int(index) + 1
    )
