"""The files that a case folder begins with; their texts lie in ``data/``."""

import json
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from string import Template
from typing import Any

from sagscli.case.redaction import at_the_door
from sagscli.casefile.folder import CASES, ENCLOSURES
from sagscli.casefile.patch.writing import USUAL, key_lines
from sagscli.language import N_, SETTINGS_NAME, Language, _, speaking
from sagscli.safety import clean
from sagscli.upkeep.seal import is_untouched, sealed
from sagscli.upkeep.starting_words import worded

_DATA = Path(__file__).parent / "data"
_NOTE = "sag start, [sag:000000000000]"

EDITOR = N_("help in the editor VS Code")
_EVERYWHERE = (
    (".gitignore", "gitignore", N_("what the history leaves out")),
    (".gitattributes", "gitattributes", N_("how files are kept in the history")),
    (".vscode/settings.json", "settings.json", EDITOR),
    (".vscode/extensions.json", "extensions.json", EDITOR),
)
_ON_SERVERS = (
    (".github/workflows/sag.yml", "github.yml", N_("checks and Monday's list on GitHub")),
    (".forgejo/workflows/sag.yml", "forgejo.yml", N_("checks and Monday's list on Forgejo")),
    (".gitlab-ci.yml", "gitlab.yml", N_("checks and Monday's list on GitLab")),
)
SCHEMAS = ".vscode/skemaer"


class FileState(Enum):
    """What becomes of a file: programs read the values."""

    MADE = "made"
    RENEWED = "renewed"
    KEPT = "kept"
    SAME = "same"
    LEFT_OUT = "left_out"

    @property
    def is_written(self) -> bool:
        """Return whether the file is written."""
        return self in (FileState.MADE, FileState.RENEWED)


@dataclass(frozen=True)
class StartingFile:
    """A file to begin with: its path from the case folder, what is in it, what it is for.

    `is_whatever` says that any file of that name will do, whatever stands in it.
    """

    path: str
    data: bytes
    purpose: str
    is_whatever: bool = False

    def state(self, before: bytes | None) -> FileState:
        """Return what becomes of it where a file says `before`; None stands for no file."""
        if before is None:
            return FileState.MADE
        is_same = before.replace(b"\r\n", b"\n") == self.data.replace(b"\r\n", b"\n")
        if is_same or self.is_whatever:
            return FileState.SAME
        is_ours = is_untouched(before.decode("utf-8", "replace"))
        return FileState.RENEWED if is_ours else FileState.KEPT


@dataclass(frozen=True)
class FolderWishes:
    """What is asked of whoever begins a folder: the municipality, a ruleset, a language."""

    municipality: str | None = None
    ruleset: str | None = None
    language: str | None = None


def starting_files(wishes: FolderWishes) -> Iterator[StartingFile]:
    """Yield what every folder begins with."""
    language = language_of(wishes)
    settings = _settings(wishes, language).encode("utf-8")
    place_for_cases, page = f"{CASES}/.gitkeep", _page(wishes.municipality, language)
    yield StartingFile(SETTINGS_NAME, settings, N_("the settings of the folder"), is_whatever=True)
    yield StartingFile(place_for_cases, b"", N_("the place for the cases"), is_whatever=True)
    yield StartingFile("README.md", page, N_("what the folder is, for whoever opens it"))
    yield from _copies(_EVERYWHERE, language)


def language_of(wishes: FolderWishes) -> Language:
    """Return the language that the files of a folder speak: that of its settings, else Danish.

    Not that of the machine: the next person's would have them written anew.
    """
    return "en" if wishes.language == "en" else "da"


def known_files() -> frozenset[str]:
    """Return the paths, counted from a case folder, that `sag init` itself gives to files."""
    tables = (*_EVERYWHERE, *_ON_SERVERS)
    return frozenset({SETTINGS_NAME, "README.md", *(path for path, _name, _purpose in tables)})


def server_files(wishes: FolderWishes) -> Iterator[StartingFile]:
    """Yield what a folder has a use for when it is a repository of its own, on a server."""
    return _copies(_ON_SERVERS, language_of(wishes))


def schema_file(name: str, schema: Mapping[str, Any]) -> StartingFile:
    """Return a schema as a file for editors."""
    text = json.dumps({"$comment": _NOTE, **schema}, ensure_ascii=False, indent=1) + "\n"
    return StartingFile(f"{SCHEMAS}/{name}.json", _sealed(text), EDITOR)


def hook(wishes: FolderWishes) -> bytes:
    """Return the hook that git asks before each commit: with `sag` as it was started here."""
    text = worded(_data("pre-commit"), language_of(wishes))
    return _sealed(text.replace("@PYTHON@", shlex.quote(sys.executable)))


def sample_files() -> Iterator[StartingFile]:
    """Yield the sample cases and their enclosures."""
    home = _samples()
    for folder in (CASES, ENCLOSURES):
        for path in sorted((home / folder).rglob("*")):
            if path.is_file():
                name = path.relative_to(home).as_posix()
                yield StartingFile(name, path.read_bytes(), N_("invented cases to try it on"))


def _samples() -> Path:
    """Return the folder of the sample cases: in the wheel, or beside src/ in a checkout."""
    package = Path(__file__).parent.parent
    shipped = package / "sample-cases"
    return shipped if shipped.is_dir() else package.parent.parent / "sample-cases"


def _copies(table: Iterable[tuple[str, str, str]], language: Language) -> Iterator[StartingFile]:
    for path, name, purpose in table:
        yield StartingFile(path, _sealed(worded(_data(name), language)), purpose)


def _page(title: str | None, language: Language) -> bytes:
    with speaking(language):
        shown = clean(at_the_door(title or _("Case folder")))
    page = Template(_data(f"README.{language}.md"))
    return page.substitute(title=shown).encode("utf-8")


def _sealed(text: str) -> bytes:
    return sealed(text).encode("utf-8")


def _settings(wishes: FolderWishes, language: Language) -> str:
    keys = {
        "titel": at_the_door(wishes.municipality) if wishes.municipality else None,
        "regelsæt": wishes.ruleset,
        "sprog": wishes.language,
    }
    given = {key: value for key, value in keys.items() if value is not None}
    lines = key_lines(given, 0, USUAL)
    text = Template(worded(_data(SETTINGS_NAME), language))
    return text.substitute(settings="\n".join(lines) + "\n")


def _data(name: str) -> str:
    return (_DATA / name).read_text("utf-8")
