"""From a word on the command line to one case: a path, a number, or part of one."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sagscli import letters
from sagscli.errors import NoCaseError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.casefile.folder import CaseFile

_NUMBER = re.compile(r"^sag:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
MOST_NAMED = 8

NamedFile = tuple[str, "CaseFile"]
"""A case file by its name without the ending."""


def find_case(text: str) -> "CaseFile":
    """Return the case file that `text` names: a path, a case number, or a part of one.

    The number is looked for in the folder before the last slash, or where one stands.
    Raises NoCaseError when no case fits, or more than one.
    """
    from sagscli.app.workspace import open_workspace

    if os.path.isfile(text):
        return open_workspace([text]).files[0]
    place, _slash, word = text.replace("\\", "/").rpartition("/")
    files = open_workspace([place] if place else None).files
    wanted = letters.alike(word).casefold()
    named = [(letters.alike(Path(file.path).stem), file) for file in files]
    for fits in _searches(named, wanted):
        if len(fits) == 1:
            # It is a file of its own folder, which may lie below the one that was searched.
            return open_workspace([fits[0][1].path]).files[0]
        if fits:
            names = {name for name, _file in fits}
            alike = len(names) < len(fits)
            raise _several(text, [file.shown if alike else name for name, file in fits])
    raise _none(text, word, sorted(name for name, _file in named))


def _searches(named: list[NamedFile], wanted: str) -> Iterator[list[NamedFile]]:
    """Yield what fits `wanted`, the surest way first; files are opened only when names fail."""
    yield [entry for entry in named if entry[0].casefold() == wanted]
    yield [entry for entry in named if _number_in(entry[1]) == wanted]
    yield [entry for entry in named if wanted and wanted in entry[0].casefold()]


def _number_in(file: "CaseFile") -> str | None:
    """Return the case number in a file whose name does not carry it, folded, if it can be read."""
    try:
        with open(file.path, encoding="utf-8", errors="replace") as handle:
            match = _NUMBER.search(handle.read(4096))
    except OSError:
        return None
    return letters.alike(match[1]).casefold() if match else None


def _several(text: str, names: list[str]) -> NoCaseError:
    more = ", …" if len(names) > MOST_NAMED else ""
    return NoCaseError(
        _('"{text}" fits more than one case.').format(text=text),
        _("Write more of the number: {names}.").format(names=", ".join(names[:MOST_NAMED]) + more),
    )


def _none(text: str, word: str, names: list[str]) -> NoCaseError:
    from sagscli.app.choices import unknown

    message = _('no case "{text}" was found.').format(text=text)
    return NoCaseError(message, unknown(message, word, names).remedy)


def numbers(incomplete: str) -> list[str]:
    """Return the case numbers here that go on from what is typed, for completion."""
    place = Path("sager") if Path("sager").is_dir() else Path()
    names = sorted(path.stem for path in place.rglob("*.yaml"))
    return [name for name in names if name.casefold().startswith(incomplete.casefold())]
