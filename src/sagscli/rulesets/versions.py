"""Pick the version of a ruleset that holds for a case."""

from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from sagscli.case.key_paths import value_at
from sagscli.case.records import Case
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.rulesets.citation import holds
from sagscli.rulesets.records import Ruleset


def version_for(case: Case, versions: Sequence[Ruleset], today: date) -> Ruleset | None:
    """Return the version of a ruleset that holds for `case`, or None when none does.

    ``version-efter`` names the date of the case that picks it, the earliest of several, so
    that a new version leaves what has begun as it was. Without that line, or without such a
    date, the day asked for does. Each version goes by its own line.
    """
    for version in reversed(versions):  # the newest first
        if holds_on(version, case_day(case, version) or today):
            return version
    return None


def case_day(case: Case, ruleset: Ruleset) -> date | None:
    """Return the date of `case` that picks its version: the earliest that ``version-efter`` names.

    None when the ruleset names none, or the case has none.
    """
    dated = case_date(case, ruleset)
    return dated[1] if dated is not None else None


def case_date(case: Case, ruleset: Ruleset) -> tuple[KeyPath, date] | None:
    """Return the same date with its place in the case file."""
    section, _dot, key = (ruleset.version_by or "").partition(".")
    entries = value_at(case, (section,))
    dated = [
        ((section, at, key), day)
        for at, entry in enumerate(entries if isinstance(entries, tuple) else ())
        if isinstance(day := value_at(entry, (key,)), date)
    ]
    return min(dated, key=itemgetter(1), default=None)


def holds_on(ruleset: Ruleset, day: date) -> bool:
    """Return whether a version holds on `day`; a last day that is missing has not come."""
    valid = ruleset.valid
    return valid is not None and valid.since is not None and holds(valid, day)
