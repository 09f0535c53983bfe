"""Commit what was written in a case, with a message that names nobody."""

from collections.abc import Sequence

from sagscli.app.record import Recording
from sagscli.case.redaction import at_the_door
from sagscli.casefile.folder import CaseFile
from sagscli.history.committing import commit
from sagscli.language import _


def committed(written: Recording) -> str:
    """Commit the file of a recording; return what to say of it. Raises GitError.

    The message is the case's number, as it is shown where nobody may be named, and what happened.
    """
    number = written.number
    name = commit([written.file.path], at_the_door(f"{number}: {written.what}"))
    return _("Committed to git as {name}.").format(name=name)


def committed_together(files: Sequence[CaseFile], what: str) -> str:
    """Commit files that were written together; the message is how many, and what happened."""
    name = commit([file.path for file in files], at_the_door(f"{len(files)} {what}"))
    return _("Committed to git as {name}.").format(name=name)
