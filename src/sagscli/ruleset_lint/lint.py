"""What is wrong with a ruleset: faults that make it unusable, and what could be better.

*faults* are errors, found whenever a ruleset is read; a ruleset with one of them is refused
as a whole. *findings* take longer and are for the one who writes it: ``sag rules check``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sagscli.diagnostics.diagnostic import Diagnostic, KeyPath, Problem
from sagscli.ruleset_lint import exactly_one, ids, terms, trials, unknown_words, usage
from sagscli.rulesets.library.library import Family
from sagscli.rulesets.library.version import RulesetVersion

_FAULTS = (
    ids.named_as_its_file,
    ids.validity,
    ids.used_once,
    ids.circles,
    unknown_words.unknown_words,
    exactly_one.deadlines,
    exactly_one.requirements,
    exactly_one.steps,
    terms.reckonings,
    terms.repeats,
)


def faults(version: RulesetVersion, unread: frozenset[KeyPath] = frozenset()) -> Iterator[Problem]:
    """Yield the errors of a version by itself; what stands where `unread` is was told already."""
    whole = replace(version, unread=unread)
    for check in _FAULTS:
        for problem in check(whole):
            if not _is_told(problem.at, unread):
                yield problem


def findings(version: RulesetVersion, today: date) -> Iterator[Problem]:
    """Yield what only a trial or a second look shows: examples, unused words, a stale review."""
    yield from trials.examples(version)
    yield from trials.validity(version)
    yield from usage.citations(version)
    yield from usage.unused_words(version)
    yield from usage.review_date(version, today)
    yield from trials.untried(version)
    yield from trials.month_ends(version)


def inspect_ruleset(family: Family, today: date) -> list[Diagnostic]:
    """Return all that is wrong or could be better with every version of a ruleset, in order.

    Trials are left out for a version with errors: half a ruleset proves nothing.
    """
    diagnostics = list(family.diagnostics)
    has_own = any(version.is_local for version in family.versions)
    for version in family.versions:
        if has_own and not version.is_local:
            continue  # a folder's own version follows it; it is not the folder's to mend
        if not version.is_local:
            diagnostics.extend(version.placed(faults(version)))
        if version.is_usable:
            diagnostics.extend(version.placed(findings(version, today)))
    return sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key)


def _is_told(at: KeyPath, unread: Iterable[KeyPath]) -> bool:
    return any(at[: len(place)] == place or place[: len(at)] == at for place in unread)
