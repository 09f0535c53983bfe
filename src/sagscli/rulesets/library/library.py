"""The rulesets of a case folder: its own first, then those that come with the tool."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sagscli.casefile.document import Document, Flaw
from sagscli.casefile.folder import read_bytes, real_path, shown_path
from sagscli.casefile.placing import placed
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.casefile.suggest import did_you_mean
from sagscli.diagnostics.diagnostic import Diagnostic, KeyPath, Position, Problem, Severity, Span
from sagscli.errors import reason_of
from sagscli.language import _
from sagscli.rulesets.library.extend import merge
from sagscli.rulesets.library.locations import LOCAL, RULESETS, files_in
from sagscli.rulesets.library.sequence import sequence
from sagscli.rulesets.library.version import Origins, RulesetVersion, SourceFile
from sagscli.rulesets.records import Ruleset

_EXAMPLES = b"\neksempler:\n"
"""Where the last section of a built-in ruleset begins; a test holds them to it."""

Key = tuple[str, bool]
"""A ruleset's id, and whether it is the folder's own."""


@dataclass(frozen=True)
class Family:
    """Every version of one ruleset, the oldest first, whole or faulty."""

    id: str
    versions: tuple[RulesetVersion, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with any of them, file by file."""
        found = {one: None for version in self.versions for one in version.diagnostics}
        return tuple(sorted(found, key=lambda one: one.sort_key))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the errors among what is wrong: with one of them none of it is used."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)

    @property
    def rulesets(self) -> tuple[Ruleset, ...]:
        """Return the versions as records; none when any has an error."""
        return () if self.errors else tuple(one.ruleset for one in self.versions)

    def version_of(self, ruleset: Ruleset) -> RulesetVersion:
        """Return the version whose record `ruleset` is."""
        return next(one for one in self.versions if one.ruleset is ruleset)


Faults = Callable[[RulesetVersion, frozenset[KeyPath]], Iterable[Problem]]
"""Yield what makes a version unusable; what stands where something was unread was told already."""


class Library:
    """The rulesets that the cases of a folder can follow.

    Not `whole`, the built-in ones come without their examples, which are most of their text
    and which no case needs. `faults` judges the folder's own rulesets as they are read: what
    comes with the tool is held to the same by its tests.
    """

    def __init__(self, root: Path | None, faults: Faults, *, whole: bool = True) -> None:
        self.root = root
        self.whole = whole
        self._faults = faults
        self._files: dict[Key, list[Path]] = {}
        self._loaded: dict[Key, tuple[RulesetVersion, ...]] = {}
        self._families: dict[str, Family] = {}
        for place, local in ((RULESETS, False), (root / LOCAL if root else None, True)):
            for name, files in files_in(place).items() if place is not None else ():
                self._files[(name, local)] = files

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all rulesets, in order."""
        return tuple(sorted({name for name, _local in self._files}))

    def is_local(self, name: str) -> bool:
        """Return whether the folder has a ruleset of that id of its own."""
        return (name, True) in self._files

    def family(self, name: str) -> Family:
        """Return every version of a ruleset; none for an id that is not there.

        A folder's own goes first. Built-in versions of the same id that begin before the
        first of its own are kept, up to the day before it: a new version of a procedure
        leaves the cases begun under the old one where they were.
        """
        if name not in self._families:
            own, built_in = self._load((name, True), ()), self._load((name, False), ())
            self._families[name] = Family(name, sequence([*_kept(built_in, own), *own]))
        return self._families[name]

    def home_of(self, path: Path) -> str | None:
        """Return the id of the folder's own ruleset that a file belongs to, if it lies there."""
        real = path.resolve()
        for (name, local), files in self._files.items():
            if local and any(file.resolve() == real for file in files):
                return name
        return None

    def read_file(self, path: Path) -> tuple[RulesetVersion, ...]:
        """Return what one file holds, as if it lay among the folder's own rulesets."""
        return tuple(self._read(path, (path.stem, True), ()))

    def _load(self, key: Key, above: tuple[Key, ...]) -> tuple[RulesetVersion, ...]:
        if key not in self._loaded:
            found = [
                one for path in self._files.get(key, ()) for one in self._read(path, key, above)
            ]
            in_order = sorted(found, key=lambda one: one.since)
            if above:  # not kept: a circle looks different from each of its members
                return tuple(in_order)
            self._loaded[key] = tuple(in_order)
        return self._loaded[key]

    def _read(self, path: Path, key: Key, above: tuple[Key, ...]) -> Iterable[RulesetVersion]:
        file, flawed = _open(path, local=key[1], whole=self.whole or key[1])
        own = file.document.value
        if own is None or not isinstance(own.get("udvider"), str):
            yield self._checked(own or {}, (file,), {}, flawed, ())
            return
        bases, problem = self._bases(own, key, above)
        if problem is not None:
            yield self._checked({}, (file,), {}, (*flawed, *_placed(file, [problem])), ())
            return
        for base in bases:
            merged = merge(own, base)
            told = (*flawed, *_placed(file, merged.problems))
            files = (file, *base.files)
            one = self._checked(merged.value, files, merged.origins, told, merged.changes)
            yield replace(one, ruleset=one.ruleset.model_copy(update={"extends": own["udvider"]}))

    def _bases(
        self, own: dict[str, Any], key: Key, above: tuple[Key, ...]
    ) -> tuple[Sequence[RulesetVersion], Problem | None]:
        """Return the versions that a ruleset extends, or what is wrong with the wish to."""
        wanted = own["udvider"]
        local = (wanted, True) in self._files and wanted != key[0] and key[1]
        base: Key = (wanted if isinstance(wanted, str) else "", local)
        if base in above or base == key or (wanted == key[0] and base not in self._files):
            message = _('"udvider" leads in a circle: {names}').format(
                names=" → ".join([*(name for name, _local in above), key[0], base[0]])
            )
            remedy = _("let one of them stand by itself")
            return (), Problem("SAG507", ("udvider",), message, remedy)
        if base not in self._files:
            message = _('there is no ruleset "{word}" to extend').format(word=wanted)
            remedy = did_you_mean(base[0], self.ids, _("known here: {words}"))
            return (), Problem("SAG508", ("udvider",), message, remedy)
        versions = sequence(self._load(base, (*above, key)))
        faulty = next((one for one in versions if not one.is_usable), None)
        if faulty is not None and _is_in_circle(faulty):
            told = next(one for one in faulty.diagnostics if _tells_of_circle(one))
            return (), Problem("SAG507", ("udvider",), told.message, told.help)
        if faulty is not None:
            message = _("the ruleset it extends cannot be used: {place}").format(
                place=first_error(faulty.diagnostics)
            )
            return (), Problem("SAG508", ("udvider",), message, _("mend that one first"))
        return _extended(own, versions)

    def _checked(
        self,
        value: dict[str, Any],
        files: tuple[SourceFile, ...],
        origins: Origins,
        told: tuple[Diagnostic, ...],
        changes: Any,
    ) -> RulesetVersion:
        """Return a version with everything that is wrong with it by itself."""
        if not value:
            return RulesetVersion(Ruleset.model_validate({}), files, value, origins, changes, told)
        ruleset, problems = shape(Ruleset, value)
        version = RulesetVersion(ruleset, files, value, origins, changes)
        if version.is_local:
            unread = frozenset(one.at for one in problems)
            problems = [*problems, *self._faults(version, unread)]
        return replace(version, diagnostics=(*told, *version.placed(problems)))


