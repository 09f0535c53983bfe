"""Find the case folder, its settings and its case files."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sagscli.casefile.document import Document
from sagscli.casefile.placing import placed
from sagscli.casefile.reader import read
from sagscli.casefile.settings import Settings
from sagscli.casefile.shape import shape
from sagscli.casefile.topmost import upwards
from sagscli.diagnostics.diagnostic import Diagnostic, Problem
from sagscli.errors import NoSuchPlaceError
from sagscli.language import SETTINGS_NAME
from sagscli.plain_files import LARGEST_FILE, is_below, opened, real_path

CASES = "sager"
ENCLOSURES = "bilag"
DEEPEST_FOLDER = 50
NOT_CASES = ("regelsæt", "skabeloner")
"""Folders beside ``sag.yaml`` that hold rulesets and templates."""
_CASE_ENDINGS = (".yaml", ".yml")
_MISNAMED = (".yaml.txt", ".yml.txt")
MISNAMED = ".txt"
_SETTINGS_LIKE = frozenset(
    {"sag.yaml", "sag.yml", "sag.yaml.txt", "sag.yml.txt", "sag.txt", "sag.yaml.yaml"}
)
"""Names, in lower case, of what was most likely meant as ``sag.yaml``."""
_LIKE_A_CASE = re.compile(rb"^(?:\xef\xbb\xbf)?(?:sag|barn|gruppe)[ \t]*:", re.MULTILINE)
_HEAD = 4096


@dataclass(frozen=True)
class Folder:
    """A case folder. `root` holds ``sag.yaml`` when there is one, and all paths of a case."""

    root: Path
    shown: str
    settings: Settings = field(default_factory=Settings)
    diagnostics: tuple[Diagnostic, ...] = ()
    document: Document | None = None
    """The text of ``sag.yaml``, for those who find fault with it later."""
    misnamed: tuple[str, ...] = ()
    """Files that were most likely meant as ``sag.yaml`` and are not read, as they are shown."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file that should hold a case: where it is, and how its path is shown."""

    path: str
    shown: str
    folder: Folder
    is_link: bool = False
    is_misnamed: bool = False
    """An editor put .txt behind .yaml: a case that nobody would know was left out."""
    is_beside: bool = False
    """It lies beside the folder of cases, where none is looked for."""
    is_folder: bool = False
    """A folder that nothing was read of: it is shut, lies too deep or leads out."""

    @property
    def is_left_out(self) -> bool:
        """Return whether it is named only to say that it was not read (SAG116)."""
        return self.is_misnamed or self.is_beside


def find_folder(place: Path) -> Folder:
    """Return the case folder that `place` (a file or a folder) belongs to.

    The nearest ``sag.yaml`` at or above it decides; without one, the folder itself.
    """
    start = place if place.is_dir() else place.parent
    absolute = Path(os.path.abspath(start))
    passed: list[Path] = []
    for candidate in upwards(absolute):
        passed.append(candidate)
        if os.path.lexists(candidate / SETTINGS_NAME):
            return replace(_with_settings(candidate), misnamed=_meant_as_settings(passed))
    # Without settings anywhere, they are looked for where they belong: here, or beside the cases.
    near = passed[: 2 if absolute.name == CASES else 1]
    return Folder(absolute, shown_path(absolute), misnamed=_meant_as_settings(near))


def _meant_as_settings(places: Sequence[Path]) -> tuple[str, ...]:
    """Return the files in `places` with a name that is nearly ``sag.yaml``."""
    misnamed: list[str] = []
    for place in places:
        try:
            names = sorted(os.listdir(place))
        except OSError:
            continue
        misnamed += [shown_path(place / name) for name in names if _is_misnamed(place, name)]
    return tuple(misnamed)


def _is_misnamed(place: Path, name: str) -> bool:
    if name == SETTINGS_NAME or name.lower() not in _SETTINGS_LIKE:
        return False
    path, right = place / name, place / SETTINGS_NAME
    return path.is_file() and not (right.exists() and path.samefile(right))  # Sag.yaml on a Mac


def _with_settings(root: Path) -> Folder:
    """Read the ``sag.yaml`` in `root`; an empty one, or one of comments only, sets nothing."""
    path = root / SETTINGS_NAME
    if not is_below(real_path(str(path)), real_path(str(root))):
        raise NoSuchPlaceError.outside(str(path))
    try:
        data = read_bytes(str(path))
    except OSError as error:
        raise NoSuchPlaceError.refused(str(path), error) from None
    document = read(data)
    flaws = [flaw for flaw in document.flaws if flaw.code != "SAG110"]
    settings, problems = shape(Settings, document.value or {})
    diagnostics = placed(document, shown_path(path), problems, flaws)
    return Folder(root, shown_path(root), settings, diagnostics, document)


def fault_in_settings(folder: Folder, problem: Problem) -> Diagnostic:
    """Return a problem of the folder's ``sag.yaml`` with its place."""
    document = folder.document or Document("", None, None, ())
    [diagnostic] = placed(document, shown_path(folder.root / SETTINGS_NAME), [problem], [])
    return diagnostic


def read_bytes(path: str) -> bytes:
    """Return a file's bytes, one more than may be read at the most.

    Raises OSError when it cannot be opened or is not an ordinary file.
    """
    handle, status = opened(path)
    try:
        # One byte more than there should be: what comes short of it is the whole file, and
        # no buffer of a megabyte was made for a small one.
        length = min(status.st_size, LARGEST_FILE) + 1
        data = os.read(handle, length)
        while len(data) == length <= LARGEST_FILE:  # it grew while it was read
            data += os.read(handle, LARGEST_FILE)
            length = len(data) + 1 if len(data) == length else LARGEST_FILE + 1
    finally:
        os.close(handle)
    return data


