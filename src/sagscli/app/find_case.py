"""From a word on the command line to one case: a path, a number, or part of one."""

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sagscli.errors import NoCaseError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.case.records import Case
    from sagscli.casefile.folder import CaseFile
    from sagscli.diagnostics.diagnostic import Diagnostic
    from sagscli.rulesets.records import Ruleset

_NUMBER = re.compile(r"^sag:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
MOST_NAMED = 8


def find_case(text: str) -> "CaseFile":
    """Return the case file that `text` names: a path, a case number, or a part of one.

    The number is looked for in the folder before the last slash, or where one stands.
    Raises NoCaseError when no case fits, or more than one.
    """
    from sagscli.app.workspace import open_places

    if os.path.isfile(text):
        _folders, files = open_places([text])
        return files[0]
    place, _slash, word = text.replace("\\", "/").rpartition("/")
    _folders, files = open_places([place] if place else None)
    wanted = word.casefold()
    named = [(Path(file.path).stem, file) for file in files]
    for found in (
        [one for one in named if one[0].casefold() == wanted],
        [one for one in named if _number_in(one[1]) == wanted],
        [one for one in named if wanted and wanted in one[0].casefold()],
    ):
        if len(found) == 1:
            return _at_home(found[0][1])
        if found:
            names = {name for name, _file in found}
            alike = len(names) < len(found)
            raise _several(text, [file.shown if alike else name for name, file in found])
    raise _none(text, word, sorted(name for name, _file in named))


def _at_home(file: "CaseFile") -> "CaseFile":
    """Return a case as a file of its own folder, which may lie below the one that was searched."""
    from sagscli.app.workspace import open_places

    _folders, files = open_places([file.path])
    return files[0]


def _number_in(file: "CaseFile") -> str | None:
    """Return the case number in a file whose name does not carry it, folded, if it can be read."""
    try:
        with open(file.path, encoding="utf-8", errors="replace") as handle:
            found = _NUMBER.search(handle.read(4096))
    except OSError:
        return None
    return found[1].casefold() if found else None


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


def read_with_errors(
    file: "CaseFile", as_of: date
) -> "tuple[Case | None, Ruleset | None, list[Diagnostic]]":
    """Read a case, and return its errors, those of its enclosures too."""
    from sagscli.validation.across_files import enclosures
    from sagscli.validation.reading import read_case

    reading = read_case(file, max(as_of, date.today()), as_of)
    if reading.case is not None:
        reading.problems.extend(enclosures(file, reading.case))
    errors = [one for one in reading.diagnostics(names=None) if one.severity == "error"]
    return reading.case, reading.ruleset, errors
