"""sag rules list, show, check and diff: rulesets as results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagscli.app import find_ruleset
from sagscli.app.impact import impact_of
from sagscli.app.note import Note
from sagscli.app.session import Session
from sagscli.app.validation_report import Report
from sagscli.casefile.unopened import shut_among
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.errors import NoSuchPlaceError
from sagscli.ruleset_lint.comparison import Difference, Impact, differences
from sagscli.ruleset_lint.lint import inspect_ruleset
from sagscli.rulesets.library import Family, Library, RulesetVersion


@dataclass(frozen=True)
class RulesetList:
    """Every ruleset that can be named, those of the folder first."""

    families: tuple[Family, ...]
    shut: Path | None = None
    """What of the folder's own cannot be looked into, so that it may hold others."""


@dataclass(frozen=True)
class RulesetPage:
    """One version of a ruleset, to be read as of a day."""

    version: RulesetVersion
    as_of: date


@dataclass(frozen=True)
class RulesetComparison:
    """What two versions do differently, and to the cases that were asked about."""

    pair: tuple[RulesetVersion, RulesetVersion]
    differences: list[Difference]
    impact: Impact | None
    notes: tuple[Note, ...] = ()
    """What of the cases could not be looked into."""


def rulesets(folder: str | None) -> RulesetList:
    """Return the rulesets of a case folder and the built-in ones."""
    library = find_ruleset.library(folder)
    families = tuple(library.family(name) for name in library.ids)
    return RulesetList(families, library.shut)


def page(session: Session, ruleset: str, folder: str | None) -> RulesetPage:
    """Return the version that `ruleset` names, else the one that holds on the day."""
    version = find_ruleset.version(find_ruleset.library(folder), ruleset, session.as_of)
    return RulesetPage(version, session.as_of)


def checked(session: Session, paths: Sequence[str] | None, folder: str | None) -> Report:
    """Return what is wrong in rulesets: all, or those that ids, files and folders name."""
    families = _families(find_ruleset.library(folder), paths)
    unique: dict[Diagnostic, None] = {
        diagnostic: None
        for family in families
        for diagnostic in inspect_ruleset(family, session.as_of)
    }
    files = {
        file.path for family in families for version in family.versions for file in version.files
    }
    ordered = sorted(unique, key=lambda diagnostic: diagnostic.sort_key)
    return Report(tuple(ordered), len(files))


def _families(library: Library, wanted: Sequence[str] | None) -> list[Family]:
    if not wanted:
        return [library.family(name) for name in library.ids]
    return [family for word in wanted for family in _named(library, word)]


def _named(library: Library, word: str) -> list[Family]:
    path = Path(word)
    name = word.partition("@")[0]
    if name != word and name in library.ids:
        return [library.family(name)]
    if word in library.ids and not path.is_file():
        return [library.family(word)]
    if path.is_dir():
        own = find_ruleset.library(word)
        return [own.family(name) for name in own.ids if own.is_local(name)]
    if path.is_file():
        own = find_ruleset.library(word)
        home = own.home_of(path)
        return [own.family(home)] if home else [Family(path.stem, own.read_file(path))]
    if path.suffix or "/" in word or "\\" in word:
        raise NoSuchPlaceError.missing(word)
    return [find_ruleset.family(library, word)]


def compared(
    session: Session, before: str, after: str, folder: str | None, cases: str | None
) -> RulesetComparison:
    """Return how two rulesets differ, and what would become of the case folder `cases`."""
    library = find_ruleset.library(folder or cases)
    first = find_ruleset.version(library, before, session.as_of)
    second = find_ruleset.version(library, after, session.as_of)
    changes = differences(first.ruleset, second.ruleset)
    if cases is None:
        return RulesetComparison((first, second), changes, None)
    at_cases = session.at([cases])
    files = at_cases.workspace.files
    at_cases = at_cases.noting(at_cases.unopened(tuple(shut_among(files))))
    impact = impact_of(files, first.ruleset, second.ruleset, session.as_of)
    return RulesetComparison((first, second), changes, impact, at_cases.notes)
