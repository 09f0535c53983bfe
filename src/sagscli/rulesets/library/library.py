"""The rulesets of a case folder: its own first, then those that come with the tool."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sagscli.casefile.shape import shape
from sagscli.casefile.suggest import did_you_mean
from sagscli.diagnostics.diagnostic import Diagnostic, KeyPath, Problem, Severity
from sagscli.language import _
from sagscli.rulesets.library.extend import in_every, merge
from sagscli.rulesets.library.locations import LOCAL, RULESETS, closed, files_in
from sagscli.rulesets.library.opening import Opened, open_file, placed_in
from sagscli.rulesets.library.sequence import sequence
from sagscli.rulesets.library.version import Origins, RulesetVersion, SourceFile
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.versions import holds_on


class FamilyKey(NamedTuple):
    """A ruleset's id, and whether it is the folder's own."""

    id: str
    is_local: bool


@dataclass(frozen=True)
class Family:
    """Every version of one ruleset, the oldest first, whole or faulty."""

    id: str
    versions: tuple[RulesetVersion, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with any of them, file by file."""
        told = {diagnostic: None for version in self.versions for diagnostic in version.diagnostics}
        return tuple(sorted(told, key=lambda diagnostic: diagnostic.sort_key))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the errors among what is wrong: with one of them none of it is used."""
        return tuple(flaw for flaw in self.diagnostics if flaw.severity is Severity.ERROR)

    @property
    def rulesets(self) -> tuple[Ruleset, ...]:
        """Return the versions as records; none when any has an error."""
        return () if self.errors else tuple(version.ruleset for version in self.versions)

    def version_of(self, ruleset: Ruleset) -> RulesetVersion:
        """Return the version whose record `ruleset` is."""
        return next(version for version in self.versions if version.ruleset is ruleset)


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
        self._files: dict[FamilyKey, list[Path]] = {}
        self._loaded: dict[FamilyKey, tuple[RulesetVersion, ...]] = {}
        self._families: dict[str, Family] = {}
        for place, local in ((RULESETS, False), (root / LOCAL if root else None, True)):
            for name, files in files_in(place).items() if place is not None else ():
                self._files[FamilyKey(name, local)] = files
        # What is in a folder or a file that is shut is not known, so it may hold any of them: no
        # case is reckoned by a built-in ruleset that the municipality may have put its own in place
        # of.
        self.shut = closed(root / LOCAL) if root is not None else None

    def __contains__(self, name: str) -> bool:
        """Return whether cases can follow a ruleset, or could if the folder were not shut."""
        return self.shut is not None or name in self.ids

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all rulesets, in order."""
        return tuple(sorted({name for name, _local in self._files}))

    def is_local(self, name: str) -> bool:
        """Return whether the folder has a ruleset of that id of its own."""
        return self.shut is not None or (name, True) in self._files

    def has_own(self, name: str) -> bool:
        """Return whether a ruleset of that id can be seen in the folder."""
        return (name, True) in self._files

    def family(self, name: str) -> Family:
        """Return every version of a ruleset; none for an id that is not there.

        A folder's own goes first. Built-in versions of the same id that begin before the
        first of its own are kept, up to the day before it: a new version of a procedure
        leaves the cases begun under the old one where they were.
        """
        if name not in self._families:
            own = self._load(FamilyKey(name, is_local=True), ())
            built_in = self._load(FamilyKey(name, is_local=False), ())
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
        key = FamilyKey(path.stem, is_local=True)
        return tuple(self._read(self._open(path, key), key))

    def _load(self, key: FamilyKey, above: tuple[FamilyKey, ...]) -> tuple[RulesetVersion, ...]:
        if key in self._loaded:
            return self._loaded[key]
        shut = [self.shut] if self.shut is not None and key.is_local else []
        opened = [self._open(path, key) for path in self._files.get(key) or shut]
        versions: list[RulesetVersion] = []
        for file, flawed in sorted(opened, key=lambda each: _first_day(each[0])):
            versions += self._read((file, flawed), key, above, tuple(versions))
        in_order = tuple(sorted(versions, key=lambda version: version.since))
        if not above:  # not kept: a circle looks different from each of its members
            self._loaded[key] = in_order
        return in_order

    def _open(self, path: Path, key: FamilyKey) -> Opened:
        return open_file(path, local=key.is_local, whole=self.whole or key.is_local)

    def _read(
        self,
        opened: Opened,
        key: FamilyKey,
        above: tuple[FamilyKey, ...] = (),
        earlier: Sequence[RulesetVersion] = (),
    ) -> Iterable[RulesetVersion]:
        """Yield what a file holds; `earlier` are the versions that were read before it."""
        file, flawed = opened
        own = file.document.value
        if own is None or not isinstance(own.get("udvider"), str):
            yield self._checked(own or {}, (file,), {}, flawed, ())
            return
        bases = self._bases(own, key, above, earlier)
        if isinstance(bases, Problem):
            yield self._checked({}, (file,), {}, (*flawed, *placed_in(file, [bases])), ())
            return
        merges = [merge(own, base) for base in bases]
        told = (*flawed, *placed_in(file, in_every(merges)))
        for base, merged in zip(bases, merges, strict=True):
            files = (file, *base.files)
            version = self._checked(merged.value, files, merged.origins, told, merged.changes)
            extends = {"extends": own["udvider"]}
            yield replace(version, ruleset=version.ruleset.model_copy(update=extends))

    def _bases(
        self,
        own: dict[str, Any],
        key: FamilyKey,
        above: tuple[FamilyKey, ...],
        earlier: Sequence[RulesetVersion],
    ) -> Sequence[RulesetVersion] | Problem:
        """Return the versions that a ruleset extends, or what is wrong with the wish to.

        One that extends its own id goes on from the built-in one, else from the version before.
        """
        wanted: str = own["udvider"]
        local = FamilyKey(wanted, is_local=True) in self._files
        base = FamilyKey(wanted, is_local=local and wanted != key.id and key.is_local)
        is_own = base == key or (wanted == key.id and base not in self._files)
        if is_own and earlier:
            before = max(earlier, key=lambda version: version.since)
            return (before,) if before.is_usable else _unusable(before)
        if base in above or is_own:
            return _circle([*above, key, base])
        if base not in self._files:
            message = _('there is no ruleset "{word}" to extend').format(word=wanted)
            remedy = did_you_mean(base.id, self.ids, _("known here: {words}"))
            return Problem("SAG508", ("udvider",), message, remedy)
        versions = sequence(self._load(base, (*above, key)))
        faulty = next((version for version in versions if not version.is_usable), None)
        return _extended(own, versions) if faulty is None else _unusable(faulty)

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
            unread = frozenset(problem.at for problem in problems)
            problems = [*problems, *self._faults(version, unread)]
        return replace(version, diagnostics=(*told, *version.placed(problems)))


