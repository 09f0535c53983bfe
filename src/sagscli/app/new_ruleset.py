"""sag rules new: where a ruleset of one's own is to lie, and what it begins from."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagscli.app import find_ruleset
from sagscli.rulesets.library.locations import LOCAL
from sagscli.rulesets.records import Ruleset


@dataclass(frozen=True)
class NewRuleset:
    """A ruleset to be written at `path`; `base` is what it changes."""

    name: str
    today: date
    path: Path
    base: Ruleset | None


def new_ruleset(name: str, extends: str | None, folder: str | None, today: date) -> NewRuleset:
    """Return what is to be written. Raises RulesetError for a name that cannot be one."""
    library = find_ruleset.library(folder)
    find_ruleset.check_name(library, name, extends)
    base = find_ruleset.version(library, extends, today).ruleset if extends is not None else None
    return NewRuleset(name, today, (library.root or Path()) / LOCAL / f"{name}.yaml", base)


def make_room(new: NewRuleset, folder: str | None, *, force: bool) -> None:
    """Make the folder it is to lie in. Raises RulesetError where it cannot."""
    find_ruleset.make_room(find_ruleset.library(folder), new.name, new.path, force=force)
