"""Open a file with a ruleset: its text, or why it cannot be read."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from sagscli.casefile.document import Document, Flaw
from sagscli.casefile.folder import read_bytes, shown_path
from sagscli.casefile.placing import placed
from sagscli.casefile.reader import read
from sagscli.casefile.unopened import unopened
from sagscli.diagnostics.diagnostic import Diagnostic, Position, Problem, Span
from sagscli.language import _
from sagscli.plain_files import is_below, real_path
from sagscli.rulesets.library.locations import LOCAL
from sagscli.rulesets.library.version import SourceFile

_EXAMPLES = b"\neksempler:\n"
"""Where the last section of a built-in ruleset begins; a test holds them to it."""

Opened = tuple[SourceFile, tuple[Diagnostic, ...]]
"""A file, and what is wrong with its text."""


def open_file(path: Path, *, local: bool, whole: bool) -> Opened:
    """Return a file with a ruleset; not `whole`, it is read without its examples."""
    shown = shown_path(path) if local else f"{path.parent.name}/{path.name}"
    if local and (path.exists() or _is_local(path)) and _leads_away(path):
        message = _("this is a link to a place outside the case folder, or to a folder")
        return _unread(
            path, shown, _flaw("SAG115", message, _("put the file itself here")), local=local
        )
    if local and _is_local(path) and path.is_file():
        message = _("this is a file, and a folder of rulesets should have its name")
        remedy = _("give the file another name, or put it into a folder of that name")
        return _unread(path, shown, _flaw("SAG101", message, remedy), local=local)
    try:
        data = read_bytes(str(path))
    except OSError as error:
        return _unread(path, shown, unopened(str(path), error), local=local)
    document = read(data if whole else data.partition(_EXAMPLES)[0] + b"\n")
    file = SourceFile(path, shown, document, data, local)
    return file, placed(document, shown, [], document.flaws, names=None)


def _flaw(code: str, message: str, remedy: str) -> Flaw:
    start = Position(1, 1)
    return Flaw(code, Span(start, start), message, remedy)


def _unread(path: Path, shown: str, flaw: Flaw, *, local: bool) -> Opened:
    document = Document("", None, None, (flaw,))
    file = SourceFile(path, shown, document, b"", local)
    return file, placed(document, shown, [], [flaw], names=None)


def _leads_away(path: Path) -> bool:
    """Return whether a link, the file or a folder above it, leads out of the case folder."""
    ways = (path.absolute(), *path.absolute().parents)
    home = next((way.parent for way in ways if _is_local(way)), None)
    if home is None:
        return False
    is_folder = path.is_symlink() and not path.is_file()
    return is_folder or not is_below(real_path(str(path)), real_path(str(home)))


def _is_local(folder: Path) -> bool:
    return unicodedata.normalize("NFC", folder.name) == LOCAL  # macOS writes æ as it likes


def placed_in(file: SourceFile, problems: Iterable[Problem]) -> tuple[Diagnostic, ...]:
    """Return problems of one file with their places in it."""
    return placed(file.document, file.shown, problems, [], names=None)
