"""Pick the version of a ruleset that holds for a case."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from sagscli.case.records import Case
from sagscli.case.walk import fields_of_type, nested
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.rulesets.citation import holds
from sagscli.rulesets.records import Ruleset


def version_for(case: Case, found: Sequence[Ruleset], today: date) -> Ruleset | None:
    """Return the version of a ruleset that holds for `case`, or None when none does.

    ``version-efter`` names the date of the case that picks it, the earliest of several, so
    that a new version leaves what has begun as it was. Without that line, or without such a
    date, the day asked for does. Each version goes by its own line.
    """
    return next(
        (one for one in reversed(found) if holds_on(one, case_day(case, one) or today)), None
    )


def case_day(case: Case, ruleset: Ruleset) -> date | None:
    """Return the date of `case` that picks its version: the earliest that ``version-efter`` names.

    None when the ruleset names none, or the case has none.
    """
    found = case_date(case, ruleset)
    return found[1] if found is not None else None


def case_date(case: Case, ruleset: Ruleset) -> tuple[KeyPath, date] | None:
    """Return the same date with its place in the case file."""
    way = _way(ruleset.version_by)
    if way is None:
        return None
    section, key = way
    danish = (ruleset.version_by or "").split(".")
    dated = [
        ((danish[0], at, danish[1]), day)
        for at, one in enumerate(getattr(case, section))
        if (day := getattr(one, key)) is not None
    ]
    return min(dated, key=lambda one: one[1], default=None)


@cache
def _way(version_by: str | None) -> tuple[str, str] | None:
    """Return the attributes that lead to a date such as "tilbud.opstart"."""
    section, _dot, key = (version_by or "").partition(".")
    for name, danish, record, many in nested(Case):
        if danish == section and many:
            fields = fields_of_type(record, date)
            return next(((name, field) for field, alias in fields if alias == key), None)
    return None


def holds_on(ruleset: Ruleset, day: date) -> bool:
    """Return whether a version holds on `day`; a last day that is missing has not come."""
    valid = ruleset.valid
    return valid is not None and valid.since is not None and holds(valid, day)