def _circle(keys: Iterable[FamilyKey]) -> Problem:
    message = _('"udvider" leads in a circle: {names}').format(
        names=" → ".join(key.id for key in keys)
    )
    return Problem("SAG507", ("udvider",), message, _("let one of them stand by itself"))


def _unusable(base: RulesetVersion) -> Problem:
    """Return what is wrong with extending a faulty version; a circle is told by each member."""
    for told in base.diagnostics:
        if told.code == "SAG507" and told.pointer == "/udvider":
            return Problem("SAG507", ("udvider",), told.message, told.help)
    message = _("the ruleset it extends cannot be used: {place}").format(
        place=first_error(base.diagnostics)
    )
    return Problem("SAG508", ("udvider",), message, _("mend that one first"))


def _extended(
    own: dict[str, Any], versions: Sequence[RulesetVersion]
) -> Sequence[RulesetVersion] | Problem:
    """Return the version that holds when this one begins; without ``gælder``, all of them."""
    valid = own.get("gælder")
    if valid is None:
        return versions
    since = _day(valid.get("fra") if isinstance(valid, dict) else None)
    held = [version for version in versions if since is None or holds_on(version.ruleset, since)]
    if not held:
        message = _("the ruleset it extends has no version on its first day")
        remedy = _("its versions begin on: {days}").format(
            days=", ".join(version.since.isoformat() for version in versions)
        )
        return Problem("SAG508", ("gælder", "fra"), message, remedy)
    return held[-1:]


def _first_day(file: SourceFile) -> date:
    """Return the first day of what a file holds, by its text; one that is not told is the first."""
    valid = (file.document.value or {}).get("gælder")
    return _day(valid.get("fra") if isinstance(valid, dict) else None) or date.min


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def first_error(diagnostics: Iterable[Diagnostic]) -> str:
    """Return where the first error is, and what it is: path, line and column, message."""
    first = next(diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR)
    start = first.span.start
    return f"{first.path}:{start.line}:{start.column}: {first.message}"


def _kept(
    built_in: Sequence[RulesetVersion], own: Sequence[RulesetVersion]
) -> list[RulesetVersion]:
    """Return the built-in versions that begin before the folder's own, cut off where it begins."""
    if not own:
        return list(built_in)
    begins = min(version.since for version in own)
    kept = []
    for version in built_in:
        if version.since < begins and version.ruleset.valid is not None:
            last = begins - timedelta(days=1)
            until = last if version.until is None else min(version.until, last)
            valid = version.ruleset.valid.model_copy(update={"until": until})
            kept.append(
                replace(version, ruleset=version.ruleset.model_copy(update={"valid": valid}))
            )
    return kept
