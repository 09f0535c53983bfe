"""Commit what was written in a case, with a message that names nobody."""

from collections.abc import Sequence

from sagscli.app.import_cases import IMPORTED
from sagscli.app.record import Recording
from sagscli.app.undo import TakingBack, Undoing
from sagscli.case.redaction import at_the_door
from sagscli.casefile.folder import CaseFile, Folder
from sagscli.history.committing import commit
from sagscli.history.uncommitted import split_by_last_commit
from sagscli.language import N_, Language, _, counted, current, speaking
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
    with speaking(_language_of(files[0].folder)):
        told = _several(what, len(files))
    name = commit([file.path for file in files], at_the_door(told))
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
    if isinstance(wanted, TakingBack):
        folder, number = wanted.change.file.folder, f"{wanted.change.number}: "
        told = _in_words_of(folder, wanted.change.what)
    else:
        folder, number = wanted.folder, ""
        with speaking(_language_of(folder)):
            told = _several(wanted.what, wanted.count)
    with speaking(_language_of(folder)):
        return number + _("taken back: {told}").format(told=told)


def _several(what: str, count: int) -> str:
    """Return what happened to several files at once, and how many."""
    if what == IMPORTED:
        return counted("{n} case imported", "{n} cases imported", count)
    return counted("{n} file fixed", "{n} files fixed", count)


def _language_of(folder: Folder) -> Language:
    return folder.settings.language or current()


_OTHERS = {
    "case new": N_("case new"),
    "case edited": N_("case edited"),
    "case merged": N_("case merged"),
    "case fixed": N_("case fixed"),
}
"""What is no happening that can be recorded, and is committed too."""
_REQUIREMENT = "requirement "


def _in_words_of(folder: Folder, what: str) -> str:
    """Return what happened in the language of the folder: its history is read there."""
    chosen = _language_of(folder)
    if chosen == "da" and (danish := _DANISH.get(what)) is not None:
        return danish
    with speaking(chosen):
        if what.startswith(_REQUIREMENT):
            return _("requirement {id}").format(id=what.removeprefix(_REQUIREMENT))
        return _(_OTHERS.get(what, what))


_DANISH = {each.english: each.danish for each in HAPPENINGS}
