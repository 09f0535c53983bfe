"""Commit what was written in a case, with a message that names nobody."""

from collections.abc import Sequence

from sagscli.app.record import Recording
from sagscli.app.undo import TakingBack, TakingBackParts, TakingBackTogether, Undoing
from sagscli.case.redaction import at_the_door
from sagscli.casefile.folder import CaseFile, Folder
from sagscli.history.committing import commit
from sagscli.history.uncommitted import split_by_last_commit
from sagscli.language import N_, _, current, speaking
from sagscli.recording.happenings import HAPPENINGS


def committed(written: Recording) -> str:
    """Commit the file of a recording; return what to say of it. Raises GitError.

    The message is the case's number, as it is shown where nobody may be named, and what happened.
    """
    told = _in_words_of(written.file.folder, written.what)
    name = commit([written.file.path], at_the_door(f"{written.number}: {told}"))
    return _("Committed to git as {name}.").format(name=name)


def committed_together(files: Sequence[CaseFile], what: str) -> str:
    """Commit files that were written together; the message is how many, and what happened."""
    told = _in_words_of(files[0].folder, what)
    name = commit([file.path for file in files], at_the_door(f"{len(files)} {told}"))
    return _("Committed to git as {name}.").format(name=name)


def is_committed(paths: Sequence[str]) -> bool:
    """Return whether the last commit has any of some files as they are. Raises GitError."""
    same, _other = split_by_last_commit(paths)
    return bool(same)


def committed_undo(wanted: Undoing) -> str:
    """Commit that a change was taken back; return what to say of it. Raises GitError."""
    _same, other = split_by_last_commit(wanted.paths)
    if not other:
        return _("The history (git) has it so already; there was nothing to commit.")
    name = commit(other, at_the_door(_undo_message(wanted)))
    return _("Committed to git as {name}.").format(name=name)


def _undo_message(wanted: Undoing) -> str:
    folder = wanted.change.file.folder if isinstance(wanted, TakingBack) else wanted.folder
    subject, what = _subject(wanted)
    told = _in_words_of(folder, what)
    with speaking(folder.settings.language or current()):
        return _("{subject}: taken back: {what}").format(subject=subject, what=told)


def _subject(wanted: Undoing) -> tuple[str, str]:
    """Return what a change was made in, with nobody named, and what it was."""
    match wanted:
        case TakingBack(change=change):
            return change.number, change.what
        case TakingBackTogether(files=files, entry=entry):
            return str(len(files)), entry.what
        case TakingBackParts(what=what):
            return str(len(wanted.renames) + len(wanted.changes)), what


_OTHERS = {
    "case new": N_("case new"),
    "case edited": N_("case edited"),
    "case merged": N_("case merged"),
    "cases imported": N_("cases imported"),
    "case fixed": N_("case fixed"),
}
"""What is no happening that can be recorded, and is committed too."""
_REQUIREMENT = "requirement "


def _in_words_of(folder: Folder, what: str) -> str:
    """Return what happened in the language of the folder: its history is read there."""
    chosen = folder.settings.language or current()
    if chosen == "da" and (danish := _DANISH.get(what)) is not None:
        return danish
    with speaking(chosen):
        if what.startswith(_REQUIREMENT):
            return _("requirement {id}").format(id=what.removeprefix(_REQUIREMENT))
        return _(_OTHERS.get(what, what))


_DANISH = {each.english: each.danish for each in HAPPENINGS}
