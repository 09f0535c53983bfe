"""All that is wrong with a ruleset or could be better: what ``sag rules check`` says.

Its *faults* are errors. *findings* take longer and are for the one who writes it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sagscli.diagnostics.diagnostic import Diagnostic, KeyPath, Problem
from sagscli.ruleset_faults.faults import faults
from sagscli.ruleset_lint import trials, usage
from sagscli.ruleset_lint.noticing import unnoticed
from sagscli.ruleset_lint.told_apart import told_apart
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
    yield from told_apart(version)
    untried = [*trials.untried(version)]
    yield from untried
    yield from unnoticed(version, [_untried_place(problem.at) for problem in untried])
    yield from trials.month_ends(version)


def _untried_place(at: KeyPath) -> KeyPath:
    """Return the way to the rule or the henvisning that a finding at its id, or at it, is about."""
    return at[:-1] if at[-1] == "id" else at


def inspect_ruleset(family: Family, today: date) -> list[Diagnostic]:
    """Return all that is wrong or could be better with every version of a ruleset, in order.

    Trials are left out for a version with errors: half a ruleset proves nothing.
    """
    diagnostics = list(family.diagnostics)
    has_own = any(version.is_local for version in family.versions)
    for version in family.versions:
        if has_own and not version.is_local:
            continue  # a folder's own version follows it; it is not the folder's to mend
        told = () if version.is_local else version.placed(faults(version))
        diagnostics.extend(told)
        if version.is_usable and not told:
            others = [other for other in family.versions if other is not version]
            diagnostics.extend(version.placed(findings(version, today, others)))
    return sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key)
