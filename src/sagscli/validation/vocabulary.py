"""Words that the ruleset of a case must know (SAG204, SAG210 to SAG212, SAG218, SAG219)."""

from collections.abc import Iterator

from sagscli.diagnostics.diagnostic import Problem
from sagscli.rulesets import foreign_words
from sagscli.validation.context import Context


def foreign(context: Context) -> Iterator[Problem]:
    """Report the words that the ruleset does not have."""
    if context.ruleset is not None:
        yield from foreign_words.foreign(context.case, context.records, context.ruleset)


def nearly_known(context: Context) -> Iterator[Problem]:
    """Report words that are free, and nearly one that the ruleset has."""
    if context.ruleset is not None:
        yield from foreign_words.nearly_known(context.case, context.ruleset)
