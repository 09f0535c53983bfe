"""From the paths on the command line to case files, with their settings in force."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sagscli import language
from sagscli.errors import NoCaseError, SettingsError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.casefile.folder import CaseFile, Folder
    from sagscli.diagnostics.diagnostic import Diagnostic


def open_places(paths: Sequence[str] | None) -> "tuple[list[Folder], list[CaseFile]]":
    """Return the case folders and case files at `paths`, and speak their language.

    Raises SettingsError for a faulty ``sag.yaml``, NoCaseError where no case is.
    """
    from sagscli.casefile.folder import case_files

    places = list(paths) if paths else ["."]
    folders, files = case_files(places)
    setting = next((one.settings.language for one in folders if one.settings.language), None)
    language.use(language.choose(os.environ, setting))
    for folder in folders:
        _check_settings(folder)
    if not files:
        raise NoCaseError(
            _("no case file was found in {places}.").format(places=", ".join(map(_quoted, places))),
            _("Name the folder with sag.yaml and sager/, for example: sag deadlines my-cases"),
        )
    return folders, files


def _quoted(place: str) -> str:
    return _("this folder") if place == "." else f'"{place}"'


def _check_settings(folder: "Folder") -> None:
    found = [*folder.diagnostics, *_unknown_ruleset(folder)]
    if not found:
        return
    first = found[0]
    start = first.span.start
    message = f"{first.path}:{start.line}:{start.column}: {first.message}"
    more = len(found) - 1
    if more:
        message += " " + language.ngettext(
            "(and {n} more fault)", "(and {n} more faults)", more
        ).format(n=more)
    raise SettingsError(message, first.help)


def _unknown_ruleset(folder: "Folder") -> "list[Diagnostic]":
    from sagscli.casefile.folder import fault_in_settings
    from sagscli.ruleset_lint.checked_library import library_of
    from sagscli.validation.reading import unknown_ruleset

    wanted = folder.settings.ruleset
    known = library_of(str(folder.root), whole=False).ids
    if wanted is None or wanted in known:
        return []
    return [fault_in_settings(folder, unknown_ruleset(wanted, known))]
