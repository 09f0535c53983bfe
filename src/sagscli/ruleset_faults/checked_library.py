"""The rulesets of a case folder, with their faults: one with errors is refused as a whole."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.rulesets.library import Family, Library, RulesetVersion


@cache
def library_of(root: str | None, *, whole: bool = True) -> Library:
    """Return the library of the case folder at `root`, read once; None: of no folder."""
    return read_library(Path(root) if root is not None else None, whole=whole)


def read_library(root: Path | None, *, whole: bool = True) -> Library:
    """Return the same, read anew."""
    return Library(root, _faults, whole=whole)


def _faults(version: RulesetVersion, unread: frozenset[KeyPath]) -> Iterator[Problem]:
    # Only a folder's own ruleset needs all of it.
    from sagscli.ruleset_faults.faults import faults

    return faults(version, unread)


def titled_rulesets(root: str) -> dict[str, str]:
    """Return the rulesets that cases of a folder can follow by id: each with its newest title."""
    library = library_of(root, whole=False)
    return {name: _title(library.family(name), name) for name in library.ids}


def _title(family: Family, name: str) -> str:
    titles = [version.ruleset.title for version in family.versions if version.ruleset.title]
    return f"{name}: {titles[-1]}" if titles else name
