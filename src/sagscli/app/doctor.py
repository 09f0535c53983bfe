"""sag doctor: how a case folder is, apart from what its cases say, and what mends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagscli import language
from sagscli.app.folder_schemas import schema_files
from sagscli.app.same_number import twins_of
from sagscli.app.workspace import Dialect, Workspace, not_read
from sagscli.casefile.folder import CaseFile, Folder, case_files, find_folder, read_bytes
from sagscli.casefile.shown_paths import path_without_names
from sagscli.diagnostics.diagnostic import Severity
from sagscli.errors import NoSuchPlaceError, SagError
from sagscli.language import SETTINGS_NAME, _, counted
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.upkeep.check_result import CheckResult, CheckState, error, fine, warning
from sagscli.upkeep.file_checks import file_checks
from sagscli.upkeep.git_checks import git_checks
from sagscli.upkeep.ruleset_checks import ruleset_checks
from sagscli.upkeep.starting_files import FileState, FolderWishes
from sagscli.upkeep.template_checks import template_checks


@dataclass(frozen=True)
class Checkup:
    """What was looked at in a folder, in order."""

    folder: Folder
    results: tuple[CheckResult, ...]

    def count(self, state: CheckState) -> int:
        """Return how many things are in a state."""
        return sum(result.state is state for result in self.results)

    def fails(self, *, strict: bool) -> bool:
        """Return whether anything is wrong; with `strict`, whether anything is to be looked at."""
        has_warnings = self.count(CheckState.WARNING) > 0
        return self.count(CheckState.ERROR) > 0 or (strict and has_warnings)

    @property
    def dialect(self) -> Dialect:
        """Return which CSV the folder has."""
        return self.folder.settings.csv


def checkup(path: str | None, today: date) -> Checkup:
    """Return how the case folder at `path` is, in its language. Raises NoSuchPlaceError."""
    import os

    place = path or "."
    NoSuchPlaceError.check(place)
    folder = find_folder(Path(place))
    language.use(language.choose(os.environ, folder.settings.language))
    _folders, files = case_files([str(folder.root)])
    return Checkup(folder, tuple(_results(folder, files, today)))


def _results(folder: Folder, files: list[CaseFile], today: date) -> Iterator[CheckResult]:
    yield from git_checks(folder.root)
    yield _settings(folder)
    yield from file_checks(folder.root, files)
    yield _same_number(folder, files)
    yield from template_checks(folder.root)
    yield from ruleset_checks(folder.root, folder.settings.ruleset, files, today)
    yield from _schemas(folder, today)


def _settings(folder: Folder) -> CheckResult:
    if folder.document is None and not folder.misnamed:
        return warning("settings", _("the folder has no settings"), _("sag init"))
    faults = [fault for fault in folder.diagnostics if fault.severity is Severity.ERROR]
    if faults:
        first = faults[0]
        message = f"{first.path}:{first.span.start.line}: {first.message}"
        return error("settings", message, _("sag validate"), first.path)
    if others := not_read(folder):
        return warning("settings", others[0].message, _("sag validate"))
    return fine("settings", _("{name} can be read").format(name=SETTINGS_NAME))


def _same_number(folder: Folder, files: list[CaseFile]) -> CheckResult:
    read = tuple(file for file in files if not file.is_left_out)
    twins = twins_of(Workspace((folder,), read)) if len(read) > 1 else {}
    if not twins:
        return fine("same-number", _("no two files have one case number"))
    message = counted(
        "{n} file has the case number of another: most likely a copy",
        "{n} files have the case number of another: most likely copies",
        len(twins) - 1,
    )
    paths = [path_without_names(Path(path)) for path in twins]
    other = path_without_names(Path(next(iter(twins.values())).path))
    command = _('sag merge "{path}" "{copy}"').format(path=paths[0], copy=other)
    return error("same-number", message, command, *paths)


def _schemas(folder: Folder, today: date) -> Iterator[CheckResult]:
    """Yield whether the schemas that `sag init` made know the words of today's ruleset."""
    settings = folder.settings
    known = settings.ruleset if settings.ruleset in library_of(str(folder.root)).ids else None
    wishes = FolderWishes(settings.title, known, settings.language)
    try:
        wanted = list(schema_files(str(folder.root), wishes, today))
    except SagError:  # a ruleset with errors, which was told
        return
    states = [file.state(_content(folder.root / file.path)) for file in wanted]
    if all(state is FileState.MADE for state in states):
        return  # nobody has asked for help in an editor
    if any(state.is_written for state in states):
        message = _("the help in editors is from an earlier version, or another ruleset")
        yield warning("schemas", message, _("sag init"))
    else:
        yield fine("schemas", _("the help in editors knows the ruleset"))


def _content(path: Path) -> bytes | None:
    try:
        return read_bytes(str(path))
    except OSError:
        return None
