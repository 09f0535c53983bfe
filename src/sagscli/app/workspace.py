"""From the paths on the command line to case files, with their settings in force."""

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sagscli import language
from sagscli.app.note import Note
from sagscli.errors import NoSuchPlaceError, SettingsError, reason_of
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.casefile.folder import CaseFile, Folder
    from sagscli.diagnostics.diagnostic import Diagnostic

Dialect = Literal["standard", "excel"]
"""Which kind of CSV: RFC 4180, or what a Danish Excel opens by a double click."""


@dataclass(frozen=True)
class Workspace:
    """The case folders and case files that a command was given, each once, in order."""

    folders: "tuple[Folder, ...]" = ()
    files: "tuple[CaseFile, ...]" = ()
    is_part: bool = False
    """Files, or a folder below that of the cases, were given: the folder may hold more."""

    @property
    def folder(self) -> "Folder":
        """Return the folder whose titles, templates and CSV are used: the first."""
        return self.folders[0]


def open_workspace(paths: Sequence[str] | None) -> Workspace:
    """Return the case folders and case files at `paths`, and speak their language.

    Raises SettingsError for a faulty ``sag.yaml``, NoCaseError where no case is.
    """
    from sagscli.casefile.folder import case_files

    places = list(paths) if paths else ["."]
    folders, files = case_files(places)
    setting = next(
        (folder.settings.language for folder in folders if folder.settings.language), None
    )
    language.use(language.choose(os.environ, setting))
    for folder in folders:
        check_settings(folder)
    if not files:
        from sagscli.app.where_to_begin import no_case

        raise no_case(places, folders)
    return Workspace(tuple(folders), tuple(files), _is_part(places, folders))


def _is_part(places: Sequence[str], folders: "Sequence[Folder]") -> bool:
    """Return whether a place is less than a case folder, or the folder of its cases."""
    from sagscli.casefile.folder import CASES

    roots = [str(folder.root) for folder in folders]
    whole = {*roots, *(os.path.join(root, CASES) for root in roots)}
    return any(os.path.abspath(place) not in whole for place in places)


def not_read(folder: "Folder") -> list[Note]:
    """Return what is said of files and folders with nearly the right name."""
    from sagscli.casefile.passed_over import passed_over

    words = _('"{path}" is not read: it would have to be called "{name}".')
    remedy = _("Give it that name, or move it out of the case folder.")
    others = [
        Note(words.format(path=it.shown, name=it.name), remedy) for it in passed_over(folder.root)
    ]
    return [*_half_written(folder), *_misnamed_settings(folder), *others]


def _half_written(folder: "Folder") -> list[Note]:
    """Return what is said where an import was stopped as its cases got their places."""
    from sagscli.casefile.folder import shown_path
    from sagscli.casefile.own_folder import OWN
    from sagscli.casefile.pending import is_pending

    own = folder.root / OWN
    if own.is_dir() and not os.access(own, os.R_OK | os.X_OK):
        reason = reason_of(PermissionError(errno.EACCES, ""))
        error = NoSuchPlaceError.unreadable(shown_path(own), reason)
        return [Note(error.message, error.remedy or "")]
    if not is_pending(own):
        return []
    words = _("an import was stopped while it was written, and some of its cases are not here yet.")
    remedy = _("Run sag import once more, or take it all back with sag undo.")
    return [Note(words, remedy)]


def _misnamed_settings(folder: "Folder") -> list[Note]:
    words = _('"{path}" is not read: the settings of a folder stand in sag.yaml.')
    remedy = (
        _("Call it sag.yaml.")
        if folder.document is None
        else _("There is a sag.yaml: move what it lacks into it, and delete the other file.")
    )
    return [Note(words.format(path=path), remedy) for path in folder.misnamed]


def check_settings(folder: "Folder") -> None:
    """Raise SettingsError where a folder's ``sag.yaml`` cannot be used as it stands."""
    from sagscli.diagnostics.diagnostic import Severity

    told = [fault for fault in folder.diagnostics if fault.severity is Severity.ERROR]
    faults = [*told, *_unknown_ruleset(folder)]
    if not faults:
        return
    first = faults[0]
    start = first.span.start
    message = f"{first.path}:{start.line}:{start.column}: {first.message}"
    more = len(faults) - 1
    if more:
        message += " " + language.counted("(and {n} more fault)", "(and {n} more faults)", more)
    raise SettingsError(message, first.help)


def _unknown_ruleset(folder: "Folder") -> "list[Diagnostic]":
    from sagscli.casefile.folder import fault_in_settings
    from sagscli.ruleset_faults.checked_library import library_of
    from sagscli.validation.reading import unknown_ruleset

    wanted = folder.settings.ruleset
    known = library_of(str(folder.root), whole=False).ids
    if wanted is None or wanted in known:
        return []
    return [fault_in_settings(folder, unknown_ruleset(wanted, known))]
