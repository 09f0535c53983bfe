"""What lies in a case folder and cannot be looked into."""

import os
from collections.abc import Iterable, Iterator

from sagscli.casefile.document import Flaw
from sagscli.casefile.folder import CaseFile
from sagscli.diagnostics.diagnostic import Position, Span
from sagscli.errors import reason_of
from sagscli.language import _
from sagscli.plain_files import is_below, real_path


def shut_among(files: Iterable[CaseFile]) -> Iterator[CaseFile]:
    """Yield the folders and files of which nothing can be read: a case may lie in any of them."""
    for file in files:
        is_outside = file.is_link and not leads_inside(file)
        if file.is_folder or is_outside or not os.access(file.path, os.R_OK):
            yield file


def leads_inside(file: CaseFile) -> bool:
    """Return whether a file that is a link leads to a file in the case folder itself."""
    target, root = real_path(file.path), real_path(str(file.folder.root))
    return os.path.isfile(target) and is_below(target, root)


def unopened(path: str, error: OSError) -> Flaw:
    """Return what is said of a file, or of a folder, that the system does not open (SAG101)."""
    start = Span(Position(1, 1), Position(1, 1))
    reason = reason_of(error)
    if not os.path.isdir(path):
        message = _("the file cannot be opened: {reason}").format(reason=reason)
        remedy = _("close it in other programs, or ask the one who owns the folder for access")
    elif isinstance(error, PermissionError):
        message = _("the folder cannot be opened, and nothing in it was read: {reason}")
        message = message.format(reason=reason)
        remedy = _("ask the one who owns the folder for access")
    else:  # it could be opened, and was not
        message = _("folders lie too deep in one another, and nothing in this one was read")
        remedy = _("put the cases in folders that lie less deep")
    return Flaw("SAG101", start, message, remedy)
