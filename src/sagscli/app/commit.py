"""Commit what was written in a case, with a message that names nobody."""

from collections.abc import Sequence

from sagscli.app.record import Recording
from sagscli.case.redaction import at_the_door
from sagscli.casefile.folder import CaseFile
from sagscli.history.committing import commit
from sagscli.language import N_, _, current, speaking
from sagscli.recording.happenings import HAPPENINGS


def committed(written: Recording) -> str:
    """Commit the file of a recording; return what to say of it. Raises GitError.

    The message is the case's number, as it is shown where nobody may be named, and what happened.
    """
    told = _in_words_of(written.file, written.what)
    name = commit([written.file.path], at_the_door(f"{written.number}: {told}"))
    return _("Committed to git as {name}.").format(name=name)


def committed_together(files: Sequence[CaseFile], what: str) -> str:
    """Commit files that were written together; the message is how many, and what happened."""
    told = _in_words_of(files[0], what)
    name = commit([file.path for file in files], at_the_door(f"{len(files)} {told}"))
    return _("Committed to git as {name}.").format(name=name)


_OTHERS = {
    "case new": N_("case new"),
    "case edited": N_("case edited"),
    "case merged": N_("case merged"),
    "cases imported": N_("cases imported"),
}
"""What is no happening that can be recorded, and is committed too."""
_REQUIREMENT = "requirement "


def _in_words_of(file: CaseFile, what: str) -> str:
    """Return what happened in the language of the file's folder: its history is read there."""
    chosen = file.folder.settings.language or current()
    if chosen == "da" and (danish := _DANISH.get(what)) is not None:
        return danish
    with speaking(chosen):
        if what.startswith(_REQUIREMENT):
            return _("requirement {id}").format(id=what.removeprefix(_REQUIREMENT))
        return _(_OTHERS.get(what, what))


_DANISH = {each.english: each.danish for each in HAPPENINGS}
