"""What the files of a copy are called: by invented case numbers, never as they were."""

import re
from pathlib import PurePosixPath

from sagscli.letters import folded
from sagscli.pseudonyms.inventing import Inventor

_YEAR = re.compile(r"(?:19|20)\d\d")
_KNOWN_ENDINGS = frozenset(
    {".txt", ".pdf", ".docx", ".odt", ".md", ".jpg", ".jpeg", ".png", ".mp4", ".html"}
)
KEPT_FOLDERS = frozenset({"sager", "bilag"})


def case_path(path: str, number: str | None, inventor: Inventor) -> str:
    """Return what stands for the path of a case file, counted from its folder, with slashes.

    A name that carries the case number carries the invented one; any other is numbered.
    """
    *folders, name = PurePosixPath(path).parts
    ending = ".yml" if folded(name).endswith(".yml") else ".yaml"
    carries = number is not None and folded(number) in folded(name)
    stem = inventor.number(number) if carries and number else inventor.numbered("fil", path)
    return "/".join([*(_folder(each, inventor) for each in folders), stem + ending])


def _folder(name: str, inventor: Inventor) -> str:
    if name in KEPT_FOLDERS or _YEAR.fullmatch(name):
        return name
    return inventor.numbered("mappe", name)


def enclosure_path(name: str, inventor: Inventor, *, leads_out: bool) -> str:
    """Return what stands for the path of an enclosure; one that leads out leads out still."""
    place = name.replace("\\", "/")
    ending = PurePosixPath(folded(place)).suffix
    known = ending if ending in _KNOWN_ENDINGS else ".txt"
    stem = inventor.numbered("bilag", place)
    return f"../{stem}{known}" if leads_out else f"bilag/{stem}{known}"


def apart(path: str, others: set[str]) -> str:
    """Return a path that no other file has, with a number behind its name where one has it."""
    at, stem, ending = 2, *path.rsplit(".", 1)
    tried = path
    while folded(tried) in others:
        tried, at = f"{stem}-{at}.{ending}", at + 1
    others.add(folded(tried))
    return tried