def case_files(places: Sequence[str]) -> tuple[list[Folder], list[CaseFile]]:
    """Return the folders and case files at `places`, each once, in order.

    Raises NoSuchPlaceError for a place that is not there or cannot be read.
    """
    folders: dict[Path, Folder] = {}
    files: dict[str, CaseFile] = {}
    for place in places:
        NoSuchPlaceError.check(place)
        nearest = find_folder(Path(place))
        folder = folders.setdefault(nearest.root, nearest)
        real = real_path(place)
        for path, is_link in _files_at(place, folder):
            file = _case_file(path, place, folder, is_link=is_link)
            # A file reached twice, by a link or through a linked folder, is one file.
            same = real_path(path) if is_link else real + path[len(place) :]
            files.setdefault(same, file)
    return list(folders.values()), list(files.values())


def _case_file(path: str, place: str, folder: Folder, *, is_link: bool) -> CaseFile:
    is_folder = os.path.isdir(path)
    return CaseFile(
        path,
        slashed(path),
        folder,
        is_link,
        is_misnamed=path.lower().endswith(MISNAMED),
        is_beside=not is_folder and _lies_beside(path, place, folder),
        is_folder=is_folder,
    )


def _files_at(place: str, folder: Folder) -> Iterator[tuple[str, bool]]:
    if not os.path.isdir(place):
        leads_out = not is_below(real_path(place), real_path(str(folder.root)))
        yield place, leads_out or os.path.islink(place)
        return
    is_root = os.path.abspath(place) == str(folder.root)
    cases = os.path.join(place, CASES)
    if is_root and os.path.isdir(cases):
        yield from _beside(place)
        yield from _inside(cases, folder)
    else:
        yield from _inside(place, folder, leave=NOT_CASES if is_root else ())


def _inside(place: str, folder: Folder, leave: Sequence[str] = ()) -> Iterator[tuple[str, bool]]:
    """Yield the files in a folder, or the folder itself as a link where it leads out."""
    if is_below(real_path(place), real_path(str(folder.root))):
        yield from _below(place, leave=leave)
    else:
        yield place, True


def _lies_beside(path: str, place: str, folder: Folder) -> bool:
    """Return whether a file was found beside the folder of cases, when the whole was asked for."""
    is_here = os.path.dirname(os.path.abspath(path)) == str(folder.root)
    return path != place and is_here and os.path.isdir(os.path.join(str(folder.root), CASES))


def _beside(place: str) -> Iterator[tuple[str, bool]]:
    """Yield what looks like a case beside the folder of cases: other files may lie there too."""
    for entry in _listed(place):
        ending = entry.name.lower().endswith((*_CASE_ENDINGS, MISNAMED))
        if ending and not entry.name.startswith(".") and looks_like_a_case(entry):
            yield entry.path, entry.is_symlink()


def looks_like_a_case(entry: os.DirEntry[str]) -> bool:
    """Return whether a file begins as cases do, whatever it is called; settings do not count."""
    if entry.name.lower() in _SETTINGS_LIKE:
        return False
    try:
        return entry.is_file() and _LIKE_A_CASE.search(read_bytes(entry.path)[:_HEAD]) is not None
    except OSError:
        return False


def _below(place: str, depth: int = 0, leave: Sequence[str] = ()) -> Iterator[tuple[str, bool]]:
    if depth > DEEPEST_FOLDER:
        yield place, False
        return
    try:
        ordered = _listed(place)
    except NoSuchPlaceError:
        if depth == 0:
            raise
        yield place, False  # told of as a file that cannot be opened, and the rest goes on
        return
    for entry in ordered:
        if entry.name.startswith(".") or entry.name in leave:
            continue
        is_link = entry.is_symlink()
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, depth + 1)
        elif _may_be_a_case(entry):
            yield entry.path, is_link
        elif is_link and _is_folder(entry.path):
            yield entry.path, True


def _listed(place: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise NoSuchPlaceError.refused(place, error) from None


def _may_be_a_case(entry: os.DirEntry[str]) -> bool:
    """Return whether a file is a case, or was most likely meant as one."""
    name = entry.name.lower()
    is_one = is_case_name(name) or (name.endswith(_MISNAMED) and name not in _SETTINGS_LIKE)
    return is_one or (name.endswith(MISNAMED) and looks_like_a_case(entry))


def is_case_name(name: str) -> bool:
    """Return whether a file of this name is read as a case in the folder of cases."""
    return name.lower().endswith(_CASE_ENDINGS) and name.lower() not in _SETTINGS_LIKE


def _is_folder(path: str) -> bool:
    """Return whether a link leads to a folder; one that may not be followed might."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except PermissionError:
        return True
    except OSError:
        return False


def slashed(path: str) -> str:
    """Return `path` as it is shown: with forward slashes, without a leading ``./``."""
    text = os.path.normpath(path).replace(os.sep, "/")
    # A name that is not UTF-8 comes with stand-ins that no stream can write.
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def shown_path(path: Path) -> str:
    """Return `path` as it is shown: counted from the folder one stands in, where that can be."""
    try:
        return slashed(os.path.relpath(path))
    except (ValueError, OSError):  # another drive on Windows; a folder since deleted
        return slashed(str(path))
