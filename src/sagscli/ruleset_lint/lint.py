"""All that is wrong with a ruleset or could be better: what ``sag rules check`` says.

Its *faults* are errors. *findings* take longer and are for the one who writes it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sagscli.diagnostics.diagnostic import Diagnostic, Problem
from sagscli.ruleset_faults.faults import faults
from sagscli.ruleset_lint import trials, usage
from sagscli.rulesets.library.library import Family
from sagscli.rulesets.library.version import RulesetVersion


def findings(
    version: RulesetVersion, today: date, others: Sequence[RulesetVersion] = ()
) -> Iterator[Problem]:
    """Yield what only a trial or a second look shows: examples, unused words, a stale review.

    `others` are the further versions of the same ruleset.
    """
    yield from trials.examples(version)
    yield from trials.validity(version, others)
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
            others = [other for other in family.versions if other is not version]
            diagnostics.extend(version.placed(findings(version, today, others)))
    return sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key)
