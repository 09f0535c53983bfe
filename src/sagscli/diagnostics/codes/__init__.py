"""Every code a finding can have, in one registry; ``sag explain CODE`` shows an entry.

A code keeps its meaning for ever; a withdrawn one is never used again.
"""

from functools import cache

from sagscli.diagnostics.codes import (
    audit,
    cases,
    facts,
    folders,
    following,
    people,
    practice,
    reading,
    ruleset_check,
    rulesets,
)
from sagscli.diagnostics.codes.code import Code


@cache
def registry() -> dict[str, Code]:
    """Return every code's entry by code, in order."""
    entries = (
        *reading.CODES,
        *cases.CODES,
        *following.CODES,
        *facts.CODES,
        *practice.CODES,
        *people.CODES,
        *folders.CODES,
        *rulesets.CODES,
        *ruleset_check.CODES,
        *audit.CODES,
    )
    return {entry.code: entry for entry in sorted(entries, key=lambda entry: entry.code)}


def meaning(code: str) -> Code:
    """Return the entry of `code`. Raises KeyError for a code that is not registered."""
    return registry()[code]