def _is_in_circle(version: RulesetVersion) -> bool:
    return any(_tells_of_circle(one) for one in version.diagnostics)


def _tells_of_circle(one: Diagnostic) -> bool:
    return one.code == "SAG507" and one.pointer == "/udvider"


def _extended(
    own: dict[str, Any], versions: Sequence[RulesetVersion]
) -> tuple[Sequence[RulesetVersion], Problem | None]:
    """Return the version that holds when this one begins; without ``gælder``, all of them."""
    valid = own.get("gælder")
    if valid is None:
        return versions, None
    since = _day(valid.get("fra") if isinstance(valid, dict) else None)
    held = [
        one
        for one in versions
        if since is None or (one.since <= since and (one.until is None or since <= one.until))
    ]
    if not held:
        message = _("the ruleset it extends has no version on its first day")
        remedy = _("its versions begin on: {days}").format(
            days=", ".join(one.since.isoformat() for one in versions)
        )
        return (), Problem("SAG508", ("gælder", "fra"), message, remedy)
    return held[-1:], None


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def first_error(diagnostics: Iterable[Diagnostic]) -> str:
    """Return where the first error is, and what it is: path, line and column, message."""
    first = next(one for one in diagnostics if one.severity is Severity.ERROR)
    start = first.span.start
    return f"{first.path}:{start.line}:{start.column}: {first.message}"


def _open(path: Path, *, local: bool, whole: bool) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    shown = shown_path(path) if local else f"{path.parent.name}/{path.name}"
    if local and path.is_symlink() and path.exists() and not _leads_inside(path):
        flaw = Flaw(
            "SAG115",
            Span(Position(1, 1), Position(1, 1)),
            _("this is a link to a place outside the case folder, or to a folder"),
            _("put the file itself here"),
        )
        return _flawed(path, shown, flaw)
    try:
        data = read_bytes(str(path))
    except OSError as error:
        flaw = Flaw(
            "SAG101",
            Span(Position(1, 1), Position(1, 1)),
            _("the file cannot be opened: {reason}").format(reason=reason_of(error)),
            _("close it in other programs, or ask the one who owns the folder for access"),
        )
        return _flawed(path, shown, flaw, local=local)
    document = read(data if whole else data.partition(_EXAMPLES)[0] + b"\n")
    file = SourceFile(path, shown, document, data, local)
    return file, placed(document, shown, [], document.flaws, names=None)


def _flawed(
    path: Path, shown: str, flaw: Flaw, *, local: bool = True
) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    """Return a file that could not be read, and why."""
    document = Document("", None, None, (flaw,))
    file = SourceFile(path, shown, document, b"", local)
    return file, placed(document, shown, [], [flaw], names=None)


def _leads_inside(path: Path) -> bool:
    """Return whether a link in a folder's regelsæt/ leads to a file of that folder."""
    home = next((one.parent for one in path.absolute().parents if one.name == LOCAL), None)
    target = Path(real_path(str(path)))
    return home is not None and target.is_file() and target.is_relative_to(home.resolve())


def _placed(file: SourceFile, problems: Iterable[Problem]) -> tuple[Diagnostic, ...]:
    return placed(file.document, file.shown, problems, [], names=None)


def _kept(
    built_in: Sequence[RulesetVersion], own: Sequence[RulesetVersion]
) -> list[RulesetVersion]:
    """Return the built-in versions that begin before the folder's own, cut off where it begins."""
    if not own:
        return list(built_in)
    begins = min(one.since for one in own)
    found = []
    for one in built_in:
        if one.since >= begins or one.ruleset.valid is None:
            continue
        last = begins - timedelta(days=1)
        until = last if one.until is None else min(one.until, last)
        valid = one.ruleset.valid.model_copy(update={"until": until})
        found.append(replace(one, ruleset=one.ruleset.model_copy(update={"valid": valid})))
    return found
